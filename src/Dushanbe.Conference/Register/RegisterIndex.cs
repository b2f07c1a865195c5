using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Register;

/// <summary>
/// The search keys of an edition in memory, so that a search among a hundred thousand people takes milliseconds on every
/// engine, and one among a thousand leaves the cores to fifty desks. The database stays authoritative: rows come from it, the keys
/// of changed people are read again before the next search, and a small edition is not cached at all. Changes by other processes
/// are read from the journal, at most once a second; keys that are too old anyway are reloaded before they
/// are used.
/// </summary>
public sealed class RegisterIndex : IDisposable
{
    // changes without news, such as a restored row, are noticed after this time at the latest
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(30);

    // while people search, reloaded in the background so early that nobody has to wait
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(20), RenewalIfCrowded = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(1);

    // entries have the time of the action: the commit comes slightly later, and clocks differ slightly
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(15);

    // above this number of changed people all keys are reloaded
    internal const int MostChanged = 200;

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, RegisterKeys> editions = [];
    private readonly Dictionary<Guid, (RegisterKeys Keys, Task<RegisterKeys> Loaded)> loads = [];
    private readonly IDbContextFactory<ConferenceDb> databases;
    private readonly TimeProvider clock;
    private readonly IDisposable[] subscriptions;

    /// <summary>Listens for changes.</summary>
    public RegisterIndex(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(bulletin);
        (this.databases, this.clock) = (databases, clock);
        subscriptions = [bulletin.Subscribe<ParticipantChanged>(Hear), bulletin.Subscribe<RegisterChanged>(Forget)];
    }

    /// <summary>The number of people from which an edition is cached; below it, the database is as fast.</summary>
    internal int Threshold { get; set; } = 200;

    /// <summary>The queue of readers.</summary>
    internal RegisterTurns Turns { get; } = new();

    /// <summary>The current keys of an edition; null where the database should be queried instead.</summary>
    /// <param name="db">For the number of people, where nothing is cached.</param>
    /// <param name="editionId">The edition.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="atOnce">Whether changes by other processes within the last second matter.</param>
    internal async Task<RegisterKeys?> ReadAsync(ConferenceDb db, Guid editionId, CancellationToken cancel, bool atOnce = false)
    {
        RegisterKeys? known;
        lock (gate) known = editions.GetValueOrDefault(editionId);
        if ((known is null || known.Count < Threshold) && await db.Participants.TagWith(nameof(RegisterIndex)).CountAsync(each => each.EditionId == editionId && each.ErasedAt == null, cancel) < Threshold) return null;
        // reloaded at most twice: while so many people change, the database is queried instead
        for (var tries = 0; tries < 3; tries++)
        {
            var now = clock.GetUtcNow();
            if (known is null || known.LoadedAt <= now - Age) known = await OnceAsync(editionId, known).WaitAsync(cancel);
            if (await IsCurrentAsync(editionId, known, atOnce, cancel))
            {
                if (known.ShouldRenew(now - RenewalIfCrowded, now - Renewal)) _ = RenewAsync(editionId, known);
                return known;
            }

            known = await OnceAsync(editionId, known).WaitAsync(cancel);
        }

        return null;
    }

    /// <summary>Starts loading the keys of an edition that somebody has opened, so that the first search does not wait.</summary>
    internal void Prepare(Guid editionId)
    {
        lock (gate)
            if (editions.ContainsKey(editionId) || loads.ContainsKey(editionId)) return;
        _ = RenewAsync(editionId, null);
    }

    /// <summary>Drops the cache of an edition that turned out to be stale.</summary>
    internal void Forget(Guid editionId)
    {
        lock (gate)
        {
            editions.Remove(editionId);
            // a load in progress started before this, so later searches do not wait for it
            loads.Remove(editionId);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var subscription in subscriptions) subscription.Dispose();
        Turns.Dispose();
    }

    private void Forget(RegisterChanged news) => Forget(news.EditionId);

    private void Hear(ParticipantChanged news)
    {
        lock (gate)
        {
            editions.GetValueOrDefault(news.EditionId)?.Changed(news.ParticipantId);
            // a load in progress gets the change too, so that none is missed
            if (loads.TryGetValue(news.EditionId, out var load)) load.Keys.Changed(news.ParticipantId);
        }
    }

    /// <summary>Brings keys up to date; false where they are stale.</summary>
    private async Task<bool> IsCurrentAsync(Guid editionId, RegisterKeys known, bool atOnce, CancellationToken cancel)
    {
        // changes of this process arrive as news
        if (!atOnce && known.Changes.Count == 0 && known.CheckedAt > clock.GetUtcNow() - Trust) return true;
        await known.Turn.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            var isChecked = !atOnce && known.CheckedAt > now - Trust;
            if (isChecked && known.Changes.Count == 0) return true;
            // a context of its own: the caller's may be in an older snapshot
            await using var db = await databases.CreateDbContextAsync(cancel);
            if (isChecked) return await TakeAsync(db, editionId, known, cancel);
            // twice, since somebody may be stored between the two queries
            for (var tries = 0; tries < 2; tries++)
            {
                if (!await HearOthersAsync(db, editionId, known, cancel) || !await TakeAsync(db, editionId, known, cancel)) return false;
                if (known.Count != await db.Participants.TagWith(nameof(RegisterIndex)).CountAsync(each => each.EditionId == editionId && each.ErasedAt == null, cancel)) continue;
                known.CheckedAt = now;
                return true;
            }

            return false;
        }
        finally
        {
            known.Turn.Release();
        }
    }

    /// <summary>Records who was changed by other processes; false where they are too many.</summary>
    private static async Task<bool> HearOthersAsync(ConferenceDb db, Guid editionId, RegisterKeys known, CancellationToken cancel)
    {
        var (since, loaded) = ((known.CheckedAt - Overlap).UtcDateTime, known.LoadedAt.UtcDateTime);
        var news = await db.JournalSince(editionId, since).TagWith(nameof(RegisterIndex))
            .Where(each => (each.Subject == JournalSubject.Participant && each.Action != JournalAction.BadgePrinted && each.Action != JournalAction.BadgeVoided)
                || (each.Subject == JournalSubject.Edition && each.Action == JournalAction.Replaced && each.At > loaded))
            .OrderByDescending(each => each.At).ThenBy(each => each.Id).Select(each => new { each.Id, each.Subject, each.SubjectId, each.At }).Take(MostChanged + 1).ToListAsync(cancel);
        if (news.Exists(each => each.Subject == JournalSubject.Edition)) return false;
        // changes from before the load are already in the keys
        var changed = (news.Count <= MostChanged ? news : news.FindAll(each => each.At > loaded)).FindAll(each => !known.Seen.Contains(each.Id));
        if (changed.Count > MostChanged) return false;
        foreach (var each in changed) known.Changed(each.SubjectId);
        known.Seen = news.Select(each => each.Id).ToHashSet();
        return true;
    }

    /// <summary>Reads the keys of changed people; false where they are too many.</summary>
    private static async Task<bool> TakeAsync(ConferenceDb db, Guid editionId, RegisterKeys known, CancellationToken cancel)
    {
        var asked = known.Changes;
        if (asked.Count == 0) return true;
        if (asked.Count + known.Amended > 2 * MostChanged) return false;
        Guid[] ids = [.. asked.Select(each => each.Key)];
        known.Take(asked, await Entries(db.Participants.TagWith(nameof(RegisterIndex)).Where(each => each.EditionId == editionId && ids.Contains(each.Id))).ToListAsync(cancel));
        return true;
    }

    private static IQueryable<KeyEntry> Entries(IQueryable<Participant> people) =>
        people.Where(each => each.ErasedAt == null).Select(each => new KeyEntry(each.Id, each.SortKey, each.SearchText, each.SoundsText, new RegisterTraits(each.State, each.CategoryId, each.DelegationId, each.PhotoHash != null)));

    private async Task RenewAsync(Guid editionId, RegisterKeys? known)
    {
        try
        {
            await OnceAsync(editionId, known);
        }
        catch (Exception broken) when (broken is System.Data.Common.DbException or ObjectDisposedException or InvalidOperationException)
        {
            // the next search loads it and reports the error
            Forget(editionId);
        }
    }

    /// <summary>The load in progress, or a new one: concurrent searches share it, and cancelling one does not affect the others.</summary>
    private Task<RegisterKeys> OnceAsync(Guid editionId, RegisterKeys? outdated)
    {
        lock (gate)
        {
            if (editions.TryGetValue(editionId, out var newer) && newer != outdated) return Task.FromResult(newer);
            if (loads.TryGetValue(editionId, out var load)) return load.Loaded;
            var fresh = new RegisterKeys(clock.GetUtcNow());
            load = loads[editionId] = (fresh, Task.Run(() => LoadAsync(editionId, fresh, CancellationToken.None)));
            return load.Loaded;
        }
    }

    private async Task<RegisterKeys> LoadAsync(Guid editionId, RegisterKeys fresh, CancellationToken cancel)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            var people = Entries(db.Participants.TagWith(nameof(RegisterIndex)).Where(each => each.EditionId == editionId).OrderBy(each => each.SortKey).ThenBy(each => each.Id));
            await foreach (var person in people.AsAsyncEnumerable().WithCancellation(cancel)) fresh.Add(person);
            lock (gate)
            {
                // three editions at a time are enough for one installation
                if (editions.Count >= 3 && !editions.ContainsKey(editionId)) editions.Clear();
                if (IsCurrent(editionId, fresh)) editions[editionId] = fresh;
            }

            return fresh;
        }
        finally
        {
            lock (gate)
                if (IsCurrent(editionId, fresh)) loads.Remove(editionId);
        }
    }

    // whether the cache was not dropped meanwhile
    private bool IsCurrent(Guid editionId, RegisterKeys keys) => loads.TryGetValue(editionId, out var load) && load.Keys == keys;
}

/// <summary>The filterable data of a person in memory.</summary>
internal readonly record struct RegisterTraits(AccreditationState State, Guid CategoryId, Guid? DelegationId, bool HasPhoto)
{
    /// <summary>Whether the person is in the scope and passes the filter, except for conditions on prints, which only the database can check.</summary>
    public bool Pass(ParticipantRegister.Filter filter, RowScope rows) =>
        rows.Holds(filter.EditionId, DelegationId, CategoryId) &&
        (filter.State is null || filter.State == State) &&
        (filter.CategoryId is null || filter.CategoryId == CategoryId) &&
        (filter.DelegationId is null || filter.DelegationId == DelegationId) &&
        !(filter.WithoutPhoto && HasPhoto);
}
