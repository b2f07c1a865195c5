using static Dushanbe.Conference.Printing.Unicode.BidiClass;

namespace Dushanbe.Conference.Printing.Unicode;

/// <summary>
/// The bidirectional algorithm of UAX #9, whole: rules P2 to L2. Mirroring (L4) is done by the shaping engine.
/// One instance resolves one paragraph.
/// </summary>
internal sealed partial class BidiParagraph
{
    private const int MaxDepth = 125;
    private const int None = -1;

    private readonly BidiClass[] original;
    private readonly BidiClass[] types;
    private readonly int[] codePoints;
    private readonly byte[] levels;
    private readonly int[] matches;
    private readonly byte baseLevel;

    /// <summary>The embedding levels of X1 to X8, before the implicit rules raise them.</summary>
    private byte[] embedding = [];

    private BidiParagraph(BidiClass[] classes, int[] codePoints, byte? baseLevel)
    {
        original = classes;
        this.codePoints = codePoints;
        levels = new byte[classes.Length];
        types = [.. classes];
        matches = MatchIsolates(classes);
        this.baseLevel = baseLevel ?? (byte)(FirstStrong(0, classes.Length) == R ? 1 : 0);
    }

    /// <summary>Resolves the level of every character; even levels run left to right, odd ones right to left.</summary>
    /// <param name="classes">The characters' types.</param>
    /// <param name="codePoints">The characters, for bracket pairs; empty leaves brackets alone.</param>
    /// <param name="baseLevel">The paragraph's level, or null to take it from the first strong character.</param>
    public static (byte[] Levels, byte BaseLevel) Resolve(BidiClass[] classes, int[] codePoints, byte? baseLevel = null)
    {
        var paragraph = new BidiParagraph(classes, codePoints, baseLevel);
        paragraph.Resolve();
        return (paragraph.levels, paragraph.baseLevel);
    }

    /// <summary>The type of the first strong character outside isolates, L or R; null where there is none (P2).</summary>
    public static BidiClass? FirstStrong(BidiClass[] classes) => new BidiParagraph(classes, [], 0).FirstStrong(0, classes.Length);

    /// <summary>Rule L1 at the end of a line: trailing white space returns to the paragraph's level.</summary>
    public static void ResetTrailing(ReadOnlySpan<BidiClass> classes, Span<byte> levels, byte baseLevel)
    {
        for (var i = classes.Length - 1; i >= 0 && classes[i].IsResetAtLineEnd; i--) levels[i] = baseLevel;
    }

    /// <summary>Rule L2: the order in which pieces of one level each stand on the line, from left to right.</summary>
    public static int[] VisualOrder(ReadOnlySpan<byte> levels)
    {
        var order = new int[levels.Length];
        var (highest, lowestOdd) = (0, MaxDepth + 1);
        for (var i = 0; i < levels.Length; i++)
        {
            order[i] = i;
            highest = Math.Max(highest, levels[i]);
            if (levels[i] % 2 == 1) lowestOdd = Math.Min(lowestOdd, levels[i]);
        }

        for (var level = highest; level >= lowestOdd; level--)
        {
            for (var start = 0; start < levels.Length; start++)
            {
                var end = start;
                while (end < levels.Length && levels[end] >= level) end++;
                Array.Reverse(order, start, end - start);
                start = end;
            }
        }

        return order;
    }

    private void Resolve()
    {
        AssignEmbeddings();
        embedding = [.. levels];
        ResolveSequences();
        KeepRemovedCharactersWithTheirNeighbours();
        ResetSeparators();
    }

    /// <summary>BD9: for each isolate initiator the place of its end, and the other way round.</summary>
    private static int[] MatchIsolates(BidiClass[] classes)
    {
        var found = new int[classes.Length];
        Array.Fill(found, None);
        Stack<int>? open = null;
        for (var i = 0; i < classes.Length; i++)
        {
            if (classes[i].IsIsolateInitiator) (open ??= new()).Push(i);
            else if (classes[i] == B) open?.Clear();
            else if (classes[i] == PDI && open?.TryPop(out var start) == true) (found[start], found[i]) = (i, start);
        }

        return found;
    }

    /// <summary>P2: L or R of the first strong character in a range, passing over isolates.</summary>
    private BidiClass? FirstStrong(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            switch (original[i])
            {
                case L: return L;
                case R or AL: return R;
                case B: return null;
                case LRI or RLI or FSI when matches[i] == None: return null;
                case LRI or RLI or FSI: i = matches[i]; break;
                default: break;
            }
        }

        return null;
    }

    /// <summary>
    /// Characters that X9 takes out get the level of the one before them, so that a ZWNJ does not cut a Persian word
    /// in two.
    /// </summary>
    private void KeepRemovedCharactersWithTheirNeighbours()
    {
        for (var i = 0; i < levels.Length; i++)
            if (original[i].IsRemoved)
                levels[i] = i > 0 ? levels[i - 1] : baseLevel;
    }

    /// <summary>L1 within the paragraph: separators, and the white space before them, return to the paragraph's level.</summary>
    private void ResetSeparators()
    {
        for (var i = 0; i < levels.Length; i++)
        {
            if (original[i] is not (S or B)) continue;
            levels[i] = baseLevel;
            ResetTrailing(original.AsSpan(0, i), levels, baseLevel);
        }

        ResetTrailing(original, levels, baseLevel);
    }
}
