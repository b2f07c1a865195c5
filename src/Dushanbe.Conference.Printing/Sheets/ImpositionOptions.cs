using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Sheets;

/// <summary>How many sides of a sheet are printed, and over which edge it is turned.</summary>
public enum SheetSides
{
    /// <summary>Only the front.</summary>
    Front,

    /// <summary>Both; the printer turns the sheet over its long edge.</summary>
    FlipLongEdge,

    /// <summary>Both; the printer turns the sheet over its short edge.</summary>
    FlipShortEdge,
}

/// <summary>How designs are laid out on sheets. Lengths are millimetres.</summary>
public sealed record ImpositionOptions
{
    /// <summary>Which sides are printed.</summary>
    public SheetSides Sides { get; init; }

    /// <summary>Whether marks in the margin show where to cut.</summary>
    public bool CropMarks { get; init; }

    /// <summary>Whether short marks upon the cuts themselves show where to cut, for a sheet that is full to its edge.</summary>
    public bool InnerMarks { get; init; }

    /// <summary>How far a design is drawn beyond its edge, where no neighbour is in the way.</summary>
    public double Bleed { get; init; }

    /// <summary>How far this printer must move the fronts to the right to meet the cells.</summary>
    public double OffsetX { get; init; }

    /// <summary>How far this printer must move the fronts down to meet the cells.</summary>
    public double OffsetY { get; init; }

    /// <summary>How far this printer must move the backs to the right, seen from the back.</summary>
    public double BackOffsetX { get; init; }

    /// <summary>How far this printer must move the backs down, seen from the back.</summary>
    public double BackOffsetY { get; init; }

    /// <summary>How many cells of the first sheet are used up already.</summary>
    public int CellsUsed { get; init; }
}

/// <summary>The two sides of something that is printed many to a sheet, such as a badge.</summary>
/// <param name="Front">Draws the front, with the origin at its top left corner.</param>
/// <param name="Back">Draws the back, seen from the back, the same way up; null leaves it blank.</param>
public readonly record struct TwoSides(Action<ICanvas> Front, Action<ICanvas>? Back = null);
