using Dushanbe.Conference.Printing.Unicode;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>Fills lines with pieces, as many on each as fit. The list of pieces is used up where words must be broken.</summary>
/// <param name="pieces">The text in logical order.</param>
/// <param name="spans">The spans that the pieces belong to.</param>
/// <param name="maxWidth">The width of the column in points.</param>
/// <param name="scale">A factor for the sizes of the spans, for trying whether a text fits.</param>
/// <param name="prefersSpaces">Whether a line ends at a space rather than after a hyphen where that takes no further line.</param>
internal sealed class LineFiller(List<Piece> pieces, IReadOnlyList<TextSpan> spans, float maxWidth, float scale = 1, bool prefersSpaces = false)
{
    private const char SoftHyphen = '\u00AD';

    /// <summary>Sums of widths may differ in the last digit from the width a column was measured with.</summary>
    private const float Tolerance = 0.01f;

    /// <summary>The pieces from one place where a line may break to the next.</summary>
    private readonly record struct Unit(int End, float Width, float VisibleWidth, LineBreak After);

    /// <summary>Lays out every line.</summary>
    public List<TextLine> Fill()
    {
        var lines = new List<TextLine>();
        var line = new List<Piece>();
        for (var next = 0; next < pieces.Count; line.Clear())
        {
            var start = next;
            var width = 0f;
            var breaksWord = false;
            while (next < pieces.Count)
            {
                var unit = Measure(next);
                if (width + unit.VisibleWidth <= maxWidth + Tolerance)
                {
                    for (; next < unit.End; next++) line.Add(pieces[next]);
                    width += unit.Width;
                    if (unit.After == LineBreak.Mandatory) break;
                    continue;
                }

                if (line.Count == 0) breaksWord = TakePart(line, ref next, unit.End);
                else if (prefersSpaces) next = BackToSpace(line, start, next);
                break;
            }

            lines.Add(LineBuilder.Build(line, spans, breaksWord));
        }

        return lines;
    }

    /// <summary>Whether the text fits a number of lines without breaking a word.</summary>
    public bool FitsIn(int maxLines) => LinesFrom(0, maxLines) is not null;

    /// <summary>The number of lines that the text from a piece on takes; null where that is more than the most, or a word must be broken.</summary>
    private int? LinesFrom(int next, int most)
    {
        var lines = 0;
        for (; next < pieces.Count; lines++)
        {
            if (lines == most) return null;
            for (var width = 0f; next < pieces.Count;)
            {
                var unit = Measure(next);
                if (unit.VisibleWidth > maxWidth + Tolerance) return null;
                if (width + unit.VisibleWidth > maxWidth + Tolerance) break;
                width += unit.Width;
                next = unit.End;
                if (unit.After == LineBreak.Mandatory) break;
            }
        }

        return lines;
    }

    /// <summary>
    /// Takes what stands after the last space of a full line down to the next, unless that costs a further line: "Al-Qahtani"
    /// over "Al-Otaibi" rather than "Al-Qahtani Al-" over "Otaibi". Returns where the next line begins.
    /// </summary>
    private int BackToSpace(List<Piece> line, int start, int next)
    {
        var kept = line.FindLastIndex(piece => piece.After == LineBreak.Allowed && piece.Run.TrailingSpace > 0) + 1;
        if (kept == 0 || kept == line.Count) return next;
        if (LinesFrom(next, int.MaxValue) is not { } lines || LinesFrom(start + kept, lines) is null) return next;
        line.RemoveRange(kept, line.Count - kept);
        return start + kept;
    }

    private Unit Measure(int start)
    {
        var (width, trailing, end) = (0f, 0f, start);
        while (true)
        {
            var piece = pieces[end++];
            var pieceWidth = Points(piece, piece.Run.Width);
            width += pieceWidth;
            trailing = piece.IsSpace ? trailing + pieceWidth : Points(piece, piece.Run.TrailingSpace);
            if (piece.After == LineBreak.Prohibited && end < pieces.Count) continue;
            return new(end, width, width - trailing + HyphenWidth(piece), piece.After);
        }
    }

    /// <summary>The width that a soft hyphen takes if the line ends with it.</summary>
    private float HyphenWidth(Piece piece) =>
        piece.After == LineBreak.Allowed && piece.Run.Text is [.., SoftHyphen] && piece.Run.Face.TryGetGlyph('-', out var hyphen)
            ? Points(piece, piece.Run.Face.Advance(hyphen) + spans[piece.Span].Style.LetterSpacing)
            : 0;

    private float Points(Piece piece, float thousandths) => thousandths * (spans[piece.Span].Style.DrawnSize * scale) / 1000;

    private float VisiblePoints(Piece piece) => Points(piece, piece.VisibleWidth) + HyphenWidth(piece);

    /// <summary>Takes what fits of a word that is wider than the column: at least one cluster. Returns whether the word was broken.</summary>
    private bool TakePart(List<Piece> line, ref int next, int end)
    {
        var room = maxWidth + Tolerance;
        for (; next < end; next++)
        {
            var piece = pieces[next];
            if (piece.IsSpace || VisiblePoints(piece) <= room)
            {
                line.Add(piece);
                room -= Points(piece, piece.Run.Width);
                continue;
            }

            if (Split(piece, room, isFirst: line.Count == 0) is not var (head, tail)) return true;
            line.Add(head);
            room -= Points(head, head.Run.Width);
            if (tail is null) continue;
            pieces[next] = tail.Value;
            return true;
        }

        return false;
    }

    /// <summary>
    /// Cuts a piece at the last cluster that fits the room; null where none does. The first piece of a line gives one
    /// cluster whatever its width; the tail is null where that is the whole piece.
    /// </summary>
    private (Piece Head, Piece? Tail)? Split(Piece piece, float room, bool isFirst)
    {
        var cuts = LetterCuts.In(piece.Run.Text); // a ligature is torn only where it does not fit by itself
        if (piece.IsShared) cuts.RemoveAll(cut => !piece.Run.Clusters.Contains(cut));
        var fitting = cuts.FindLastIndex(cut => Points(piece, WidthBefore(piece.Run, cut)) <= room);
        for (; fitting >= 0; fitting--)
        {
            // letters at the cut may take a wider form than inside the word
            var head = Part(piece, ..cuts[fitting]);
            if (VisiblePoints(head) <= room) return (head, Part(piece, cuts[fitting]..) with { After = piece.After });
        }

        if (!isFirst) return null;
        return cuts.Count == 0 ? (piece, null) : (Part(piece, ..cuts[0]), Part(piece, cuts[0]..) with { After = piece.After });
    }

    private static float WidthBefore(ShapedRun run, int cut)
    {
        var width = 0f;
        for (var i = 0; i < run.Clusters.Length; i++)
            if (run.Clusters[i] < cut)
                width += run.Advances[i];
        return width;
    }

    private Piece Part(Piece piece, Range range)
    {
        var run = LineBuilder.Part(piece, spans[piece.Span].Style, range);
        return piece with { Run = run, Position = piece.Position + range.GetOffsetAndLength(piece.Run.Text.Length).Offset, After = LineBreak.Allowed };
    }
}
