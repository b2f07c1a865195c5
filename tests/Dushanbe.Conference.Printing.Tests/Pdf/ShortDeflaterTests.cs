using System.IO.Compression;
using System.Text;
using CsCheck;
using Dushanbe.Conference.Printing.Pdf;

namespace Dushanbe.Conference.Printing.Tests.Pdf;

/// <summary>What our compressor packs, the system's unpacks, check sum included.</summary>
public sealed class ShortDeflaterTests
{
    [Fact]
    public void Whatever_goes_in_comes_out()
    {
        var few = Gen.Byte[0, 3].Array[0, 600];
        var any = Gen.Byte.Array[0, 3_000];
        string[] operators = ["0 0 0 rg\n", "BT\n", "1 0 0 -1 ", "Tm\n", "12.5 ", "/F3 9 Tf\n", "(\0a\0b)"];
        var words = Gen.Int[0, operators.Length - 1].Array[0, 900].Select(parts => Encoding.Latin1.GetBytes(string.Concat(parts.Select(part => operators[part]))));
        var deflater = new ShortDeflater();

        Gen.OneOf(few, any, words).Sample(data => Unpacked(deflater.Deflate(data)).AsSpan().SequenceEqual(data), iter: 3_000, threads: 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(258)]
    [InlineData(259)]
    [InlineData(5_553)]
    [InlineData(ShortDeflater.Most)]
    public void Lengths_at_the_edges_come_out(int length)
    {
        var deflater = new ShortDeflater();
        byte[] same = [.. Enumerable.Repeat((byte)255, length)], rare = [.. Enumerable.Range(0, length).Select(i => (byte)(i * i >> 3 ^ i))];

        Assert.Equal(same, Unpacked(deflater.Deflate(same)));
        Assert.Equal(rare, Unpacked(deflater.Deflate(rare)));
    }

    [Fact]
    public void Codes_keep_to_fifteen_bits_however_uneven_the_bytes_are()
    {
        // as often as the Fibonacci numbers: the deepest tree there is; each byte beside another, so that nothing repeats
        var (one, other) = (1, 1);
        var data = new List<byte>();
        for (byte value = 0; data.Count + other < ShortDeflater.Most; value++)
        {
            data.AddRange(Enumerable.Repeat(value, one));
            (one, other) = (other, one + other);
        }

        byte[] shuffled = [.. data];
        new Random(1).Shuffle(shuffled);

        Assert.Equal(shuffled, Unpacked(new ShortDeflater().Deflate(shuffled)));
    }

    [Fact]
    public void It_packs_a_page_no_worse_than_the_system_does()
    {
        var page = new StringBuilder();
        for (var i = 0; i < 60; i++) page.Append(System.Globalization.CultureInfo.InvariantCulture, $"BT\n1 0 0 -1 {i * 7.31:0.##} {i * 11.7:0.##} Tm\n0.106 0.141 0.188 rg\n/F{i % 4 + 1} {9 + i % 5} Tf\n[(\0{(char)(65 + i % 26)}\0b\0c)20 (\0d)]TJ\nET\n");
        var data = Encoding.Latin1.GetBytes(page.ToString());
        using var system = new MemoryStream();
        using (var deflate = new ZLibStream(system, new ZLibCompressionOptions { CompressionLevel = 4 }, leaveOpen: true)) deflate.Write(data);

        Assert.InRange(new ShortDeflater().Deflate(data).Length, 1, system.Length * 1.05);
    }

    [Fact]
    public void More_than_it_takes_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => { new ShortDeflater().Deflate(new byte[ShortDeflater.Most + 1]); });

    private static byte[] Unpacked(ReadOnlySpan<byte> packed)
    {
        using var inflate = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        using var data = new MemoryStream();
        inflate.CopyTo(data);
        return data.ToArray();
    }
}
