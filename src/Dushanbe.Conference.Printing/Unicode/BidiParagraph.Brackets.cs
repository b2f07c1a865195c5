using static Dushanbe.Conference.Printing.Unicode.BidiClass;

namespace Dushanbe.Conference.Printing.Unicode;

// Paired brackets: rule N0.
internal sealed partial class BidiParagraph
{
    private const int MaxOpenBrackets = 63; // BD16

    private void ResolveBrackets(int[] sequence, BidiClass start, BidiClass direction)
    {
        if (codePoints.Length == 0 || FindPairs(sequence) is not { } pairs) return;

        foreach (var (open, close) in pairs)
        {
            if (DirectionOfPair(sequence, open, close, start, direction) is not { } resolved) continue;
            SetBracket(sequence, open, resolved);
            SetBracket(sequence, close, resolved);
        }
    }

    /// <summary>BD16: the pairs in the order of their opening brackets.</summary>
    private List<(int Open, int Close)>? FindPairs(int[] sequence)
    {
        List<(int Open, int Close)>? pairs = null;
        var open = new List<(int Pair, int Position)>();
        for (var k = 0; k < sequence.Length; k++)
        {
            if (types[sequence[k]] != ON) continue;
            var pair = CharacterData.BracketPair(codePoints[sequence[k]]);
            if (pair == 0) continue;
            if (pair > 0)
            {
                if (open.Count == MaxOpenBrackets) break;
                open.Add((pair, k));
                continue;
            }

            var match = open.FindLastIndex(bracket => bracket.Pair == -pair);
            if (match < 0) continue;
            (pairs ??= []).Add((open[match].Position, k));
            open.RemoveRange(match, open.Count - match);
        }

        pairs?.Sort();
        return pairs;
    }

    private BidiClass? DirectionOfPair(int[] sequence, int open, int close, BidiClass start, BidiClass direction)
    {
        var holdsOpposite = false;
        for (var k = open + 1; k < close; k++)
        {
            var strong = StrongOf(types[sequence[k]]);
            if (strong == direction) return direction; // N0 b
            holdsOpposite |= strong is not null;
        }

        if (!holdsOpposite) return null; // N0 d
        for (var k = open - 1; k >= 0; k--)
            if (StrongOf(types[sequence[k]]) is { } context)
                return context; // N0 c: the opposite direction if it stands before too, else that of the embedding
        return start;
    }

    /// <summary>A bracket's marks follow it (end of N0).</summary>
    private void SetBracket(int[] sequence, int position, BidiClass resolved)
    {
        types[sequence[position]] = resolved;
        for (var k = position + 1; k < sequence.Length && original[sequence[k]] == NSM; k++)
            types[sequence[k]] = resolved;
    }
}
