using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>
/// One rendering of a document: its pages in order, each made when it is asked for. Where a page number of another page is
/// printed, passes that draw nothing come first, until the pages of all sections stay where they are.
/// </summary>
public sealed class Composition
{
    private const int MostPasses = 6;
    private readonly IReadOnlyList<PageSource> sources;
    private readonly CancellationToken cancel;
    private readonly ParagraphCache paragraphs = new();
    private readonly List<LayoutContext> layouts = [];

    /// <summary>Prepares a rendering; nothing is laid out yet.</summary>
    /// <param name="sources">The pages of the document.</param>
    /// <param name="tagged">Whether a structure tree is built.</param>
    /// <param name="cancel">Stops the rendering.</param>
    public Composition(IReadOnlyList<PageSource> sources, bool tagged, CancellationToken cancel)
    {
        this.sources = sources;
        this.cancel = cancel;
        Root = tagged ? new("Document") : null;
    }

    /// <summary>The structure tree, complete after the last page was drawn; null where none is built.</summary>
    public StructureNode? Root { get; }

    /// <summary>What the rendering found, complete after the last page was drawn.</summary>
    public RenderReport Report { get; } = new();

    /// <summary>The pages. Each is drawn once, before the next is requested, or later where another order is needed.</summary>
    /// <exception cref="LayoutException">An element fits no page.</exception>
    public IEnumerable<ComposedPage> Pages()
    {
        var counts = sources.Any(source => source.AsksForPages) ? Count() : null;
        foreach (var page in Run(counts, Root, Report))
        {
            yield return page;
            Report.Pages = page.Number;
        }
    }

    /// <summary>The layout work of all passes so far (see <see cref="LayoutContext.Work"/>).</summary>
    internal long Work => layouts.Sum(layout => layout.Work);

    private PageCounts Count()
    {
        var counts = PageCounts.Guess;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var probe = new ProbeCanvas();
            var found = new Dictionary<string, int>(StringComparer.Ordinal);
            var total = 0;
            foreach (var page in Run(counts, root: null, new()))
            {
                total = page.Number;
                page.Draw(probe);
                foreach (var section in probe.Take()) found.TryAdd(section, page.Number);
            }

            var next = new PageCounts(total, found);
            if (next.Same(counts)) return counts;
            counts = next;
        }

        Report.PageNumbersSettled = false;
        return counts;
    }

    private IEnumerable<ComposedPage> Run(PageCounts? counts, StructureNode? root, RenderReport report)
    {
        var layout = new LayoutContext(counts, paragraphs, cancel);
        layouts.Add(layout);
        foreach (var source in sources)
        {
            foreach (var setup in source.Setups)
            {
                var section = root?.Add(new("Sect") { Language = setup.Language });
                foreach (var page in new PageSequence(setup, layout, section, report).Pages()) yield return page;
                if (counts is null) paragraphs.Clear(); // streamed: memory stays flat
            }
        }
    }
}
