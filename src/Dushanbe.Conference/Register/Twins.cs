using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Register;

/// <summary>Finds possible duplicates of a person: for the warning while a desk types, and for the check when it registers.</summary>
public static class Twins
{
    private const int MostCandidates = 200;

    /// <summary>Somebody already registered.</summary>
    /// <param name="Row">The person.</param>
    /// <param name="Reason">The strongest reason.</param>
    public sealed record Match(ParticipantRow Row, DuplicateReason Reason);

    /// <summary>Searches within the scope; the likeliest first, without contact data; with <paramref name="atOnce"/> also people stored by another process within the last second.</summary>
    internal static async Task<IReadOnlyList<Match>> AmongAsync(ConferenceDb db, RegisterIndex index, FindDuplicates.Form form, RowScope rows, RowScope contacts, CancellationToken cancel, bool atOnce = false)
    {
        string[] texts = [$"{form.Given} {form.Family}", form.NativeName ?? ""];
        var names = texts.Select(text => TwinKey.Of(text, null)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var email = Cleaning.Line(form.Email)?.ToLowerInvariant();
        var candidates = new Dictionary<Guid, ParticipantRow>();
        // one word is not enough: every Ali would be a duplicate while typing
        foreach (var text in texts.Where(text => TwinKey.Of(text, null) is { } name && (name.Contains(' ', StringComparison.Ordinal) || form.DelegationId is not null)))
            await CollectAsync(db, index, form, text, term => term.Alternatives, rows, rows, contacts, candidates, atOnce, cancel);
        // without permission to see addresses a match must not reveal whose it is
        if (email is not null && ParticipantFields.IsEmail(email) && !contacts.IsNothing)
            await CollectAsync(db, index, form, email, term => term.Guarded, rows, contacts, contacts, candidates, atOnce, cancel);

        return [.. candidates.Values
            .Select(row => (Row: row, Reason: ReasonOf(row, form, names, email)))
            .Where(each => each.Reason is not null)
            .OrderBy(each => each.Reason).ThenBy(each => each.Row.Name.FamilyFirst, StringComparer.Ordinal).ThenBy(each => each.Row.Id)
            .Select(each => new Match(each.Row.WithoutContacts, each.Reason!.Value))];
    }

    private static async Task CollectAsync(ConferenceDb db, RegisterIndex index, FindDuplicates.Form form, string text, Func<SearchTerm, IReadOnlyList<string>> sought, RowScope rows, RowScope among, RowScope contacts, Dictionary<Guid, ParticipantRow> into, bool atOnce, CancellationToken cancel)
    {
        var query = SearchQuery.Read(text + " ");
        if (query.Terms.Count == 0) return;
        var people = db.People(rows).In(among).TagWith(nameof(FindDuplicates)).Where(each => each.Id != form.ExceptId);
        if (await index.ReadAsync(db, form.EditionId, cancel, atOnce) is { } keys)
        {
            Guid[] near = [.. keys.Of(query, rows, contacts, new() { EditionId = form.EditionId }).Exact().Take(MostCandidates)];
            people = people.Where(each => near.Contains(each.Id));
        }

        people = people.Where(RegisterSearch.Holds(query.Terms.Select(sought), RegisterSearch.KeyOf(query.Terms)));
        var ids = await people.OrderBy(each => each.SortKey).ThenBy(each => each.Id).Select(each => each.Id).Take(MostCandidates).ToListAsync(cancel);
        if (ids.Count == 0) return;
        foreach (var row in await ParticipantRow.Of(db, db.People(rows, ids).TagWith(nameof(FindDuplicates)), contacts).ToListAsync(cancel))
            if (!into.ContainsKey(row.Id) || row.Email is not null) into[row.Id] = row;
    }

    private static DuplicateReason? ReasonOf(ParticipantRow row, FindDuplicates.Form form, HashSet<string> names, string? email)
    {
        var sameName = new[] { TwinKey.Of(row.Name.Given, row.Name.Family), TwinKey.Of(row.Name.Native, null) }.Any(name => name is not null && names.Contains(name));
        var sameDelegation = form.DelegationId is not null && row.DelegationId == form.DelegationId;
        if (sameName && sameDelegation) return DuplicateReason.SameNameInDelegation;
        if (email is not null && string.Equals(row.Email, email, StringComparison.OrdinalIgnoreCase)) return DuplicateReason.SameEmail;
        return sameName && names.Any(name => name.Contains(' ', StringComparison.Ordinal)) ? DuplicateReason.SameName : null;
    }
}

/// <summary>Why two people may be the same; the strongest reason first.</summary>
public enum DuplicateReason
{
    /// <summary>The same passport.</summary>
    SamePassport,

    /// <summary>The same name in the same delegation.</summary>
    SameNameInDelegation,

    /// <summary>The same e-mail address.</summary>
    SameEmail,

    /// <summary>The same date of birth, and a name in common.</summary>
    SameBirthDate,

    /// <summary>The same name in the edition.</summary>
    SameName,
}

/// <summary>A key that is equal for all spellings of a name: folded, with its words in alphabetical order.</summary>
internal static class TwinKey
{
    public static string? Of(string? given, string? family)
    {
        var words = SearchKey.Fold($"{given} {family}").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return null;
        Array.Sort(words, StringComparer.Ordinal);
        return string.Join(' ', words);
    }
}
