using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Tests.Text;

public sealed class FontFaceTests
{
    private static readonly FontFace Noto = FontLibrary.Shipped.Sans.Primary;

    [Fact]
    public void A_face_knows_its_measures()
    {
        Assert.Equal("NotoSans-Regular", Noto.PostScriptName);
        Assert.Equal(1000, Noto.UnitsPerEm);
        Assert.Equal((1.069f, 0.293f, 0.714f), (Noto.Ascent, Noto.Descent, Noto.CapHeight));
        Assert.True(Noto.BoundingBox is { XMin: < 0, YMin: < 0, XMax: > 1000, YMax: > 700 });
        Assert.False(Noto.IsBold || Noto.IsItalic || Noto.IsFixedPitch || Noto.IsSerif || Noto.HasCffOutlines);
        Assert.True(FontLibrary.Shipped.SansBold.Primary.IsBold);
        Assert.True(FontLibrary.Shipped.Serif.Primary.IsSerif);
    }

    [Fact]
    public void Every_shipped_face_loads_and_has_a_postscript_name_of_its_own()
    {
        var faces = new[] { FontLibrary.Shipped.Sans, FontLibrary.Shipped.SansBold, FontLibrary.Shipped.Serif, FontLibrary.Shipped.SerifBold }
            .SelectMany(stack => stack.Faces).Distinct().ToList();

        Assert.Equal(47, faces.Count);
        Assert.Equal(faces.Count, faces.Select(face => face.PostScriptName).Distinct(StringComparer.Ordinal).Count());
        Assert.All(faces, face => Assert.True(face.TryGetGlyph(' ', out _) || face.TryGetGlyph(0x3000, out _), face.Name));
    }

    [Fact]
    public void Every_shipped_font_carries_its_licence()
    {
        var resources = typeof(FontFace).Assembly.GetManifestResourceNames();
        var folders = resources.Where(name => name.EndsWith(".ttf", StringComparison.Ordinal)).Select(name => name[..name.LastIndexOf('/')]).Distinct();

        Assert.All(folders, folder => Assert.Contains(folder + "/OFL.txt", resources));
    }

    [Fact]
    public void A_face_is_shared_by_the_stacks_that_use_it() =>
        Assert.Same(FontLibrary.Shipped.Sans.Primary, FontLibrary.Shipped.Serif.Faces[1]);

    [Fact]
    public void A_subset_holds_the_glyphs_asked_for_in_their_order()
    {
        Noto.TryGetGlyph('Ҷ', out var che);
        Noto.TryGetGlyph('A', out var a);

        var bytes = Noto.Subset([0, che, a]);

        var subset = FontFaceOf(bytes);
        Assert.Equal(3, subset.GlyphCount);
        Assert.Equal([Noto.Advance(0), Noto.Advance(che), Noto.Advance(a)], [subset.Advance(0), subset.Advance(1), subset.Advance(2)]);
        Assert.True(bytes.Length < 2000, $"{bytes.Length} bytes");
    }

    [Fact]
    public void The_same_glyphs_give_the_same_bytes_on_every_thread()
    {
        ushort[] glyphs = [0, .. Enumerable.Range(40, 200).Select(id => (ushort)id)];
        var expected = Noto.Subset(glyphs);

        var subsets = new byte[16][];
        Parallel.For(0, subsets.Length, i => subsets[i] = Noto.Subset(glyphs));

        Assert.All(subsets, subset => Assert.Equal(expected, subset));
    }

    [Fact]
    public void A_subset_begins_with_the_mark_for_missing_glyphs_and_holds_glyphs_of_the_face_only()
    {
        Assert.Throws<ArgumentException>(() => Noto.Subset([5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Noto.Subset([0, 65535]));
    }

    [Fact]
    public void A_file_that_is_no_font_is_named()
    {
        Assert.Contains("'photo.ttf'", Assert.Throws<FontException>(() => FontFace.Load(new byte[100], "photo.ttf")).Message, StringComparison.Ordinal);
        Assert.Throws<FontException>(() => FontFace.Load(ReadOnlyMemory<byte>.Empty, "empty.ttf"));
        Assert.Throws<FontException>(() => FontFace.Load(Noto.File[..5000], "cut.ttf"));
    }

    [Fact]
    public void A_font_whose_characters_are_pictures_is_refused()
    {
        var file = Noto.File.ToArray();
        file.AsSpan()[file.AsSpan().IndexOf("glyf"u8)..][..4].Fill((byte)'x');

        Assert.Contains("'emoji.ttf' has no outlines", Assert.Throws<FontException>(() => FontFace.Load(file, "emoji.ttf")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_font_never_brings_the_process_down()
    {
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            var bytes = FontLibrary.Shipped.Sans.Faces[2].File.ToArray();
            for (var k = 0; k < 200; k++) bytes[random.Next(12, bytes.Length)] = (byte)random.Next(256);
            try
            {
                var face = FontFace.Load(bytes, "damaged.ttf");
                Paragraph.Layout([new("שלום עולם", new(new([face]), 10))], 100);
                face.Subset([0, 1]);
            }
            catch (FontException exception)
            {
                Assert.Contains("damaged.ttf", exception.Message, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>A subset for a PDF has no character map; this gives it an empty one so that it can be read back.</summary>
    private static FontFace FontFaceOf(byte[] subset) => FontFace.Load(WithTable(subset, "cmap", new byte[4]), "subset");

    private static byte[] WithTable(byte[] font, string name, byte[] content)
    {
        int count = font[4] << 8 | font[5];
        var directory = 12 + count * 16;
        var result = new List<byte>(font[..directory]);
        result[5] = (byte)(count + 1);
        for (var entry = 12; entry < directory; entry += 16)
        {
            var offset = (font[entry + 8] << 24 | font[entry + 9] << 16 | font[entry + 10] << 8 | font[entry + 11]) + 16;
            for (var k = 0; k < 4; k++) result[entry + 8 + k] = (byte)(offset >> 24 - 8 * k);
        }

        var at = font.Length + 16;
        result.AddRange([.. name.Select(c => (byte)c), 0, 0, 0, 0, (byte)(at >> 24), (byte)(at >> 16), (byte)(at >> 8), (byte)at, 0, 0, 0, (byte)content.Length]);
        return [.. result, .. font[directory..], .. content];
    }
}
