namespace Dushanbe.Conference.Printing.Layout;

/// <summary>The room an element is offered.</summary>
/// <param name="Width">Its width in points.</param>
/// <param name="Height">Its height in points, down to the end of the page or of the box.</param>
/// <param name="Fresh">
/// Whether nothing is above it on the page. An element that refuses fresh space could never be placed, so options such as
/// "keep together" are ignored there.
/// </param>
public readonly record struct Space(float Width, float Height, bool Fresh)
{
    /// <summary>The height that stands for "as tall as it likes".</summary>
    public const float Unlimited = 1e6f;

    /// <summary>Sums of lengths may exceed a limit by this much through rounding.</summary>
    public const float Tolerance = 0.01f;

    /// <summary>Whether there is no end to the height.</summary>
    public bool IsUnlimited => Height > Unlimited / 2;

    /// <summary>Whether something of this size can stand here.</summary>
    public bool Holds(float width, float height) => width <= Width + Tolerance && height <= Height + Tolerance;
}
