namespace Dushanbe.Conference.Printing.Text;

/// <summary>How far ink reaches from an origin on the baseline; x grows to the right and y upwards.</summary>
/// <param name="Left">The leftmost place; negative where ink begins before the origin.</param>
/// <param name="Right">The rightmost place.</param>
/// <param name="Bottom">The lowest place; negative below the baseline.</param>
/// <param name="Top">The highest place.</param>
public readonly record struct InkBox(float Left, float Right, float Bottom, float Top)
{
    /// <summary>No ink: less than nothing on every side, so that it takes no part in a union.</summary>
    public static InkBox Empty { get; } = new(float.PositiveInfinity, float.NegativeInfinity, float.PositiveInfinity, float.NegativeInfinity);

    /// <summary>Whether there is no ink.</summary>
    public bool IsEmpty => Left > Right;

    /// <summary>The box around both.</summary>
    public InkBox Union(InkBox other) =>
        new(Math.Min(Left, other.Left), Math.Max(Right, other.Right), Math.Min(Bottom, other.Bottom), Math.Max(Top, other.Top));

    /// <summary>The box after scaling about its origin and moving; y upwards.</summary>
    internal InkBox At(float x, float y, float scale = 1) =>
        IsEmpty ? this : new(Left * scale + x, Right * scale + x, Bottom * scale + y, Top * scale + y);
}
