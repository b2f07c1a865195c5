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
/// Records an order to print: gives a number to whoever has none, and writes one print for each badge.
/// The file itself is made by <c>BadgePaper</c>, as often as the browser asks for it.
/// </summary>
public sealed class StartBadgeRun(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, Bulletin bulletin, TimeProvider clock)
{
    private const int Tries = 3;

    /// <summary>Whose badges, on which stock, and why if some were printed before.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="Selection">Whose badges.</param>
    /// <param name="Stock">Key of a stock preset; null for two A6 pages a badge.</param>
    /// <param name="FrontOnly">Whether the backs are left out.</param>
    /// <param name="Reason">Why badges are printed again; needed where anybody holds a valid one.</param>
    /// <param name="VoidOld">Whether numbers given before become void and new ones are given.</param>
    /// <param name="Cause">What the reason amounts to; a lost badge is voided, whatever <paramref name="VoidOld"/> says.</param>
    /// <param name="AtMost">The most badges that whoever asks has agreed to; null for as many as there are.</param>
    /// <param name="Language">The language in whose alphabet delegations follow one another, as the register shows them; null for that of the badges.</param>
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
                // the same number was given in another edition at this moment
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
                // runs of an edition one after the other: each counts the prints of those before it
                await dialect.TurnAsync(fresh, form.EditionId, stop);
                people = await PeopleAsync(fresh, form, rows, stop);
                return Refusal(form, people) ?? await StoreAsync(fresh, form, rows, people, actor, stop);
            },
            IsStoredAsync,
            cancel);
        if (outcome is Outcome.Started)
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
        // whoever holds no badge is printed one without a reason: the cancelling of the former has told why
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
            // stored before the successors: one valid badge a person is a unique index
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

    // what was refused stored nothing, and is as it should be
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

    // ends the badges of those who have a print, and takes them from the valid ones
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

    /// <summary>Somebody whose badge is printed, what it shows, how often it was printed before, and whether a valid one is held.</summary>
    private sealed record Wanted(Guid Id, string Face, int Prints, bool HoldsBadge);

    /// <summary>The run that a file can be made of, or why nothing is to be printed.</summary>
    public abstract record Outcome
    {
        private protected Outcome() { }

        /// <summary>Answers by the case, with one function for each: a new case breaks every caller at compile time. Functions are passed by name.</summary>
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

        /// <summary>Nobody answers to the selection, or all who do are withdrawn.</summary>
        public sealed record NobodySelected : Outcome;

        /// <summary>There are more badges than were agreed to; nothing is recorded.</summary>
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

/// <summary>What the reason for printing a badge again amounts to.</summary>
public enum ReprintCause
{
    /// <summary>Something else, as the reason says.</summary>
    Other,

    /// <summary>The badge is lost: whoever finds it must not get in with it.</summary>
    Lost,

    /// <summary>The badge is damaged and has been taken back.</summary>
    Damaged,

    /// <summary>The name, the category, the function or the photo is another.</summary>
    DetailsChanged,

    /// <summary>The printer failed.</summary>
    PrinterFault,
}

/// <summary>News: a badge was ordered to print, or the run that it was printed in was voided.</summary>
/// <param name="EditionId">The edition.</param>
/// <param name="ParticipantId">The person.</param>
public sealed record BadgePrinted(Guid EditionId, Guid ParticipantId);
