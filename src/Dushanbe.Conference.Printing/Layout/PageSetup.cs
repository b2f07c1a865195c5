using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>Header, footer, background and foreground of a page.</summary>
public sealed record PageFurniture
{
    /// <summary>Stands above the content.</summary>
    public Element Header { get; init; } = Element.Empty;

    /// <summary>Stands below the content.</summary>
    public Element Footer { get; init; } = Element.Empty;

    /// <summary>Lies behind everything and reaches into the bleed.</summary>
    public Element Background { get; init; } = Element.Empty;

    /// <summary>Lies over everything.</summary>
    public Element Foreground { get; init; } = Element.Empty;

    internal bool AsksForPages => Header.AsksForPages || Footer.AsksForPages || Background.AsksForPages || Foreground.AsksForPages;
}

/// <summary>A sequence of pages of one format, and the content that flows through them.</summary>
public sealed record PageSetup
{
    /// <summary>The size after cutting, with bleed and crop marks where they are wanted.</summary>
    public required PageSize Size { get; init; }

    /// <summary>The distance from the trimmed edge to header, content and footer.</summary>
    public Edges Margins { get; init; }

    /// <summary>Whether left and right margin change places on even pages, as in a bound book.</summary>
    public bool MirrorsMargins { get; init; }

    /// <summary>The language of the content where it differs from the document's.</summary>
    public string? Language { get; init; }

    /// <summary>Header, footer, background and foreground.</summary>
    public PageFurniture Furniture { get; init; } = new();

    /// <summary>What surrounds the content on the first of these pages; null where it is the same.</summary>
    public PageFurniture? FirstFurniture { get; init; }

    /// <summary>The content.</summary>
    public Element Content { get; init; } = Element.Empty;

    internal bool AsksForPages => Furniture.AsksForPages || FirstFurniture?.AsksForPages == true || Content.AsksForPages;
}

/// <summary>Where pages come from.</summary>
/// <param name="Setups">Enumerated once for each pass.</param>
/// <param name="AsksForPages">Whether a first pass must count the pages.</param>
public sealed record PageSource(IEnumerable<PageSetup> Setups, bool AsksForPages);
