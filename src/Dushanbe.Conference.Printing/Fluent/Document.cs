using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Pdf;
using Dushanbe.Conference.Printing.Preview;
using Dushanbe.Conference.Printing.Sheets;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Fluent;

/// <summary>A composed document. It can be rendered any number of times, on several threads at once.</summary>
public sealed class Document
{
    private readonly IReadOnlyList<PageSource> sources;

    private Document(IReadOnlyList<PageSource> sources) => this.sources = sources;

    /// <summary>Composes a document.</summary>
    public static Document Create(Action<DocumentDescriptor> compose)
    {
        ArgumentNullException.ThrowIfNull(compose);
        var descriptor = new DocumentDescriptor();
        compose(descriptor);
        return new(descriptor.Build());
    }

    /// <summary>Writes the document as a PDF, page by page as the pages are made.</summary>
    /// <returns>Problems to report: missing glyphs, and content too large for its area.</returns>
    /// <exception cref="LayoutException">An element fits no page.</exception>
    public RenderReport WritePdf(Stream output, PdfOptions options, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var writer = new PdfWriter(output, options);
        var composition = new Composition(sources, options.Tagged, cancel);
        foreach (var page in composition.Pages())
        {
            page.Draw(writer.BeginPage(page.Size));
            writer.EndPage();
            if (page.Section is { } section) writer.Release(section);
        }

        foreach (var section in writer.UnresolvedDestinations) composition.Report.WithoutSection(section);
        writer.Finish(composition.Root);
        return composition.Report;
    }

    /// <summary>
    /// Writes the document as a saddle-stitched booklet, two pages on each side of a sheet; print it double-sided, turned over
    /// the short edge. It is for the printer, not for the screen: it carries no structure tree.
    /// </summary>
    /// <exception cref="LayoutException">An element fits no page, or the pages differ in size.</exception>
    public RenderReport WriteBooklet(Stream output, PdfOptions options, BookletOptions? folding = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var composition = Compose(tagged: false, cancel);
        var pages = composition.Pages().ToList();
        if (pages.Find(page => page.Size != pages[0].Size) is { } other)
            throw new LayoutException($"Page {other.Number} differs in size from the first; a booklet is folded from pages of one size.");
        using var writer = new PdfWriter(output, options with { Tagged = false });
        Booklet.Write(writer, pages[0].Size, pages.Count, (canvas, number) => pages[number - 1].Draw(canvas), folding, cancel);
        writer.Finish();
        return composition.Report;
    }

    /// <summary>Draws one page as a PNG picture, from the same layout.</summary>
    /// <param name="index">Which page, from 0.</param>
    /// <param name="dotsPerInch">How fine the picture is; 72 gives a pixel a point.</param>
    /// <param name="cancel">Stops the rendering.</param>
    /// <exception cref="ArgumentOutOfRangeException">The document has no such page.</exception>
    public byte[] RenderPage(int index, int dotsPerInch = 96, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        foreach (var page in Compose(tagged: false, cancel).Pages())
            if (page.Number == index + 1) return PageImage.Png(page, dotsPerInch);
        throw new ArgumentOutOfRangeException(nameof(index), index, "The document has no such page.");
    }

    /// <summary>Begins a rendering on custom canvases, such as cells of a sheet.</summary>
    /// <param name="tagged">Whether a structure tree is built.</param>
    /// <param name="cancel">Stops the rendering.</param>
    public Composition Compose(bool tagged = false, CancellationToken cancel = default) => new(sources, tagged, cancel);
}

/// <summary>The pages of a document, and what they have in common.</summary>
public sealed class DocumentDescriptor
{
    private readonly List<Func<Surroundings, PageSource>> sources = [];
    private FontLibrary fonts = FontLibrary.Shipped;
    private TextLook look = new();
    private bool fromRight;

    /// <summary>Sets the fonts; the shipped ones unless they are set.</summary>
    public void Fonts(FontLibrary library) => fonts = library;

    /// <summary>Lays out all pages from right to left, unless one says otherwise.</summary>
    public void RightToLeft() => fromRight = true;

    /// <summary>Sets the look of all text.</summary>
    public void DefaultTextStyle(Action<LookDescriptor> style)
    {
        ArgumentNullException.ThrowIfNull(style);
        var descriptor = new LookDescriptor();
        style(descriptor);
        look = descriptor.Look.Over(look);
    }

    /// <summary>Adds pages of one format.</summary>
    public void Page(Action<PageDescriptor> compose)
    {
        var page = new PageDescriptor();
        compose(page);
        sources.Add(surroundings =>
        {
            var setup = page.Build(surroundings);
            return new([setup], setup.AsksForPages);
        });
    }

    /// <summary>
    /// Adds pages for each item of a sequence, composed one after the other while the document is rendered, so that memory
    /// stays flat however many there are.
    /// </summary>
    /// <param name="items">The items; enumerated again for every rendering.</param>
    /// <param name="compose">Composes the pages of one item; called on the thread that renders, for every rendering.</param>
    /// <param name="pageReferences">Whether these pages print the number of pages or the page of a section; they are then all composed once more to count.</param>
    public void Pages<T>(IEnumerable<T> items, Action<PageDescriptor, T> compose, bool pageReferences = false) =>
        sources.Add(surroundings => new(items.Select(item => Compose(item, compose, surroundings)), pageReferences));

    internal IReadOnlyList<PageSource> Build()
    {
        var surroundings = new Surroundings(fonts, look) { FromRight = fromRight };
        return sources.ConvertAll(source => source(surroundings));
    }

    private static PageSetup Compose<T>(T item, Action<PageDescriptor, T> compose, Surroundings surroundings)
    {
        var page = new PageDescriptor();
        compose(page, item);
        return page.Build(surroundings);
    }
}
