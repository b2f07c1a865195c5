using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Register;

/// <summary>The searchable data of one person.</summary>
internal sealed record KeyEntry(Guid Id, string SortKey, string SearchText, string SoundsText, RegisterTraits Traits);

/// <summary>Search keys of many people in the order they were added, packed into a few buffers.</summary>
internal sealed class KeyBlock
{
    private readonly List<Guid> ids = [];
    private readonly List<RegisterTraits> traits = [];
    private readonly Keys words = new();
    private readonly Keys guarded = new();
    private readonly Keys sounds = new();
    private readonly Keys order = new();

    public int Count => ids.Count;

    public IReadOnlyList<Guid> Ids => ids;

    public void Add(KeyEntry person)
    {
        ids.Add(person.Id);
        traits.Add(person.Traits);
        for (var rest = person.SearchText.AsSpan(); rest.Length > 0;)
        {
            var part = SearchKey.OfOneKind(rest, out var marked);
            (marked ? guarded : words).Append(rest[..part]);
            rest = rest[part..];
        }

        words.End();
        guarded.End();
        sounds.Append(person.SoundsText);
        sounds.End();
        order.Append(person.SortKey);
        order.End();
    }

    /// <summary>The insertion position of a person in this block, which is in the order of names.</summary>
    public int PlaceOf(KeyEntry person)
    {
        var key = Encoding.ASCII.GetBytes(person.SortKey);
        var (from, to) = (0, ids.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            var compared = order.Of(middle).SequenceCompareTo(key);
            if (compared == 0) compared = string.CompareOrdinal(ids[middle].ToString(), person.Id.ToString());
            if (compared < 0) from = middle + 1;
            else to = middle;
        }

        return from;
    }

    /// <summary>Whether a person is in the scope and passes the filter.</summary>
    public bool Passes(int entry, RowScope rows, ParticipantRegister.Filter filter) => traits[entry].Pass(filter, rows);

    /// <summary>Who matches every word. Guarded fields, such as the e-mail address, match only people whose contact data may be seen.</summary>
    public bool[] Held(SearchQuery query, RowScope contacts, Guid editionId)
    {
        // the word with the longest pieces leaves the fewest candidates
        var terms = query.Terms.OrderByDescending(term => term.Alternatives.Select(each => each.Length).DefaultIfEmpty().Min()).Select(Sought.Of).ToArray();
        if (terms is not [var rarest, .. var others]) return new bool[ids.Count];
        var found = words.Find(rarest.Open);
        var some = contacts.IsNothing ? null : guarded.Find(rarest.Guarded);
        for (var i = 0; i < found.Length; i++)
        {
            if (!found[i] && some?[i] != true) continue;
            var sees = some is not null && contacts.Holds(editionId, traits[i].DelegationId, traits[i].CategoryId);
            found[i] = (found[i] || sees) && Array.TrueForAll(others, term => words.Has(i, term.Open) || (sees && guarded.Has(i, term.Guarded)));
        }

        return found;
    }

    /// <summary>The words of a query as whole words.</summary>
    public static IReadOnlyList<byte[][]> WholeWords(SearchQuery query) => [.. query.Terms.Select(term => Sought.Bytes(RegisterSearch.WholePieces(term)))];

    /// <summary>Whether a person's open fields have one of the pieces of every word.</summary>
    public bool Has(int entry, IReadOnlyList<byte[][]> words) => words.All(pieces => this.words.Has(entry, pieces));

    /// <summary>Who has every word, or one with its consonants or, on demand, of its sound.</summary>
    public bool[] Similar(SearchQuery query, bool bySound)
    {
        var terms = query.Terms.Select(term => (Written: Sought.Bytes([.. term.Alternatives, .. term.Consonants]), Heard: bySound ? Sought.Bytes(term.Sounds) : [])).ToArray();
        if (terms is not [var first, .. var others]) return new bool[ids.Count];
        var found = words.Find(first.Written);
        var heard = sounds.Find(first.Heard);
        for (var i = 0; i < found.Length; i++)
            found[i] = (found[i] || heard[i]) && Array.TrueForAll(others, term => words.Has(i, term.Written) || sounds.Has(i, term.Heard));
        return found;
    }

    /// <summary>The pieces of a word, encoded once for all people.</summary>
    private readonly record struct Sought(byte[][] Open, byte[][] Guarded)
    {
        public static Sought Of(SearchTerm term) => new(Bytes(term.Alternatives), Bytes(term.Guarded));

        // behind a whole word stands a space or the end of the key
        public static byte[][] Bytes(IReadOnlyList<string> pieces) =>
            [.. pieces.SelectMany(each => each[^1] == ' ' ? new[] { each, each.TrimEnd() + "\n" } : [each]).Select(Encoding.ASCII.GetBytes)];
    }

    private sealed class Keys
    {
        private readonly List<int> starts = [0];
        private byte[] text = new byte[4_096];

        private int end;

        /// <summary>Adds a part of a person's key: lower-case ASCII letters, digits, spaces and marks only.</summary>
        public void Append(ReadOnlySpan<char> part)
        {
            if (end + part.Length + 1 > text.Length) Array.Resize(ref text, Math.Max(text.Length * 2, end + part.Length + 1));
            end += Encoding.ASCII.GetBytes(part, text.AsSpan(end));
        }

        /// <summary>Ends a person's key.</summary>
        public void End()
        {
            if (end == text.Length) Array.Resize(ref text, text.Length * 2);
            text[end++] = (byte)'\n';
            starts.Add(end);
        }

        /// <summary>One person's key.</summary>
        public ReadOnlySpan<byte> Of(int entry) => text.AsSpan(starts[entry], starts[entry + 1] - starts[entry] - 1);

        /// <summary>Who has one of the pieces.</summary>
        public bool[] Find(byte[][] pieces)
        {
            var found = new bool[starts.Count - 1];
            foreach (var piece in pieces) Mark(found, piece);
            return found;
        }

        /// <summary>Whether a person has one of the pieces.</summary>
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
