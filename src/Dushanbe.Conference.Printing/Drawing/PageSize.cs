namespace Dushanbe.Conference.Printing.Drawing;

/// <summary>The size of a finished page in points, and what surrounds it on the sheet it is cut from.</summary>
/// <param name="Width">The width after cutting.</param>
/// <param name="Height">The height after cutting.</param>
public readonly record struct PageSize(float Width, float Height)
{
    /// <summary>The distance from the bleed to the outer edge of a sheet with crop marks: a gap of 2 mm, marks of 5 mm and 1 mm of air.</summary>
    public static float MarkMargin { get; } = Length.Mm(8);

    /// <summary>297 x 420 mm.</summary>
    public static PageSize A3 { get; } = Millimetres(297, 420);

    /// <summary>210 x 297 mm.</summary>
    public static PageSize A4 { get; } = Millimetres(210, 297);

    /// <summary>148 x 210 mm.</summary>
    public static PageSize A5 { get; } = Millimetres(148, 210);

    /// <summary>105 x 148 mm.</summary>
    public static PageSize A6 { get; } = Millimetres(105, 148);

    /// <summary>74 x 105 mm.</summary>
    public static PageSize A7 { get; } = Millimetres(74, 105);

    /// <summary>8.5 x 11 inches.</summary>
    public static PageSize Letter { get; } = new(612, 792);

    /// <summary>How far colours that touch the edge are drawn beyond it, in points.</summary>
    public float Bleed { get; init; }

    /// <summary>Whether the sheet is larger than the page and carries marks that show where to cut.</summary>
    public bool CropMarks { get; init; }

    /// <summary>The page turned on its side.</summary>
    public PageSize Landscape => this with { Width = Height, Height = Width };

    /// <summary>The distance from the edge of the page to the edge of the sheet, in points.</summary>
    public float SheetMargin => Bleed + (CropMarks ? MarkMargin : 0);

    /// <summary>Width and height in points. Overridden because the generated text would recurse endlessly through the rotated page.</summary>
    public override string ToString() => FormattableString.Invariant($"{Width} × {Height}");

    /// <summary>A page size in millimetres.</summary>
    public static PageSize Millimetres(double width, double height) => new(Length.Mm(width), Length.Mm(height));
}
