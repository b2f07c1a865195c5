using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Register;

/// <summary>Search keys in the order of names, one after the other in two buffers.</summary>
internal sealed class RegisterKeys(DateTimeOffset now)
{
    private readonly Lock gate = new();
    private readonly List<Guid> ids = [];
    private readonly List<RegisterTraits> traits = [];
    private readonly Keys words = new();
    private readonly Keys guarded = new();
    private readonly Keys sounds = new();
    private readonly HashSet<Guid> changed = [];
    private HashSet<Guid>? known;
    private bool renewing;

    /// <summary>When loading began.</summary>
    public DateTimeOffset LoadedAt { get; } = now;

    /// <summary>When the database was last asked what others have changed.</summary>
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

    /// <summary>Whether it is time to load anew, while these keys still hold; true once only.</summary>
    /// <param name="ifChanged">Loaded before this, and somebody has changed since.</param>
    /// <param name="inAnyCase">Loaded before this.</param>
    public bool ShouldRenew(DateTimeOffset ifChanged, DateTimeOffset inAnyCase)
    {
        lock (gate)
        {
            if (renewing || LoadedAt > (changed.Count > 0 ? ifChanged : inAnyCase)) return false;
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
        // encoded once: the address of everybody may hold a word
        var sought = query.Terms.Select(term => (Open: term.Alternatives.Select(Encoding.ASCII.GetBytes).ToArray(), Guarded: term.Guarded.Select(Encoding.ASCII.GetBytes).ToArray())).ToArray();
        for (var i = 0; i < some.Length; i++)
            if (some[i] && !found[i] && contacts.Holds(editionId, traits[i].DelegationId)) found[i] = Array.TrueForAll(sought, term => guarded.Has(i, term.Guarded) || words.Has(i, term.Open));
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

        public bool Has(int entry, byte[][] alternatives)
        {
            var key = text.AsSpan(starts[entry], starts[entry + 1] - starts[entry]);
            foreach (var each in alternatives)
                if (key.IndexOf(each) >= 0) return true;
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
