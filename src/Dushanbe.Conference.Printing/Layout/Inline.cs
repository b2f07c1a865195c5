using System.Globalization;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>What a part of a text prints that depends on the page.</summary>
public enum PageFact
{
    /// <summary>Nothing; the text is fixed.</summary>
    None,

    /// <summary>The number of the page it stands on.</summary>
    CurrentPage,

    /// <summary>The number of pages.</summary>
    TotalPages,

    /// <summary>The page on which a section begins.</summary>
    SectionPage,
}

/// <summary>A part of a text in one style.</summary>
/// <param name="Text">The text; with <see cref="PageFact.SectionPage"/> the section's name.</param>
/// <param name="Style">How it looks.</param>
public sealed record Inline(string Text, TextStyle Style)
{
    /// <summary>Which number is printed instead of the text.</summary>
    public PageFact Fact { get; init; }

    /// <summary>A section that the part links to.</summary>
    public string? Destination { get; init; }

    /// <summary>An address that the part links to.</summary>
    public Uri? Address { get; init; }

    /// <summary>Whether the part is kept from reordering its neighbours in bidirectional text, as what people typed should be.</summary>
    public bool Isolated { get; init; }

    /// <summary>BCP 47 tag where the part is in another language than its paragraph.</summary>
    public string? Language { get; init; }

    /// <summary>Whether it has a node of its own inside that of its paragraph: a link, or words of another language.</summary>
    internal bool IsPart => Destination is not null || Address is not null || Language is not null;

    /// <summary>Whether the number can only be known after a first pass.</summary>
    public bool AsksForPages => Fact is PageFact.TotalPages or PageFact.SectionPage;

    internal TextSpan Resolve(LayoutContext layout) => new(Words(layout), Style) { Destination = Destination, Address = Address, Isolated = Isolated, Language = Language };

    private string Words(LayoutContext layout) => Fact switch
    {
        PageFact.CurrentPage => Number(layout.PageNumber, layout),
        PageFact.TotalPages => Number(layout.TotalPages, layout),
        PageFact.SectionPage => Number(layout.PageOf(Text), layout),
        _ => Text,
    };

    // a number that is still unknown in the first pass takes the room of two digits; later, the section does not exist
    private static string Number(int value, LayoutContext layout) => value switch
    {
        > 0 => value.ToString(CultureInfo.InvariantCulture),
        _ => layout.IsFirstPass ? "00" : "?",
    };
}

/// <summary>How far a text may shrink to fit its width.</summary>
/// <param name="Smallest">The smallest size of the largest style, in points.</param>
/// <param name="MaxLines">On how many lines it must fit.</param>
public readonly record struct Shrink(float Smallest, int MaxLines);

/// <summary>How many lines a text may take before it is cut.</summary>
/// <param name="MaxLines">The number of lines, at least one.</param>
/// <param name="CutsWords">Whether it may be cut behind any letter rather than behind a word.</param>
public readonly record struct Clamp(int MaxLines, bool CutsWords);
