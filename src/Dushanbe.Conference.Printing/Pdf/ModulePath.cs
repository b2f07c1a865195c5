using System.Collections;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>
/// The dark modules of a symbol as one path of whole-number rectangles: exact, small, and without hairlines between the modules.
/// A run of modules that repeats in the rows below becomes one taller rectangle.
/// </summary>
internal static class ModulePath
{
    public static void Add(ByteBuffer content, IReadOnlyList<BitArray> modules)
    {
        var width = modules[0].Length;
        Span<int> open = width <= 256 ? stackalloc int[width] : new int[width]; // for the first column of a run: its end << 16 | its top row
        open.Clear();
        for (var row = 0; row <= modules.Count; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var run = open[column];
                var end = row < modules.Count ? RunEnd(modules[row], column) : 0;
                if (run >> 16 == end) continue;
                if (run != 0) AddRectangle(content, column, run & 0xFFFF, run >> 16, row);
                open[column] = end == 0 ? 0 : (end << 16) | row;
            }
        }
    }

    /// <summary>The end of the run of dark modules that begins at a column, or 0 where none begins.</summary>
    private static int RunEnd(BitArray row, int column)
    {
        if (!row[column] || (column > 0 && row[column - 1])) return 0;
        var end = column + 1;
        while (end < row.Length && row[end]) end++;
        return end;
    }

    private static void AddRectangle(ByteBuffer content, int left, int top, int right, int bottom) =>
        content.Integer(left).Add((byte)' ').Integer(top).Add((byte)' ').Integer(right - left).Add((byte)' ').Integer(bottom - top).Add(" re\n"u8);
}
