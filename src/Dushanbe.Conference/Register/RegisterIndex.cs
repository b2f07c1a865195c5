using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Register;

/// <summary>
/// The search keys of a large edition in memory, so that a search among a hundred thousand people takes milliseconds on
/// every engine. The database stays the judge: rows come from it, people who changed since are searched there, and an
/// edition of ordinary size is never held at all. What another process changes is read from the journal, once a second at
/// most; keys that are too old all the same are loaded anew before anybody is answered from them.
/// </summary>
public sealed class RegisterIndex : IDisposable
{
    // what nothing tells of, such as a restored row, is missed no longer than this
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(30);

    // while people search, renewed beside them so early that nobody has to wait
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(20), RenewalIfChanged = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(1);

    // an entry carries the time of its deed: its commit comes a little later, and clocks differ a little
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(15);

    // people who are sought in the database beside the keys; with more of them the keys serve for nothing
    private const int MostChanged = 200;

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

    /// <summary>People from whom on an edition is held in memory; below, the database is as fast.</summary>
    internal int Threshold { get; set; } = 5_000;

    /// <summary>The keys of an edition as far as they hold; null where the database is to be asked.</summary>
    internal async Task<RegisterKeys?> ReadAsync(ConferenceDb db, Guid editionId, CancellationToken cancel)
    {
        RegisterKeys? known;
        lock (gate) known = editions.GetValueOrDefault(editionId);
        var now = clock.GetUtcNow();
        // this process hears of its own changes
        if (known is null || known.Count < Threshold || known.CheckedAt <= now - Trust)
        {
            var count = await db.Participants.TagWith(nameof(RegisterIndex)).CountAsync(each => each.EditionId == editionId, cancel);
            if (count < Threshold) return null;
            if (known is null || !await CatchUpAsync(db, editionId, known, count, now, cancel)) return await OnceAsync(editionId, known).WaitAsync(cancel);
        }

        if (known.LoadedAt <= now - Age) return await OnceAsync(editionId, known).WaitAsync(cancel);
        if (known.ShouldRenew(now - RenewalIfChanged, now - Renewal)) _ = RenewAsync(editionId, known);
        return known;
    }

    /// <summary>Drops what is held of an edition: it has shown not to hold.</summary>
    internal void Forget(Guid editionId)
    {
        lock (gate)
        {
            editions.Remove(editionId);
            // what is being loaded began before, so nobody who asks from now on waits for it
            loads.Remove(editionId);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var subscription in subscriptions) subscription.Dispose();
    }

    private void Forget(RegisterChanged news) => Forget(news.EditionId);

    private void Hear(ParticipantChanged news)
    {
        lock (gate)
        {
            editions.GetValueOrDefault(news.EditionId)?.Changed(news.ParticipantId);
            // what is being loaded hears it too, so that no change falls between
            if (loads.TryGetValue(news.EditionId, out var load)) load.Keys.Changed(news.ParticipantId);
        }
    }

    /// <summary>Notes whom others have changed; false where the keys do not hold any more.</summary>
    private static async Task<bool> CatchUpAsync(ConferenceDb db, Guid editionId, RegisterKeys known, int count, DateTimeOffset now, CancellationToken cancel)
    {
        var (since, loaded) = ((known.CheckedAt - Overlap).UtcDateTime, known.LoadedAt.UtcDateTime);
        var news = await db.JournalSince(editionId, since).TagWith(nameof(RegisterIndex))
            .Where(each => (each.Subject == JournalSubject.Participant && each.Action != JournalAction.BadgePrinted && each.Action != JournalAction.BadgeVoided)
                || (each.Subject == JournalSubject.Edition && each.Action == JournalAction.Replaced && each.At > loaded))
            .OrderByDescending(each => each.At).ThenBy(each => each.Id).Select(each => new { each.Subject, each.SubjectId, each.At }).Take(MostChanged + 1).ToListAsync(cancel);
        if (news.Exists(each => each.Subject == JournalSubject.Edition)) return false;
        // of a crowd those who changed before the keys were loaded are in them
        var changed = news.Count <= MostChanged ? news : news.FindAll(each => each.At > loaded);
        if (changed.Count > MostChanged) return false;
        foreach (var each in changed) known.Changed(each.SubjectId);
        if (known.ChangedSince.Count > MostChanged || known.Count + known.Added != count) return false;
        known.CheckedAt = now;
        return true;
    }

    private async Task RenewAsync(Guid editionId, RegisterKeys known)
    {
        try
        {
            await OnceAsync(editionId, known);
        }
        catch (Exception broken) when (broken is System.Data.Common.DbException or ObjectDisposedException or InvalidOperationException)
        {
            // the next search loads it and meets the fault where it can be told
            Forget(editionId);
        }
    }

    /// <summary>The load that is under way, or a new one: many who search at once wait for the same, and whoever gives up disturbs nobody.</summary>
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
            var people = db.Participants.TagWith(nameof(RegisterIndex)).Where(each => each.EditionId == editionId)
                .OrderBy(each => each.SortKey).ThenBy(each => each.Id)
                .Select(each => new { each.Id, each.SearchText, each.SoundsText, Traits = new RegisterTraits(each.State, each.CategoryId, each.DelegationId, each.PhotoHash != null) });
            await foreach (var person in people.AsAsyncEnumerable().WithCancellation(cancel)) fresh.Add(person.Id, person.SearchText, person.SoundsText, person.Traits);
            fresh.Seal();
            lock (gate)
            {
                // three editions at a time are plenty for one installation
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

    // whether nothing has shown meanwhile that it began too early
    private bool IsCurrent(Guid editionId, RegisterKeys keys) => loads.TryGetValue(editionId, out var load) && load.Keys == keys;
}

/// <summary>By what a person is filtered in memory.</summary>
internal readonly record struct RegisterTraits(AccreditationState State, Guid CategoryId, Guid? DelegationId, bool HasPhoto)
{
    /// <summary>Whether the person stands in the scope and passes a filter, save for what only the database knows: what was printed, and what it shows.</summary>
    public bool Pass(ParticipantRegister.Filter filter, RowScope rows) =>
        rows.Holds(filter.EditionId, DelegationId) &&
        (filter.State is null || filter.State == State) &&
        (filter.CategoryId is null || filter.CategoryId == CategoryId) &&
        (filter.DelegationId is null || filter.DelegationId == DelegationId) &&
        !(filter.WithoutPhoto && HasPhoto);
}
