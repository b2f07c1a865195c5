using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Prints;

/// <summary>
/// Voids a whole run, for example one printed by mistake or lost: the numbers of its badges are no longer valid at any gate,
/// and the badges can be printed again. Badges that were replaced or reprinted since are not affected.
/// </summary>
public sealed class VoidBadgeRun(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>Which run, and why.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="RunId">The run.</param>
    /// <param name="Reason">The reason; required.</param>
    /// <param name="Told">The number of badges that the user has confirmed; where it differs nothing is done.</param>
    public sealed record Form(Guid EditionId, Guid RunId, string? Reason, int Told);

    /// <summary>What voiding a run does.</summary>
    /// <param name="Voids">How many badges it voids.</param>
    /// <param name="InUse">How many of those have a number from an earlier run, whose badge becomes invalid too.</param>
    /// <param name="LeftAlone">How many badges of the run are not affected.</param>
    public sealed record Extent(int Voids, int InUse, int LeftAlone);

    /// <summary>Computes the effect in advance; null where there is no such run, or it is void.</summary>
    /// <exception cref="NotPermittedException">The actor may not print badges.</exception>
    public async Task<Extent?> ReadAsync(Guid editionId, Guid runId, Actor actor, CancellationToken cancel)
    {
        var rows = actor.MustRows(Permission.PrintBadges, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var run = await db.BadgeRuns(rows).TagWith(nameof(VoidBadgeRun)).AsNoTracking().SingleOrDefaultAsync(each => each.Id == runId && each.VoidedAt == null, cancel);
        if (run is null) return null;
        var given = await Badges(db, rows, runId).Select(each => each.IssuedAt).ToListAsync(cancel);
        return new Extent(given.Count, given.Count(at => at < run.StartedAt), run.Count - given.Count);
    }

    /// <summary>Voids it.</summary>
    /// <exception cref="NotPermittedException">The actor may not print badges.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.PrintBadges, form.EditionId);
        if (Reasons.Read(form.Reason) is not { } reason) return new Outcome.ReasonNeeded(FieldFault.LongestText);
        IReadOnlyList<Guid> people = [];
        var outcome = await databases.InTransactionAsync(
            async (db, stop) =>
            {
                // no badge of the run is reprinted meanwhile
                await dialect.TurnAsync(db, form.EditionId, stop);
                if (await db.BadgeRuns(rows).TagWith(nameof(VoidBadgeRun)).SingleOrDefaultAsync(each => each.Id == form.RunId, stop) is not { } run) return new Outcome.NoSuchRun();
                if (run.VoidedAt is not null) return new Outcome.AlreadyVoid();
                var badges = await Badges(db, rows, run.Id).ToListAsync(stop);
                if (badges.Count != form.Told) return new Outcome.Otherwise(badges.Count);
                people = [.. badges.Select(each => each.ParticipantId)];
                return await StoreAsync(db, run, badges, reason, actor, stop);
            },
            (db, done, stop) => IsStoredAsync(db, rows, form.RunId, done, stop),
            cancel);
        if (outcome is Outcome.Voided)
            foreach (var person in people.Take(1_000)) bulletin.Publish(new BadgePrinted(form.EditionId, person));
        return outcome;
    }

    private static IQueryable<Badge> Badges(ConferenceDb db, RowScope rows, Guid runId)
    {
        var standing = Standing(db, rows);
        return db.Badges(rows).TagWith(nameof(VoidBadgeRun)).Where(badge => standing.Any(print => print.RunId == runId && print.BadgeId == badge.Id));
    }

    /// <summary>The prints whose badges voiding their run would void: valid ones that were not reprinted since.</summary>
    internal static IQueryable<BadgePrint> Standing(ConferenceDb db, RowScope rows)
    {
        var (prints, badges) = (db.BadgePrints(rows), db.Badges(rows));
        return prints.Where(print => badges.Any(badge => badge.Id == print.BadgeId && badge.VoidedAt == null)
            && !prints.Any(later => later.ParticipantId == print.ParticipantId && later.Before > print.Before));
    }

    private async Task<Outcome> StoreAsync(ConferenceDb db, BadgeRun run, List<Badge> badges, string reason, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        run.Void(now, actor.Name, reason);
        foreach (var badge in badges) badge.Void(now, actor.Name, reason);
        db.Record(actor, now, run.EditionId, new Deed(JournalSubject.Edition, run.EditionId, JournalAction.RunVoided,
            [new FieldChange(nameof(BadgeRun), $"{run.StartedAt:yyyy-MM-dd HH:mm}", null), new FieldChange(nameof(BadgeRun.Count), $"{badges.Count}", null)], reason));
        await db.SaveChangesAsync(cancel);
        await using (var journal = db.RecordInBulk(actor, now, run.EditionId))
        {
            await journal.WriteAsync(badges.Select(badge => new Deed(JournalSubject.Participant, badge.ParticipantId, JournalAction.BadgeVoided,
                [new FieldChange(nameof(Badge), BadgeNumber.Display(badge.Number), null)], reason)), cancel);
        }

        return new Outcome.Voided(badges.Count);
    }

    // a refusal stores nothing, so there is nothing to check
    private static async Task<bool> IsStoredAsync(ConferenceDb db, RowScope rows, Guid runId, Outcome outcome, CancellationToken cancel) =>
        outcome is not Outcome.Voided || await db.BadgeRuns(rows).TagWith(nameof(VoidBadgeRun)).AnyAsync(each => each.Id == runId && each.VoidedAt != null, cancel);

    /// <summary>Voided, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Voided, T> voided, Func<Otherwise, T> otherwise, Func<AlreadyVoid, T> alreadyVoid, Func<ReasonNeeded, T> reasonNeeded, Func<NoSuchRun, T> noSuchRun) => this switch
        {
            Voided it => voided(it),
            Otherwise it => otherwise(it),
            AlreadyVoid it => alreadyVoid(it),
            ReasonNeeded it => reasonNeeded(it),
            NoSuchRun it => noSuchRun(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The run is void.</summary>
        /// <param name="Count">How many badges were voided.</param>
        public sealed record Voided(int Count) : Outcome;

        /// <summary>It would void a different number of badges than confirmed; nothing is done.</summary>
        /// <param name="Count">How many.</param>
        public sealed record Otherwise(int Count) : Outcome;

        /// <summary>It is already void.</summary>
        public sealed record AlreadyVoid : Outcome;

        /// <summary>The reason is missing or too long.</summary>
        /// <param name="Longest">The most characters it may have.</param>
        public sealed record ReasonNeeded(int Longest) : Outcome;

        /// <summary>There is no such run, or the actor may not see it.</summary>
        public sealed record NoSuchRun : Outcome;
    }
}
