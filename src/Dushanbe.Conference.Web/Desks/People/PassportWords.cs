using Dushanbe.Conference.People.Passports;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Desks.People;

/// <summary>The words for passports; the resources are beside it.</summary>
public sealed class PassportWords;

internal static class PassportSpeech
{
    /// <summary>A nationality or issuer: the State by its name, another by its code.</summary>
    public static string Body(this IStringLocalizer<PassportWords> words, string? code, string language) =>
        IssuerCodes.StateOf(code)?.Name.Best(language).Text ?? (code is null ? words["NotStated"] : words[$"Code.{code}"] is { ResourceNotFound: false } known ? known : code);

    /// <summary>A name in capitals as one writes it: the zone has no other letters.</summary>
    public static string? Written(string? capitals) => capitals is null ? null
        : string.Join(' ', capitals.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Length == 1 ? word : char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant()));
}
