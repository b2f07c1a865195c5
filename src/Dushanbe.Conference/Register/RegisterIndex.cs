using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Register;

/// <summary>
/// The search keys of a large edition in memory, so that a search among a hundred thousand people takes milliseconds on
/// every engine. The database stays the judge: rows come from it, people who changed since are searched there, and an
/// edition of ordinary size is never held at all.
/// </summary>
public sealed class RegisterIndex : IDisposable
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, RegisterKeys> editions = [];
    private readonly List<(Guid EditionId, RegisterKeys Keys)> loading = [];
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
        // this process hears of its changes; what another imports is noticed by the count, once a second at most
        if (known is null || known.Count < Threshold || known.CheckedAt <= now - Trust)
        {
            var count = await db.Participants.TagWith(nameof(RegisterIndex)).CountAsync(each => each.EditionId == editionId, cancel);
            if (count < Threshold) return null;
            if (known is null || known.Count + known.Added != count) return await LoadAsync(editionId, cancel);
            known.CheckedAt = now;
        }

        if (known.ShouldRenew(now - Age)) _ = Task.Run(() => RenewAsync(editionId), CancellationToken.None);
        return known;
    }

    /// <summary>Drops what is held of an edition: it has shown not to hold.</summary>
    internal void Forget(Guid editionId)
    {
        lock (gate) editions.Remove(editionId);
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
            foreach (var (edition, keys) in loading)
                if (edition == news.EditionId) keys.Changed(news.ParticipantId);
        }
    }

    private async Task RenewAsync(Guid editionId)
    {
        try
        {
            await LoadAsync(editionId, CancellationToken.None);
        }
        catch (Exception broken) when (broken is System.Data.Common.DbException or ObjectDisposedException or InvalidOperationException)
        {
            // the next search loads it and meets the fault where it can be told
            Forget(editionId);
        }
    }

    private async Task<RegisterKeys> LoadAsync(Guid editionId, CancellationToken cancel)
    {
        var fresh = new RegisterKeys(clock.GetUtcNow());
        lock (gate) loading.Add((editionId, fresh));
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
                editions[editionId] = fresh;
            }

            return fresh;
        }
        finally
        {
            lock (gate) loading.Remove((editionId, fresh));
        }
    }
}

/// <summary>By what a person is filtered in memory.</summary>
internal readonly record struct RegisterTraits(AccreditationState State, Guid CategoryId, Guid? DelegationId, bool HasPhoto)
{
    /// <summary>Whether the person stands in the scope and passes a filter, save for what only the database knows: what was printed.</summary>
    public bool Pass(ParticipantRegister.Filter filter, RowScope rows) =>
        rows.Holds(filter.EditionId, DelegationId) &&
        (filter.State is null || filter.State == State) &&
        (filter.CategoryId is null || filter.CategoryId == CategoryId) &&
        (filter.DelegationId is null || filter.DelegationId == DelegationId) &&
        !(filter.WithoutPhoto && HasPhoto);
}
