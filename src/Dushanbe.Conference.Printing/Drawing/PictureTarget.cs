namespace Dushanbe.Conference.Printing.Drawing;

/// <summary>The target of a picture: the part to keep, and the useful number of pixels.</summary>
public sealed record PictureTarget
{
    /// <summary>The picture as it is.</summary>
    public static PictureTarget Original { get; } = new();

    /// <summary>Width divided by height that it is cut to; null keeps all of it.</summary>
    public float? AspectRatio { get; init; }

    /// <summary>The point to keep in the middle when it is cut, from 0 at the left to 1 at the right.</summary>
    public float FocusX { get; init; } = 0.5f;

    /// <summary>The point to keep in the middle when it is cut, from 0 at the top to 1 at the bottom.</summary>
    public float FocusY { get; init; } = 0.5f;

    /// <summary>The most pixels a row needs; a smaller picture is never enlarged.</summary>
    public int MaxWidth { get; init; } = int.MaxValue;

    /// <summary>The most rows it needs; a smaller picture is never enlarged.</summary>
    public int MaxHeight { get; init; } = int.MaxValue;

    /// <summary>Cuts a picture so that it fills an area, with no more detail than print shows.</summary>
    /// <param name="area">The area in points.</param>
    /// <param name="dotsPerInch">The detail worth keeping.</param>
    public static PictureTarget Fill(Size area, int dotsPerInch = 300) =>
        Fit(area, dotsPerInch) with { AspectRatio = area.Width / area.Height };

    /// <summary>Keeps a whole picture, with no more detail than print shows in an area.</summary>
    /// <param name="area">The area in points.</param>
    /// <param name="dotsPerInch">The detail worth keeping.</param>
    public static PictureTarget Fit(Size area, int dotsPerInch = 300) =>
        new() { MaxWidth = Pixels(area.Width, dotsPerInch), MaxHeight = Pixels(area.Height, dotsPerInch) };

    private static int Pixels(float points, int dotsPerInch) => Math.Max(1, (int)MathF.Ceiling(points * dotsPerInch / 72 - 0.01f));
}
