using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>
/// A paragraph. It breaks between lines and leaves at least two on either page, unless a fresh page has no room for them.
/// What is too wide or too long for its bounds is drawn in full and reported.
/// </summary>
/// <param name="inlines">Its parts, in logical order.</param>
public sealed class TextBlock(IReadOnlyList<Inline> inlines) : Element
{
    private const float SizeStep = 0.25f;

    /// <summary>Where the lines stand.</summary>
    public TextAlignment Alignment { get; init; }

    /// <summary>The direction of the paragraph.</summary>
    public ParagraphDirection Direction { get; init; }

    /// <summary>How far it may shrink; null draws it at its own size.</summary>
    public Shrink? Shrink { get; init; }

    /// <summary>How many lines it may take before it is cut, after it has shrunk as far as it may; null cuts nothing.</summary>
    public Clamp? Clamp { get; init; }

    /// <summary>Whether dots lead from the end of the text to the edge, as in a list of contents.</summary>
    public bool HasLeader { get; init; }

    /// <summary>The distance from the top to the first baseline, whatever the font; null leaves it to the fonts.</summary>
    public float? FirstBaseline { get; init; }

    /// <summary>Whether the block ends at the capitals' top and at the last baseline, so that it can be centred by eye.</summary>
    public bool TrimToCapitals { get; init; }

    /// <summary>The structure type: P, H1 to H6; null takes P, or the node around it where that is itself a text.</summary>
    public string? Role { get; init; }

    /// <summary>BCP 47 tag where the language differs from the document's.</summary>
    public string? Language { get; init; }

    /// <inheritdoc/>
    protected internal override void Check(LayoutContext layout)
    {
        layout.Check(FirstBaseline ?? 0, "first baseline");
        foreach (var inline in inlines)
        {
            layout.CheckPositive(inline.Style.Size, "size of the letters");
            layout.Check(inline.Style.LineHeight ?? 0, "line height");
            layout.Check(Math.Abs(inline.Style.LetterSpacing), "letter spacing");
        }

        if (Clamp is { } clamp) layout.CheckPositive(clamp.MaxLines, "number of lines");
        if (Shrink is not { } shrink) return;
        layout.CheckPositive(shrink.Smallest, "smallest size of the letters");
        layout.CheckPositive(shrink.MaxLines, "number of lines");
    }

    /// <inheritdoc/>
    public override bool AsksForPages => inlines.Any(inline => inline.AsksForPages);

    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space)
    {
        var start = from as TextPosition ?? Begin(layout, space);
        var lines = start.Text.Paragraph.Lines;
        if (lines.Count == 0) return Piece.Nothing;
        var end = LastFitting(start, space);
        layout.Work += end - start.Line + 1;
        if (end == start.Line) return layout.Refuse(start.Text.Paragraph.Width, HeightOf(lines, start.Line, start.Line + 1), space);
        var isReported = start.Text.Missing.Count > 0 || start.Text.Paragraph.IsCut || IsTooLarge(start.Text.Paragraph, space);
        var run = new TextRun(this, start, end, isReported ? layout.Path?.ToString() : null, space.Width);
        var fills = HasLeader || (Alignment == TextAlignment.Justify && lines.Count > 1);
        var width = fills ? space.Width : Math.Min(space.Width, start.Text.Paragraph.Width);
        return new(new(width, HeightOf(lines, start.Line, end)), run.Draw, end == lines.Count ? null : start.At(end));
    }

    /// <summary>The sections whose page is printed.</summary>
    internal IEnumerable<string> SectionsReferredTo => inlines.Where(inline => inline.Fact == PageFact.SectionPage).Select(inline => inline.Text);

    /// <summary>Whether lines are drawn along some of its letters.</summary>
    internal bool HasStrokes { get; } = AnyStrokes(inlines);

    /// <summary>The distance from the top of a line to its baseline.</summary>
    internal float AscentOf(IReadOnlyList<TextLine> lines, int line) =>
        line > 0 ? lines[line].Ascent : FirstBaseline ?? (TrimToCapitals ? CapitalsOf(lines[line]) : lines[line].Ascent);

    internal float DescentOf(IReadOnlyList<TextLine> lines, int line) =>
        TrimToCapitals && line == lines.Count - 1 ? 0 : lines[line].Descent;

    private static bool AnyStrokes(IReadOnlyList<Inline> inlines)
    {
        for (var i = 0; i < inlines.Count; i++)
            if (inlines[i].Style.Strokes != TextStrokes.None) return true;
        return false;
    }

    private TextPosition Begin(LayoutContext layout, Space space)
    {
        var dependsOnPage = inlines.Any(inline => inline.Fact != PageFact.None);
        var text = dependsOnPage ? Lay(layout, space.Width) : layout.Paragraph(this, space.Width, () => Lay(layout, space.Width));
        if (Shrink is not null && space.Fresh) text = Lower(text, layout, space);
        var spoken = inlines.Any(inline => inline.IsPart) ? null : TextRun.Spoken(text.Paragraph.Lines, text.Paragraph.Text);
        return new(text, 0, new(() => new(Role ?? "P") { Language = Language, ActualText = spoken }), new(() => new("Span") { ActualText = spoken }), []);
    }

    private LaidText Lay(LayoutContext layout, float width, float largest = float.MaxValue)
    {
        var spans = inlines.Select(inline => inline.Resolve(layout)).ToList();
        var missing = new List<MissingGlyph>();
        if (Shrink is not { } shrink) return new(Whole(spans, width, missing), missing);
        var own = spans.Count == 0 ? shrink.Smallest : spans.Max(span => span.Style.Size);
        var size = Math.Max(shrink.Smallest, Math.Min(own, largest));
        var smallest = Math.Min(own, shrink.Smallest);
        var paragraph = Clamp is { } clamp
            ? Text.Paragraph.FitOrClamp(spans, width, size, smallest, clamp.MaxLines, Direction, clamp.CutsWords, missing)
            : Text.Paragraph.Fit(spans, width, size, smallest, shrink.MaxLines, Direction, missing);
        return new(paragraph, missing);
    }

    private Paragraph Whole(List<TextSpan> spans, float width, List<MissingGlyph> missing) => Clamp is { } clamp
        ? Text.Paragraph.Clamp(spans, width, clamp.MaxLines, Direction, clamp.CutsWords, missing)
        : Text.Paragraph.Layout(spans, width, Direction, missing);

    /// <summary>Shrinks a text that fits the width of a box but not its height.</summary>
    private LaidText Lower(LaidText text, LayoutContext layout, Space space)
    {
        for (var height = HeightOf(text); height > space.Height + Space.Tolerance; height = HeightOf(text))
        {
            if (text.Paragraph.FittedSize is not { } size || size <= Shrink!.Value.Smallest + Space.Tolerance) break;
            text = Lay(layout, space.Width, Math.Min(size - SizeStep, size * space.Height / height));
        }

        return text;
    }

    private float HeightOf(LaidText text) => HeightOf(text.Paragraph.Lines, 0, text.Paragraph.Lines.Count);

    private int LastFitting(TextPosition start, Space space)
    {
        var lines = start.Text.Paragraph.Lines;
        var end = start.Line;
        var height = 0f;
        while (end < lines.Count)
        {
            var line = AscentOf(lines, end) + DescentOf(lines, end);
            if (height + line > space.Height + Space.Tolerance) break;
            height += line;
            end++;
        }

        if (end == lines.Count) return end;
        var kept = Math.Min(end, lines.Count - 2); // no widow
        if (kept - start.Line >= 2) return kept;
        return space.Fresh ? end : start.Line; // no orphan
    }

    private static bool IsTooLarge(Paragraph paragraph, Space space) =>
        paragraph.Overflows || paragraph.Width > space.Width + Space.Tolerance;

    private float HeightOf(IReadOnlyList<TextLine> lines, int from, int to)
    {
        var height = 0f;
        for (var i = from; i < to; i++) height += AscentOf(lines, i) + DescentOf(lines, i);
        return height;
    }

    private static float CapitalsOf(TextLine line) =>
        line.Runs.Count == 0 ? line.Ascent : line.Runs.Max(run => run.Run.Face.CapHeight * run.Style.DrawnSize + run.Style.Rise);
}

/// <summary>The next line of a paragraph, as it was broken at first, and its nodes in the structure tree.</summary>
internal sealed class TextPosition(LaidText text, int line, Tag tag, Tag inside, Dictionary<TextSpan, Tag> parts) : Position
{
    public LaidText Text => text;

    public int Line => line;

    public Tag Tag => tag;

    /// <summary>For a text that belongs to the node around it: one inside that node.</summary>
    public Tag Inside => inside;

    public Dictionary<TextSpan, Tag> Parts => parts;

    public TextPosition At(int next) => new(text, next, tag, inside, parts);
}
