using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>Draws some lines of a paragraph on one page.</summary>
internal sealed class TextRun(TextBlock block, TextPosition start, int end, string? path, float offered)
{
    private static readonly HashSet<string> TextRoles =
        new(StringComparer.Ordinal) { "P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "Link", "Span", "Reference", "Caption" };

    private readonly IReadOnlyList<TextLine> lines = start.Text.Paragraph.Lines;

    public void Draw(DrawContext draw, Rectangle area)
    {
        Report(draw, area);
        var parent = draw.Node;
        var belongs = block.Role is null && parent is not null && TextRoles.Contains(parent.Role);
        var node = belongs ? parent : start.Tag.Under(parent);
        if (block.HasStrokes || (block.HasLeader && end == lines.Count)) draw.Decoration(canvas => DrawStrokes(canvas, area));
        if (HasParts(draw.Layout)) DrawLinesInParts(draw, area, node);
        else draw.Content(belongs && Spoken(lines, "") is not null ? start.Inside.Under(node) : node, canvas => DrawLines(canvas, area));
    }

    /// <summary>A text that is spoken in another order than its glyphs stand in, as from right to left; null where the order is the same.</summary>
    public static string? Spoken(IEnumerable<TextLine> lines, string text) => lines.Any(line => IsTurned(line.Runs)) ? text : null;

    private static bool IsTurned(IReadOnlyList<PlacedRun> runs)
    {
        for (var i = 0; i < runs.Count; i++)
            if (runs[i].Run.RightToLeft || (i > 0 && runs[i].Position < runs[i - 1].Position))
                return true;
        return false;
    }

    private void Report(DrawContext draw, Rectangle area)
    {
        foreach (var section in block.SectionsReferredTo)
            if (draw.Layout.PageOf(section) == 0) draw.Report.WithoutSection(section);
        if (path is null || start.Line > 0) return;
        var paragraph = start.Text.Paragraph;
        if (start.Text.Missing.Count > 0) draw.Report.Unknown(start.Text.Missing, path, draw.Layout.PageNumber);
        if (paragraph.Uncut is { } whole) draw.Report.Cut(path, draw.Layout.PageNumber, whole, paragraph.Text);
        if (!paragraph.Overflows && paragraph.Width <= offered + Space.Tolerance) return;
        var text = string.Concat(lines.SelectMany(line => line.Runs).Select(run => run.Run.Text));
        draw.Report.Overflowing(path, draw.Layout.PageNumber, new(paragraph.Width, paragraph.Height), new(offered, area.Height), text);
    }

    private bool HasParts(LayoutContext layout)
    {
        for (var i = start.Line; i < end; i++)
        {
            layout.Work++;
            if (lines[i].Runs.Any(run => IsPart(run.Span))) return true;
        }

        return false;
    }

    private static bool IsPart(TextSpan span) => IsLink(span) || span.Language is not null;

    private static bool IsLink(TextSpan span) => span.Destination is not null || span.Address is not null;

    private void DrawLines(ICanvas canvas, Rectangle area)
    {
        var y = area.Y;
        for (var i = start.Line; i < end; i++)
        {
            var (line, ascent) = (LineAt(i, area.Width), block.AscentOf(lines, i));
            canvas.Text(line, area.X + Indent(line, area.Width), y + ascent);
            y += ascent + block.DescentOf(lines, i);
        }
    }

    /// <summary>Lines along letters lie under them, so that no letter is hidden; the dots that lead to the edge begin behind the last line.</summary>
    private void DrawStrokes(ICanvas canvas, Rectangle area)
    {
        var y = area.Y;
        for (var i = start.Line; i < end; i++)
        {
            var (line, ascent) = (LineAt(i, area.Width), block.AscentOf(lines, i));
            var x = area.X + Indent(line, area.Width);
            foreach (var stroke in line.Strokes) canvas.Fill(new(x + stroke.X, y + ascent + stroke.Top, stroke.Width, stroke.Thickness), stroke.Color);
            if (block.HasLeader && i == lines.Count - 1) Leader.Draw(canvas, line, x, y + ascent, area);
            y += ascent + block.DescentOf(lines, i);
        }
    }

    private TextLine LineAt(int index, float width) =>
        block.Alignment == TextAlignment.Justify ? Justifier.Fill(lines[index], width) : lines[index];

    /// <summary>Links and words of another language are nodes of their own inside the paragraph's, so that each line is drawn in parts.</summary>
    private void DrawLinesInParts(DrawContext draw, Rectangle area, StructureNode? node)
    {
        var y = area.Y;
        for (var i = start.Line; i < end; i++)
        {
            var (line, ascent) = (LineAt(i, area.Width), block.AscentOf(lines, i));
            var x = area.X + Indent(line, area.Width);
            foreach (var part in Parts(line))
            {
                var span = part.Runs[0].Span;
                var target = node is null ? null : IsPart(span) ? PartTag(span).Under(node) : IsTurned(part.Runs) ? node.Add(Turned(part.Runs)) : node;
                draw.Content(target, canvas => canvas.Text(part, x, y + ascent));
                if (IsLink(span)) AddLink(draw.Canvas, span, LinkArea(part, x, y, line.Height), target);
            }

            y += ascent + block.DescentOf(lines, i);
        }
    }

    private float Indent(TextLine line, float width) => block.Alignment switch
    {
        TextAlignment.Center => (width - line.Width) / 2,
        TextAlignment.Left => 0,
        TextAlignment.Right => width - line.Width,
        TextAlignment.Start or TextAlignment.Justify => line.RightToLeft ? width - line.Width : 0,
        _ => line.RightToLeft ? 0 : width - line.Width,
    };

    /// <summary>What belongs together, in the order it is read; each drawn from left to right.</summary>
    private static List<TextLine> Parts(TextLine line)
    {
        var parts = new List<List<PlacedRun>>();
        foreach (var run in line.Runs.OrderBy(each => each.Position))
        {
            var joins = parts.Count > 0 && SameTarget(parts[^1][^1].Span, run.Span);
            if (joins) parts[^1].Add(run);
            else parts.Add([run]);
        }

        return parts.ConvertAll(runs => line with { Runs = [.. runs.OrderBy(run => run.X)] });
    }

    private static bool SameTarget(TextSpan one, TextSpan other) =>
        IsPart(one) ? one == other : !IsPart(other);

    private Tag PartTag(TextSpan span)
    {
        if (!start.Parts.TryGetValue(span, out var tag)) start.Parts[span] = tag = new(() => NodeOf(span));
        return tag;
    }

    private StructureNode NodeOf(TextSpan span)
    {
        var turned = lines.Any(line => IsTurned([.. line.Runs.Where(run => run.Span == span)]));
        return IsLink(span)
            ? new("Link") { AlternativeText = span.Text, Language = span.Language }
            : new("Span") { Language = span.Language, ActualText = turned ? span.Text : null };
    }

    private static StructureNode Turned(IEnumerable<PlacedRun> runs) =>
        new("Span") { ActualText = string.Concat(runs.OrderBy(run => run.Position).Select(run => run.Run.Text)) };

    private static Rectangle LinkArea(TextLine part, float x, float y, float height)
    {
        var left = part.Runs.Min(run => run.X);
        return new(x + left, y, part.Runs.Max(run => run.X + run.Width) - left, height);
    }

    private static void AddLink(ICanvas canvas, TextSpan span, Rectangle area, StructureNode? node)
    {
        if (span.Address is { } address) canvas.LinkTo(area, address, span.Text, node);
        else canvas.LinkTo(area, span.Destination!, span.Text, node);
    }
}
