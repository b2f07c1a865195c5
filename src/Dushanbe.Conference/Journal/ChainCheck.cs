using System.Security.Cryptography;

namespace Dushanbe.Conference.Journal;

/// <summary>Checks the entries of one chain in the order of their numbers.</summary>
internal sealed class ChainCheck(JournalSeal seal, Guid? editionId, IEnumerable<JournalAnchor> anchors, Action<JournalFinding> found)
{
    // each is tried in the places of all others and behind each of them, to say where it was before
    private const int MostDisplaced = 40;

    private readonly List<Displaced> displaced = [];
    private readonly Queue<JournalAnchor> ahead = new(anchors.OrderBy(each => each.Number));
    // entries without text, until an entry of an erasure names them
    private readonly Dictionary<long, Guid> erased = [];
    private long last;

    // the seal before: as it is stored, and as it should be. Checking continues after a wrong entry
    private byte[]? stored = JournalSeal.Start, right = JournalSeal.Start;

    public long Entries { get; private set; }

    /// <summary>Whether one fits the key.</summary>
    public bool FitsKey { get; private set; }

    public void Next(JournalEntry entry)
    {
        Entries++;
        var number = entry.Number!.Value;
        if (number != last + 1)
        {
            found(new(JournalFindingKind.Missing, editionId, last + 1, null, number - 1));
            // the seal before it is unknown
            (stored, right) = (null, null);
        }

        var mark = entry.TextDigest is null ? [] : seal.MarkOf(entry, entry.TextDigest);
        var fits = Same(mark, entry.Mark);
        FitsKey |= fits;
        if (!fits) found(new(JournalFindingKind.Changed, editionId, number, entry.Id));
        else if (entry is { IsErased: true, Changes.Count: 0, Reason: null }) erased.Add(number, entry.Id);
        else if (entry.Salt is null || !Same(JournalSeal.DigestOf(entry, entry.Salt), entry.TextDigest)) found(new(JournalFindingKind.TextChanged, editionId, number, entry.Id));
        else Account(entry);
        if (fits && stored is not null && !Fits(entry, number, stored) && !Fits(entry, number, right!)) displaced.Add(new(entry.Id, number, entry.Mark!, entry.Seal ?? [], stored));
        right = fits && right is not null ? seal.SealOf(number, right, mark) : entry.Seal;
        (last, stored) = (number, entry.Seal);
        Compare(entry, number);
    }

    public void End()
    {
        foreach (var each in displaced)
        {
            // an entry still in its place was only flagged since the one before it is another
            if (From(each) is var from && from != each.Number) found(new(JournalFindingKind.Moved, editionId, each.Number, each.EntryId, from));
        }

        foreach (var (number, id) in erased.OrderBy(each => each.Key)) found(new(JournalFindingKind.TextChanged, editionId, number, id));
        if (ahead.Count > 0) found(new(JournalFindingKind.MissingAtEnd, editionId, last + 1, null, ahead.Max(each => each.Number)));
    }

    // what an erasure says it took away is accounted for
    private void Account(JournalEntry entry)
    {
        foreach (var (first, until) in JournalErasure.RangesIn(entry))
            for (var number = first; number <= until; number++) erased.Remove(number);
    }

    private void Compare(JournalEntry entry, long number)
    {
        while (ahead.TryPeek(out var anchor) && anchor.Number <= number)
        {
            ahead.Dequeue();
            if (anchor.Number < number || entry.Seal is null) continue;
            if (!string.Equals(anchor.Seal, Convert.ToHexStringLower(entry.Seal), StringComparison.OrdinalIgnoreCase)) found(new(JournalFindingKind.AnchorDiffers, editionId, number, entry.Id));
        }
    }

    private bool Fits(JournalEntry entry, long number, byte[] before) => Same(seal.SealOf(number, before, entry.Mark!), entry.Seal);

    /// <summary>The number under which it was sealed, where that and the entry before it are among those out of place or beside one; otherwise null.</summary>
    private long? From(Displaced entry)
    {
        var near = displaced.Take(MostDisplaced).Append(entry).ToList();
        var numbers = near.SelectMany(each => new[] { each.Number, each.Number + 1 }).Distinct().ToList();
        foreach (var before in near.SelectMany(each => new[] { each.Before, each.Seal }))
            foreach (var number in numbers)
                if (Same(seal.SealOf(number, before, entry.Mark), entry.Seal)) return number;
        return null;
    }

    private static bool Same(byte[] one, byte[]? other) => other is not null && CryptographicOperations.FixedTimeEquals(one, other);

    private sealed record Displaced(Guid EntryId, long Number, byte[] Mark, byte[] Seal, byte[] Before);
}
