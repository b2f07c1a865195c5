using Dushanbe.Conference.Printing.Unicode;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>
/// Finds the direction of each text of a paragraph (a newline begins another, UAX #9 P1) and the levels of its
/// characters. Spans that ask for it are isolated: controls in them cannot reach their neighbours.
/// </summary>
internal sealed class DirectionFinder
{
    private readonly SourceText source;
    private readonly ParagraphDirection direction;
    private readonly byte[] levels;
    private readonly byte[] baseLevels;

    // the text between two separators as the algorithm sees it, with isolates around spans
    private readonly List<BidiClass> types = [];
    private readonly List<int> codePoints = [];
    private readonly List<int> indices = [];

    private DirectionFinder(SourceText source, ParagraphDirection direction)
    {
        this.source = source;
        this.direction = direction;
        levels = new byte[source.Count];
        baseLevels = new byte[source.Count];
    }

    /// <summary>
    /// The level of each character, and the level of the text it belongs to; null for both where everything runs left to
    /// right, which most texts do.
    /// </summary>
    public static (byte[]? Levels, byte[]? BaseLevels) Find(SourceText source, ParagraphDirection direction)
    {
        if (direction != ParagraphDirection.RightToLeft && RunsLeftToRight(source)) return (null, null);

        var finder = new DirectionFinder(source, direction);
        finder.Find();
        return (finder.levels, finder.baseLevels);
    }

    private static bool RunsLeftToRight(SourceText source)
    {
        foreach (var properties in source.Properties.AsSpan(0, source.Count))
            if (!properties.Bidi.IsLeftToRightOnly)
                return false;
        return true;
    }

    private void Find()
    {
        byte baseLevel = 0;
        for (var start = 0; start < source.Count;)
        {
            var end = start;
            while (end < source.Count && source.Properties[end].Bidi != BidiClass.B) end++;
            Collect(start, end);
            if (end < source.Count) Add(source.Properties[end].Bidi, end++);

            BidiClass[] section = [.. types];
            baseLevel = BaseLevel(section, start, end, baseLevel);
            var (resolved, _) = BidiParagraph.Resolve(section, [.. codePoints], baseLevel);
            for (var i = 0; i < resolved.Length; i++)
                if (indices[i] >= 0)
                    levels[indices[i]] = resolved[i];
            baseLevels.AsSpan(start, end - start).Fill(baseLevel);
            start = end;
        }
    }

    /// <summary>
    /// P2 and P3. A text whose letters all stand in isolates takes the direction of the first of them, and one without
    /// letters that of the text before it.
    /// </summary>
    private byte BaseLevel(BidiClass[] section, int start, int end, byte before)
    {
        if (direction != ParagraphDirection.Auto) return (byte)(direction == ParagraphDirection.RightToLeft ? 1 : 0);
        if (BidiParagraph.FirstStrong(section) is { } strong) return LevelOf(strong);
        for (var i = start; i < end; i++)
            if (source.Properties[i].Bidi is BidiClass.L or BidiClass.R or BidiClass.AL)
                return LevelOf(source.Properties[i].Bidi);
        return before;
    }

    private static byte LevelOf(BidiClass strong) => (byte)(strong == BidiClass.L ? 0 : 1);

    private void Collect(int start, int end)
    {
        types.Clear();
        codePoints.Clear();
        indices.Clear();
        var spanStart = 0;
        for (var span = 0; span < source.SpanEnds.Length; span++)
        {
            var (first, last) = (Math.Max(start, spanStart), Math.Min(end, source.SpanEnds[span]));
            spanStart = source.SpanEnds[span];
            if (first >= last) continue;
            if (source.Spans[span].Isolated) CollectIsolated(first, last);
            else for (var i = first; i < last; i++) Add(source.Properties[i].Bidi, i);
        }
    }

    /// <summary>Stands FSI and PDI around a span, closes the isolates it leaves open and disarms the ends without a beginning.</summary>
    private void CollectIsolated(int start, int end)
    {
        var open = 0;
        Add(BidiClass.FSI, -1);
        for (var i = start; i < end; i++)
        {
            var type = source.Properties[i].Bidi;
            if (type.IsIsolateInitiator) open++;
            else if (type == BidiClass.PDI && open-- == 0) (type, open) = (BidiClass.BN, 0);
            Add(type, i);
        }

        for (; open >= 0; open--) Add(BidiClass.PDI, -1);
    }

    private void Add(BidiClass type, int index)
    {
        types.Add(type);
        codePoints.Add(index < 0 ? 0 : source.CodePoints[index]);
        indices.Add(index);
    }
}
