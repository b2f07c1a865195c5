using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Privacy;

/// <summary>
/// Everything in the rows of an edition that tells about people of its register, and its erasure. What stays: category, delegation,
/// capacity, states, times, badge numbers; the programme, which is the public's, and who did what by account.
/// </summary>
internal static class PersonalTraces
{
    // keys in a query
    private const int AtOnce = 200;

    // a badge's number, and what is kept for statistics
    private static readonly string[] Kept = [nameof(Badge), nameof(ParticipantFields.CategoryId), nameof(ParticipantFields.DelegationId), nameof(ParticipantFields.Capacity), nameof(ParticipantFields.IsHosted), nameof(Participant.OrderInDelegation)];

    /// <summary>What an erasure left to do after its commit, and to tell.</summary>
    /// <param name="Photos">Hashes of photos whose files go unless somebody else has the same.</param>
    /// <param name="Voided">Numbers of badges that are no longer valid.</param>
    /// <param name="Unlinked">How many speakers are no longer linked to a registration.</param>
    public sealed record Erased(IReadOnlyList<string> Photos, IReadOnlyList<string> Voided, int Unlinked);

    /// <summary>Erases some people of an edition in the tracked rows of a context, with the entries that say so. The caller holds the turn of the edition, and saves once.</summary>
    /// <param name="db">The context, in a transaction.</param>
    /// <param name="rows">The whole edition.</param>
    /// <param name="people">The people, tracked, with their steps; not erased yet.</param>
    /// <param name="quoted">The texts of the edition, kept for the next people of the same run.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Erased> EraseAsync(ConferenceDb db, RowScope rows, IReadOnlyList<Participant> people, QuotedTexts quoted, Actor actor, DateTime at, CancellationToken cancel)
    {
        Guid[] ids = [.. people.Select(each => each.Id)];
        var those = db.PeopleAndErased(rows).Where(each => ids.Contains(each.Id)).Select(each => each.Id);
        var own = (await db.Journal(JournalSubject.Participant, those).TagWith(nameof(PersonalTraces)).Where(each => each.Action != JournalAction.Erased).ToListAsync(cancel)).ToLookup(each => each.SubjectId);
        await quoted.ReadAsync(db, rows, cancel);
        var named = people.SelectMany(person => quoted.Naming(new Mentions(person, [.. own[person.Id]])).Select(each => (each.Owner, each.Id, Person: person.Id))).ToLookup(each => each.Owner);
        var silenced = people.ToDictionary(each => each.Id, each => own[each.Id].Where(IsTelling).ToList());
        await SilenceAsync(db, rows, named[QuotedTexts.Owner.Entry].ToLookup(each => each.Id, each => each.Person), silenced, cancel);
        var voided = await VoidAsync(db, rows, ids, [.. named[QuotedTexts.Owner.Badge].Select(each => each.Id)], [.. named[QuotedTexts.Owner.Run].Select(each => each.Id)], actor, at, cancel);
        foreach (var some in named[QuotedTexts.Owner.Step].Select(each => each.Id).Distinct().Chunk(AtOnce))
            foreach (var step in await db.PeopleAndErased(rows).TagWith(nameof(PersonalTraces)).SelectMany(each => each.Steps).Where(each => some.Contains(each.Id)).ToListAsync(cancel)) step.Reason = null;
        var linked = await db.Speakers(rows).TagWith(nameof(PersonalTraces)).Where(each => each.ParticipantId != null && ids.Contains(each.ParticipantId.Value)).ToListAsync(cancel);
        foreach (var speaker in linked)
        {
            speaker.ParticipantId = null;
            db.Record(actor, at, speaker.EditionId, new Deed(JournalSubject.Speaker, speaker.Id, JournalAction.Amended, [new FieldChange(nameof(Speaker.ParticipantId), null, null)]));
        }

        db.RemoveRange(await db.Passports(rows).TagWith(nameof(PersonalTraces)).Where(each => ids.Contains(each.ParticipantId)).ToListAsync(cancel));
        db.RemoveRange(await db.Consents(rows).TagWith(nameof(PersonalTraces)).Where(each => ids.Contains(each.ParticipantId)).ToListAsync(cancel));
        // what a list said of a person goes with the person; its number and who issued it stay
        await db.ListedPeople(rows).TagWith(nameof(PersonalTraces)).Where(each => ids.Contains(each.ParticipantId)).ExecuteDeleteAsync(cancel);
        var photos = PhotosOf(people);
        foreach (var person in people)
        {
            person.Erase(at);
            foreach (var entry in silenced[person.Id]) entry.Erase();
            db.Record(actor, at, person.EditionId, new Deed(JournalSubject.Participant, person.Id, JournalAction.Erased,
                JournalErasure.Listed(silenced[person.Id].Select(each => each.Number).OfType<long>()) is { } listed ? [listed] : null));
        }

        return new Erased(photos, voided, linked.Count);
    }

    /// <summary>Erases contacts, photos and passports of some people, with the entries that say so. The journal has named them and never quoted them.</summary>
    /// <returns>Hashes of photos whose files go unless somebody else has the same.</returns>
    public static async Task<IReadOnlyList<string>> EraseContactsAsync(ConferenceDb db, RowScope rows, IReadOnlyList<Participant> people, Actor actor, DateTime at, CancellationToken cancel)
    {
        Guid[] ids = [.. people.Select(each => each.Id)];
        var badges = (await db.Badges(rows).TagWith(nameof(PersonalTraces)).Where(each => ids.Contains(each.ParticipantId) && each.VoidedAt == null).ToListAsync(cancel)).ToLookup(each => each.ParticipantId);
        var passports = await db.Passports(rows).TagWith(nameof(PersonalTraces)).Where(each => ids.Contains(each.ParticipantId)).ToListAsync(cancel);
        db.RemoveRange(passports);
        var photos = PhotosOf(people);
        foreach (var person in people)
        {
            (string Field, string? Value)[] had = [(nameof(Participant.Email), person.Email), (nameof(Participant.Phone), person.Phone), (ParticipantJournal.Photo, person.PhotoHash ?? person.PhotoOriginalHash), (ParticipantJournal.Passport, passports.Exists(each => each.ParticipantId == person.Id) ? "" : null)];
            var face = person.BadgeFace;
            person.ForgetContacts();
            foreach (var badge in badges[person.Id]) badge.Follow(face, person.BadgeFace);
            db.Record(actor, at, person.EditionId, new Deed(JournalSubject.Participant, person.Id, JournalAction.Erased, [.. had.Where(each => each.Value is not null).Select(each => new FieldChange(each.Field, null, null))]));
        }

        return photos;
    }

    private static string[] PhotosOf(IEnumerable<Participant> people) => [.. people.SelectMany(each => new[] { each.PhotoHash, each.PhotoOriginalHash }).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static bool IsTelling(JournalEntry entry) => entry.Reason is not null || entry.Changes.Any(each => (each.From ?? each.To) is not null && !Kept.Contains(each.Field));

    // entries about others, or about nobody, that name one of the people
    private static async Task SilenceAsync(ConferenceDb db, RowScope rows, ILookup<Guid, Guid> named, Dictionary<Guid, List<JournalEntry>> silenced, CancellationToken cancel)
    {
        var known = silenced.Values.SelectMany(each => each).Select(each => each.Id).ToHashSet();
        foreach (var some in named.Select(each => each.Key).Where(each => !known.Contains(each)).Chunk(AtOnce))
            foreach (var entry in await db.WholeJournal(rows).TagWith(nameof(PersonalTraces)).Where(each => some.Contains(each.Id) && each.Salt != null).OrderBy(each => each.Number).ToListAsync(cancel))
                silenced[named[entry.Id].First()].Add(entry);
    }

    private static async Task<IReadOnlyList<string>> VoidAsync(ConferenceDb db, RowScope rows, Guid[] ids, Guid[] namingBadges, Guid[] namingRuns, Actor actor, DateTime at, CancellationToken cancel)
    {
        var voided = new List<string>();
        foreach (var some in namingBadges.Distinct().Chunk(AtOnce))
            foreach (var badge in await db.Badges(rows).TagWith(nameof(PersonalTraces)).Where(each => some.Contains(each.Id)).ToListAsync(cancel)) badge.ForgetReason();
        foreach (var badge in await db.Badges(rows).TagWith(nameof(PersonalTraces)).Where(each => ids.Contains(each.ParticipantId)).ToListAsync(cancel))
        {
            if (badge.VoidedAt is null)
            {
                badge.Void(at, actor.Name, null);
                voided.Add(badge.Number);
                db.Record(actor, at, badge.EditionId, new Deed(JournalSubject.Participant, badge.ParticipantId, JournalAction.BadgeVoided, [new FieldChange(nameof(Badge), BadgeNumber.Display(badge.Number), null)]));
            }

            badge.ForgetHolder();
        }

        // the reason of a run of one is that person's
        var prints = db.BadgePrints(rows).Where(each => ids.Contains(each.ParticipantId));
        foreach (var run in await db.BadgeRuns(rows).TagWith(nameof(PersonalTraces)).Where(each => each.Count == 1 && (each.Reason != null || each.VoidReason != null) && prints.Any(print => print.RunId == each.Id)).ToListAsync(cancel)) run.ForgetReasons();
        foreach (var some in namingRuns.Distinct().Chunk(AtOnce))
            foreach (var run in await db.BadgeRuns(rows).TagWith(nameof(PersonalTraces)).Where(each => some.Contains(each.Id)).ToListAsync(cancel)) run.ForgetReasons();
        return voided;
    }
}
