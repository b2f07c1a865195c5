using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.History;

/// <summary>The names of what journal entries are about, as far as their reader sees the records themselves.</summary>
internal static class SubjectNames
{
    /// <summary>Reads them; what is gone, or not the reader's to see, is missing.</summary>
    public static async Task<IReadOnlyDictionary<(JournalSubject, Guid), string>> ReadAsync(ConferenceDb db, IEnumerable<(JournalSubject Subject, Guid Id)> subjects, string language, Actor actor, Guid? editionId, CancellationToken cancel)
    {
        var names = new Dictionary<(JournalSubject, Guid), string>();
        foreach (var kind in subjects.Distinct().GroupBy(each => each.Subject, each => each.Id))
            foreach (var (id, name) in await OfAsync(db, kind.Key, [.. kind], language, actor, editionId, cancel)) names[(kind.Key, id)] = name;
        return names;
    }

    private static async Task<IEnumerable<(Guid, string)>> OfAsync(ConferenceDb db, JournalSubject subject, List<Guid> ids, string language, Actor actor, Guid? editionId, CancellationToken cancel)
    {
        var (register, draft) = editionId is { } edition ? (actor.Rows(Permission.ReadDesk, edition), actor.Rows(Permission.ReadDraft, edition)) : (actor.Rows(Permission.ReadDesk), actor.Rows(Permission.ReadDraft));
        switch (subject)
        {
            case JournalSubject.Participant:
                return Spoken(await db.People(register, ids).TagWith(nameof(SubjectNames)).Select(each => new Person(each.Id, each.Name)).ToListAsync(cancel));
            case JournalSubject.Speaker:
                return Spoken(await db.Speakers(draft).TagWith(nameof(SubjectNames)).Where(each => ids.Contains(each.Id)).Select(each => new Person(each.Id, each.Name)).ToListAsync(cancel));
            case JournalSubject.Delegation:
                return Best(await db.Delegations(register).TagWith(nameof(SubjectNames)).Where(each => ids.Contains(each.Id)).Select(each => new Thing(each.Id, each.Name)).ToListAsync(cancel), language);
            case JournalSubject.Session:
                return Best(await db.Sessions(draft).TagWith(nameof(SubjectNames)).Where(each => ids.Contains(each.Id)).Select(each => new Thing(each.Id, each.Title)).ToListAsync(cancel), language);
            case JournalSubject.Room:
                return Best(await db.Rooms(draft).TagWith(nameof(SubjectNames)).Where(each => ids.Contains(each.Id)).Select(each => new Thing(each.Id, each.Name)).ToListAsync(cancel), language);
            case JournalSubject.Category when register.IsWhole:
                return Best(await db.Categories.TagWith(nameof(SubjectNames)).Where(each => each.EditionId == editionId && ids.Contains(each.Id)).Select(each => new Thing(each.Id, each.Word)).ToListAsync(cancel), language);
            case JournalSubject.Edition:
                return Best(await db.Editions.TagWith(nameof(SubjectNames)).Where(each => ids.Contains(each.Id)).Select(each => new Thing(each.Id, each.ShortTitle)).ToListAsync(cancel), language);
            case JournalSubject.Organization:
                return Best(await db.Organizations.TagWith(nameof(SubjectNames)).Where(each => ids.Contains(each.Id)).Select(each => new Thing(each.Id, each.Name)).ToListAsync(cancel), language);
            case JournalSubject.Account when actor.May(Permission.ReadAccounts, null):
                return (await db.Users.TagWith(nameof(SubjectNames)).Where(each => ids.Contains(each.Id)).Select(each => new { each.Id, each.DisplayName }).ToListAsync(cancel)).Select(each => (each.Id, each.DisplayName));
            default:
                return [];
        }
    }

    private static IEnumerable<(Guid, string)> Spoken(IEnumerable<Person> people) => people.Select(each => (each.Id, NameStyle.Spoken.Of(each.Name)));

    private static IEnumerable<(Guid, string)> Best(IEnumerable<Thing> things, string language) => things.Select(each => (each.Id, each.Name.Best(language).Text));

    private sealed record Person(Guid Id, PersonName Name);

    private sealed record Thing(Guid Id, LocalizedText Name);
}
