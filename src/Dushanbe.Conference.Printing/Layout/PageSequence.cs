using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>Fills the pages of one setup with its content.</summary>
internal sealed class PageSequence(PageSetup setup, LayoutContext layout, StructureNode? section, RenderReport report)
{
    // guards against an element that takes endless pages without drawing anything
    private const int MostEmptyPages = 3;

    public IEnumerable<ComposedPage> Pages()
    {
        Position? from = null;
        var empty = 0;
        var finished = false;
        for (var first = true; !finished; first = false)
        {
            var frame = PageFrame.For(setup, first, layout);
            layout.PageHeight = frame.Space.Height;
            var content = layout.Take(setup.Content, from, frame.Space);
            empty = content is { Height: > 0 } ? 0 : empty + 1;
            var laterPagesMayOfferMore = first && setup.FirstFurniture is not null;
            if ((content is null && !laterPagesMayOfferMore) || empty > MostEmptyPages)
                throw LayoutException.Of(layout.LastMisfit, layout.PageNumber, frame.Crowding);
            finished = content is { Rest: null };
            if (finished && !first && empty > 0) yield break;
            var number = layout.PageNumber;
            yield return new(setup.Size, number, finished ? section : null, canvas => Draw(canvas, number, frame, content));
            layout.PageNumber++;
            from = content?.Rest;
        }
    }

    /// <summary>Draws a page that may no longer be the last one that was laid out.</summary>
    private void Draw(ICanvas canvas, int number, PageFrame frame, Piece? content)
    {
        var last = layout.PageNumber;
        layout.PageNumber = number;
        frame.Draw(new(canvas, layout, report), content, section);
        layout.PageNumber = last;
    }
}
