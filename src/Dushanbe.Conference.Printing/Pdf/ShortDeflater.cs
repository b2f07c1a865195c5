using System.Buffers.Binary;
using System.Numerics;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>
/// Deflates short data into one block of a zlib stream (RFC 1950, RFC 1951). A page of drawing is a kilobyte or two, for which
/// preparing the system's own compressor takes several times as long as compressing; what is kept here is used again for the next page.
/// The bytes do not depend on the version of a system's library.
/// </summary>
internal sealed class ShortDeflater
{
    /// <summary>The most bytes it takes; what lies before a place is then always near enough to be referred to.</summary>
    public const int Most = 1 << 14;

    private const int ShortestMatch = 3;
    private const int LongestMatch = 258;
    private const int GoodMatch = 16;      // long enough to look no further
    private const int MostTried = 6;       // earlier places looked at for one place
    private const int FarForThree = 2048;  // three bytes from further away cost more than they save
    private const int EndOfBlock = 256;
    private const int HashBits = 12;
    private const uint MatchToken = 1U << 31;

    /// <summary>The order in which the lengths of the code of lengths are told: those that are often 0 last.</summary>
    private static readonly byte[] LengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    private readonly ushort[] heads = new ushort[1 << HashBits]; // one more than the last place with a hash; 0 for none
    private readonly ushort[] earlier = new ushort[Most];        // and the place before that
    private readonly uint[] tokens = new uint[Most];
    private readonly HuffmanCode literals = new(286, 15);
    private readonly HuffmanCode distances = new(30, 15);
    private readonly HuffmanCode lengths = new(19, 7);
    private readonly byte[] allLengths = new byte[286 + 30];
    private readonly (byte Symbol, byte Extra)[] told = new (byte, byte)[286 + 30];
    private readonly byte[] output = new byte[Most + 64];
    private int tokenCount;
    private int toldCount;
    private int extraBits;
    private int inserted;
    private int written;
    private ulong bits;
    private int bitCount;

    /// <summary>Deflates data. The result is valid until the next call.</summary>
    public ReadOnlySpan<byte> Deflate(ReadOnlySpan<byte> data)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, Most, nameof(data));
        (written, bits, bitCount) = (0, 0, 0);
        output[written++] = 0x78;
        output[written++] = 0x5E;
        FindTokens(data);
        literals.Build();
        distances.Build();
        TellLengths();
        var codeLengths = CodeLengths();
        if (HeaderBits(codeLengths) + literals.Bits() + distances.Bits() + extraBits < (data.Length + 4) * 8) AddBlock(codeLengths);
        else AddPlain(data);
        BinaryPrimitives.WriteUInt32BigEndian(output.AsSpan(written), Adler(data));
        return output.AsSpan(0, written + 4);
    }

    /// <summary>Turns the data into bytes as they are and references to what stands earlier.</summary>
    private void FindTokens(ReadOnlySpan<byte> data)
    {
        Array.Clear(heads);
        literals.Clear();
        distances.Clear();
        (tokenCount, extraBits, inserted) = (0, 0, 0);
        var match = Find(data, 0);
        for (var at = 0; at < data.Length;)
        {
            // a longer match may begin at the next byte
            var next = match.Length is 0 or >= GoodMatch ? default : Find(data, at + 1);
            if (match.Length == 0 || next.Length > match.Length)
            {
                literals.Counts[data[at]]++;
                tokens[tokenCount++] = data[at++];
                match = match.Length == 0 ? Find(data, at) : next;
                continue;
            }

            AddMatch(match.Length, match.Distance);
            at += match.Length;
            match = Find(data, at);
        }

        literals.Counts[EndOfBlock] = 1;
    }

    private void AddMatch(int length, int distance)
    {
        var (lengthSymbol, lengthBits) = LengthSymbol(length);
        var (distanceSymbol, distanceBits) = DistanceSymbol(distance);
        literals.Counts[lengthSymbol]++;
        distances.Counts[distanceSymbol]++;
        extraBits += lengthBits + distanceBits;
        tokens[tokenCount++] = MatchToken | (uint)length << 16 | (uint)distance;
    }

    /// <summary>The longest match of what stands at a place with what stands before it; of length 0 where there is none worth it.</summary>
    private (int Length, int Distance) Find(ReadOnlySpan<byte> data, int at)
    {
        if (at > data.Length - sizeof(uint)) return default;
        for (; inserted < at; inserted++)
        {
            ref var head = ref heads[Hash(data, inserted)];
            earlier[inserted] = head;
            head = (ushort)(inserted + 1);
        }

        int place = heads[Hash(data, at)];
        if (place == 0) return default;
        var here = data.Slice(at, Math.Min(LongestMatch, data.Length - at));
        var (length, distance) = (0, 0);
        for (var tried = 0; place > 0 && tried < MostTried && length < here.Length; tried++)
        {
            var there = data[(place - 1)..];
            if (there[length] == here[length])
            {
                var common = here.CommonPrefixLength(there);
                if (common > length && (common > ShortestMatch || (common == ShortestMatch && at - place < FarForThree)))
                    (length, distance) = (common, at - place + 1);
            }

            place = earlier[place - 1];
        }

        return (length, distance);
    }

    private static uint Hash(ReadOnlySpan<byte> data, int at) =>
        (BinaryPrimitives.ReadUInt32LittleEndian(data[at..]) << 8) * 0x9E3779B1U >> (32 - HashBits); // of three bytes

    /// <summary>The lengths of both codes in a row, with repetitions told in short.</summary>
    private void TellLengths()
    {
        Span<byte> all = allLengths;
        literals.Lengths.AsSpan(0, literals.Used).CopyTo(all);
        distances.Lengths.AsSpan(0, distances.Used).CopyTo(all[literals.Used..]);
        all = all[..(literals.Used + distances.Used)];
        lengths.Clear();
        toldCount = 0;
        for (var at = 0; at < all.Length;)
        {
            var value = all[at];
            var run = 1;
            while (at + run < all.Length && all[at + run] == value) run++;
            at += run;
            if (value != 0) Tell(value, 0);
            if (value != 0) run--;
            while (run >= 3)
            {
                var part = Math.Min(run, value != 0 ? 6 : 138);
                if (value != 0) Tell(16, part - 3);
                else if (part <= 10) Tell(17, part - 3);
                else Tell(18, part - 11);
                run -= part;
            }

            for (; run > 0; run--) Tell(value, 0);
        }

        lengths.Build();
    }

    private void Tell(int symbol, int extra)
    {
        lengths.Counts[symbol]++;
        told[toldCount++] = ((byte)symbol, (byte)extra);
    }

    private int CodeLengths()
    {
        var count = LengthOrder.Length;
        while (count > 4 && lengths.Lengths[LengthOrder[count - 1]] == 0) count--;
        return count;
    }

    private int HeaderBits(int codeLengths)
    {
        var sum = 3 + 5 + 5 + 4 + (3 * codeLengths);
        for (var i = 0; i < toldCount; i++) sum += lengths.Lengths[told[i].Symbol] + ExtraOfTold(told[i].Symbol);
        return sum;
    }

    private static int ExtraOfTold(int symbol) => symbol switch { 16 => 2, 17 => 3, 18 => 7, _ => 0 };

    private void AddBlock(int codeLengths)
    {
        Put(0b101, 3); // the last block, with codes of its own
        Put(literals.Used - 257, 5);
        Put(distances.Used - 1, 5);
        Put(codeLengths - 4, 4);
        for (var i = 0; i < codeLengths; i++) Put(lengths.Lengths[LengthOrder[i]], 3);
        for (var i = 0; i < toldCount; i++)
        {
            var (symbol, extra) = told[i];
            Put(lengths, symbol);
            Put(extra, ExtraOfTold(symbol));
        }

        foreach (var token in tokens.AsSpan(0, tokenCount))
        {
            if (token < MatchToken) Put(literals, (int)token);
            else PutMatch((int)(token >> 16 & 0x7FFF), (int)(token & 0xFFFF));
        }

        Put(literals, EndOfBlock);
        while (bitCount > 0)
        {
            output[written++] = (byte)bits;
            bits >>= 8;
            bitCount -= 8;
        }
    }

    private void PutMatch(int length, int distance)
    {
        var (lengthSymbol, lengthBits) = LengthSymbol(length);
        Put(literals, lengthSymbol);
        Put(length - ShortestMatch & ((1 << lengthBits) - 1), lengthBits);
        var (distanceSymbol, distanceBits) = DistanceSymbol(distance);
        Put(distances, distanceSymbol);
        Put(distance - 1 & ((1 << distanceBits) - 1), distanceBits);
    }

    private static (int Symbol, int ExtraBits) LengthSymbol(int length)
    {
        if (length == LongestMatch) return (285, 0);
        var over = length - ShortestMatch;
        if (over < 8) return (257 + over, 0);
        var extra = BitOperations.Log2((uint)over) - 2;
        return (257 + (4 * (extra + 1)) + ((over >> extra) & 3), extra);
    }

    private static (int Symbol, int ExtraBits) DistanceSymbol(int distance)
    {
        var over = distance - 1;
        if (over < 4) return (over, 0);
        var extra = BitOperations.Log2((uint)over) - 1;
        return ((2 * (extra + 1)) + ((over >> extra) & 1), extra);
    }

    /// <summary>The data as it is, where nothing is gained.</summary>
    private void AddPlain(ReadOnlySpan<byte> data)
    {
        output[written++] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(output.AsSpan(written), (ushort)data.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(output.AsSpan(written + 2), (ushort)~data.Length);
        data.CopyTo(output.AsSpan(written + 4));
        written += 4 + data.Length;
    }

    private void Put(HuffmanCode code, int symbol) => Put(code.Codes[symbol], code.Lengths[symbol]);

    private void Put(int value, int count)
    {
        bits |= (ulong)value << bitCount;
        bitCount += count;
        if (bitCount < 32) return;
        BinaryPrimitives.WriteUInt32LittleEndian(output.AsSpan(written), (uint)bits);
        written += 4;
        bits >>= 32;
        bitCount -= 32;
    }

    /// <summary>The check of the data at the end of the stream (RFC 1950, 9).</summary>
    private static uint Adler(ReadOnlySpan<byte> data)
    {
        const uint modulus = 65521;
        const int untilReduced = 5552; // sums of so many bytes stay below 2^32
        var (low, high) = (1U, 0U);
        for (; data.Length > 0; data = data[Math.Min(untilReduced, data.Length)..])
        {
            foreach (var each in data[..Math.Min(untilReduced, data.Length)])
            {
                low += each;
                high += low;
            }

            (low, high) = (low % modulus, high % modulus);
        }

        return high << 16 | low;
    }
}
