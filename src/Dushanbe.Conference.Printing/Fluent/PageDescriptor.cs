using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Layout;

namespace Dushanbe.Conference.Printing.Fluent;

/// <summary>Pages of one format, and the content that flows through them.</summary>
public sealed class PageDescriptor
{
    private readonly FurnitureDescriptor furniture = new();
    private readonly Container content = new();
    private FurnitureDescriptor? firstFurniture;
    private TextLook look = new();
    private PageSize size = PageSize.A4;
    private Edges margins;
    private string? language;
    private bool mirrors;
    private bool? fromRight;

    /// <summary>Sets the size after cutting; A4 unless it is set.</summary>
    public void Size(PageSize value) => size = value;

    /// <summary>Sets the size after cutting.</summary>
    public void Size(float width, float height, Unit unit = Unit.Point) =>
        size = size with { Width = width.ToPoints(unit), Height = height.ToPoints(unit) };

    /// <summary>Sets how far backgrounds reach beyond the cut.</summary>
    public void Bleed(float value, Unit unit = Unit.Point) => size = size with { Bleed = value.ToPoints(unit) };

    /// <summary>Makes the sheet larger than the page and marks where to cut.</summary>
    public void CropMarks() => size = size with { CropMarks = true };

    /// <summary>Sets all margins.</summary>
    public void Margin(float value, Unit unit = Unit.Point) => margins = Edges.All(value.ToPoints(unit));

    /// <summary>Sets each margin, in points.</summary>
    public void Margin(Edges edges) => margins = edges;

    /// <summary>Sets the margins left and right.</summary>
    public void MarginHorizontal(float value, Unit unit = Unit.Point) =>
        margins = margins with { Left = value.ToPoints(unit), Right = value.ToPoints(unit) };

    /// <summary>Sets the margins above and below.</summary>
    public void MarginVertical(float value, Unit unit = Unit.Point) =>
        margins = margins with { Top = value.ToPoints(unit), Bottom = value.ToPoints(unit) };

    /// <summary>Exchanges left and right margin on even pages, as in a bound book.</summary>
    public void MirrorMargins() => mirrors = true;

    /// <summary>
    /// Lays out the pages from right to left, with headers and footers: columns of tables, parts of rows, marks of lists and
    /// contents begin at the right, and paragraphs run right to left unless they say otherwise. Margins keep their sides.
    /// </summary>
    public void RightToLeft(bool rightToLeft = true) => fromRight = rightToLeft;

    /// <summary>Sets the language of these pages where it differs from the document's, as a BCP 47 tag.</summary>
    public void Language(string tag) => language = tag;

    /// <summary>Sets the look of all text on these pages.</summary>
    public void DefaultTextStyle(Action<LookDescriptor> style)
    {
        ArgumentNullException.ThrowIfNull(style);
        var descriptor = new LookDescriptor();
        style(descriptor);
        look = descriptor.Look.Over(look);
    }

    /// <summary>What stands above the content on every page.</summary>
    public Container Header() => furniture.Header();

    /// <summary>What stands below the content on every page.</summary>
    public Container Footer() => furniture.Footer();

    /// <summary>What lies behind everything and reaches into the bleed.</summary>
    public Container Background() => furniture.Background();

    /// <summary>What lies over everything.</summary>
    public Container Foreground() => furniture.Foreground();

    /// <summary>Sets header and footer of the first page; what is not set stays empty there.</summary>
    public void FirstPage(Action<FurnitureDescriptor> compose)
    {
        ArgumentNullException.ThrowIfNull(compose);
        compose(firstFurniture ??= new());
    }

    /// <summary>The content, which flows through as many pages as it needs.</summary>
    public Container Content() => content;

    internal PageSetup Build(Surroundings surroundings)
    {
        var inner = surroundings with { Look = look.Over(surroundings.Look), FromRight = fromRight ?? surroundings.FromRight };
        return new()
        {
            Size = size,
            Margins = margins,
            MirrorsMargins = mirrors,
            Language = language,
            Furniture = furniture.Build(inner),
            FirstFurniture = firstFurniture?.Build(inner),
            Content = content.Build(inner),
        };
    }
}

/// <summary>Header, footer, background and foreground of a page.</summary>
public sealed class FurnitureDescriptor
{
    private readonly Container header = new();
    private readonly Container footer = new();
    private readonly Container background = new();
    private readonly Container foreground = new();

    /// <summary>What stands above the content.</summary>
    public Container Header() => header;

    /// <summary>What stands below the content.</summary>
    public Container Footer() => footer;

    /// <summary>What lies behind everything and reaches into the bleed.</summary>
    public Container Background() => background;

    /// <summary>What lies over everything.</summary>
    public Container Foreground() => foreground;

    internal PageFurniture Build(Surroundings surroundings) => new()
    {
        Header = header.Build(surroundings),
        Footer = footer.Build(surroundings),
        Background = background.Build(surroundings),
        Foreground = foreground.Build(surroundings),
    };
}
