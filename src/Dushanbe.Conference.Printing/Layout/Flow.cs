namespace Dushanbe.Conference.Printing.Layout;

/// <summary>Stays on one page, unless it is taller than a page.</summary>
public sealed class KeepTogether(Element child) : Wrapper(child)
{
    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space)
    {
        var piece = base.Compose(layout, from, space);
        return piece?.Rest is not null && !space.Fresh && from is null ? layout.Refuse(piece.Width, piece.Height, space) : piece;
    }
}

/// <summary>Stands on the same page as the beginning of the next element in its column, as a heading does.</summary>
public sealed class KeepWithNext(Element child) : Wrapper(child)
{
    /// <inheritdoc/>
    public override bool KeepsWithNext => true;
}

/// <summary>Begins on the next page unless this much height is left.</summary>
public sealed class EnsureSpace(Element child, float height) : Wrapper(child)
{
    /// <inheritdoc/>
    protected internal override void Check(LayoutContext layout) => layout.Check(height, "height");

    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space) =>
        from is null && !space.Fresh && space.Height < height ? layout.Refuse(space.Width, height, space) : base.Compose(layout, from, space);
}

/// <summary>Is left out at the top of a page: what stands between two parts divides nothing there.</summary>
public sealed class SkipAtTop(Element child) : Wrapper(child)
{
    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space) =>
        from is null && space.Fresh ? Piece.Nothing : base.Compose(layout, from, space);
}

/// <summary>
/// A part of a row that stands again on the pages where only its neighbours go on, such as the time beside a long session.
/// There it is an artifact: it is read aloud once. Where it has no room it is left out.
/// </summary>
public sealed class Repeated(Element child) : Wrapper(child)
{
    /// <inheritdoc/>
    protected internal override Piece ComposeFinished(LayoutContext layout, Space space)
    {
        var piece = layout.Take(Child, from: null, space);
        if (piece is not { Rest: null }) return Piece.Nothing;
        return new(piece.Size, (draw, area) => draw.Within(node: null, inner => piece.Draw(inner, area)));
    }
}

/// <summary>What follows begins on a new page. At the top of a page it does nothing.</summary>
public sealed class PageBreak : Element
{
    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space) =>
        space.Fresh ? Piece.Nothing : layout.Refuse(0, 0, space);
}
