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
    /// lines; nothing is cut, and the caller decides and tells.
    /// </summary>
    public bool Overflows { get; private init; }

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

    /// <summary>Sets text as large as it fits between two sizes without breaking a word; spans keep their proportions.</summary>
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

        // runs are shaped without regard to their size, so that trying a size is a matter of adding up widths
        bool Fits(float size) => new LineFiller(pieces, spans, maxWidth, size / nominal).FitsIn(maxLines);
        var fitted = LargestThat(Fits, largest, smallest);
        var size = fitted ?? smallest;
        var scaled = Scale(spans, size / nominal);
        return new(source.Text, new LineFiller(pieces, scaled, maxWidth).Fill()) { FittedSize = size, Overflows = fitted is null };
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
