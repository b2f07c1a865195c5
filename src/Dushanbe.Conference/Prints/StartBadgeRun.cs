using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Prints;

/// <summary>
/// Records a print run: assigns numbers to people without one, and stores one print for each badge.
/// <c>BadgePaper</c> creates the file on each request.
/// </summary>
public sealed class StartBadgeRun(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, Bulletin bulletin, TimeProvider clock)
{
    private const int Tries = 3;

    /// <summary>Whose badges, on which stock, and why if some were printed before.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="Selection">Whose badges.</param>
    /// <param name="Stock">Key of a stock preset; null for two A6 pages a badge.</param>
    /// <param name="FrontOnly">Whether the backs are left out.</param>
    /// <param name="Reason">Why badges are printed again; required where anybody holds a valid one.</param>
    /// <param name="VoidOld">Whether to void existing numbers and assign new ones.</param>
    /// <param name="Cause">The kind of reason; lost badges are always voided, regardless of <paramref name="VoidOld"/>.</param>
    /// <param name="AtMost">The number of badges that the user has confirmed; null for no limit.</param>
    /// <param name="Language">The language that sorts the delegations, as in the register of the clerk; null for that of the badges.</param>
    public sealed record Form(
        Guid EditionId, BadgeSelection Selection, string? Stock = null, bool FrontOnly = false, string? Reason = null, bool VoidOld = false,
        ReprintCause Cause = ReprintCause.Other, int? AtMost = null, string? Language = null)
    {
        internal bool Voids => VoidOld || Cause == ReprintCause.Lost;
    }

    /// <summary>Records the run.</summary>
    /// <exception cref="NotPermittedException">The actor may not print badges.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        var rows = actor.MustRows(Permission.PrintBadges, form.EditionId);
        var reason = string.IsNullOrWhiteSpace(form.Reason) ? null : form.Reason.Trim();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(form with { Reason = reason }, rows, actor, cancel);
            }
            catch (DbUpdateException clash) when (attempt < Tries && dialect.IsUniqueViolation(clash))
            {
                // the same number was assigned in another edition at the same time
            }
        }
    }

    private async Task<Outcome> TryAsync(Form form, RowScope rows, Actor actor, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await BadgeStock.RefusalAsync(db, form.Stock, form.Selection.In(db, rows), cancel) is { } refusal) return refusal;

        var printed = db.Editions.TagWith(nameof(StartBadgeRun)).Where(each => each.Id == form.EditionId).Select(each => each.DefaultLanguage);
        form = form with { Language = form.Language ?? await printed.SingleOrDefaultAsync(cancel) ?? Languages.Default };
        List<Wanted> people = [];
        var outcome = await databases.InTransactionAsync(
            async (fresh, stop) =>
            {
                // one run of an edition at a time: each counts the prints of the previous ones
                await dialect.TurnAsync(fresh, form.EditionId, stop);
                people = await PeopleAsync(fresh, form, rows, stop);
                return Refusal(form, people) ?? await StoreAsync(fresh, form, rows, people, actor, stop);
            },
            IsStoredAsync,
            cancel);
        if (outcome is not Outcome.Started) return outcome;
        Telemetry.Printed(people.Count);
        foreach (var person in people.Take(1_000)) bulletin.Publish(new BadgePrinted(form.EditionId, person.Id));
        return outcome;
    }

    private static Task<List<Wanted>> PeopleAsync(ConferenceDb db, Form form, RowScope rows, CancellationToken cancel) =>
        DelegationOrder.Sort(db, form.Selection.In(db, rows), form.Language!)
            .TagWith(nameof(StartBadgeRun))
            .Select(each => new Wanted(each.Id, each.BadgeFace, db.BadgePrints.Count(print => print.ParticipantId == each.Id), db.Badges.Any(badge => badge.ParticipantId == each.Id && badge.VoidedAt == null)))
            .ToListAsync(cancel);

    private static Outcome? Refusal(Form form, List<Wanted> people)
    {
        if (people.Count == 0) return new Outcome.NobodySelected();
        if (form.AtMost is { } most && people.Count > most) return new Outcome.TooMany(people.Count);
        // people without a valid badge need no reason: cancelling the old one had a reason
        var again = people.Count(each => each is { Prints: > 0, HoldsBadge: true });
        return again > 0 && form.Reason is null ? new Outcome.ReasonNeeded(again) : null;
    }

    private async Task<Outcome> StoreAsync(ConferenceDb db, Form form, RowScope rows, List<Wanted> people, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var badges = await ValidBadgesAsync(db, form, rows, cancel);
        var deeds = new List<Deed>(people.Count);
        string? number = null;
        if (form.Voids)
        {
            deeds.AddRange(VoidOld(people, badges, form.Reason!, actor, now));
            // stored before the new badges: a unique index allows one valid badge for each person
            await db.SaveChangesAsync(cancel);
        }

        var run = db.BadgeRuns.Add(Run(form, people.Count, actor, now)).Entity;
        var fresh = await FreshNumbersAsync(db, people.Count - badges.Count, cancel);
        for (var place = 0; place < people.Count; place++)
        {
            var (id, face, prints, _) = people[place];
            if (!badges.TryGetValue(id, out var badge)) db.Badges.Add(badge = new Badge { EditionId = form.EditionId, ParticipantId = id, Number = fresh.Dequeue(), IssuedAt = now });
            badge.Print(now, face);
            number = badge.Number;
            db.BadgePrints.Add(new BadgePrint { RunId = run.Id, BadgeId = badge.Id, ParticipantId = id, Order = place + 1, Before = prints, At = now });
            deeds.Add(new Deed(JournalSubject.Participant, id, JournalAction.BadgePrinted, [new FieldChange(nameof(Badge), null, BadgeNumber.Display(badge.Number))], form.Reason));
        }

        await db.SaveChangesAsync(cancel);
        await using (var journal = db.RecordInBulk(actor, now, form.EditionId)) await journal.WriteAsync(deeds, cancel);
        return new Outcome.Started(run.Id, people.Count, people.Count == 1 ? number : null);
    }

    // a refusal stores nothing, so there is nothing to check
    private static async Task<bool> IsStoredAsync(ConferenceDb db, Outcome outcome, CancellationToken cancel) =>
        outcome is not Outcome.Started started || await db.BadgeRuns.TagWith(nameof(StartBadgeRun)).AnyAsync(each => each.Id == started.RunId, cancel);

    private static BadgeRun Run(Form form, int count, Actor actor, DateTime now) => new()
    {
        EditionId = form.EditionId,
        StartedAt = now,
        ActorId = actor.AccountId,
        ActorName = actor.Name,
        Stock = form.Stock,
        FrontOnly = form.FrontOnly,
        Reason = form.Reason,
        Count = count,
    };

    // voids the badges of people with a print and removes them from the valid ones
    private static IEnumerable<Deed> VoidOld(List<Wanted> people, Dictionary<Guid, Badge> badges, string reason, Actor actor, DateTime now)
    {
        foreach (var person in people.Where(each => each.Prints > 0))
        {
            if (!badges.Remove(person.Id, out var old)) continue;
            old.Void(now, actor.Name, reason);
            yield return new Deed(JournalSubject.Participant, person.Id, JournalAction.BadgeVoided, [new FieldChange(nameof(Badge), BadgeNumber.Display(old.Number), null)], reason);
        }
    }

    private static async Task<Dictionary<Guid, Badge>> ValidBadgesAsync(ConferenceDb db, Form form, RowScope rows, CancellationToken cancel)
    {
        var selected = form.Selection.In(db, rows).Select(each => each.Id);
        return await db.Badges(rows).TagWith(nameof(StartBadgeRun))
            .Where(badge => badge.VoidedAt == null && selected.Contains(badge.ParticipantId))
            .ToDictionaryAsync(badge => badge.ParticipantId, cancel);
    }

    private static async Task<Queue<string>> FreshNumbersAsync(ConferenceDb db, int count, CancellationToken cancel)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        while (numbers.Count < count)
        {
            var drawn = new HashSet<string>(StringComparer.Ordinal);
            while (drawn.Count < Math.Min(1_000, count - numbers.Count)) drawn.Add(BadgeNumber.Create());
            var taken = await db.Badges.TagWith(nameof(StartBadgeRun)).Where(badge => drawn.Contains(badge.Number)).Select(badge => badge.Number).ToListAsync(cancel);
            drawn.ExceptWith(taken);
            numbers.UnionWith(drawn);
        }

        return new Queue<string>(numbers);
    }

    /// <summary>A person to print: the digest of the data, the number of earlier prints, and whether they hold a valid badge.</summary>
    private sealed record Wanted(Guid Id, string Face, int Prints, bool HoldsBadge);

    /// <summary>The recorded run, or why nothing is printed.</summary>
    public abstract record Outcome
    {
        private protected Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Started, T> started, Func<NobodySelected, T> nobodySelected, Func<TooMany, T> tooMany, Func<ReasonNeeded, T> reasonNeeded, Func<StockRefused, T> stockRefused) => this switch
        {
            Started it => started(it),
            NobodySelected it => nobodySelected(it),
            TooMany it => tooMany(it),
            ReasonNeeded it => reasonNeeded(it),
            StockRefused it => stockRefused(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The run is recorded; the file can be fetched.</summary>
        /// <param name="RunId">The run.</param>
        /// <param name="Count">How many badges it holds.</param>
        /// <param name="Number">The number of the badge where it holds one, as it is stored.</param>
        public sealed record Started(Guid RunId, int Count, string? Number = null) : Outcome;

        /// <summary>Nobody matches the selection, or all who do are withdrawn.</summary>
        public sealed record NobodySelected : Outcome;

        /// <summary>There are more badges than were confirmed; nothing is recorded.</summary>
        /// <param name="Count">How many there are.</param>
        public sealed record TooMany(int Count) : Outcome;

        /// <summary>Some people hold a valid badge and no reason is given.</summary>
        /// <param name="Count">How many.</param>
        public sealed record ReasonNeeded(int Count) : Outcome;

        /// <summary>There is no such stock, or a design does not fit it.</summary>
        /// <param name="Stock">The key that was asked for.</param>
        /// <param name="Design">The design that does not fit; null where the stock is unknown.</param>
        /// <param name="Cell">The size of the stock's cells in millimetres, for example "90 × 54"; null where the stock is unknown.</param>
        public sealed record StockRefused(string Stock, BadgeDesign? Design, string? Cell) : Outcome;
    }
}

/// <summary>Kinds of reasons for printing a badge again.</summary>
public enum ReprintCause
{
    /// <summary>Another reason, in its text.</summary>
    Other,

    /// <summary>The badge is lost and must no longer be valid.</summary>
    Lost,

    /// <summary>The badge is damaged and was returned.</summary>
    Damaged,

    /// <summary>The name, category, function or photo has changed.</summary>
    DetailsChanged,

    /// <summary>The printer failed.</summary>
    PrinterFault,
}

/// <summary>News: a badge was printed, or its run was voided.</summary>
/// <param name="EditionId">The edition.</param>
/// <param name="ParticipantId">The person.</param>
public sealed record BadgePrinted(Guid EditionId, Guid ParticipantId);
