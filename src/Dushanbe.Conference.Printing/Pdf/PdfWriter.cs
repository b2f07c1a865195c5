using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>
/// Writes a PDF page by page to a stream that need not seek. A page is released when it ends; kept until the end
/// are the place of each object, the glyphs used, the names of link targets, the outline and, in a tagged document, its structure tree.
/// Equal drawing with equal options gives equal bytes. One writer belongs to one thread; several writers share faces and pictures.
/// </summary>
public sealed class PdfWriter : IDisposable
{
    private readonly PdfOptions options;
    private readonly ObjectWriter objects;
    private readonly PdfResources resources;
    private readonly Navigation navigation;
    private readonly PageTree pages;
    private readonly StructureTree? structure;
    private readonly ByteBuffer content = new();
    private PdfPage? page;
    private PdfCanvas? canvas;
    private PageSize size;
    private bool isFinished;

    /// <summary>Begins a document.</summary>
    /// <param name="output">Where it goes; the writer neither seeks nor closes it.</param>
    /// <param name="options">What the document says about itself.</param>
    public PdfWriter(Stream output, PdfOptions options)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        if (options is { PdfUa1: true, Tagged: false }) throw new ArgumentException("A PDF/UA document must be tagged.", nameof(options));
        objects = new(output, pdf14: options.Archive == PdfArchive.A1b);
        resources = new(objects, options);
        navigation = new(objects);
        pages = new(objects);
        structure = options.Tagged ? new(objects) : null;
    }

    /// <summary>How many pages have ended.</summary>
    public int PageCount => pages.PageCount;

    /// <summary>Link targets that no page has defined so far.</summary>
    public IReadOnlyCollection<string> UnresolvedDestinations => navigation.Unresolved;

    /// <summary>Begins a page; its canvas is valid until <see cref="EndPage"/>. The origin is the top left corner of the finished page, after cutting.</summary>
    public ICanvas BeginPage(PageSize size)
    {
        ObjectDisposedException.ThrowIf(isFinished, this);
        if (page is not null) throw new InvalidOperationException("The previous page has not ended.");
        this.size = size;
        content.Clear();
        page = new(size, objects, navigation, structure) { LinksNeedNodes = options.PdfUa1 };
        canvas = new(resources, content, page);
        canvas.BeginSheet();
        return canvas;
    }

    /// <summary>Ends the page and writes it.</summary>
    public void EndPage()
    {
        if (page is null || canvas is null) throw new InvalidOperationException("No page has begun.");
        canvas.CloseAll();
        if (size.CropMarks) CropMarks.Draw(canvas, size);
        canvas.CloseAll();
        var contents = objects.Allocate();
        objects.WriteStream(contents, "", content.Written);
        page.Write(pages.Add(page.Number), contents, canvas);
        page = null;
        canvas = null;
    }

    /// <summary>
    /// Writes a part of the structure tree that no later page adds to, and frees its memory. Only documents with very many pages need it.
    /// </summary>
    public void Release(StructureNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        structure?.Release(node);
    }

    /// <summary>Writes what belongs to the end of the document.</summary>
    /// <param name="root">The root of the structure tree, of the role Document; needed in a tagged document only.</param>
    public void Finish(StructureNode? root = null)
    {
        ObjectDisposedException.ThrowIf(isFinished, this);
        if (page is not null) throw new InvalidOperationException("The last page has not ended.");
        if (structure is not null && root is null) throw new ArgumentNullException(nameof(root), "A tagged document needs the root of its structure tree.");
        isFinished = true;
        resources.Finish();
        var catalog = new CatalogWriter(objects, options);
        var information = catalog.WriteInformation();
        var catalogNumber = catalog.Write(new(
            pages.Finish(), navigation.WriteOutline(), navigation.WriteDestinations(), structure?.Finish(root!) ?? 0));
        objects.Finish(catalogNumber, information);
    }

    /// <summary>Releases the writer's memory. An unfinished document is not readable.</summary>
    public void Dispose()
    {
        isFinished = true;
        objects.Dispose();
    }
}
