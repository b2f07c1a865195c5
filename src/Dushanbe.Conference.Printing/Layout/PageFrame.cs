using System.Globalization;
using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>The laid-out header and footer of one page, and the space between them.</summary>
internal sealed class PageFrame
{
    private readonly PageSetup setup;
    private readonly PageFurniture furniture;
    private readonly Piece header;
    private readonly Piece footer;
    private readonly Rectangle body;

    private PageFrame(PageSetup setup, PageFurniture furniture, LayoutContext layout)
    {
        this.setup = setup;
        this.furniture = furniture;
        Check(layout);
        var mirrored = setup.MirrorsMargins && layout.PageNumber % 2 == 0;
        var inside = new Size(setup.Size.Width - setup.Margins.Horizontal, setup.Size.Height - setup.Margins.Vertical);
        body = new(mirrored ? setup.Margins.Right : setup.Margins.Left, setup.Margins.Top, inside.Width, inside.Height);
        header = Whole(new Furniture(furniture.Header, "Header"), inside, layout);
        footer = Whole(new Furniture(furniture.Footer, "Footer"), inside with { Height = inside.Height - header.Height }, layout);
        Space = new(inside.Width, inside.Height - header.Height - footer.Height, Fresh: true);
    }

    /// <summary>The room for the content.</summary>
    public Space Space { get; }

    public static PageFrame For(PageSetup setup, bool first, LayoutContext layout) =>
        new(setup, first ? setup.FirstFurniture ?? setup.Furniture : setup.Furniture, layout);

    public void Draw(DrawContext draw, Piece? content, StructureNode? root)
    {
        var bleed = setup.Size.Bleed;
        var whole = new Rectangle(-bleed, -bleed, setup.Size.Width + (2 * bleed), setup.Size.Height + (2 * bleed));
        draw.Box(furniture.Background, whole, path: null);
        header.Draw(draw, body with { Height = header.Height });
        var area = new Rectangle(body.X, body.Y + header.Height, Space.Width, Space.Height);
        draw.Within(root, inner => content?.Draw(inner, area));
        footer.Draw(draw, new(body.X, body.Bottom - footer.Height, body.Width, footer.Height));
        draw.Box(furniture.Foreground, new(0, 0, setup.Size.Width, setup.Size.Height), path: null);
    }

    /// <summary>An explanation of why the content has little space; empty where it has most of the page.</summary>
    public string Crowding => Space.Height >= body.Height / 2 ? "" : string.Create(
        CultureInfo.InvariantCulture, $" (the header takes {header.Height:0.#} pt and the footer {footer.Height:0.#} pt of the {body.Height:0.#} pt inside the margins)");

    private void Check(LayoutContext layout)
    {
        layout.CheckPositive(setup.Size.Width, "width of the page");
        layout.CheckPositive(setup.Size.Height, "height of the page");
        layout.Check(setup.Size.Bleed, "bleed of the page");
        setup.Margins.Check(layout, "margin of the page");
        layout.Check(setup.Size.Width - setup.Margins.Horizontal, "width between the margins");
        layout.Check(setup.Size.Height - setup.Margins.Vertical, "height between the margins");
    }

    /// <summary>Lays out a header or footer; one that does not fit names itself with the height that it would take.</summary>
    private static Piece Whole(Furniture element, Size inside, LayoutContext layout)
    {
        var space = new Space(inside.Width, inside.Height, Fresh: true);
        var piece = layout.Take(element, from: null, space);
        if (piece is { Rest: null }) return piece;
        var inner = layout.LastMisfit;
        if (layout.Take(element, from: null, space with { Height = Space.Unlimited }) is { } whole && !(piece is null && inner?.Need.Height >= whole.Height))
            inner = new(new(element, -1, null), whole.Size, space);
        throw LayoutException.Of(inner, layout.PageNumber);
    }

    /// <summary>A part around the content, with its name for messages.</summary>
    private sealed class Furniture(Element child, string name) : Wrapper(child)
    {
        public override string Label => name;
    }
}

/// <summary>A page that is laid out and waits to be drawn, once.</summary>
public sealed class ComposedPage
{
    private readonly Action<ICanvas> draw;

    internal ComposedPage(PageSize size, int number, StructureNode? section, Action<ICanvas> draw) =>
        (Size, Number, Section, this.draw) = (size, number, section, draw);

    /// <summary>The size after cutting, with bleed and crop marks where they are wanted.</summary>
    public PageSize Size { get; }

    /// <summary>The number of the page in the document; the first is 1.</summary>
    public int Number { get; }

    /// <summary>The part of the structure tree that ends with this page, so that it can be released; null where none does.</summary>
    public StructureNode? Section { get; }

    /// <summary>Draws the page; the origin is the trimmed corner, so that bleed has negative coordinates.</summary>
    public void Draw(ICanvas canvas) => draw(canvas);
}
