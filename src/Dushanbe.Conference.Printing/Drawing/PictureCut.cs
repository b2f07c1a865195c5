namespace Dushanbe.Conference.Printing.Drawing;

/// <summary>The part of an upright picture that is kept, in its pixels, and the size it is reduced to.</summary>
internal readonly record struct PictureCut(float Left, float Top, float Width, float Height, int OutputWidth, int OutputHeight, bool IsWhole, bool IsFullSize)
{
    /// <summary>Computes the crop and size of a picture for a target.</summary>
    /// <param name="width">The width of the picture, upright.</param>
    /// <param name="height">Its height.</param>
    /// <param name="target">The target.</param>
    /// <param name="tolerance">The part of the width or height that may differ from the target.</param>
    public static PictureCut Of(int width, int height, PictureTarget target, float tolerance)
    {
        var (keptWidth, keptHeight) = ((float)width, (float)height);
        if (target.AspectRatio is { } ratio)
        {
            if (!(ratio > 0 && float.IsFinite(ratio))) throw new ArgumentOutOfRangeException(nameof(target), "The aspect ratio of a picture is a positive number.");
            keptWidth = MathF.Min(width, height * ratio);
            keptHeight = MathF.Min(height, width / ratio);
        }

        var isWhole = keptWidth >= width * (1 - tolerance) - 0.5f && keptHeight >= height * (1 - tolerance) - 0.5f;
        if (isWhole) (keptWidth, keptHeight) = (width, height);
        var scale = MathF.Min(1, MathF.Min(target.MaxWidth / keptWidth, target.MaxHeight / keptHeight));
        var isFullSize = scale >= 1 - tolerance;
        if (isFullSize) scale = 1;
        return new(
            Math.Clamp(width * target.FocusX - keptWidth / 2, 0, width - keptWidth),
            Math.Clamp(height * target.FocusY - keptHeight / 2, 0, height - keptHeight),
            keptWidth, keptHeight,
            Math.Max(1, (int)MathF.Round(keptWidth * scale)), Math.Max(1, (int)MathF.Round(keptHeight * scale)),
            isWhole, isFullSize);
    }
}
