using System.Collections.Frozen;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.People.Passports;

/// <summary>The codes of issuers and nationalities in passports: ISO 3166 alpha-3, and those that ICAO Doc 9303 part 3 adds.</summary>
public static class IssuerCodes
{
    // where a passport does not use the code of ISO 3166 for a State or its nationals
    private static readonly FrozenDictionary<string, string> OfState = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["D"] = "DE",
        ["GBD"] = "GB",
        ["GBN"] = "GB",
        ["GBO"] = "GB",
        ["GBP"] = "GB",
        ["GBS"] = "GB",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, State> ByIso3 = States.All.ToFrozenDictionary(each => each.Iso3, StringComparer.Ordinal);

    /// <summary>The State; null for other issuers, such as the United Nations, and for people without a nationality.</summary>
    public static State? StateOf(string? code) => code is null ? null : OfState.TryGetValue(code, out var iso2) ? States.Find(iso2) : ByIso3.GetValueOrDefault(code);
}
