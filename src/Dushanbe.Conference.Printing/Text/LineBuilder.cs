using Dushanbe.Conference.Printing.Unicode;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>Puts the pieces of one line into visual order and at their places.</summary>
internal static class LineBuilder
{
    private const char SoftHyphen = '\u00AD';

    /// <summary>Builds a line; the list of pieces, in logical order, is changed.</summary>
    public static TextLine Build(List<Piece> line, IReadOnlyList<TextSpan> spans, bool breaksWord)
    {
        var last = line[^1];
        var endsText = last.After == LineBreak.Mandatory;
        if (last.After == LineBreak.Allowed && last.Run.Text is [.., SoftHyphen])
            ShowSoftHyphen(line, last, spans[last.Span].Style);

        var baseLevel = last.BaseLevel;
        ResetTrailingSpace(line, spans, baseLevel);
        var hanging = HangingWidth(line, spans);

        var runs = new PlacedRun[line.Count];
        var isRightToLeft = baseLevel % 2 == 1;
        var x = isRightToLeft ? -hanging : 0;
        var order = VisualOrder(line);
        for (var i = 0; i < runs.Length; i++)
        {
            var piece = line[order?[i] ?? i];
            runs[i] = new(piece.Run, spans[piece.Span], x) { Position = piece.Position };
            x += runs[i].Width;
        }

        var (ascent, descent) = Extents(runs);
        var width = isRightToLeft ? x : x - hanging;
        return new(runs, Math.Max(0, width), ascent, descent, isRightToLeft) { EndsText = endsText, BreaksWord = breaksWord };
    }

    /// <summary>A part of a piece: shaped again, since letters at its ends may take other forms, unless it is shared.</summary>
    public static ShapedRun Part(Piece piece, TextStyle style, Range range)
    {
        var (start, length) = range.GetOffsetAndLength(piece.Run.Text.Length);
        return piece.IsShared ? piece.Run.Slice(start, start + length) : Reshape(piece, style, piece.Run.Text.AsSpan(start, length), piece.Level);
    }

    private static void ShowSoftHyphen(List<Piece> line, Piece last, TextStyle style)
    {
        var text = last.Run.Text;
        if (!last.IsShared)
        {
            line[^1] = last with { Run = Reshape(last, style, text, last.Level, showsSoftHyphen: true) };
            return;
        }

        line[^1] = last with { Run = Part(last, style, ..^1) };
        line.Add(last with { Run = Reshape(last, style, text.AsSpan(text.Length - 1), last.Level, showsSoftHyphen: true), Position = last.Position + text.Length - 1 });
    }

    /// <summary>Shapes a part of a piece, or the whole piece again, with its settings.</summary>
    private static ShapedRun Reshape(Piece piece, TextStyle style, ReadOnlySpan<char> text, byte level, bool showsSoftHyphen = false) =>
        Shaper.Shape(piece.Run.Face, text, new(level % 2 == 1, piece.Run.Script, showsSoftHyphen, style.LetterSpacing, style.Language));

    /// <summary>Rule L1 of UAX #9: white space at a line's end takes the level of the paragraph; a word before it is cut off it.</summary>
    private static void ResetTrailingSpace(List<Piece> line, IReadOnlyList<TextSpan> spans, byte baseLevel)
    {
        for (var i = line.Count - 1; i >= 0; i--)
        {
            var piece = line[i];
            var text = piece.Run.Text;
            var length = LineSpace.LengthWithoutTrailing(text);
            if (length < text.Length && piece.Level != baseLevel)
            {
                var style = spans[piece.Span].Style;
                var space = piece with
                {
                    Run = Reshape(piece, style, text.AsSpan(length), baseLevel),
                    Position = piece.Position + length,
                    Level = baseLevel,
                };
                line[i] = space;
                if (length > 0) line.Insert(i, piece with { Run = Part(piece, style, ..length) });
            }

            if (length > 0) return;
        }
    }

    private static float HangingWidth(List<Piece> line, IReadOnlyList<TextSpan> spans)
    {
        var hanging = 0f;
        for (var i = line.Count - 1; i >= 0; i--)
        {
            hanging += line[i].Run.TrailingSpace * spans[line[i].Span].Style.DrawnSize / 1000;
            if (!line[i].IsSpace && line[i].Run.Text.Length > 0) break;
        }

        return hanging;
    }

    /// <summary>Null where the order is that of the text.</summary>
    private static int[]? VisualOrder(List<Piece> line)
    {
        var levels = new byte[line.Count];
        var any = 0;
        for (var i = 0; i < levels.Length; i++) any |= levels[i] = line[i].Level;
        return any == 0 ? null : BidiParagraph.VisualOrder(levels);
    }

    /// <summary>The tallest run gives the line its height; a style with a line height of its own keeps baselines apart by it, whatever face draws it.</summary>
    private static (float Ascent, float Descent) Extents(PlacedRun[] runs)
    {
        var (ascent, descent) = (0f, 0f);
        foreach (var run in runs)
        {
            var style = run.Style;
            var face = style.LineHeight is null ? run.Run.Face : style.Fonts.Primary;
            var leading = style.LineHeight is { } height ? height - face.Ascent - face.Descent : 0;
            ascent = Math.Max(ascent, (face.Ascent + leading / 2) * style.Size);
            descent = Math.Max(descent, (face.Descent + leading / 2) * style.Size);
        }

        return (ascent, descent);
    }
}
