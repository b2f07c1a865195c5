namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>The code of one alphabet: few bits for what is frequent, none longer than a limit (RFC 1951, 3.2.2). Used again for every block.</summary>
/// <param name="symbols">How many symbols the alphabet has.</param>
/// <param name="longest">The most bits that a symbol may take.</param>
internal sealed class HuffmanCode(int symbols, int longest)
{
    private readonly uint[] sorted = new uint[symbols];
    private readonly int[] weights = new int[2 * symbols];
    private readonly ushort[] parents = new ushort[2 * symbols];
    private readonly int[] withLength = new int[64];

    /// <summary>How often each symbol occurs.</summary>
    public int[] Counts { get; } = new int[symbols];

    /// <summary>How many bits each symbol takes; 0 where it does not occur.</summary>
    public byte[] Lengths { get; } = new byte[symbols];

    /// <summary>The bits of each symbol, the first of them lowest.</summary>
    public ushort[] Codes { get; } = new ushort[symbols];

    /// <summary>The symbols up to the last that occurs.</summary>
    public int Used { get; private set; }

    /// <summary>Forgets what occurred.</summary>
    public void Clear() => Array.Clear(Counts);

    /// <summary>Makes the code from the counts.</summary>
    public void Build()
    {
        // not every reader takes a code with a single symbol
        for (var (symbol, occurring) = (0, symbols - Counts.AsSpan().Count(0)); occurring < 2; symbol++)
        {
            if (Counts[symbol] > 0) continue;
            Counts[symbol] = 1;
            occurring++;
        }

        var leaves = Sort();
        MeasureDepths(leaves);
        Shorten();
        AssignLengths(leaves);
        AssignCodes();
    }

    /// <summary>The bits that all occurrences take.</summary>
    public int Bits()
    {
        var bits = 0;
        for (var symbol = 0; symbol < Used; symbol++) bits += Counts[symbol] * Lengths[symbol];
        return bits;
    }

    /// <summary>Sorts what occurs from rare to frequent, by symbol where equally frequent; returns its number.</summary>
    private int Sort()
    {
        var leaves = 0;
        for (var symbol = 0; symbol < symbols; symbol++)
        {
            if (Counts[symbol] == 0) continue;
            sorted[leaves++] = ((uint)Counts[symbol] << 9) | (uint)symbol;
            Used = symbol + 1;
        }

        sorted.AsSpan(0, leaves).Sort();
        return leaves;
    }

    /// <summary>Joins the two lightest nodes until one is left, and counts how many symbols lie how deep.</summary>
    private void MeasureDepths(int leaves)
    {
        for (var i = 0; i < leaves; i++) weights[i] = (int)(sorted[i] >> 9);
        var (leaf, node, last) = (0, leaves, (2 * leaves) - 2);
        for (var made = leaves; made <= last; made++)
        {
            weights[made] = 0;
            for (var side = 0; side < 2; side++)
            {
                var lightest = leaf < leaves && (node == made || weights[leaf] <= weights[node]) ? leaf++ : node++;
                weights[made] += weights[lightest];
                parents[lightest] = (ushort)made;
            }
        }

        Array.Clear(withLength);
        weights[last] = 0; // from here on the depth
        for (var i = last - 1; i >= 0; i--)
        {
            weights[i] = weights[parents[i]] + 1;
            if (i < leaves) withLength[Math.Min(weights[i], withLength.Length - 1)]++;
        }
    }

    /// <summary>Takes symbols that lie too deep to the limit, and moves others down until the code is complete again.</summary>
    private void Shorten()
    {
        for (var length = longest + 1; length < withLength.Length; length++)
        {
            withLength[longest] += withLength[length];
            withLength[length] = 0;
        }

        var taken = 0L;
        for (var length = 1; length <= longest; length++) taken += (long)withLength[length] << (longest - length);
        for (; taken > 1L << longest; taken--)
        {
            var shorter = longest - 1;
            while (withLength[shorter] == 0) shorter--;
            withLength[longest]--;
            withLength[shorter]--;
            withLength[shorter + 1] += 2;
        }
    }

    private void AssignLengths(int leaves)
    {
        Array.Clear(Lengths);
        for (var (length, next) = (longest, 0); next < leaves; length--)
            for (var i = 0; i < withLength[length]; i++)
                Lengths[sorted[next++] & 0x1FF] = (byte)length;
    }

    private void AssignCodes()
    {
        Span<int> nextCode = stackalloc int[16];
        var code = 0;
        for (var length = 1; length <= longest; length++)
        {
            code = (code + withLength[length - 1]) << 1;
            nextCode[length] = code;
        }

        for (var symbol = 0; symbol < Used; symbol++)
            if (Lengths[symbol] is > 0 and var length)
                Codes[symbol] = Reversed(nextCode[length]++, length);
    }

    private static ushort Reversed(int code, int length)
    {
        code = ((code & 0x5555) << 1) | ((code >> 1) & 0x5555);
        code = ((code & 0x3333) << 2) | ((code >> 2) & 0x3333);
        code = ((code & 0x0F0F) << 4) | ((code >> 4) & 0x0F0F);
        code = ((code & 0x00FF) << 8) | ((code >> 8) & 0x00FF);
        return (ushort)(code >> (16 - length));
    }
}
