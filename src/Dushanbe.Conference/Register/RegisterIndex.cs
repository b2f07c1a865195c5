using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
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

/// <summary>Search keys in the order of names, one after the other in two buffers.</summary>
internal sealed class RegisterKeys(DateTimeOffset now)
{
    private readonly DateTimeOffset loadedAt = now;
    private readonly Lock gate = new();
    private readonly List<Guid> ids = [];
    private readonly List<RegisterTraits> traits = [];
    private readonly Keys words = new();
    private readonly Keys guarded = new();
    private readonly Keys sounds = new();
    private readonly HashSet<Guid> changed = [];
    private HashSet<Guid>? known;
    private bool renewing;

    /// <summary>When the number of people was last compared with the database.</summary>
    public DateTimeOffset CheckedAt { get; set; } = now;

    /// <summary>How many people it holds.</summary>
    public int Count => ids.Count;

    /// <summary>How many people were registered since.</summary>
    public int Added
    {
        get
        {
            lock (gate) return changed.Count(id => !known!.Contains(id));
        }
    }

    /// <summary>People whose keys may have changed since; they are sought in the database.</summary>
    public IReadOnlyList<Guid> ChangedSince
    {
        get
        {
            lock (gate) return [.. changed];
        }
    }

    public void Add(Guid id, string searchText, string soundsText, RegisterTraits person)
    {
        ids.Add(id);
        traits.Add(person);
        var (open, kept) = SearchKey.Parted(searchText);
        words.Add(open);
        guarded.Add(kept);
        sounds.Add(soundsText);
    }

    public void Seal() => known = [.. ids];

    public void Changed(Guid id)
    {
        lock (gate) changed.Add(id);
    }

    /// <summary>Whether it is time to load anew; true once only.</summary>
    public bool ShouldRenew(DateTimeOffset before)
    {
        lock (gate)
        {
            if (renewing || (changed.Count == 0 && loadedAt > before)) return false;
            return renewing = true;
        }
    }

    /// <summary>Who holds every word, stands in the scope and passes the filter, in the order of names, those aside who changed since.</summary>
    public List<Guid> Exact(SearchQuery query, RowScope rows, RowScope contacts, ParticipantRegister.Filter filter) => Ids(Held(query, contacts, filter.EditionId), but: null, rows, filter);

    /// <summary>Who only sounds like it.</summary>
    public List<Guid> Close(SearchQuery query, RowScope rows, RowScope contacts, ParticipantRegister.Filter filter)
    {
        var heard = query.Terms.Select(term => term.Sounds).Where(each => each.Count > 0).ToList();
        return heard.Count == 0 ? [] : Ids(sounds.Find(heard), Held(query, contacts, filter.EditionId), rows, filter);
    }

    // by what is guarded, such as an address, only those are found whose contact data may be seen
    private bool[] Held(SearchQuery query, RowScope contacts, Guid editionId)
    {
        var found = words.Find([.. query.Terms.Select(term => term.Alternatives)]);
        if (contacts.IsNothing) return found;
        var some = guarded.Find([[.. query.Terms.SelectMany(term => term.Guarded)]]);
        for (var i = 0; i < some.Length; i++)
            if (some[i] && !found[i] && contacts.Holds(editionId, traits[i].DelegationId)) found[i] = query.Terms.All(term => words.Has(i, term.Alternatives) || guarded.Has(i, term.Guarded));
        return found;
    }

    private List<Guid> Ids(bool[] found, bool[]? but, RowScope rows, ParticipantRegister.Filter filter)
    {
        var aside = ChangedSince.ToHashSet();
        var hits = new List<Guid>();
        for (var i = 0; i < found.Length; i++)
            if (found[i] && !(but is not null && but[i]) && traits[i].Pass(filter, rows) && !aside.Contains(ids[i])) hits.Add(ids[i]);
        return hits;
    }

    private sealed class Keys
    {
        private readonly List<int> starts = [0];
        private byte[] text = new byte[4_096];

        // keys hold small ASCII letters, digits, spaces and marks only
        public void Add(string key)
        {
            var start = starts[^1];
            if (start + key.Length + 1 > text.Length) Array.Resize(ref text, Math.Max(text.Length * 2, start + key.Length + 1));
            var end = start + Encoding.ASCII.GetBytes(key, text.AsSpan(start));
            text[end] = (byte)'\n';
            starts.Add(end + 1);
        }

        public bool[] Find(List<IReadOnlyList<string>> terms)
        {
            var found = new bool[starts.Count - 1];
            if (terms.Count == 0) return found;
            foreach (var alternative in terms[0]) Mark(found, Encoding.ASCII.GetBytes(alternative));
            foreach (var term in terms.Skip(1))
            {
                var alternatives = term.Select(Encoding.ASCII.GetBytes).ToList();
                for (var i = 0; i < found.Length; i++)
                    if (found[i]) found[i] = alternatives.Exists(each => text.AsSpan(starts[i], starts[i + 1] - starts[i]).IndexOf(each) >= 0);
            }

            return found;
        }

        public bool Has(int entry, IReadOnlyList<string> alternatives)
        {
            var key = text.AsSpan(starts[entry], starts[entry + 1] - starts[entry]);
            foreach (var each in alternatives)
                if (key.IndexOf(Encoding.ASCII.GetBytes(each)) >= 0) return true;
            return false;
        }

        private void Mark(bool[] found, byte[] piece)
        {
            var all = text.AsSpan(0, starts[^1]);
            var at = 0;
            while (all[at..].IndexOf(piece) is var hit && hit >= 0)
            {
                var entry = starts.BinarySearch(at + hit);
                if (entry < 0) entry = ~entry - 1;
                found[entry] = true;
                at = starts[entry + 1];
            }
        }
    }
}
