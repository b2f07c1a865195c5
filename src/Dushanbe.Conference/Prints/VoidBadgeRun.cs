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
/// Voids a run as a whole, as one that was printed by mistake or lost on its way: the numbers on its badges open no gate any
/// more, and those who come have a badge to print again. A badge that was replaced or printed anew since is left alone.
/// </summary>
public sealed class VoidBadgeRun(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>Which run, and why.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="RunId">The run.</param>
    /// <param name="Reason">Why; needed.</param>
    /// <param name="Told">How many badges whoever asks was told that it voids; with another number nothing is done.</param>
    public sealed record Form(Guid EditionId, Guid RunId, string? Reason, int Told);

    /// <summary>What voiding a run does.</summary>
    /// <param name="Voids">How many badges it makes invalid.</param>
    /// <param name="InUse">How many of those bear a number that an earlier run gave: a badge of that run stops working too.</param>
    /// <param name="LeftAlone">How many badges of the run it does not touch.</param>
    public sealed record Extent(int Voids, int InUse, int LeftAlone);

    /// <summary>Tells beforehand what it would do; null where there is no such run, or it is void.</summary>
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
                // no badge of the run is printed anew meanwhile
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

    /// <summary>The prints that voiding their run would make invalid: those of valid badges that were not printed again since.</summary>
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

    // what was refused stored nothing, and is as it should be
    private static async Task<bool> IsStoredAsync(ConferenceDb db, RowScope rows, Guid runId, Outcome outcome, CancellationToken cancel) =>
        outcome is not Outcome.Voided || await db.BadgeRuns(rows).TagWith(nameof(VoidBadgeRun)).AnyAsync(each => each.Id == runId && each.VoidedAt != null, cancel);

    /// <summary>Voided, or what stands against it.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Answers by the case, with one function for each: a new case breaks every caller at compile time. Functions are passed by name.</summary>
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
        /// <param name="Count">How many badges are invalid by it.</param>
        public sealed record Voided(int Count) : Outcome;

        /// <summary>It would void another number of badges than was told; nothing is done.</summary>
        /// <param name="Count">How many.</param>
        public sealed record Otherwise(int Count) : Outcome;

        /// <summary>Somebody voided it before.</summary>
        public sealed record AlreadyVoid : Outcome;

        /// <summary>The reason is absent or too long.</summary>
        /// <param name="Longest">The most characters it may have.</param>
        public sealed record ReasonNeeded(int Longest) : Outcome;

        /// <summary>There is no such run, or none that the actor may see.</summary>
        public sealed record NoSuchRun : Outcome;
    }
}
