using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Passports;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Register;

/// <summary>Finds who has the passport whose number was typed into the search, by its keyed hash: whole numbers only, and nothing is decrypted.</summary>
internal static class PassportHolders
{
    // the shortest and the longest that a register sees; ICAO Doc 9303 has 9 places, and longer ones continue in the optional data
    private const int Shortest = 5, Longest = 20, FewestDigits = 3, Most = 50;

    /// <summary>Searches among people whose passports the actor may see; nobody where the text cannot be a number.</summary>
    public static async Task<IReadOnlyList<Guid>> AmongAsync(ConferenceDb db, FieldSecrets secrets, string typed, RowScope rows, RowScope passports, CancellationToken cancel)
    {
        var number = new PassportFields { Number = typed }.Cleaned().Number;
        if (passports.IsNothing || number.Length is < Shortest or > Longest || !number.All(char.IsAsciiLetterOrDigit) || number.Count(char.IsAsciiDigit) < FewestDigits) return [];
        var hash = Passport.HashOfNumber(secrets, number);
        var seen = db.Passports(passports).Where(each => each.NumberHash == hash);
        return await db.People(rows).TagWith(nameof(PassportHolders)).Where(each => seen.Any(passport => passport.ParticipantId == each.Id))
            .OrderBy(each => each.Id).Select(each => each.Id).Take(Most).ToListAsync(cancel);
    }
}
