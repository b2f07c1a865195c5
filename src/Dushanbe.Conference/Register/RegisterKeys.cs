using Dushanbe.Conference.Access;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Register;

/// <summary>
/// The search keys of an edition in the order of names: the loaded ones, and separately those of people changed since,
/// so that a change costs reading one person instead of all.
/// </summary>
internal sealed class RegisterKeys(DateTimeOffset now) : IDisposable
{
    private readonly Lock gate = new();
    private readonly KeyBlock loaded = new();
    private readonly Dictionary<Guid, int> places = [];
    private readonly Dictionary<Guid, int> changed = [];
    private volatile Since since = Since.Nobody;
    private bool renewing;
    private int news;

    /// <summary>When loading began.</summary>
    public DateTimeOffset LoadedAt { get; } = now;

    /// <summary>When the database was last queried for changes of other processes.</summary>
    public DateTimeOffset CheckedAt { get; set; } = now;

    /// <summary>The journal entries already processed at that time.</summary>
    public IReadOnlySet<Guid> Seen { get; set; } = new HashSet<Guid>();

    /// <summary>Held while the keys are brought up to date; others wait and find it done.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    /// <summary>How many people there are.</summary>
    public int Count => since is var those ? loaded.Count - those.Aside.Count + those.People.Count : 0;

    /// <summary>How many were changed or removed since the load.</summary>
    public int Amended => since.Known.Count;

    /// <summary>Changed people whose keys are not read yet, with the number of the news.</summary>
    public IReadOnlyList<KeyValuePair<Guid, int>> Changes
    {
        get
        {
            lock (gate) return [.. changed];
        }
    }

    public void Add(KeyEntry person)
    {
        places[person.Id] = loaded.Count;
        loaded.Add(person);
    }

    /// <summary>Records that somebody has changed.</summary>
    public void Changed(Guid id)
    {
        lock (gate) changed[id] = ++news;
    }

    /// <summary>Stores the current keys of changed people; people without a row are removed.</summary>
    public void Take(IReadOnlyList<KeyValuePair<Guid, int>> asked, IReadOnlyList<KeyEntry> found)
    {
        lock (gate)
        {
            since = since.With(asked.Select(each => each.Key), found, loaded, places);
            // people changed once more meanwhile are read again
            foreach (var (id, told) in asked)
                if (changed.GetValueOrDefault(id) == told) changed.Remove(id);
        }
    }

    /// <summary>Whether it is time to reload, while these keys are still usable; true only once.</summary>
    /// <param name="ifCrowded">Loaded before this time, and many have changed since.</param>
    /// <param name="inAnyCase">Loaded before this time.</param>
    public bool ShouldRenew(DateTimeOffset ifCrowded, DateTimeOffset inAnyCase)
    {
        lock (gate)
        {
            if (renewing || LoadedAt > (since.Known.Count > RegisterIndex.MostChanged / 2 ? ifCrowded : inAnyCase)) return false;
            return renewing = true;
        }
    }

    /// <summary>A snapshot for one search: later changes do not affect it.</summary>
    public Search Of(SearchQuery query, RowScope rows, RowScope contacts, ParticipantRegister.Filter filter) => new(loaded, since, query, rows, contacts, filter);

    public void Dispose() => Turn.Dispose();

    /// <summary>One search through the keys.</summary>
    internal sealed class Search
    {
        private readonly KeyBlock loaded;
        private readonly Since since;
        private readonly SearchQuery query;
        private readonly RowScope rows;
        private readonly ParticipantRegister.Filter filter;
        private readonly bool[] held, heldSince;

        public Search(KeyBlock loaded, Since since, SearchQuery query, RowScope rows, RowScope contacts, ParticipantRegister.Filter filter)
        {
            (this.loaded, this.since, this.query, this.rows, this.filter) = (loaded, since, query, rows, filter);
            (held, heldSince) = (loaded.Held(query, contacts, filter.EditionId), since.People.Held(query, contacts, filter.EditionId));
        }

        /// <summary>Who matches every word, is in the scope and passes the filter, in the order of names.</summary>
        /// <param name="wholeWordsFirst">Whether those come first who have every word as a whole word.</param>
        public List<Guid> Exact(bool wholeWordsFirst = false) => Ids(entry => held[entry], entry => heldSince[entry], wholeWordsFirst ? KeyBlock.WholeWords(query) : []);

        /// <summary>Whose name is only similar (<see cref="RegisterSearch.Close"/>).</summary>
        public List<Guid> Close(bool bySound)
        {
            if (!query.HasSimilar(bySound)) return [];
            var (similar, similarSince) = (loaded.Similar(query, bySound), since.People.Similar(query, bySound));
            return Ids(entry => similar[entry] && !held[entry], entry => similarSince[entry] && !heldSince[entry], []);
        }

        private List<Guid> Ids(Func<int, bool> isHit, Func<int, bool> isHitSince, IReadOnlyList<byte[][]> first)
        {
            var (hits, rest) = (new List<Guid>(), new List<Guid>());
            var next = 0;
            for (var entry = 0; entry <= loaded.Count; entry++)
            {
                for (; next < since.People.Count && since.Places[next] == entry; next++)
                    if (isHitSince(next) && since.People.Passes(next, rows, filter)) Add(since.People, next);
                if (entry < loaded.Count && isHit(entry) && loaded.Passes(entry, rows, filter) && !since.Aside.Contains(entry)) Add(loaded, entry);
            }

            hits.AddRange(rest);
            return hits;

            void Add(KeyBlock block, int entry) => (block.Has(entry, first) ? hits : rest).Add(block.Ids[entry]);
        }
    }

    /// <summary>The people changed since the load; immutable, so that a search sees a consistent snapshot.</summary>
    /// <param name="Known">The current entry of each; null for removed people.</param>
    /// <param name="Aside">The loaded entries that are stale.</param>
    /// <param name="People">The changed people that exist, in the order of names.</param>
    /// <param name="Places">The loaded entry before which each of them belongs.</param>
    internal sealed record Since(IReadOnlyDictionary<Guid, KeyEntry?> Known, IReadOnlySet<int> Aside, KeyBlock People, IReadOnlyList<int> Places)
    {
        public static Since Nobody { get; } = new(new Dictionary<Guid, KeyEntry?>(), new HashSet<int>(), new KeyBlock(), []);

        public Since With(IEnumerable<Guid> asked, IReadOnlyList<KeyEntry> found, KeyBlock loaded, Dictionary<Guid, int> places)
        {
            var known = new Dictionary<Guid, KeyEntry?>(Known);
            foreach (var id in asked) known[id] = null;
            foreach (var person in found) known[person.Id] = person;
            var people = new KeyBlock();
            List<int> at = [];
            foreach (var person in known.Values.OfType<KeyEntry>().OrderBy(each => each.SortKey, StringComparer.Ordinal).ThenBy(each => each.Id.ToString(), StringComparer.Ordinal))
            {
                people.Add(person);
                at.Add(loaded.PlaceOf(person));
            }

            return new(known, known.Keys.Where(places.ContainsKey).Select(id => places[id]).ToHashSet(), people, at);
        }
    }
}
