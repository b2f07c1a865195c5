using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Sheets;

/// <summary>What a sheet is made of.</summary>
public enum StockKind
{
    /// <summary>Perforated inserts for badge holders.</summary>
    Insert,

    /// <summary>Adhesive labels.</summary>
    Label,

    /// <summary>Perforated cards.</summary>
    Card,

    /// <summary>Plain paper, cut after printing.</summary>
    Cut,
}

/// <summary>A sheet of equal cells, such as a sheet of labels. Lengths are millimetres, measured from the top left corner of the sheet.</summary>
/// <param name="Key">A short name for settings and addresses.</param>
/// <param name="Name">The name on the package, or the layout in figures.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="PageWidth">The width of the sheet.</param>
/// <param name="PageHeight">The height of the sheet.</param>
/// <param name="CellWidth">The width of one cell.</param>
/// <param name="CellHeight">The height of one cell.</param>
/// <param name="Columns">How many cells stand side by side.</param>
/// <param name="Rows">How many cells stand one above the other.</param>
/// <param name="Left">From the edge of the sheet to the first column.</param>
/// <param name="Top">From the edge of the sheet to the first row.</param>
/// <param name="PitchX">From the left edge of one column to that of the next.</param>
/// <param name="PitchY">From the upper edge of one row to that of the next.</param>
/// <param name="CornerRadius">The radius of a cell's corners.</param>
public sealed record StockPreset(
    string Key, string Name, StockKind Kind, double PageWidth, double PageHeight, double CellWidth, double CellHeight,
    int Columns, int Rows, double Left, double Top, double PitchX, double PitchY, double CornerRadius = 0)
{
    /// <summary>By how much a design may exceed its cell, and a sheet its own figures: less than a printer's play.</summary>
    internal const double Tolerance = 0.05;

    /// <summary>How many cells a sheet has.</summary>
    public int PerSheet => Columns * Rows;

    /// <summary>From the last column to the edge of the sheet.</summary>
    public double Right => PageWidth - Left - (Columns - 1) * PitchX - CellWidth;

    /// <summary>From the last row to the edge of the sheet.</summary>
    public double Bottom => PageHeight - Top - (Rows - 1) * PitchY - CellHeight;

    /// <summary>The sheet as a page.</summary>
    public PageSize Page => PageSize.Millimetres(PageWidth, PageHeight);

    /// <summary>Whether the cells fit the sheet and do not overlap.</summary>
    public bool IsConsistent =>
        Columns > 0 && Rows > 0 && CellWidth > 0 && CellHeight > 0 && CornerRadius >= 0
        && Left >= 0 && Top >= 0 && Right >= -Tolerance && Bottom >= -Tolerance
        && (Columns == 1 || PitchX >= CellWidth - Tolerance) && (Rows == 1 || PitchY >= CellHeight - Tolerance);

    /// <summary>The place of a cell on the sheet, in points.</summary>
    public Rectangle Cell(int column, int row) => new(
        Length.Mm(Left + column * PitchX), Length.Mm(Top + row * PitchY), Length.Mm(CellWidth), Length.Mm(CellHeight));

    /// <summary>Says why a design cannot be printed on this sheet, or null where it can.</summary>
    /// <param name="design">The size of the design in points.</param>
    /// <param name="options">How the sheet is to be laid out.</param>
    public StockMisfit? Misfit(Size design, ImpositionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (width, height) = (design.Width / Length.PointsPerMillimetre, design.Height / Length.PointsPerMillimetre);
        if (!IsConsistent) return new(MisfitReason.InconsistentStock, 0, 0);
        if (width > CellWidth + Tolerance) return new(MisfitReason.DesignTooWide, width, CellWidth);
        if (height > CellHeight + Tolerance) return new(MisfitReason.DesignTooHigh, height, CellHeight);
        var needed = SheetMarks.RoomNeeded(options.Bleed);
        var margin = Math.Min(Math.Min(Left, Right) + (CellWidth - width) / 2, Math.Min(Top, Bottom) + (CellHeight - height) / 2);
        return options.CropMarks && margin < needed - Tolerance ? new(MisfitReason.NoRoomForCropMarks, needed, margin) : null;
    }
}

/// <summary>Why a design does not fit a sheet.</summary>
public enum MisfitReason
{
    /// <summary>The design is wider than a cell.</summary>
    DesignTooWide,

    /// <summary>The design is higher than a cell.</summary>
    DesignTooHigh,

    /// <summary>The margin of the sheet does not hold crop marks; a larger sheet or a smaller design does.</summary>
    NoRoomForCropMarks,

    /// <summary>The cells overlap or do not fit the sheet.</summary>
    InconsistentStock,
}

/// <summary>Why a design does not fit a sheet.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Needed">The length that would be needed, in millimetres.</param>
/// <param name="Available">The length there is, in millimetres.</param>
public sealed record StockMisfit(MisfitReason Reason, double Needed, double Available);

/// <summary>A design was to be printed on a sheet that it does not fit.</summary>
public sealed class StockException(StockPreset stock, StockMisfit misfit) : Exception(Describe(stock, misfit))
{
    /// <summary>The reason, for a message in the reader's language.</summary>
    public StockMisfit Misfit { get; } = misfit;

    private static string Describe(StockPreset stock, StockMisfit misfit) => misfit.Reason switch
    {
        MisfitReason.DesignTooWide => FormattableString.Invariant($"The design is {misfit.Needed:0.##} mm wide, a cell of {stock.Name} only {misfit.Available:0.##} mm."),
        MisfitReason.DesignTooHigh => FormattableString.Invariant($"The design is {misfit.Needed:0.##} mm high, a cell of {stock.Name} only {misfit.Available:0.##} mm."),
        MisfitReason.NoRoomForCropMarks => FormattableString.Invariant(
            $"Crop marks need a margin of {misfit.Needed:0.##} mm, {stock.Name} leaves {misfit.Available:0.##} mm; take a larger sheet or a smaller design."),
        _ => $"The cells of {stock.Name} overlap or do not fit its sheet.",
    };
}
