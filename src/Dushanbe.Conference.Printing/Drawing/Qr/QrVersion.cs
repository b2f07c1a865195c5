using System.Collections.Concurrent;

namespace Dushanbe.Conference.Printing.Drawing.Qr;

/// <summary>What all QR symbols of one size have in common (ISO/IEC 18004, 6.3): the patterns that never change and the way that data takes around them.</summary>
internal sealed class QrVersion
{
    private static readonly ConcurrentDictionary<int, QrVersion> Known = [];

    private readonly List<int> path = [];

    private QrVersion(int number)
    {
        Number = number;
        Size = 17 + (4 * number);
        (Patterns, Taken, Data) = (new(Size), new(Size), new(Size));
        AddFinders();
        AddTiming();
        AddAlignment();
        AddNumber();
        ReserveFormat();
        FindPath();
    }

    /// <summary>From 1 to 40.</summary>
    public int Number { get; }

    /// <summary>How many modules a side has.</summary>
    public int Size { get; }

    /// <summary>The dark modules of the patterns.</summary>
    public ModuleGrid Patterns { get; }

    /// <summary>The modules that hold data, and that masks therefore turn over.</summary>
    public ModuleGrid Data { get; }

    /// <summary>Where each bit of the data goes, in its order: the row times the size plus the column.</summary>
    public IReadOnlyList<int> Path => path;

    /// <summary>How many bytes it holds, those that correct errors included.</summary>
    public int Bytes => path.Count / 8;

    /// <summary>Modules of patterns, dark or light, and of the format.</summary>
    private ModuleGrid Taken { get; }

    /// <summary>The version of a number from 1 to 40.</summary>
    public static QrVersion Of(int number) => Known.GetOrAdd(number, static each => new(each));

    private void Add(int column, int row, bool dark)
    {
        Taken.Set(column, row);
        if (dark) Patterns.Set(column, row);
    }

    private void AddFinders()
    {
        foreach (var (left, top) in ((int, int)[])[(0, 0), (Size - 7, 0), (0, Size - 7)])
        {
            for (var y = -1; y <= 7; y++)
            {
                for (var x = -1; x <= 7; x++)
                {
                    if (left + x < 0 || left + x >= Size || top + y < 0 || top + y >= Size) continue;
                    var ring = Math.Max(Math.Abs(x - 3), Math.Abs(y - 3));
                    Add(left + x, top + y, dark: ring is not (2 or 4));
                }
            }
        }
    }

    private void AddTiming()
    {
        for (var i = 8; i < Size - 8; i++)
        {
            Add(i, 6, dark: i % 2 == 0);
            Add(6, i, dark: i % 2 == 0);
        }
    }

    private void AddAlignment()
    {
        var places = AlignmentPlaces();
        foreach (var x in places)
        {
            foreach (var y in places)
            {
                if ((x < 9 && y < 9) || (x < 9 && y > Size - 10) || (x > Size - 10 && y < 9)) continue;
                for (var i = 0; i < 25; i++)
                    Add(x - 2 + (i % 5), y - 2 + (i / 5), dark: Math.Max(Math.Abs((i % 5) - 2), Math.Abs((i / 5) - 2)) != 1);
            }
        }
    }

    /// <summary>The rows and columns that alignment patterns are centred on: evenly from the far edge inwards, the first always the sixth.</summary>
    private int[] AlignmentPlaces()
    {
        if (Number == 1) return [];
        var count = (Number / 7) + 2;
        var step = Number == 32 ? 26 : ((Number * 4) + (count * 2) + 1) / ((count * 2) - 2) * 2;
        return [6, .. Enumerable.Range(0, count - 1).Select(i => Size - 7 - (i * step))];
    }

    /// <summary>From version 7 on a symbol says its version twice, with twelve bits that correct errors.</summary>
    private void AddNumber()
    {
        if (Number < 7) return;
        var bits = (Number << 12) | BchRemainder(Number, 12, 0x1F25);
        for (var i = 0; i < 18; i++)
        {
            var dark = ((bits >> i) & 1) == 1;
            Add(Size - 11 + (i % 3), i / 3, dark);
            Add(i / 3, Size - 11 + (i % 3), dark);
        }
    }

    private void ReserveFormat()
    {
        for (var bit = 0; bit < 15; bit++)
        {
            var (one, other) = FormatPlace(bit);
            Taken.Set(one.X, one.Y);
            Taken.Set(other.X, other.Y);
        }

        Add(8, Size - 8, dark: true);
    }

    /// <summary>The two places of a bit of the format.</summary>
    public ((int X, int Y) One, (int X, int Y) Other) FormatPlace(int bit)
    {
        var one = bit switch
        {
            < 6 => (8, bit),
            < 8 => (8, bit + 1),
            8 => (7, 8),
            _ => (14 - bit, 8),
        };
        return (one, bit < 8 ? (Size - 1 - bit, 8) : (8, Size - 15 + bit));
    }

    /// <summary>Two columns at a time from the right, upwards and downwards by turns, past the column of the timing pattern.</summary>
    private void FindPath()
    {
        var upwards = true;
        for (var right = Size - 1; right > 0; right -= 2, upwards = !upwards)
        {
            if (right == 6) right = 5;
            for (var i = 0; i < Size; i++)
            {
                var row = upwards ? Size - 1 - i : i;
                AddToPath(right, row);
                AddToPath(right - 1, row);
            }
        }
    }

    private void AddToPath(int column, int row)
    {
        if (Taken[column, row]) return;
        Data.Set(column, row);
        path.Add((row * Size) + column);
    }

    /// <summary>The rest of a number, moved up by so many bits, after division by a polynomial over two elements.</summary>
    public static int BchRemainder(int value, int bits, int polynomial)
    {
        var rest = value;
        for (var i = 0; i < bits; i++) rest = (rest << 1) ^ ((rest >> (bits - 1)) * polynomial);
        return rest;
    }
}
