using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Prints;

/// <summary>
/// Computes the badge digests of people and badges stored by an older program. A badge printed then is out of date where the journal
/// has a later change of printed data, and up to date otherwise. A chore of the first start; later starts skip it.
/// </summary>
public sealed class NoteBadgeFaces(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, TimeProvider clock)
{
    internal const string Chore = "NoteBadgeFaces";

    private const int Batch = 500;

    private static readonly string[] Shown =
    [
        nameof(ParticipantFields.Honorific), nameof(ParticipantFields.Given), nameof(ParticipantFields.Family), nameof(ParticipantFields.NativeName), nameof(ParticipantFields.DelegationId),
        nameof(ParticipantFields.CategoryId), nameof(ParticipantFields.Function), nameof(ParticipantFields.Organization), ParticipantJournal.Photo,
    ];

    /// <summary>Computes them.</summary>
    /// <returns>For how many people.</returns>
    public Task<int> ExecuteAsync(CancellationToken cancel) => databases.OnceAsync(Chore, dialect, clock, () => AllAsync(cancel), cancel);

    private async Task<int> AllAsync(CancellationToken cancel)
    {
        var count = 0;
        while (await NextAsync(cancel) is > 0 and var noted) count += noted;
        return count;
    }

    private async Task<int> NextAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = Actor.Operator.MustRows(Permission.PrintBadges);
        var people = await db.People(rows).TagWith(nameof(NoteBadgeFaces)).Where(each => each.BadgeFace == "").OrderBy(each => each.Id).Take(Batch).ToListAsync(cancel);
        if (people.Count == 0) return 0;
        foreach (var person in people) person.DrawFace();
        await NotePrintsAsync(db, rows, people, cancel);
        foreach (var edition in people.GroupBy(each => each.EditionId))
            db.Record(Actor.Operator, clock.GetUtcNow().UtcDateTime, edition.Key, new Deed(JournalSubject.Edition, edition.Key, JournalAction.Amended,
                [new FieldChange("BadgeFaces", null, edition.Count().ToString(CultureInfo.InvariantCulture))]));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // a desk or another starting process was faster; the next batch includes the rest
        }

        return people.Count;
    }

    private static async Task NotePrintsAsync(ConferenceDb db, RowScope rows, List<Participant> people, CancellationToken cancel)
    {
        var faces = people.ToDictionary(each => each.Id, each => each.BadgeFace);
        Guid[] ids = [.. faces.Keys];
        var badges = await db.Badges(rows).TagWith(nameof(NoteBadgeFaces)).Where(each => ids.Contains(each.ParticipantId) && each.VoidedAt == null && each.Face == null).ToListAsync(cancel);
        if (badges.Count == 0) return;
        var printed = await db.BadgePrints(rows).TagWith(nameof(NoteBadgeFaces)).Where(each => ids.Contains(each.ParticipantId))
            .GroupBy(each => each.BadgeId).Select(each => new { each.Key, At = each.Max(print => print.At) }).ToDictionaryAsync(each => each.Key, each => each.At, cancel);
        var changes = (await db.Journal(JournalSubject.Participant, db.People(rows).Where(each => ids.Contains(each.Id)).Select(each => each.Id)).TagWith(nameof(NoteBadgeFaces))
            .Where(each => each.Action == JournalAction.Amended).Select(each => new { each.SubjectId, each.At, each.Changes }).ToListAsync(cancel))
            .Where(each => each.Changes.Any(change => Shown.Contains(change.Field))).ToLookup(each => each.SubjectId, each => each.At);
        foreach (var badge in badges)
            if (printed.TryGetValue(badge.Id, out var at)) badge.Print(at, changes[badge.ParticipantId].Any(changed => changed > at) ? "" : faces[badge.ParticipantId]);
    }
}
