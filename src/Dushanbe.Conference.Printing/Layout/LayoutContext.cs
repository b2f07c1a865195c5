using System.Globalization;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>
/// The context of elements during layout, which also collects refusals. One for each rendering.
/// </summary>
public sealed class LayoutContext
{
    private readonly PageCounts? counts;
    private readonly ParagraphCache paragraphs;
    private readonly CancellationToken cancel;

    internal LayoutContext(PageCounts? counts, ParagraphCache paragraphs, CancellationToken cancel)
    {
        this.counts = counts;
        this.paragraphs = paragraphs;
        this.cancel = cancel;
    }

    /// <summary>A measure of the layout work: elements laid out and lines of text placed. Linear in the number of pages.</summary>
    internal long Work { get; set; }

    /// <summary>The height of the page being laid out between its header and its footer, in points.</summary>
    internal float PageHeight { get; set; }

    /// <summary>The number of the page that is being laid out; the first is 1.</summary>
    public int PageNumber { get; internal set; } = 1;

    /// <summary>The path from the page to the current element.</summary>
    public ElementPath? Path { get; internal set; }

    internal Misfit? LastMisfit { get; private set; }

    /// <summary>The number of pages of the document.</summary>
    /// <exception cref="LayoutException">The pages are streamed without a first pass that counts them.</exception>
    public int TotalPages => Counts.Total;

    /// <summary>The page on which a section begins; 0 if the document has no such section, or in the first pass.</summary>
    /// <exception cref="LayoutException">The pages are streamed without a first pass that counts them.</exception>
    public int PageOf(string section) => Counts.Sections.GetValueOrDefault(section);

    internal bool IsFirstPass => ReferenceEquals(counts, PageCounts.Guess);

    /// <summary>Lays out an element inside the one that is being laid out.</summary>
    /// <param name="element">The inner element.</param>
    /// <param name="from">Where it left off; null for the beginning.</param>
    /// <param name="space">The room for it.</param>
    /// <param name="index">Its place among its siblings, for error messages; -1 where it has none.</param>
    public Piece? Take(Element element, Position? from, Space space, int index = -1)
    {
        ArgumentNullException.ThrowIfNull(element);
        cancel.ThrowIfCancellationRequested();
        Work++;
        var outer = Path;
        Path = new(element, index, outer);
        try
        {
            if (ReferenceEquals(from, Position.Finished)) return element.ComposeFinished(this, space);
            element.Check(this);
            var piece = element.Compose(this, from, space);
            if (piece is null) return null;
            Check(piece.Width, "width");
            Check(piece.Height, "height");
            return piece;
        }
        finally
        {
            Path = outer;
        }
    }

    /// <summary>Reports that the current element does not fit, and how much space it needs.</summary>
    /// <param name="width">The width it needs, in points.</param>
    /// <param name="height">The height it needs, in points.</param>
    /// <param name="space">The room it was offered.</param>
    /// <param name="part">The part of the element that does not fit, where it is not the whole.</param>
    /// <returns>Null, so that an element can return it at once.</returns>
    public Piece? Refuse(float width, float height, Space space, string? part = null)
    {
        LastMisfit = new(Path, new(width, height), space, part);
        return null;
    }

    /// <summary>Refuses a length of the element being laid out that is negative or no finite number.</summary>
    /// <param name="value">The length, in points.</param>
    /// <param name="name">What it is called in the message.</param>
    /// <exception cref="LayoutException">The length is impossible; the message says where it stands.</exception>
    public void Check(float value, string name)
    {
        if (!float.IsFinite(value) || value < 0) throw Wrong(string.Create(CultureInfo.InvariantCulture, $"The {name} is {value}, which no page can have"));
    }

    /// <summary>As <see cref="Check"/>, for what may not be zero either.</summary>
    internal void CheckPositive(float value, string name)
    {
        Check(value, name);
        if (value == 0) throw Wrong($"The {name} is 0, which no page can have");
    }

    /// <summary>Says what is wrong with the element being laid out, and where it stands.</summary>
    internal LayoutException Wrong(string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{what} (page {PageNumber}): {Path?.ToString() ?? "the page itself"}"));

    internal LaidText Paragraph(TextBlock block, float width, Func<LaidText> make) => paragraphs.Get(block, width, make);

    private PageCounts Counts => counts ?? throw new LayoutException(
        $"{Path} prints a page number of another page, but its pages are streamed. Ask for page references where the pages are added.");
}

/// <summary>The pages that a first pass found.</summary>
internal sealed record PageCounts(int Total, IReadOnlyDictionary<string, int> Sections)
{
    public static PageCounts Guess { get; } = new(0, new Dictionary<string, int>(StringComparer.Ordinal));

    public bool Same(PageCounts other) =>
        Total == other.Total && Sections.Count == other.Sections.Count
        && Sections.All(section => other.Sections.GetValueOrDefault(section.Key) == section.Value);
}

/// <summary>The paragraphs of one rendering: a container may try a text in several places, and each pass needs it again.</summary>
internal sealed class ParagraphCache
{
    private readonly Dictionary<(TextBlock Block, float Width), LaidText> paragraphs = [];

    public LaidText Get(TextBlock block, float width, Func<LaidText> make)
    {
        if (paragraphs.TryGetValue((block, width), out var laid)) return laid;
        return paragraphs[(block, width)] = make();
    }

    public void Clear() => paragraphs.Clear();
}

/// <summary>A paragraph, laid out, with the characters no font had a glyph for.</summary>
internal sealed record LaidText(Paragraph Paragraph, IReadOnlyList<MissingGlyph> Missing);

/// <summary>Which element, or which part of it, refused which space.</summary>
internal sealed record Misfit(ElementPath? Path, Size Need, Space Space, string? Part = null);

/// <summary>The path from a page to an element.</summary>
/// <param name="Element">The element at the end.</param>
/// <param name="Index">Its place among its siblings, from 0; -1 where it has none.</param>
/// <param name="Outer">The path to its parent.</param>
public sealed record ElementPath(Element Element, int Index, ElementPath? Outer)
{
    /// <summary>The path as text, from the outermost element to the innermost.</summary>
    public override string ToString()
    {
        var step = Index < 0 ? Element.Label : string.Create(CultureInfo.InvariantCulture, $"{Index + 1}: {Element.Label}");
        return Outer is null ? step : $"{Outer} > {step}";
    }
}
