using System.Collections;
using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>How a picture of fixed proportions fills its space.</summary>
public enum Fit
{
    /// <summary>As wide as the space, and as tall as that makes it.</summary>
    Width,

    /// <summary>As large as it can be inside the space.</summary>
    Area,

    /// <summary>Over the whole space; what stands out on two sides is hidden.</summary>
    Cover,

    /// <summary>Over the whole space, out of proportion.</summary>
    Stretch,
}

internal static class Fitting
{
    public static Size Inside(float ratio, Space space)
    {
        var height = Math.Min(space.Height, space.Width / ratio);
        return new(Math.Min(space.Width, height * ratio), height);
    }

    /// <summary>The size of a picture in a space; one that would be wider than the space or has no room is refused.</summary>
    public static Size? Measure(Fit fit, float ratio, Space space)
    {
        var size = fit switch
        {
            Fit.Width => new Size(space.Width, space.Width / ratio),
            Fit.Area => Inside(ratio, space),
            _ => space.IsUnlimited ? new(space.Width, space.Width / ratio) : new Size(space.Width, space.Height),
        };
        return space.Holds(size.Width, size.Height) && size is { Width: > 0, Height: > 0 } ? size : null;
    }

    public static Rectangle Covering(float ratio, Rectangle area)
    {
        var width = Math.Max(area.Width, area.Height * ratio);
        var height = width / ratio;
        return new(area.X + ((area.Width - width) / 2), area.Y + ((area.Height - height) / 2), width, height);
    }
}

/// <summary>An unbreakable drawing. With alternative text it is a figure, otherwise a decoration.</summary>
/// <param name="alternativeText">The alternative text; null for a decoration.</param>
public abstract class Graphic(string? alternativeText) : Element
{
    /// <summary>Measures the graphic in a space; null if it does not fit.</summary>
    protected abstract Size? Measure(Space space);

    /// <summary>The size that was wanted, for the message that it does not fit.</summary>
    protected virtual Size Wanted(Space space) => new(space.Width, space.Height);

    /// <summary>Draws it.</summary>
    protected abstract void Draw(ICanvas canvas, Rectangle area);

    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space)
    {
        if (Measure(space) is { } size) return new(size, (draw, area) => Draw(draw, Place(area, size)));
        var wanted = Wanted(space);
        return layout.Refuse(wanted.Width, wanted.Height, space);
    }

    /// <summary>Where it is drawn in an area that is larger than it needs.</summary>
    protected virtual Rectangle Place(Rectangle area, Size size) => new(area.X, area.Y, size.Width, size.Height);

    private void Draw(DrawContext draw, Rectangle area)
    {
        var node = alternativeText is null ? null : draw.AddNode(new("Figure") { AlternativeText = alternativeText, Area = area });
        draw.Content(node, canvas => Draw(canvas, area));
    }
}

/// <summary>A raster picture.</summary>
public sealed class PictureBox(Picture picture, Fit fit, string? alternativeText = null, float cornerRadius = 0) : Graphic(alternativeText)
{
    private float Ratio => (float)picture.Width / picture.Height;

    /// <inheritdoc/>
    protected internal override void Check(LayoutContext layout) => layout.Check(cornerRadius, "corner radius");

    /// <inheritdoc/>
    protected override Size? Measure(Space space) => Fitting.Measure(fit, Ratio, space);

    /// <inheritdoc/>
    protected override Size Wanted(Space space) => new(space.Width, space.Width / Ratio);

    /// <inheritdoc/>
    protected override Rectangle Place(Rectangle area, Size size) =>
        fit is Fit.Cover or Fit.Stretch ? area : base.Place(area, size);

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas, Rectangle area)
    {
        var target = fit == Fit.Cover ? Fitting.Covering(Ratio, area) : area;
        if (target == area && cornerRadius <= 0)
        {
            canvas.Picture(picture, area);
            return;
        }

        canvas.Save();
        canvas.Clip(area, cornerRadius);
        canvas.Picture(picture, target);
        canvas.Restore();
    }
}

/// <summary>A vector drawing, such as a logo.</summary>
public sealed class DrawingBox(VectorDrawing drawing, Fit fit, string? alternativeText = null) : Graphic(alternativeText)
{
    private float Ratio => drawing.Width / drawing.Height;

    /// <inheritdoc/>
    protected override Size? Measure(Space space) => Fitting.Measure(fit, Ratio, space);

    /// <inheritdoc/>
    protected override Size Wanted(Space space) => new(space.Width, space.Width / Ratio);

    /// <inheritdoc/>
    protected override Rectangle Place(Rectangle area, Size size) =>
        fit is Fit.Cover or Fit.Stretch ? area : base.Place(area, size);

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas, Rectangle area)
    {
        if (fit != Fit.Cover)
        {
            canvas.Drawing(drawing, area);
            return;
        }

        canvas.Save();
        canvas.Clip(area);
        canvas.Drawing(drawing, Fitting.Covering(Ratio, area));
        canvas.Restore();
    }
}

/// <summary>A QR code, as large a square as there is room for.</summary>
public sealed class QrCode : Graphic
{
    private const int QuietModulesOfTheSymbol = 4;
    private readonly List<BitArray> modules;
    private readonly Color color;
    private readonly string? misfit;

    /// <summary>Encodes a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="color">The colour of the dark modules.</param>
    /// <param name="quietZone">How many modules of white are left around the symbol, inside its square.</param>
    /// <param name="alternativeText">What the code is for.</param>
    /// <param name="correction">The error correction level.</param>
    public QrCode(string text, Color color, int quietZone = 4, string? alternativeText = null, QrCorrection correction = QrCorrection.Medium) : base(alternativeText)
    {
        var trim = QuietModulesOfTheSymbol - quietZone;
        ArgumentOutOfRangeException.ThrowIfNegative(trim, nameof(quietZone));
        misfit = QrSymbol.Misfit(text, correction); // told with the way to the element, once that is known
        modules = misfit is null ? [.. QrSymbol.Create(text, correction).Skip(trim).SkipLast(trim).Select(row => Trim(row, trim))] : [];
        this.color = color;
    }

    /// <inheritdoc/>
    protected internal override void Check(LayoutContext layout)
    {
        if (misfit is not null) throw layout.Wrong(misfit);
    }

    /// <inheritdoc/>
    protected override Size? Measure(Space space) => Fitting.Measure(Fit.Area, 1, space);

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas, Rectangle area) => canvas.Modules(modules, area, color);

    private static BitArray Trim(BitArray row, int trim)
    {
        var trimmed = new BitArray(row.Length - (2 * trim));
        for (var i = 0; i < trimmed.Length; i++) trimmed[i] = row[i + trim];
        return trimmed;
    }
}

/// <summary>Free drawing of a fixed size.</summary>
public sealed class FreeDrawing(Size size, Action<ICanvas, Rectangle> draw, string? alternativeText = null) : Graphic(alternativeText)
{
    /// <inheritdoc/>
    protected internal override void Check(LayoutContext layout)
    {
        layout.Check(size.Width, "width");
        layout.Check(size.Height, "height");
    }

    /// <inheritdoc/>
    protected override Size? Measure(Space space) => space.Holds(size.Width, size.Height) ? size : null;

    /// <inheritdoc/>
    protected override Size Wanted(Space space) => size;

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas, Rectangle area) => draw(canvas, area);
}

/// <summary>A straight line across the width or down the height of its area.</summary>
public sealed class Rule(float thickness, Color color, bool vertical = false) : Graphic(alternativeText: null)
{
    /// <inheritdoc/>
    protected internal override void Check(LayoutContext layout) => layout.Check(thickness, "thickness");

    /// <inheritdoc/>
    protected override Size? Measure(Space space)
    {
        var size = vertical ? new Size(thickness, 0) : new(space.Width, thickness);
        return space.Holds(size.Width, size.Height) ? size : null;
    }

    /// <inheritdoc/>
    protected override Size Wanted(Space space) => vertical ? new(thickness, 0) : new(0, thickness);

    /// <inheritdoc/>
    protected override Rectangle Place(Rectangle area, Size size) =>
        vertical ? area with { Width = thickness } : area with { Height = thickness };

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas, Rectangle area) => canvas.Fill(area, color);
}
