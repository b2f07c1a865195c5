namespace Dushanbe.Conference.Printing.Text;

/// <summary>Text broken into lines of a column; immutable.</summary>
public sealed class Paragraph
{
    /// <summary>Sizes that <see cref="Fit"/> tries lie this far apart, in points.</summary>
    private const float SizeStep = 0.1f;

    private Paragraph(string text, List<TextLine> lines)
    {
        Text = text;
        Lines = lines;
        foreach (var line in lines)
        {
            Width = Math.Max(Width, line.Width);
            Height += line.Height;
        }
    }

    /// <summary>The lines from top to bottom.</summary>
    public IReadOnlyList<TextLine> Lines { get; }

    /// <summary>The text that was set: printable, in NFC.</summary>
    public string Text { get; }

    /// <summary>The width of the widest line in points.</summary>
    public float Width { get; }

    /// <summary>The sum of the lines' heights in points.</summary>
    public float Height { get; }

    /// <summary>Whether the first line runs right to left; further lines of the text may run otherwise.</summary>
    public bool RightToLeft => Lines.Count > 0 && Lines[0].RightToLeft;

    /// <summary>Whether a word wider than the column had to be broken.</summary>
    public bool BreaksWords => Lines.Any(line => line.BreaksWord);

    /// <summary>For a fitted text: the size of its largest span in points; otherwise null.</summary>
    public float? FittedSize { get; private init; }

    /// <summary>
    /// For a fitted text: whether it is too long even at the smallest size. It is then set at that size with all its
    /// lines; nothing is cut, and the caller decides and reports.
    /// </summary>
    public bool Overflows { get; private init; }

    /// <summary>Whether <see cref="Clamp"/> cut the text; an ellipsis stands for what is left out.</summary>
    public bool IsCut => Uncut is not null;

    /// <summary>The whole text where <see cref="Clamp"/> cut it; otherwise null.</summary>
    public string? Uncut { get; private init; }

    /// <summary>Breaks text into lines.</summary>
    /// <param name="spans">The text; line ends in it end lines.</param>
    /// <param name="maxWidth">The width of the column in points; may be infinite.</param>
    /// <param name="direction">The direction of the paragraph.</param>
    /// <param name="missing">Receives a report for every character that no face of its span draws, once a span.</param>
    public static Paragraph Layout(
        IReadOnlyList<TextSpan> spans, float maxWidth,
        ParagraphDirection direction = ParagraphDirection.Auto, ICollection<MissingGlyph>? missing = null)
    {
        ArgumentNullException.ThrowIfNull(spans);
        if (spans.Count == 0) return new("", []);

        var source = new SourceText(spans);
        var pieces = PieceCutter.Cut(source, direction, missing);
        return new(source.Text, new LineFiller(pieces, spans, maxWidth).Fill());
    }

    /// <summary>
    /// Sets text as large as it fits between two sizes without breaking a word; spans keep their proportions. A line ends
    /// after a hyphen only where ending at a space would take another line, and after a particle such as "Al-" or "Co-" only
    /// where the text does not fit otherwise.
    /// </summary>
    /// <param name="spans">The text.</param>
    /// <param name="maxWidth">The width of the column in points.</param>
    /// <param name="largest">The size of the largest span where there is room, in points.</param>
    /// <param name="smallest">The size below which the text becomes unreadable, in points.</param>
    /// <param name="maxLines">The number of lines it may take.</param>
    /// <param name="direction">The direction of the paragraph.</param>
    /// <param name="missing">Receives a report for every character that no face of its span draws, once a span.</param>
    public static Paragraph Fit(
        IReadOnlyList<TextSpan> spans, float maxWidth, float largest, float smallest, int maxLines = 1,
        ParagraphDirection direction = ParagraphDirection.Auto, ICollection<MissingGlyph>? missing = null)
    {
        ArgumentNullException.ThrowIfNull(spans);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(smallest);
        ArgumentOutOfRangeException.ThrowIfLessThan(largest, smallest);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLines, 1);
        if (spans.Count == 0) return new("", []) { FittedSize = largest };

        var source = new SourceText(spans);
        var pieces = PieceCutter.Cut(source, direction, missing);
        var nominal = spans.Max(span => span.Style.Size);
        float? fitted = null;
        if (Particles.Hold(pieces) is { } held && (fitted = Largest(held)) is not null) pieces = held;
        fitted ??= Largest(pieces);
        var size = fitted ?? smallest;
        var scaled = Scale(spans, size / nominal);
        return new(source.Text, new LineFiller(pieces, scaled, maxWidth, prefersSpaces: true).Fill()) { FittedSize = size, Overflows = fitted is null };

        // runs are shaped without regard to their size, so that trying a size is a matter of adding up widths
        float? Largest(List<Piece> pieces) => LargestThat(size => new LineFiller(pieces, spans, maxWidth, size / nominal).FitsIn(maxLines), largest, smallest);
    }

    /// <summary>Sets text in its own size in a number of lines. What they do not hold is cut, and an ellipsis marks the place.</summary>
    /// <param name="spans">The text.</param>
    /// <param name="maxWidth">The width of the column in points.</param>
    /// <param name="maxLines">The number of lines it may take.</param>
    /// <param name="direction">The direction of the paragraph.</param>
    /// <param name="cutsWords">Whether it may be cut behind any letter, to fill the last line, rather than behind a word.</param>
    /// <param name="missing">Receives a report for every character of the whole text that no face of its span draws, once a span.</param>
    public static Paragraph Clamp(
        IReadOnlyList<TextSpan> spans, float maxWidth, int maxLines, ParagraphDirection direction = ParagraphDirection.Auto,
        bool cutsWords = false, ICollection<MissingGlyph>? missing = null)
    {
        ArgumentNullException.ThrowIfNull(spans);
        var whole = Set(spans, missing);
        if (whole.Lines.Count <= maxLines) return whole;
        var cut = Ellipsis.Cut(spans, whole, maxLines, cutsWords, parts => Set(parts, missing: null));
        return new(cut.Text, [.. cut.Lines]) { FittedSize = cut.FittedSize, Uncut = whole.Text };

        Paragraph Set(IReadOnlyList<TextSpan> parts, ICollection<MissingGlyph>? missing)
        {
            var size = parts.Count == 0 ? 1 : parts.Max(part => part.Style.Size);
            return Fit(parts, maxWidth, size, size, maxLines, direction, missing);
        }
    }

    /// <summary>As <see cref="Fit"/>, and where not even the smallest size fits, as <see cref="Clamp"/> at that size.</summary>
    internal static Paragraph FitOrClamp(
        IReadOnlyList<TextSpan> spans, float maxWidth, float largest, float smallest, int maxLines,
        ParagraphDirection direction, bool cutsWords, ICollection<MissingGlyph> missing)
    {
        var fitted = Fit(spans, maxWidth, largest, smallest, maxLines, direction, missing);
        return fitted.Overflows ? Clamp(Scale(spans, smallest / spans.Max(span => span.Style.Size)), maxWidth, maxLines, direction, cutsWords) : fitted;
    }

    /// <summary>Halves the steps between two sizes; null where not even the smallest fits.</summary>
    private static float? LargestThat(Predicate<float> fits, float largest, float smallest)
    {
        if (fits(largest)) return largest;
        if (!fits(smallest)) return null;

        var (good, bad) = (0, (int)MathF.Ceiling((largest - smallest) / SizeStep));
        while (bad - good > 1)
        {
            var middle = (good + bad) / 2;
            if (fits(smallest + middle * SizeStep)) good = middle;
            else bad = middle;
        }

        return smallest + good * SizeStep;
    }

    private static TextSpan[] Scale(IReadOnlyList<TextSpan> spans, float factor) =>
        [.. spans.Select(span => span with { Style = span.Style with { Size = span.Style.Size * factor } })];
}
