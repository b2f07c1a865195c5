using System.Numerics;

namespace Dushanbe.Conference.Printing.Drawing.Qr;

/// <summary>A square of modules, kept by rows and by columns, so that 64 of a line are looked at in one operation in either direction.</summary>
internal sealed class ModuleGrid(int size)
{
    public int Size => size;

    /// <summary>How many numbers a line takes.</summary>
    public int Words { get; } = (size + 63) / 64;

    /// <summary>Row by row, the first module in the lowest bit.</summary>
    public ulong[] Rows { get; } = new ulong[size * ((size + 63) / 64)];

    /// <summary>Column by column, in the same manner.</summary>
    public ulong[] Columns { get; } = new ulong[size * ((size + 63) / 64)];

    public bool this[int column, int row] => ((Rows[(row * Words) + (column >> 6)] >> (column & 63)) & 1) == 1;

    public void Set(int column, int row)
    {
        Rows[(row * Words) + (column >> 6)] |= 1UL << (column & 63);
        Columns[(column * Words) + (row >> 6)] |= 1UL << (row & 63);
    }

    public void CopyTo(ModuleGrid other)
    {
        Rows.CopyTo(other.Rows, 0);
        Columns.CopyTo(other.Columns, 0);
    }

    /// <summary>Turns over the modules that both a mask and an area hold.</summary>
    public void Turn(ModuleGrid mask, ModuleGrid area)
    {
        for (var i = 0; i < Rows.Length; i++)
        {
            Rows[i] ^= mask.Rows[i] & area.Rows[i];
            Columns[i] ^= mask.Columns[i] & area.Columns[i];
        }
    }

    /// <summary>The penalty score of a mask (ISO/IEC 18004, 7.8.3): the lower, the better. Stops counting above a limit.</summary>
    public int Penalty(int limit = int.MaxValue)
    {
        var penalty = 0;
        for (var line = 0; line < size && penalty < limit; line++)
        {
            penalty += LinePenalty(Rows.AsSpan(line * Words, Words)) + LinePenalty(Columns.AsSpan(line * Words, Words));
            if (line + 1 < size) penalty += 3 * Blocks(Rows.AsSpan(line * Words, Words), Rows.AsSpan((line + 1) * Words, Words));
        }

        var dark = 0;
        foreach (var word in Rows) dark += BitOperations.PopCount(word);
        var awayFromHalf = Math.Abs((dark * 20) - (size * size * 10));
        return penalty + (10 * Math.Max(0, (awayFromHalf + (size * size) - 1) / (size * size) - 1));
    }

    /// <summary>Five and more modules alike in a line, and what looks like a finder pattern.</summary>
    private int LinePenalty(ReadOnlySpan<ulong> line)
    {
        var penalty = 0;
        var (darkBefore, lightBefore) = (0UL, 0UL);
        for (var word = 0; word < line.Length; word++)
        {
            var (dark, nextDark) = (line[word], word + 1 < line.Length ? line[word + 1] : 0);
            var (light, nextLight) = (~dark & Inside(word), ~nextDark & Inside(word + 1));
            penalty += Runs(dark, nextDark, ref darkBefore) + Runs(light, nextLight, ref lightBefore);
            penalty += 40 * BitOperations.PopCount(Finders(dark, nextDark, light, nextLight));
        }

        return penalty;
    }

    /// <summary>Three for each run of five alike, and one for each module more.</summary>
    private static int Runs(ulong word, ulong next, ref ulong before)
    {
        var fives = word & After(word, next, 1) & After(word, next, 2) & After(word, next, 3) & After(word, next, 4);
        var begin = fives & ~((fives << 1) | before);
        before = fives >> 63;
        return BitOperations.PopCount(fives) + (2 * BitOperations.PopCount(begin));
    }

    /// <summary>Where dark, light, three dark, light, dark stands with four light modules before or behind it.</summary>
    private static ulong Finders(ulong dark, ulong nextDark, ulong light, ulong nextLight)
    {
        var behind = Core(0) & Light(7) & Light(8) & Light(9) & Light(10);
        var before = light & Light(1) & Light(2) & Light(3) & Core(4);
        return behind | before;

        ulong Core(int at) => Dark(at) & Light(at + 1) & Dark(at + 2) & Dark(at + 3) & Dark(at + 4) & Light(at + 5) & Dark(at + 6);

        ulong Dark(int at) => at == 0 ? dark : After(dark, nextDark, at);

        ulong Light(int at) => After(light, nextLight, at);
    }

    /// <summary>Squares of two by two modules alike.</summary>
    private int Blocks(ReadOnlySpan<ulong> upper, ReadOnlySpan<ulong> lower)
    {
        var blocks = 0;
        for (var word = 0; word < upper.Length; word++)
        {
            var (nextUpper, nextLower) = word + 1 < upper.Length ? (upper[word + 1], lower[word + 1]) : (0, 0);
            var alike = ~(upper[word] ^ lower[word]);
            var besides = ~(upper[word] ^ After(upper[word], nextUpper, 1));
            var nextAlike = ~(After(upper[word], nextUpper, 1) ^ After(lower[word], nextLower, 1));
            blocks += BitOperations.PopCount(alike & besides & nextAlike & Inside(word) & After(Inside(word), Inside(word + 1), 1));
        }

        return blocks;
    }

    /// <summary>The modules of a word that lie inside the symbol.</summary>
    private ulong Inside(int word)
    {
        var left = size - (word * 64);
        return left >= 64 ? ulong.MaxValue : left <= 0 ? 0 : (1UL << left) - 1;
    }

    private static ulong After(ulong word, ulong next, int modules) => (word >> modules) | (next << (64 - modules));
}
