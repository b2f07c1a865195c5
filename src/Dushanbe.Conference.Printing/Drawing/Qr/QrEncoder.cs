using System.Collections.Concurrent;

namespace Dushanbe.Conference.Printing.Drawing.Qr;

/// <summary>Makes QR symbols (ISO/IEC 18004). The choice of the mask, which takes most of the time, goes by 64 modules at once.</summary>
internal static class QrEncoder
{
    private const int MaskCount = 8;

    private static readonly ConcurrentDictionary<(int Size, int Mask), ModuleGrid> Masks = [];

    /// <summary>The two bits by which a symbol says how much of it may be smudged.</summary>
    private static readonly int[] CorrectionBits = [1, 0, 3, 2];

    /// <summary>The modules of a text, without a quiet zone.</summary>
    public static ModuleGrid Encode(QrContent content, int version, QrCorrection correction)
    {
        var layout = QrVersion.Of(version);
        var plain = new ModuleGrid(layout.Size);
        layout.Patterns.CopyTo(plain);
        Place(Interleave(content.Data(version, correction), layout, QrCapacity.Of(version, correction)), layout, plain);

        var (best, tried) = (new ModuleGrid(layout.Size), new ModuleGrid(layout.Size));
        var least = int.MaxValue;
        for (var mask = 0; mask < MaskCount; mask++)
        {
            plain.CopyTo(tried);
            tried.Turn(Mask(layout.Size, mask), layout.Data);
            AddFormat(tried, layout, (CorrectionBits[(int)correction] << 3) | mask);
            if (tried.Penalty(least) is var penalty && penalty >= least) continue;
            least = penalty;
            (best, tried) = (tried, best);
        }

        return best;
    }

    /// <summary>The data with what corrects it, block by block, and then byte by byte from all blocks in turn.</summary>
    private static byte[] Interleave(byte[] data, QrVersion layout, QrCapacity capacity)
    {
        var (shortest, longer) = Math.DivRem(data.Length, capacity.Blocks);
        var all = new byte[layout.Bytes];
        Span<byte> correction = stackalloc byte[capacity.Correction];
        for (var (block, start) = (0, 0); block < capacity.Blocks; block++)
        {
            var part = data.AsSpan(start, shortest + (block >= capacity.Blocks - longer ? 1 : 0));
            start += part.Length;
            ReedSolomon.Correct(part, correction);
            for (var i = 0; i < shortest; i++) all[(i * capacity.Blocks) + block] = part[i];
            if (part.Length > shortest) all[(shortest * capacity.Blocks) + block - (capacity.Blocks - longer)] = part[shortest];
            for (var i = 0; i < correction.Length; i++) all[data.Length + (i * capacity.Blocks) + block] = correction[i];
        }

        return all;
    }

    private static void Place(byte[] bytes, QrVersion layout, ModuleGrid grid)
    {
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            if (((bytes[bit >> 3] >> (7 - (bit & 7))) & 1) == 0) continue;
            var (row, column) = Math.DivRem(layout.Path[bit], layout.Size);
            grid.Set(column, row);
        }
    }

    private static void AddFormat(ModuleGrid grid, QrVersion layout, int format)
    {
        var bits = ((format << 10) | QrVersion.BchRemainder(format, 10, 0x537)) ^ 0x5412;
        for (var bit = 0; bit < 15; bit++)
        {
            if (((bits >> bit) & 1) == 0) continue;
            var (one, other) = layout.FormatPlace(bit);
            grid.Set(one.X, one.Y);
            grid.Set(other.X, other.Y);
        }
    }

    private static ModuleGrid Mask(int size, int mask) => Masks.GetOrAdd((size, mask), static key =>
    {
        var grid = new ModuleGrid(key.Size);
        for (var row = 0; row < key.Size; row++)
            for (var column = 0; column < key.Size; column++)
                if (IsMasked(key.Mask, column, row)) grid.Set(column, row);
        return grid;
    });

    private static bool IsMasked(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => ((x / 3) + (y / 2)) % 2 == 0,
        5 => (x * y % 2) + (x * y % 3) == 0,
        6 => ((x * y % 2) + (x * y % 3)) % 2 == 0,
        _ => (((x + y) % 2) + (x * y % 3)) % 2 == 0,
    };
}
