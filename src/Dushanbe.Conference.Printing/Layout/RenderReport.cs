using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>The problems of a finished rendering. None of them stopped it.</summary>
public sealed class RenderReport
{
    private readonly List<UnknownText> missing = [];
    private readonly HashSet<string> unknown = new(StringComparer.Ordinal);
    private readonly List<Overflow> overflows = [];
    private readonly HashSet<(string Where, string? Text)> overflowing = [];
    private readonly List<CutText> cuts = [];
    private readonly HashSet<(string Where, string Text)> cutAlready = [];
    private readonly SortedSet<string> sections = new(StringComparer.Ordinal);

    /// <summary>How many pages were drawn.</summary>
    public int Pages { get; internal set; }

    /// <summary>Texts with characters that no font had a glyph for, each text once; a visible mark was drawn in the place of each.</summary>
    public IReadOnlyList<UnknownText> MissingGlyphs => missing;

    /// <summary>What was too large for its place, once however many pages it stands on; it was drawn beyond the edge.</summary>
    public IReadOnlyList<Overflow> Overflows => overflows;

    /// <summary>Texts that were cut to the number of lines they may take, once however many pages they stand on; an ellipsis marks the place.</summary>
    public IReadOnlyList<CutText> Cuts => cuts;

    /// <summary>Sections that are linked to or whose page is printed, but that the document does not have; printed as a question mark.</summary>
    public IReadOnlyCollection<string> MissingSections => sections;

    /// <summary>Whether the printed page numbers are right; false only if the layout kept changing with the numbers.</summary>
    public bool PageNumbersSettled { get; internal set; } = true;

    internal void WithoutSection(string name) => sections.Add(name);

    internal void Unknown(IEnumerable<MissingGlyph> glyphs, string where, int page)
    {
        foreach (var text in glyphs.GroupBy(glyph => glyph.Text, StringComparer.Ordinal))
        {
            if (!unknown.Add(text.Key)) continue;
            var characters = string.Concat(text.Select(glyph => char.ConvertFromUtf32(glyph.CodePoint)).Distinct(StringComparer.Ordinal));
            missing.Add(new(text.Key, characters, string.Join(", ", text.Select(glyph => glyph.Script).Distinct(StringComparer.Ordinal)), where, page));
        }
    }

    internal void Cut(string where, int page, string text, string shown)
    {
        if (cutAlready.Add((where, text))) cuts.Add(new(where, page, text, shown));
    }

    internal void Overflowing(string where, int page, Size need, Size available, string? text = null)
    {
        if (overflowing.Add((where, text))) overflows.Add(new(where, page, need, available, text));
    }
}

/// <summary>A text that cannot be drawn whole, and where it stands.</summary>
/// <param name="Text">The text, so that the person or paper can be found.</param>
/// <param name="Characters">The characters that no font draws, each once.</param>
/// <param name="Scripts">The scripts they belong to, by their names in Unicode, with commas between them.</param>
/// <param name="Where">The path to the first element with it.</param>
/// <param name="Page">The number of the page where it stands first.</param>
public sealed record UnknownText(string Text, string Characters, string Scripts, string Where, int Page)
{
    /// <summary>The report in technical English, such as <c>김민준 (Hangul) in 'Kim, 김민준'</c>.</summary>
    public override string ToString() => $"{Characters} ({Scripts}) in '{Text}'";
}

/// <summary>A text of which only the beginning is drawn.</summary>
/// <param name="Where">The path to the element.</param>
/// <param name="Page">The number of the page.</param>
/// <param name="Text">The whole text.</param>
/// <param name="Shown">What is drawn, with the ellipsis.</param>
public sealed record CutText(string Where, int Page, string Text, string Shown);

/// <summary>Something that was too large for its place.</summary>
/// <param name="Where">The path to the element.</param>
/// <param name="Page">The number of the page.</param>
/// <param name="Need">The size it was drawn at.</param>
/// <param name="Available">The size it should have had.</param>
/// <param name="Text">Its text, where it is a text.</param>
public sealed record Overflow(string Where, int Page, Size Need, Size Available, string? Text);
