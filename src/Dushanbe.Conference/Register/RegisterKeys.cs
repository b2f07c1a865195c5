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
        for (var rest = searchText.AsSpan(); rest.Length > 0;)
        {
            var part = SearchKey.OfOneKind(rest, out var marked);
            (marked ? guarded : words).Append(rest[..part]);
            rest = rest[part..];
        }

        words.End();
        guarded.End();
        sounds.Append(soundsText);
        sounds.End();
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
        var heard = query.Terms.Where(term => term.Sounds.Count > 0).Select(term => Sought.Bytes(term.Sounds)).ToList();
        return heard.Count == 0 ? [] : Ids(Heard(heard), Held(query, contacts, filter.EditionId), rows, filter);
    }

    // by what is guarded, such as an address, only those are found whose contact data may be seen
    private bool[] Held(SearchQuery query, RowScope contacts, Guid editionId)
    {
        // the word with the longest pieces leaves the fewest people to look at more closely
        var terms = query.Terms.OrderByDescending(term => term.Alternatives.Select(each => each.Length).DefaultIfEmpty().Min()).Select(Sought.Of).ToArray();
        if (terms is not [var rarest, .. var others]) return new bool[ids.Count];
        var found = words.Find(rarest.Open);
        var some = contacts.IsNothing ? null : guarded.Find(rarest.Guarded);
        for (var i = 0; i < found.Length; i++)
        {
            if (!found[i] && some?[i] != true) continue;
            var sees = some is not null && contacts.Holds(editionId, traits[i].DelegationId);
            found[i] = (found[i] || sees) && Array.TrueForAll(others, term => words.Has(i, term.Open) || (sees && guarded.Has(i, term.Guarded)));
        }

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

    private bool[] Heard(List<byte[][]> terms)
    {
        var found = sounds.Find(terms[0]);
        for (var i = 0; i < found.Length; i++)
            if (found[i]) found[i] = terms.TrueForAll(term => sounds.Has(i, term));
        return found;
    }

    /// <summary>The pieces of a word, encoded once for all people.</summary>
    private readonly record struct Sought(byte[][] Open, byte[][] Guarded)
    {
        public static Sought Of(SearchTerm term) => new(Bytes(term.Alternatives), Bytes(term.Guarded));

        public static byte[][] Bytes(IReadOnlyList<string> pieces) => [.. pieces.Select(Encoding.ASCII.GetBytes)];
    }

    private sealed class Keys
    {
        private readonly List<int> starts = [0];
        private byte[] text = new byte[4_096];

        private int end;

        /// <summary>Adds a part of a person's key: small ASCII letters, digits, spaces and marks only.</summary>
        public void Append(ReadOnlySpan<char> part)
        {
            if (end + part.Length + 1 > text.Length) Array.Resize(ref text, Math.Max(text.Length * 2, end + part.Length + 1));
            end += Encoding.ASCII.GetBytes(part, text.AsSpan(end));
        }

        /// <summary>Ends a person's key.</summary>
        public void End()
        {
            text[end++] = (byte)'\n';
            starts.Add(end);
        }

        /// <summary>Who holds one of the pieces.</summary>
        public bool[] Find(byte[][] pieces)
        {
            var found = new bool[starts.Count - 1];
            foreach (var piece in pieces) Mark(found, piece);
            return found;
        }

        /// <summary>Whether one person holds one of the pieces.</summary>
        public bool Has(int entry, byte[][] pieces)
        {
            var key = text.AsSpan(starts[entry], starts[entry + 1] - starts[entry]);
            foreach (var each in pieces)
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
