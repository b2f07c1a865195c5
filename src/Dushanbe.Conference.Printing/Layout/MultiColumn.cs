using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>
/// Content that flows through columns beside each other, and on through those of the next page. Where it ends, its columns
/// are as even as lines and items allow. A page break in it begins the next column.
/// </summary>
/// <param name="child">The content.</param>
/// <param name="columns">How many columns, at least one.</param>
/// <param name="spacing">The distance between two of them, in points.</param>
public sealed class MultiColumn(Element child, int columns, float spacing) : Wrapper(child)
{
    /// <summary>Heights that are tried for even columns lie this far apart, in points.</summary>
    private const float Step = 0.5f;

    /// <summary>Whether the first column stands at the right, as in a text that runs right to left.</summary>
    public bool FromRight { get; init; }

    /// <summary>Whether the columns are filled one after the other also where the content ends.</summary>
    public bool IsUneven { get; init; }

    /// <inheritdoc/>
    protected internal override void Check(LayoutContext layout)
    {
        layout.CheckPositive(columns, "number of columns");
        layout.Check(spacing, "spacing");
    }

    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space)
    {
        var width = (space.Width - (spacing * (columns - 1))) / columns;
        if (width < 0) return layout.Refuse(spacing * (columns - 1), 0, space);
        if (space.IsUnlimited && Even(layout, from, space with { Width = width }, HeightOf(layout, from, width)) is { } shown) return Whole(shown, space, width);
        var pieces = Fill(layout, from, space with { Width = width });
        if (pieces.Count == 0) return null;
        var isWhole = pieces[^1].Rest is null;
        if (isWhole && !IsUneven && Even(layout, from, space with { Width = width }, pieces.Max(piece => piece.Height)) is { } even) pieces = even;
        return Whole(pieces, space, width);
    }

    /// <summary>Fills the columns from the first; fewer where the content ends or nothing of it fits.</summary>
    private List<Piece> Fill(LayoutContext layout, Position? from, Space column)
    {
        var pieces = new List<Piece>(columns);
        while (pieces.Count < columns && layout.Take(Child, from, column) is { } piece)
        {
            pieces.Add(piece);
            from = piece.Rest;
            if (from is null) break;
        }

        return pieces;
    }

    private float HeightOf(LayoutContext layout, Position? from, float width) =>
        layout.Take(Child, from, new(width, Space.Unlimited, Fresh: true))?.Height ?? 0;

    /// <summary>The columns at the least height that holds all of the content; null where only the full height does.</summary>
    /// <remarks>Not as on a fresh page: what is to be kept together must not be divided for the sake of even columns.</remarks>
    private List<Piece>? Even(LayoutContext layout, Position? from, Space column, float tallest)
    {
        List<Piece>? best = null;
        for (var (bad, good) = (0f, tallest); good - bad > Step;)
        {
            var middle = best is null && bad == 0 ? tallest / columns : (bad + good) / 2;
            var pieces = Fill(layout, from, column with { Height = middle, Fresh = false });
            if (pieces.Count > 0 && pieces[^1].Rest is null) (best, good) = (pieces, middle);
            else bad = middle;
        }

        return best;
    }

    private Piece Whole(List<Piece> pieces, Space space, float width)
    {
        return new(new(space.Width, pieces.Max(piece => piece.Height)), Draw, pieces[^1].Rest);

        void Draw(DrawContext draw, Rectangle area)
        {
            for (var i = 0; i < pieces.Count; i++)
            {
                var offset = i * (width + spacing);
                pieces[i].Draw(draw, new(FromRight ? area.Right - offset - width : area.X + offset, area.Y, width, pieces[i].Height));
            }
        }
    }
}
