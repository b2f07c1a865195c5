using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>Elements below each other; the page may end between any two of them and inside those that can break.</summary>
/// <param name="items">The elements, from top to bottom.</param>
/// <param name="spacing">The distance between two of them, in points.</param>
public sealed class Column(IReadOnlyList<Element> items, float spacing = 0) : Element
{
    /// <inheritdoc/>
    public override IEnumerable<Element> Children => items;

    /// <inheritdoc/>
    protected internal override void Check(LayoutContext layout) => layout.Check(spacing, "spacing");

    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space)
    {
        var start = from as ColumnPosition ?? new(0, null);
        var stack = new Stack(this, layout, start, space);
        var rest = stack.Fill();
        if (rest is { Inner: null }) rest = stack.TakeBackHeadings(rest);
        if (rest is not null && stack.Placed.Count == 0) return null;
        var placed = stack.Placed;
        return new(new(placed.Count == 0 ? 0 : placed.Max(item => item.Piece.Width), stack.Height), Draw, rest);

        void Draw(DrawContext draw, Rectangle area)
        {
            foreach (var (_, y, piece) in placed) piece.Draw(draw, new(area.X, area.Y + y, area.Width, piece.Height));
        }
    }

    private readonly record struct PlacedItem(int Index, float Y, Piece Piece);

    private sealed class ColumnPosition(int index, Position? inner) : Position
    {
        public int Index => index;

        public Position? Inner => inner;
    }

    /// <summary>The items of one page while it fills.</summary>
    private sealed class Stack(Column column, LayoutContext layout, ColumnPosition start, Space space)
    {
        private IReadOnlyList<Element> Items { get; } = column.Content;

        public List<PlacedItem> Placed { get; } = [];

        public float Height { get; private set; }

        /// <summary>Places what fits; returns where the column goes on, or null when it is finished.</summary>
        public ColumnPosition? Fill()
        {
            for (var i = start.Index; i < Items.Count; i++)
            {
                var inner = i == start.Index ? start.Inner : null;
                var gap = Height > 0 ? column.Spacing : 0;
                var remaining = space.Height - Height - gap;
                if (remaining < -Space.Tolerance && Height > 0) return new(i, inner);
                var fresh = space.Fresh && (Height == 0 || Placed.TrueForAll(item => Items[item.Index].KeepsWithNext));
                var piece = layout.Take(Items[i], inner, new(space.Width, Math.Max(0, remaining), fresh), i);
                if (piece is null) return new(i, inner);
                Placed.Add(new(i, Height + gap, piece));
                if (piece.Height > 0) Height += gap + piece.Height;
                if (piece.Rest is not null) return new(i, piece.Rest);
            }

            return null;
        }

        /// <summary>Moves headings that would stand at the foot of the page, away from what they head, to the next page.</summary>
        public ColumnPosition TakeBackHeadings(ColumnPosition rest)
        {
            var kept = Placed.Count;
            while (kept > 0 && Items[Placed[kept - 1].Index].KeepsWithNext && BeganHere(Placed[kept - 1])) kept--;
            if (kept == Placed.Count) return rest;
            var pageWouldBeEmpty = Placed.Take(kept).All(item => item.Piece.Height <= 0);
            if (pageWouldBeEmpty && space.Fresh) return rest;
            var first = Placed[kept];
            Placed.RemoveRange(kept, Placed.Count - kept);
            if (pageWouldBeEmpty) Placed.Clear();
            Height = Placed.Count == 0 ? 0 : Placed.Max(item => item.Y + item.Piece.Height);
            return pageWouldBeEmpty ? start : new(first.Index, null);
        }

        private bool BeganHere(PlacedItem item) => item.Index != start.Index || start.Inner is null;
    }

    private IReadOnlyList<Element> Content => items;

    private float Spacing => spacing;
}
