using System.Diagnostics;
using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People.Quotas;

/// <summary>
/// Sets how many people of a delegation may be approved. Fewer than are approved already is allowed: nobody loses a place, and
/// nobody else gets one.
/// </summary>
public sealed class SetQuotas(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The field name in the journal: its values name the category by its letter, and the places as 1 + 2.</summary>
    public const string Field = "Quota";

    /// <summary>The places of a category in the delegation.</summary>
    /// <param name="CategoryId">The category; null for all together.</param>
    /// <param name="Hosted">For guests of the host; null where they count among the others.</param>
    /// <param name="Places">For those at own cost, or for everybody where <paramref name="Hosted"/> is null; null for no limit, 0 for none.</param>
    public sealed record Line(Guid? CategoryId, int? Hosted, int? Places);

    /// <summary>The new places, and those that the editor saw. A category without a line has no limit.</summary>
    /// <param name="DelegationId">The delegation.</param>
    /// <param name="Seen">The places as the editor saw them.</param>
    /// <param name="Lines">The new ones.</param>
    public sealed record Form(Guid DelegationId, IReadOnlyList<Line> Seen, IReadOnlyList<Line> Lines);

    /// <summary>Sets them.</summary>
    /// <exception cref="NotPermittedException">The actor may not keep delegations.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var editions = actor.MustEditions(Permission.KeepDelegations);
        var (edition, isChanged) = (Guid.Empty, false);
        var outcome = await databases.InTransactionAsync<Outcome>(
            async (db, stop) =>
            {
                if (await db.Delegations(editions).TagWith(nameof(SetQuotas)).AsNoTracking().SingleOrDefaultAsync(each => each.Id == form.DelegationId, stop) is not { } delegation) return new Outcome.NoSuchDelegation();
                edition = delegation.EditionId;
                // before the rows are read: of two editors the second sees what the first has set
                await db.JournalTurnAsync(edition, stop);
                (var outcome, isChanged) = await SetAsync(db, edition, form, editions, actor, stop);
                return outcome;
            },
            async (db, last, stop) => last is not Outcome.Set || Same(LinesOf(await db.Quotas(editions).TagWith(nameof(SetQuotas)).Where(each => each.DelegationId == form.DelegationId).ToListAsync(stop)), form.Lines),
            cancel);
        if (isChanged) bulletin.Publish(new RegisterChanged(edition, actor.Name));
        return outcome;
    }

    private async Task<(Outcome Outcome, bool IsChanged)> SetAsync(ConferenceDb db, Guid editionId, Form form, RowScope editions, Actor actor, CancellationToken cancel)
    {
        var letters = await db.Categories.TagWith(nameof(SetQuotas)).Where(each => each.EditionId == editionId).ToDictionaryAsync(each => each.Id, each => each.Letter, cancel);
        if (form.Lines.Any(each => !IsValid(each, letters)) || form.Lines.DistinctBy(each => each.CategoryId).Count() < form.Lines.Count) return (new Outcome.Invalid(Quota.Most), false);
        var stored = await db.Quotas(editions).TagWith(nameof(SetQuotas)).Where(each => each.DelegationId == form.DelegationId).ToListAsync(cancel);
        var current = LinesOf(stored);
        if (!Same(current, form.Seen)) return (new Outcome.ChangedMeanwhile(current), false);
        var isChanged = await StoreAsync(db, editionId, form, stored, letters, actor, cancel);
        var limits = await db.LimitsAsync(editionId, [form.DelegationId], null, cancel);
        return (new Outcome.Set([.. limits.Where(each => each.DelegationId == form.DelegationId && each.Taken > each.Places)]), isChanged);
    }

    internal static IReadOnlyList<Line> LinesOf(IEnumerable<Quota> quotas) => [.. quotas.Select(each => new Line(each.CategoryId, each.Hosted, each.Places))];

    private async Task<bool> StoreAsync(ConferenceDb db, Guid editionId, Form form, List<Quota> stored, Dictionary<Guid, string> letters, Actor actor, CancellationToken cancel)
    {
        var changes = new List<FieldChange>();
        foreach (var category in letters.OrderBy(each => each.Value, StringComparer.Ordinal).Select(each => (Guid?)each.Key).Prepend(null))
        {
            var (quota, line) = (stored.Find(each => each.CategoryId == category), form.Lines.FirstOrDefault(each => each.CategoryId == category && !IsEmpty(each)));
            if ((quota?.Hosted, quota?.Places) == (line?.Hosted, line?.Places)) continue;
            var of = category is { } id ? $"{letters[id]}: " : null;
            changes.Add(new(Field, Text(of, quota?.Hosted, quota?.Places), Text(of, line?.Hosted, line?.Places)));
            if (line is null) db.Remove(quota!);
            else if (quota is null) db.Add(new Quota { EditionId = editionId, DelegationId = form.DelegationId, CategoryId = category, Hosted = line.Hosted, Places = line.Places });
            else (quota.Hosted, quota.Places) = (line.Hosted, line.Places);
        }

        if (changes.Count == 0) return false;
        db.Record(actor, clock.GetUtcNow().UtcDateTime, editionId, new Deed(JournalSubject.Delegation, form.DelegationId, JournalAction.Amended, changes));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private static bool IsValid(Line line, Dictionary<Guid, string> letters) =>
        line is { Hosted: null or (>= 0 and <= Quota.Most), Places: null or (>= 0 and <= Quota.Most) } && (line.CategoryId is not { } category || letters.ContainsKey(category));

    private static bool IsEmpty(Line line) => line is { Hosted: null, Places: null };

    private static bool Same(IEnumerable<Line> one, IEnumerable<Line> other) => one.Where(each => !IsEmpty(each)).ToHashSet().SetEquals(other.Where(each => !IsEmpty(each)));

    // as a note verbale says it: 1 + 2
    private static string? Text(string? of, int? hosted, int? places) => (hosted, places) switch
    {
        (null, null) => null,
        (null, { } all) => string.Create(CultureInfo.InvariantCulture, $"{of}{all}"),
        ({ } guests, null) => string.Create(CultureInfo.InvariantCulture, $"{of}{guests} + …"),
        ({ } guests, { } others) => string.Create(CultureInfo.InvariantCulture, $"{of}{guests} + {others}"),
    };

    /// <summary>Set, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Set, T> set, Func<Invalid, T> invalid, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoSuchDelegation, T> noSuchDelegation) => this switch
        {
            Set it => set(it),
            Invalid it => invalid(it),
            ChangedMeanwhile it => changedMeanwhile(it),
            NoSuchDelegation it => noSuchDelegation(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>They are set.</summary>
        /// <param name="Over">Those of which more are taken than there are: they stay, and nobody else gets one.</param>
        public sealed record Set(IReadOnlyList<PlaceLimit> Over) : Outcome;

        /// <summary>A number is too high or below 0, or a category is unknown or there twice; nothing was stored.</summary>
        /// <param name="Most">The highest number.</param>
        public sealed record Invalid(int Most) : Outcome;

        /// <summary>Somebody set them after the editor opened the form; nothing was stored.</summary>
        /// <param name="Current">The places as they are now.</param>
        public sealed record ChangedMeanwhile(IReadOnlyList<Line> Current) : Outcome;

        /// <summary>There is no such delegation.</summary>
        public sealed record NoSuchDelegation : Outcome;
    }
}
