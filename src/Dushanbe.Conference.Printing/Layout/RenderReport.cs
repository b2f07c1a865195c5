using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>What whoever prints should know about a finished rendering. Nothing in it stopped the rendering.</summary>
public sealed class RenderReport
{
    private readonly List<UnknownGlyph> missing = [];
    private readonly List<Overflow> overflows = [];
    private readonly SortedSet<string> sections = new(StringComparer.Ordinal);

    /// <summary>How many pages were drawn.</summary>
    public int Pages { get; internal set; }

    /// <summary>Characters that no font had a glyph for; they were drawn as a visible mark.</summary>
    public IReadOnlyList<UnknownGlyph> MissingGlyphs => missing;

    /// <summary>What was too large for its place; it was drawn beyond the edge.</summary>
    public IReadOnlyList<Overflow> Overflows => overflows;

    /// <summary>Sections that are linked to or whose page is printed, but that the document does not have; printed as a question mark.</summary>
    public IReadOnlyCollection<string> MissingSections => sections;

    /// <summary>Whether the printed page numbers are right; false only if the numbers themselves moved the pages to and fro.</summary>
    public bool PageNumbersSettled { get; internal set; } = true;

    internal void WithoutSection(string name) => sections.Add(name);

    internal void Unknown(IEnumerable<MissingGlyph> glyphs, string where, int page) =>
        missing.AddRange(glyphs.Select(glyph => new UnknownGlyph(glyph, where, page)));

    internal void Overflowing(string where, int page, Size need, Size available, string? text = null) =>
        overflows.Add(new(where, page, need, available, text));
}

/// <summary>A character without a glyph, and where it stands.</summary>
/// <param name="Glyph">The character, its script and the text around it.</param>
/// <param name="Where">The way to the element.</param>
/// <param name="Page">The number of the page.</param>
public sealed record UnknownGlyph(MissingGlyph Glyph, string Where, int Page);

/// <summary>Something that was too large for its place.</summary>
/// <param name="Where">The way to the element.</param>
/// <param name="Page">The number of the page.</param>
/// <param name="Need">The size it was drawn at.</param>
/// <param name="Available">The size it should have had.</param>
/// <param name="Text">Its text, where it is a text.</param>
public sealed record Overflow(string Where, int Page, Size Need, Size Available, string? Text);
