using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>How wide a part of a row or a column of a table is.</summary>
public enum TrackKind
{
    /// <summary>So many points.</summary>
    Constant,

    /// <summary>A share of what the others leave.</summary>
    Relative,

    /// <summary>As wide as its content (rows only).</summary>
    Auto,
}

/// <summary>The width of a part of a row or of a column of a table.</summary>
/// <param name="Kind">What <paramref name="Value"/> means.</param>
/// <param name="Value">Points or shares; unused for <see cref="TrackKind.Auto"/>.</param>
public readonly record struct Track(TrackKind Kind, float Value)
{
    internal void Check(LayoutContext layout)
    {
        if (Kind == TrackKind.Constant) layout.Check(Value, "constant width");
        else if (Kind == TrackKind.Relative) layout.CheckPositive(Value, "relative width");
    }
}

/// <summary>A part of a row.</summary>
/// <param name="Width">Its width.</param>
/// <param name="Element">Its content.</param>
public readonly record struct RowItem(Track Width, Element Element);

/// <summary>Elements beside each other. All are as tall as the tallest; each breaks by itself.</summary>
/// <param name="items">The parts, from left to right.</param>
/// <param name="spacing">The distance between two of them, in points.</param>
public sealed class Row(IReadOnlyList<RowItem> items, float spacing = 0) : Element
{
    /// <summary>Whether the first part stands at the right, as in a text that runs right to left.</summary>
    public bool FromRight { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<Element> Children => items.Select(item => item.Element);

    /// <inheritdoc/>
    protected internal override void Check(LayoutContext layout)
    {
        layout.Check(spacing, "spacing");
        foreach (var item in items) item.Width.Check(layout);
    }

    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space)
    {
        if (items.Count == 0) return Piece.Nothing;
        var start = from as RowPosition;
        var pieces = new Piece?[items.Count];
        var widths = start?.Widths ?? Widths(layout, space, pieces);
        if (widths is null) return null;
        for (var i = 0; i < items.Count; i++)
        {
            pieces[i] ??= layout.Take(items[i].Element, start?.Inner[i], space with { Width = widths[i] }, i);
            if (pieces[i] is null) return null;
        }

        var size = new Size(TotalWidth(widths), pieces.Max(piece => piece!.Height));
        return new(size, (draw, area) => Draw(draw, area, widths, pieces), Rest(widths, pieces));
    }

    private float[]? Widths(LayoutContext layout, Space space, Piece?[] pieces)
    {
        var widths = new float[items.Count];
        var left = space.Width - (spacing * (items.Count - 1)) - items.Where(item => item.Width.Kind == TrackKind.Constant).Sum(item => item.Width.Value);
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Width.Kind != TrackKind.Auto) continue;
            pieces[i] = layout.Take(items[i].Element, from: null, space with { Width = Math.Max(0, left) }, i);
            if (pieces[i] is null) return null;
            widths[i] = pieces[i]!.Width;
            left -= widths[i];
        }

        if (left < -Space.Tolerance)
        {
            layout.Refuse(space.Width - left, 0, space);
            return null;
        }

        var shares = items.Where(item => item.Width.Kind == TrackKind.Relative).Sum(item => item.Width.Value);
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Width.Kind == TrackKind.Constant) widths[i] = items[i].Width.Value;
            if (items[i].Width.Kind == TrackKind.Relative) widths[i] = left * items[i].Width.Value / shares;
        }

        return widths;
    }

    private float TotalWidth(float[] widths) => widths.Sum() + (spacing * Math.Max(0, widths.Length - 1));

    private static RowPosition? Rest(float[] widths, Piece?[] pieces) =>
        Array.TrueForAll(pieces, piece => piece!.Rest is null)
            ? null
            : new(widths, Array.ConvertAll(pieces, piece => piece!.Rest ?? Position.Finished));

    private void Draw(DrawContext draw, Rectangle area, float[] widths, Piece?[] pieces)
    {
        var x = FromRight ? area.Right : area.X;
        for (var i = 0; i < pieces.Length; i++)
        {
            if (FromRight) x -= widths[i];
            pieces[i]!.Draw(draw, new(x, area.Y, widths[i], area.Height));
            x += FromRight ? -spacing : widths[i] + spacing;
        }
    }

    private sealed class RowPosition(float[] widths, Position[] inner) : Position
    {
        public float[] Widths => widths;

        public Position?[] Inner => inner;
    }
}
