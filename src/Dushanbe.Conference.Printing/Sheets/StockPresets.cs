using static Dushanbe.Conference.Printing.Sheets.StockKind;

namespace Dushanbe.Conference.Printing.Sheets;

/// <summary>
/// Sheets on the market, and layouts on plain paper. The figures of products are those of their makers' templates,
/// where sources agree; hold a test page against the real sheet before a large run.
/// </summary>
public static class StockPresets
{
    private const double A4Width = 210;
    private const double A4Height = 297;
    private const double LetterWidth = 215.9;
    private const double LetterHeight = 279.4;
    private const double Sra4Width = 225;
    private const double Sra4Height = 320;

    /// <summary>All presets: those for plain paper first, then products by maker.</summary>
    public static IReadOnlyList<StockPreset> All { get; } =
    [
        new("a6-1up", "A6", Cut, 105, 148, 105, 148, 1, 1, 0, 0, 105, 148),
        new("a6-4up-a4", "A4, 2 × 2 A6", Cut, A4Width, A4Height, 105, 148.5, 2, 2, 0, 0, 105, 148.5),
        // 4 mm between the cells, so that each has 2 mm of bleed on every side, and 5.5 mm beside them for the marks
        new("a6-4up-sra4", "SRA4, 2 × 2 A6", Cut, Sra4Width, Sra4Height, 105, 148, 2, 2, 5.5, 10, 109, 152),
        new("a7-8up-a4", "A4, 2 × 4 A7", Cut, A4Width, A4Height, 105, 74.25, 2, 4, 0, 0, 105, 74.25),
        new("a7-8up-a4-landscape", "A4, 4 × 2 A7", Cut, A4Height, A4Width, 74.25, 105, 4, 2, 0, 0, 74.25, 105),
        new("a7-8up-sra4", "SRA4, 2 × 4 A7", Cut, Sra4Width, Sra4Height, 105, 74, 2, 4, 7.5, 12, 105, 74),
        Letter("avery-5361", "Avery 5361", Card, 82.55, 50.8, 1, 3, 106.88, 21.16, 82.55, 93.12),
        Letter("avery-5371", "Avery 5371, 8371", Card, 88.9, 50.8, 2, 5, 19.05, 12.7, 88.9, 50.8),
        Letter("avery-5389", "Avery 5389", Card, 152.4, 101.6, 1, 2, 31.75, 38.1, 152.4, 101.6),
        Letter("avery-5390", "Avery 5390", Insert, 88.9, 57.15, 2, 4, 19.05, 25.4, 88.9, 57.15),
        Letter("avery-5392", "Avery 5392, 5384, 74459", Insert, 101.6, 76.2, 2, 3, 6.35, 25.4, 101.6, 76.2),
        Letter("avery-5395", "Avery 5395, 8395", Label, 85.72, 59.27, 2, 4, 17.46, 14.82, 95.25, 63.5, 4.76),
        Letter("avery-8522", "Avery 8522", Insert, 152.4, 107.95, 1, 2, 31.75, 31.75, 152.4, 107.95),
        A4("avery-c32011", "Avery C32011", Card, 85, 54, 2, 5, 15, 13.5, 95, 54),
        A4("avery-c32015", "Avery Zweckform C32015, 32015", Card, 85, 54, 2, 4, 17, 31.5, 91, 60),
        A4("avery-l4784", "Avery L4784, L4785, L4786", Label, 80, 50, 2, 5, 18, 13, 95, 55, 4),
        A4("dataline-57125", "Dataline 57125", Card, 86, 54, 2, 5, 16, 11, 91, 55.62),
        A4("durable-1445", "DURABLE BADGEMAKER 1445", Insert, 90, 54, 2, 5, 15, 12, 90, 54),
        A4("durable-1453", "DURABLE BADGEMAKER 1453", Insert, 75, 40, 2, 6, 30, 28.5, 75, 40),
        A4("durable-1456", "DURABLE BADGEMAKER 1456", Insert, 90, 60, 2, 4, 15, 28.5, 90, 60),
        A4("herma-4412", "HERMA 4412", Label, 80, 50, 2, 5, 17.5, 13.5, 95, 55),
        A4("herma-5028", "HERMA 5028", Card, 83.8, 50.8, 2, 5, 18.6, 22, 89.2, 50.8, 2),
        A4("sattleford-vm6067", "Sattleford VM-6067", Card, 85, 54, 2, 5, 15, 13, 95, 54),
        A4("sigel-lp795", "Sigel LP 795", Card, 85, 55, 2, 5, 14, 10.5, 95, 55),
        A4("sigel-lp800", "Sigel LP 800", Card, 85, 55, 2, 5, 15, 10, 95, 55),
        A4("zweckform-32010", "Zweckform 32010", Card, 85, 54, 2, 5, 14.11, 14.11, 94.9, 54),
    ];

    /// <summary>The preset of a key, or null.</summary>
    public static StockPreset? Find(string key) => All.FirstOrDefault(preset => preset.Key == key);

    private static StockPreset A4(
        string key, string name, StockKind kind, double width, double height, int columns, int rows, double left, double top, double pitchX, double pitchY, double corner = 0) =>
        new(key, name, kind, A4Width, A4Height, width, height, columns, rows, left, top, pitchX, pitchY, corner);

    private static StockPreset Letter(
        string key, string name, StockKind kind, double width, double height, int columns, int rows, double left, double top, double pitchX, double pitchY, double corner = 0) =>
        new(key, name, kind, LetterWidth, LetterHeight, width, height, columns, rows, left, top, pitchX, pitchY, corner);
}
