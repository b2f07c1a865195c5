using Dushanbe.Conference.Printing.Layout;

namespace Dushanbe.Conference.Printing.Fluent;

/// <summary>Content under a heading, and what stands above it where it goes on on another page or in another column.</summary>
public sealed class GroupDescriptor
{
    private readonly Container heading = new();
    private readonly Container continued = new();
    private readonly Container content = new();

    /// <summary>Stands above the beginning, never without it.</summary>
    public Container Heading() => heading;

    /// <summary>Stands above what goes on elsewhere, such as "Tajikistan (continued)"; it is not read aloud.</summary>
    public Container Continued() => continued;

    /// <summary>The content: a table, a list, a column, a text.</summary>
    public Container Content() => content;

    internal Group Build(Surroundings surroundings) => new(heading.Build(surroundings), continued.Build(surroundings), content.Build(surroundings));
}

/// <summary>Columns beside each other that one content flows through.</summary>
public sealed class MultiColumnDescriptor
{
    private readonly Container content = new();
    private int columns = 2;
    private float spacing = 12;
    private bool isUneven;

    /// <summary>Sets the number of columns; two unless it is set.</summary>
    public void Columns(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        columns = count;
    }

    /// <summary>Sets the distance between two columns; 12 points unless it is set.</summary>
    public void Spacing(float value, Unit unit = Unit.Point) => spacing = value.ToPoints(unit);

    /// <summary>Fills each column before the next also where the content ends, which else stands in even columns.</summary>
    public void Uneven() => isUneven = true;

    /// <summary>The content: a list, a column, a text.</summary>
    public Container Content() => content;

    internal MultiColumn Build(Surroundings surroundings) =>
        new(content.Build(surroundings), columns, spacing) { FromRight = surroundings.FromRight, IsUneven = isUneven };
}
