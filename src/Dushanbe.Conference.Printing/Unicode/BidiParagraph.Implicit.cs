using static Dushanbe.Conference.Printing.Unicode.BidiClass;

namespace Dushanbe.Conference.Printing.Unicode;

// The implicit levels: isolating run sequences (X9, X10), weak types (W1 to W7), neutrals (N1, N2), levels (I1, I2).
internal sealed partial class BidiParagraph
{
    /// <summary>A level run from its first to its last character, both of which rule X9 keeps.</summary>
    private readonly record struct LevelRun(int First, int Last);

    private void ResolveSequences()
    {
        var runs = new List<LevelRun>();
        var runOf = new int[original.Length];
        CollectLevelRuns(runs, runOf);

        var sequence = new List<int>();
        foreach (var start in runs)
        {
            if (original[start.First] == PDI && matches[start.First] != None) continue; // goes on from its initiator

            sequence.Clear();
            for (var run = start; ; run = runs[runOf[matches[run.Last]]])
            {
                for (var i = run.First; i <= run.Last; i++)
                    if (!original[i].IsRemoved)
                        sequence.Add(i);
                if (!original[run.Last].IsIsolateInitiator || matches[run.Last] == None) break;
            }

            ResolveSequence([.. sequence]);
        }
    }

    private void CollectLevelRuns(List<LevelRun> runs, int[] runOf)
    {
        for (var i = 0; i < original.Length; i++)
        {
            if (original[i].IsRemoved) continue;
            if (runs.Count > 0 && embedding[runs[^1].Last] == embedding[i]) runs[^1] = runs[^1] with { Last = i };
            else runs.Add(new(i, i));
            runOf[i] = runs.Count - 1;
        }
    }

    private void ResolveSequence(int[] sequence)
    {
        var level = embedding[sequence[0]];
        var direction = DirectionOf(level);
        var start = DirectionOf(Math.Max(level, LevelBefore(sequence[0])));
        var end = DirectionOf(Math.Max(level, LevelAfter(sequence[^1])));

        ResolveMarks(sequence, start);
        ResolveNumbers(sequence, start);
        ResolveBrackets(sequence, start, direction);
        ResolveNeutrals(sequence, start, end, direction);
        foreach (var i in sequence) levels[i] = ImplicitLevel(level, types[i]);
    }

    private byte LevelBefore(int index)
    {
        for (var i = index - 1; i >= 0; i--)
            if (!original[i].IsRemoved)
                return embedding[i];
        return baseLevel;
    }

    private byte LevelAfter(int index)
    {
        if (original[index].IsIsolateInitiator && matches[index] == None) return baseLevel;
        for (var i = index + 1; i < original.Length; i++)
            if (!original[i].IsRemoved)
                return embedding[i];
        return baseLevel;
    }

    /// <summary>W1: a mark takes the type of its base.</summary>
    private void ResolveMarks(int[] sequence, BidiClass start)
    {
        var previous = start;
        foreach (var i in sequence)
        {
            if (types[i] == NSM) types[i] = previous.IsIsolateInitiator || previous == PDI ? ON : previous;
            previous = types[i];
        }
    }

    /// <summary>W2 to W7: numbers and what stands beside them.</summary>
    private void ResolveNumbers(int[] sequence, BidiClass start)
    {
        var strong = start;
        foreach (var i in sequence) // W2
        {
            if (types[i] is L or R or AL) strong = types[i];
            else if (types[i] == EN && strong == AL) types[i] = AN;
        }

        foreach (var i in sequence) // W3
            if (types[i] == AL)
                types[i] = R;

        for (var k = 1; k < sequence.Length - 1; k++) // W4
        {
            var (before, after) = (types[sequence[k - 1]], types[sequence[k + 1]]);
            if (before != after) continue;
            if ((types[sequence[k]] is ES or CS && before == EN) || (types[sequence[k]] == CS && before == AN))
                types[sequence[k]] = before;
        }

        ResolveTerminators(sequence);

        strong = start;
        foreach (var i in sequence)
        {
            if (types[i] is ES or ET or CS) types[i] = ON; // W6
            else if (types[i] is L or R) strong = types[i];
            else if (types[i] == EN && strong == L) types[i] = L; // W7
        }
    }

    /// <summary>W5: terminators beside a number, such as a percent sign, belong to it.</summary>
    private void ResolveTerminators(int[] sequence)
    {
        for (var start = 0; start < sequence.Length; start++)
        {
            var end = start;
            while (end < sequence.Length && types[sequence[end]] == ET) end++;
            if (end == start) continue;

            var touchesNumber = (start > 0 && types[sequence[start - 1]] == EN)
                || (end < sequence.Length && types[sequence[end]] == EN);
            if (touchesNumber)
                for (var k = start; k < end; k++)
                    types[sequence[k]] = EN;
            start = end;
        }
    }

    /// <summary>N1 and N2: neutrals between two texts of one direction follow them, others the embedding.</summary>
    private void ResolveNeutrals(int[] sequence, BidiClass start, BidiClass end, BidiClass direction)
    {
        for (var first = 0; first < sequence.Length; first++)
        {
            var last = first;
            while (last < sequence.Length && types[sequence[last]].IsNeutral) last++;
            if (last == first) continue;

            var before = first == 0 ? start : StrongOf(types[sequence[first - 1]]);
            var after = last == sequence.Length ? end : StrongOf(types[sequence[last]]);
            for (var k = first; k < last; k++) types[sequence[k]] = before == after ? before!.Value : direction;
            first = last;
        }
    }

    private static BidiClass DirectionOf(int level) => level % 2 == 1 ? R : L;

    /// <summary>The direction that a character lends to neutrals beside it; numbers count as right to left.</summary>
    private static BidiClass? StrongOf(BidiClass type) => type switch
    {
        L => L,
        R or AL or EN or AN => R,
        _ => null,
    };

    private static byte ImplicitLevel(byte level, BidiClass type) => (level % 2, type) switch
    {
        (0, R) => (byte)(level + 1),
        (0, AN or EN) => (byte)(level + 2),
        (1, L or EN or AN) => (byte)(level + 1),
        _ => level,
    };
}
