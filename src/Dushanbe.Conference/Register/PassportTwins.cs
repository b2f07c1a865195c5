using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Passports;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Register;

/// <summary>Finds people with the same passport, or with the same date of birth and a name in common, by keyed hashes: nothing is decrypted.</summary>
internal static class PassportTwins
{
    private const int Most = 50;

    /// <summary>Searches among people whose passports the actor may see; the same passport first, without contact data.</summary>
    public static async Task<IReadOnlyList<Twins.Match>> AmongAsync(ConferenceDb db, FieldSecrets secrets, FindDuplicates.Form form, RowScope rows, RowScope passports, CancellationToken cancel)
    {
        if (passports.IsNothing || form.Passport is not { } typed) return [];
        var fields = typed.Cleaned();
        var number = fields.Number.Length > 0 ? Passport.HashOfNumber(secrets, fields.Number) : null;
        var birth = fields.BirthDate is { } day ? Passport.HashOfBirth(secrets, day) : null;
        var names = WordsOf(form.Given, form.Family, form.NativeName, fields.LatinFamily, fields.LatinGiven);
        var people = db.People(rows).In(passports).TagWith(nameof(PassportTwins)).Where(each => each.EditionId == form.EditionId && each.Id != form.ExceptId);
        var sameNumber = await IdsAsync(people.Where(each => db.Passports.Any(passport => passport.ParticipantId == each.Id && passport.NumberHash == number)), number is not null, cancel);
        var sameBirth = await IdsAsync(people.Where(each => db.Passports.Any(passport => passport.ParticipantId == each.Id && passport.BirthHash == birth)), birth is not null, cancel);
        Guid[] ids = [.. sameNumber.Union(sameBirth)];
        if (ids.Length == 0) return [];
        var found = await ParticipantRow.Of(db, db.People(rows, ids).TagWith(nameof(PassportTwins)), RowScope.Nothing).ToListAsync(cancel);
        return [.. found.Select(row => (Row: row, IsSame: sameNumber.Contains(row.Id)))
            // strangers share a date of birth
            .Where(each => each.IsSame || WordsOf(each.Row.Name.Given, each.Row.Name.Family, each.Row.Name.Native).Overlaps(names))
            .OrderByDescending(each => each.IsSame).ThenBy(each => each.Row.Name.FamilyFirst, StringComparer.Ordinal).ThenBy(each => each.Row.Id)
            .Select(each => new Twins.Match(each.Row.WithoutContacts, each.IsSame ? DuplicateReason.SamePassport : DuplicateReason.SameBirthDate))];
    }

    private static async Task<IReadOnlyList<Guid>> IdsAsync(IQueryable<Participant> people, bool isAsked, CancellationToken cancel) =>
        isAsked ? await people.OrderBy(each => each.Id).Select(each => each.Id).Take(Most).ToListAsync(cancel) : [];

    private static HashSet<string> WordsOf(params ReadOnlySpan<string?> names)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names) words.UnionWith(SearchKey.Fold(name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words;
    }
}
