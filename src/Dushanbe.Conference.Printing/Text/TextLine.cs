using System.Runtime.CompilerServices;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>A shaped piece of text: one face, one direction, no line break inside. Immutable and shared between documents by the shape cache.</summary>
public sealed class ShapedRun
{
    /// <summary>The face whose glyphs these are.</summary>
    public required FontFace Face { get; init; }

    /// <summary>The text that was shaped, in logical order.</summary>
    public required string Text { get; init; }

    /// <summary>Whether the run is drawn right to left.</summary>
    public required bool RightToLeft { get; init; }

    /// <summary>The number of the script it was shaped in.</summary>
    internal byte Script { get; init; }

    /// <summary>Glyph ids in visual order, left to right.</summary>
    public required ushort[] Glyphs { get; init; }

    /// <summary>Advance of each glyph in thousandths of an em.</summary>
    public required float[] Advances { get; init; }

    /// <summary>Horizontal offset of each glyph in thousandths of an em, or null where all are zero.</summary>
    public required float[]? OffsetsX { get; init; }

    /// <summary>Vertical offset of each glyph (up is positive) in thousandths of an em, or null where all are zero.</summary>
    public required float[]? OffsetsY { get; init; }

    /// <summary>For each glyph the index into <see cref="Text"/> of the first UTF-16 unit of its cluster.</summary>
    public required int[] Clusters { get; init; }

    /// <summary>The sum of the advances in thousandths of an em.</summary>
    public required float Width { get; init; }

    /// <summary>The part of <see cref="Width"/> taken by white space at the logical end, which hangs over the margin at a line's end.</summary>
    public required float TrailingSpace { get; init; }

    /// <summary>The box around the ink of its glyphs, in thousandths of an em from its left edge on the baseline; measured when first asked for.</summary>
    public InkBox Ink => (ink ??= new StrongBox<InkBox>(MeasureInk())).Value;

    private StrongBox<InkBox>? ink;

    /// <summary>The glyphs of a part of the text that begins and ends where clusters do, as they are: letters keep the forms they have inside the whole.</summary>
    internal ShapedRun Slice(int start, int end)
    {
        var (first, count, width, trailing) = (-1, 0, 0f, 0f);
        var visible = start + LineSpace.LengthWithoutTrailing(Text.AsSpan(start..end));
        for (var i = 0; i < Clusters.Length; i++)
        {
            if (Clusters[i] < start || Clusters[i] >= end) continue;
            if (first < 0) first = i;
            count++;
            width += Advances[i];
            if (Clusters[i] >= visible) trailing += Advances[i];
        }

        first = Math.Max(0, first);
        return new()
        {
            Face = Face,
            Text = Text[start..end],
            RightToLeft = RightToLeft,
            Script = Script,
            Glyphs = Glyphs[first..(first + count)],
            Advances = Advances[first..(first + count)],
            OffsetsX = OffsetsX?[first..(first + count)],
            OffsetsY = OffsetsY?[first..(first + count)],
            Clusters = [.. Clusters.AsSpan(first, count).ToArray().Select(cluster => cluster - start)],
            Width = width,
            TrailingSpace = trailing,
        };
    }

    /// <summary>The same glyphs with other advances.</summary>
    internal ShapedRun WithAdvances(float[] advances) => new()
    {
        Face = Face,
        Text = Text,
        RightToLeft = RightToLeft,
        Script = Script,
        Glyphs = Glyphs,
        Advances = advances,
        OffsetsX = OffsetsX,
        OffsetsY = OffsetsY,
        Clusters = Clusters,
        Width = advances.Sum(),
        TrailingSpace = TrailingSpace,
    };

    private InkBox MeasureInk()
    {
        var (box, pen) = (InkBox.Empty, 0f);
        for (var i = 0; i < Glyphs.Length; i++)
        {
            box = box.Union(Face.Ink(Glyphs[i]).At(pen + (OffsetsX?[i] ?? 0), OffsetsY?[i] ?? 0));
            pen += Advances[i];
        }

        return box;
    }
}

/// <summary>A shaped run at its place on a line.</summary>
/// <param name="Run">The glyphs.</param>
/// <param name="Span">The span it came from: style and link.</param>
/// <param name="X">Its left edge in points from the left edge of the line.</param>
public readonly record struct PlacedRun(ShapedRun Run, TextSpan Span, float X)
{
    /// <summary>Where its text begins in <see cref="Paragraph.Text"/>: runs in ascending order of this number are in reading order.</summary>
    public int Position { get; init; }

    /// <summary>The style the run is drawn in.</summary>
    public TextStyle Style => Span.Style;

    /// <summary>Its width in points.</summary>
    public float Width => Run.Width * Style.DrawnSize / 1000;
}

/// <summary>A line of a paragraph after bidirectional reordering.</summary>
/// <param name="Runs">Its runs in visual order, left to right. The space at a broken line's end is kept in the content but outside the width.</param>
/// <param name="Width">The visible width in points.</param>
/// <param name="Ascent">From the top of the line to its baseline, in points.</param>
/// <param name="Descent">From the baseline to the bottom of the line, in points.</param>
/// <param name="RightToLeft">Whether the paragraph it belongs to runs right to left.</param>
public sealed record TextLine(IReadOnlyList<PlacedRun> Runs, float Width, float Ascent, float Descent, bool RightToLeft)
{
    /// <summary>The distance to the next line's top, in points.</summary>
    public float Height => Ascent + Descent;

    /// <summary>Whether the paragraph, or a line of it that the text itself ends, ends here.</summary>
    public bool EndsText { get; init; }

    /// <summary>Whether a word wider than the column had to be broken at the end of this line.</summary>
    public bool BreaksWord { get; init; }

    /// <summary>The lines that its styles ask for along the letters; one that goes on in the next run is one. Spaces beyond the line's end bear none.</summary>
    public IReadOnlyList<TextStroke> Strokes
    {
        get
        {
            List<TextStroke>? strokes = null;
            foreach (var run in Runs)
            {
                if (run.Style.Strokes == TextStrokes.None) continue;
                var (left, right) = (Math.Max(0, run.X), Math.Min(Width, run.X + run.Width));
                if (right > left) TextStroke.Add(strokes ??= [], run.Style, left, right);
            }

            return strokes ?? (IReadOnlyList<TextStroke>)[];
        }
    }

    /// <summary>The box around its ink in points, from its left edge on the baseline; letters with marks reach beyond the line's own height.</summary>
    public InkBox Ink
    {
        get
        {
            var box = InkBox.Empty;
            foreach (var run in Runs) box = box.Union(run.Run.Ink.At(run.X, run.Style.Rise, run.Style.DrawnSize / 1000));
            return box;
        }
    }
}
