using Dushanbe.Conference.Printing.Layout;

namespace Dushanbe.Conference.Printing.Fluent;

/// <summary>The items of a column, from top to bottom.</summary>
public sealed class ColumnDescriptor
{
    private readonly List<Container> items = [];
    private float spacing;

    /// <summary>Sets the distance between two items.</summary>
    public void Spacing(float value, Unit unit = Unit.Point) => spacing = value.ToPoints(unit);

    /// <summary>Adds an item.</summary>
    public Container Item()
    {
        var item = new Container();
        items.Add(item);
        return item;
    }

    internal Column Build(Surroundings surroundings) => new(items.ConvertAll(item => item.Build(surroundings)), spacing);
}

/// <summary>The parts of a row, from the side where the writing begins.</summary>
public sealed class RowDescriptor
{
    private readonly List<(Track Width, Container Container)> items = [];
    private float spacing;
    private bool? fromRight;

    /// <summary>Sets the distance between two parts.</summary>
    public void Spacing(float value, Unit unit = Unit.Point) => spacing = value.ToPoints(unit);

    /// <summary>Begins at the right, as in a text that runs right to left.</summary>
    public void FromRight() => fromRight = true;

    /// <summary>Begins at the left, also where everything around it begins at the right.</summary>
    public void FromLeft() => fromRight = false;

    /// <summary>Adds a part of a fixed width.</summary>
    public Container ConstantItem(float width, Unit unit = Unit.Point) => Add(new(TrackKind.Constant, width.ToPoints(unit)));

    /// <summary>Adds a part that shares what the others leave.</summary>
    public Container RelativeItem(float shares = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shares);
        return Add(new(TrackKind.Relative, shares));
    }

    /// <summary>Adds a part as wide as its content.</summary>
    public Container AutoItem() => Add(new(TrackKind.Auto, 0));

    internal Row Build(Surroundings surroundings) =>
        new(items.ConvertAll(item => new RowItem(item.Width, item.Container.Build(surroundings))), spacing) { FromRight = fromRight ?? surroundings.FromRight };

    private Container Add(Track width)
    {
        var container = new Container();
        items.Add((width, container));
        return container;
    }
}

/// <summary>Elements on top of each other, from the lowest to the highest.</summary>
public sealed class LayersDescriptor
{
    private readonly List<Container> under = [];
    private readonly List<Container> over = [];
    private Container? primary;

    /// <summary>Adds a layer that fills the area of the primary one.</summary>
    public Container Layer()
    {
        var layer = new Container();
        (primary is null ? under : over).Add(layer);
        return layer;
    }

    /// <summary>Adds the layer that settles size and pages; there is exactly one.</summary>
    public Container PrimaryLayer()
    {
        if (primary is not null) throw new InvalidOperationException("Layers have one primary layer.");
        return primary = new();
    }

    internal Layers Build(Surroundings surroundings)
    {
        if (primary is null) throw new InvalidOperationException("Layers need a primary layer.");
        return new(under.ConvertAll(layer => layer.Build(surroundings)), primary.Build(surroundings), over.ConvertAll(layer => layer.Build(surroundings)));
    }
}

/// <summary>Boxes at fixed places, in reading order.</summary>
public sealed class AbsoluteDescriptor
{
    private readonly Unit unit;
    private readonly List<(Drawing.Rectangle Area, Container Container)> boxes = [];

    internal AbsoluteDescriptor(Unit unit) => this.unit = unit;

    /// <summary>Adds a box. Content too large for it is drawn beyond its edge and reported.</summary>
    public Container Box(float x, float y, float width, float height)
    {
        var container = new Container();
        boxes.Add((new(x.ToPoints(unit), y.ToPoints(unit), width.ToPoints(unit), height.ToPoints(unit)), container));
        return container;
    }

    internal Absolute Build(Surroundings surroundings) =>
        new(boxes.ConvertAll(box => new PlacedElement(box.Area, box.Container.Build(surroundings))));
}
