using Dushanbe.Conference.Printing.Unicode;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>A shaped part of a paragraph between two places where a line may break, or where style, face or direction change.</summary>
/// <param name="Run">The glyphs.</param>
/// <param name="Span">The index of its span.</param>
/// <param name="Position">Where it begins in the paragraph's text.</param>
/// <param name="Level">Its bidirectional level.</param>
/// <param name="BaseLevel">The level of the text it belongs to.</param>
/// <param name="After">Whether the line may or must end after it.</param>
internal readonly record struct Piece(
    ShapedRun Run, int Span, int Position, byte Level, byte BaseLevel, LineBreak After)
{
    /// <summary>Whether it was shaped together with its neighbours in other spans: it may be cut, but not shaped again.</summary>
    public bool IsShared { get; init; }

    /// <summary>Its width without the white space at its end, in thousandths of an em.</summary>
    public float VisibleWidth => Run.Width - Run.TrailingSpace;

    /// <summary>Whether it holds white space only.</summary>
    public bool IsSpace => Run.Text.Length > 0 && LineSpace.LengthWithoutTrailing(Run.Text) == 0;
}

/// <summary>Cuts a paragraph's text into pieces and shapes them.</summary>
internal static class PieceCutter
{
    /// <summary>Longer pieces are cut, so that text without any break costs no more than other text.</summary>
    private const int LongestPiece = 128;

    /// <summary>The pieces in logical order; at least one, so that an empty text has a height.</summary>
    public static List<Piece> Cut(SourceText source, ParagraphDirection direction, ICollection<MissingGlyph>? missing)
    {
        var (levels, baseLevels) = DirectionFinder.Find(source, direction);
        var (faces, scripts) = FaceSelector.Select(source, missing);
        var breaks = new LineBreak[source.Count + 1];
        LineBreaker.FindBreaks(source.CodePoints.AsSpan(0, source.Count), breaks);
        WordBreaker.AddBreaks(source.CodePoints.AsSpan(0, source.Count), breaks);

        var pieces = new List<Piece>();
        var span = 0;
        for (var start = 0; start < source.Count;)
        {
            while (start >= source.SpanEnds[span]) span++;
            var limit = Math.Min(source.Count, start + LongestPiece);
            var (end, last, spanEnd) = (start + 1, span, source.SpanEnds[span]);
            while (end < limit && breaks[end] == LineBreak.Prohibited && faces[end] == faces[start]
                && scripts[end] == scripts[start] && levels?[end] == levels?[start]
                && (end < spanEnd || source.JoinsNext(ref last, scripts[end])))
            {
                if (end == spanEnd) spanEnd = source.SpanEnds[last];
                end++;
            }

            if (end == start + LongestPiece) end = LastClusterEnd(source, start, end);

            Add(start, end);
            start = end;
        }

        if (pieces.Count == 0) AddEmpty(LineBreak.Mandatory, 0, direction == ParagraphDirection.RightToLeft ? (byte)1 : (byte)0);
        return pieces;

        void Add(int start, int end)
        {
            var (level, baseLevel) = (levels?[start] ?? 0, baseLevels?[start] ?? 0);
            var contentEnd = end;
            while (contentEnd > start && source.IsLineEnd(contentEnd - 1)) contentEnd--;
            if (contentEnd > start)
            {
                var settings = SettingsOf(source.Spans[span].Style, level, scripts[start]);
                var run = Shaper.Shape(faces[start], source.Slice(start, contentEnd), settings);
                var piece = new Piece(run, span, source.Offsets[start], level, baseLevel, breaks[end]);
                if (contentEnd <= source.SpanEnds[span]) pieces.Add(piece);
                else pieces.AddRange(Share(source, piece));
            }
            else if (breaks[end] == LineBreak.Mandatory)
            {
                // a line's end by itself: it ends the line before it, or makes an empty one
                if (pieces.Count > 0 && pieces[^1].After == LineBreak.Prohibited) pieces[^1] = pieces[^1] with { After = LineBreak.Mandatory };
                else AddEmpty(breaks[end], source.Offsets[start], baseLevel);
            }
        }

        void AddEmpty(LineBreak after, int position, byte baseLevel)
        {
            var style = source.Spans[span].Style;
            var run = Shaper.Shape(style.Fonts.Primary, [], SettingsOf(style, baseLevel, CharacterProperties.CommonScript));
            pieces.Add(new(run, span, position, baseLevel, baseLevel, after));
        }
    }

    /// <summary>Gives each span its part of a run that was shaped across spans; a cluster belongs to the span that it begins in.</summary>
    private static IEnumerable<Piece> Share(SourceText source, Piece whole)
    {
        var run = whole.Run;
        var (start, span) = (0, whole.Span);
        while (start < run.Text.Length)
        {
            var end = Math.Min(run.Text.Length, source.Offsets[source.SpanEnds[span]] - whole.Position);
            while (end < run.Text.Length && end > start && !run.Clusters.Contains(end)) end++;
            if (end > start)
            {
                yield return whole with
                {
                    Run = run.Slice(start, end),
                    Span = span,
                    Position = whole.Position + start,
                    After = end < run.Text.Length ? LineBreak.Prohibited : whole.After,
                    IsShared = true,
                };
                start = end;
            }

            span++;
        }
    }

    private static ShapeSettings SettingsOf(TextStyle style, byte level, byte script) =>
        new(level % 2 == 1, script, ShowsSoftHyphen: false, style.LetterSpacing, style.Language);

    private static int LastClusterEnd(SourceText source, int start, int limit)
    {
        var last = start;
        for (var end = start; end < limit; end = source.ClusterEnd(end, Math.Min(source.Count, limit + 64))) last = end;
        return last > start ? last : limit;
    }
}
