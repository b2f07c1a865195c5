using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Tests.Support;
using SkiaSharp;

namespace Dushanbe.Conference.Printing.Tests.Drawing;

public sealed class PictureTests
{
    [Fact]
    public void A_jpeg_that_is_right_keeps_its_bytes()
    {
        var file = Pictures.Jpeg(300, 400);

        var picture = Picture.Load(file, "photo.jpg", PictureTarget.Fill(new(72, 96), 300));

        Assert.Equal((300, 400), (picture.Width, picture.Height));
        Assert.True(picture.Data.Span.SequenceEqual(file));
    }

    [Fact]
    public void A_large_photo_is_reduced_to_what_print_shows()
    {
        var picture = Picture.Load(Pictures.Jpeg(1200, 1600), "photo.jpg", PictureTarget.Fill(new(72, 96), 300));

        Assert.Equal((300, 400), (picture.Width, picture.Height));
        Assert.True(picture.IsJpeg);
    }

    [Fact]
    public void A_small_photo_is_never_enlarged()
    {
        var picture = Picture.Load(Pictures.Jpeg(30, 40), "photo.jpg", PictureTarget.Fill(new(720, 960)));

        Assert.Equal((30, 40), (picture.Width, picture.Height));
    }

    [Theory]
    [InlineData(0.5f, 100)]
    [InlineData(0f, 0)]
    [InlineData(1f, 200)]
    public void A_wide_photo_is_cut_around_its_focus(float focus, int firstColumn)
    {
        var file = Pictures.Png(400, 200);

        var picture = Picture.Load(file, "wide.png", new() { AspectRatio = 1, FocusX = focus });

        Assert.Equal((200, 200), (picture.Width, picture.Height));
        using var image = picture.ToImage();
        using var pixels = SKBitmap.FromImage(image);
        Assert.InRange(pixels.GetPixel(100, 100).Red, 255 * (firstColumn + 100) / 400 - 6, 255 * (firstColumn + 100) / 400 + 6);
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(3, 1, 1)]
    [InlineData(4, 0, 1)]
    [InlineData(5, 0, 0)]
    [InlineData(6, 1, 0)]
    [InlineData(7, 1, 1)]
    [InlineData(8, 0, 1)]
    public void The_orientation_of_the_camera_is_honoured(byte orientation, int cornerX, int cornerY)
    {
        // the file's first pixel is red; the orientation says at which corner it belongs
        using var stored = new SKBitmap(new SKImageInfo(64, 32, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(stored))
        using (var red = new SKPaint { Color = SKColors.Red })
        {
            canvas.Clear(SKColors.Blue);
            canvas.DrawRect(0, 0, 16, 16, red);
        }

        var file = Pictures.WithOrientation(Pictures.Encode(stored, SKEncodedImageFormat.Jpeg, 95), orientation);

        var picture = Picture.Load(file, "camera.jpg");

        Assert.Equal(orientation >= 5 ? (32, 64) : (64, 32), (picture.Width, picture.Height));
        using var image = picture.ToImage();
        using var pixels = SKBitmap.FromImage(image);
        var corner = pixels.GetPixel(cornerX * (picture.Width - 9) + 4, cornerY * (picture.Height - 9) + 4);
        Assert.True(corner is { Red: > 200, Blue: < 60 }, $"{corner}");
        Assert.True(pixels.GetPixel(picture.Width / 2, picture.Height / 2) is { Blue: > 200 });
    }

    [Fact]
    public async Task A_turned_photo_is_the_same_each_time_and_on_every_thread_and_its_file_stays_as_it_is()
    {
        var file = Pictures.WithOrientation(Pictures.Jpeg(64, 32), 6);
        byte[] before = [.. file];
        var target = PictureTarget.Fill(new(16, 32), 144);

        var first = Picture.Load(file, "camera.jpg", target);
        var others = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Picture.Load(file, "camera.jpg", target))));

        Assert.Equal((32, 64), (first.Width, first.Height));
        Assert.All(others, other => Assert.Equal(first.Fingerprint, other.Fingerprint));
        Assert.Equal(before, file);
    }

    [Fact]
    public void A_transparent_png_keeps_its_transparency()
    {
        var picture = Picture.Load(Pictures.TransparentPng(100), "seal.png");

        Assert.NotNull(picture.Alpha);
        using var image = picture.ToImage();
        using var pixels = SKBitmap.FromImage(image);
        Assert.Equal(0, pixels.GetPixel(2, 2).Alpha);
        Assert.Equal(SKColors.Red, pixels.GetPixel(50, 50));
        using var flat = picture.Flattened().ToImage();
        using var opaque = SKBitmap.FromImage(flat);
        Assert.Equal(SKColors.White, opaque.GetPixel(2, 2));
    }

    [Fact]
    public void A_graphic_is_kept_without_loss_and_a_photograph_is_not()
    {
        using var graphic = new SKBitmap(new SKImageInfo(300, 300, SKColorType.Rgba8888, SKAlphaType.Opaque));
        graphic.Erase(SKColors.Gray);

        var drawn = Picture.Load(Pictures.Encode(graphic, SKEncodedImageFormat.Png, 100), "graphic.png");
        var taken = Picture.Load(Pictures.Png(300, 300), "photo.png");

        Assert.False(drawn.IsJpeg);
        Assert.True(drawn.IsGray);
        Assert.True(taken.IsJpeg);
    }

    [Fact]
    public void WebP_is_read()
    {
        var picture = Picture.Load(Pictures.WebP(320, 240), "photo.webp", new() { MaxWidth = 160, MaxHeight = 160 });

        Assert.Equal((160, 120), (picture.Width, picture.Height));
    }

    [Fact]
    public void A_jpeg_for_printing_presses_is_converted_for_screens()
    {
        // 16 x 16 pixels of full magenta and yellow, inverted as Adobe writes them
        var file = Convert.FromBase64String(
            "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwAGBAUGBQQGBgUGBwcGCAoQCgoJCQoUDg8MEBcUGBgXFBYWGh0lHxobIxwWFiAsICMmJykqKRkfLTAtKDAlKCko/9sA"
            + "QwEHBwcKCAoTCgoTKBoWGigoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo/8AAFAgAEAAQBAEiAAIRAQMRAQQiAP/E"
            + "ABYAAQEBAAAAAAAAAAAAAAAAAAAHCP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAVAQEBAAAAAAAAAAAAAAAAAAAGCP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/"
            + "2gAOBAEAAhEDEQQAAD8AogBim1qkB//Z");

        var picture = Picture.Load(file, "press.jpg");

        using var image = picture.ToImage();
        using var pixels = SKBitmap.FromImage(image);
        Assert.True(pixels.GetPixel(8, 8) is { Red: > 180, Green: < 90, Blue: < 90 }, $"{pixels.GetPixel(8, 8)}");
    }

    [Fact]
    public void A_bomb_is_refused_before_it_is_unpacked()
    {
        // a PNG header that promises 60,000 x 60,000 pixels, and a JPEG whose frame says 65,500 x 65,500
        byte[] png = [0x89, .. "PNG\r\n\x1a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60, 8, 6, 0, 0, 0];
        png = [.. png, .. Crc(png.AsSpan(12, 17)), 0, 0, 0, 0, .. "IDAT"u8, 0x35, 0xAF, 0x06, 0x1E];
        var jpeg = Pictures.Jpeg(64, 64);
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        byte[] huge = [0xFF, 0xDC, 0xFF, 0xDC];
        huge.CopyTo(jpeg, frame + 5);

        Assert.Equal(PictureFault.TooLarge, Assert.Throws<PictureException>(() => Picture.Load(png, "bomb.png")).Fault);
        var refusal = Assert.Throws<PictureException>(() => Picture.Load(jpeg, "bomb.jpg"));
        Assert.Equal(PictureFault.TooLarge, refusal.Fault);
        Assert.StartsWith("bomb.jpg: ", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(PictureFault.TooManyBytes, Assert.Throws<PictureException>(() => Picture.Load(new byte[Picture.MaxBytes + 1], "large.jpg")).Fault);
    }

    [Fact]
    public void Files_of_other_kinds_are_refused()
    {
        foreach (var file in new byte[][] { [], [0xFF], [.. "GIF89a"u8], [.. "%PDF-1.7"u8], [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVE"u8, 0] })
            Assert.Equal(PictureFault.UnknownFormat, Assert.Throws<PictureException>(() => Picture.Load(file, "file")).Fault);
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    public void A_file_cut_off_anywhere_is_refused_by_name(string format)
    {
        var file = Make(format);

        for (var length = 12; length < file.Length - 2; length += Math.Max(1, file.Length / 60))
        {
            var refusal = Assert.Throws<PictureException>(() => Picture.Load(file.AsMemory(0, length), "cut." + format));
            Assert.Equal("cut." + format, refusal.FileName);
        }
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    public void Damaged_files_are_drawn_or_refused_and_nothing_else(string format)
    {
        var file = Make(format);
        var random = new Random(20260901);

        for (var round = 0; round < 400; round++)
        {
            var damaged = (byte[])file.Clone();
            for (var i = 0; i < 1 + round % 8; i++) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                // cutting to a square makes sure that the pixels are decoded
                Assert.InRange(Picture.Load(damaged, "damaged", new() { AspectRatio = 1, MaxWidth = 40 }).Width, 1, 40);
            }
            catch (PictureException refusal)
            {
                Assert.Equal("damaged", refusal.FileName);
            }
        }
    }

    private static byte[] Make(string format) => format switch
    {
        "jpg" => Pictures.Jpeg(96, 64),
        "png" => Pictures.Png(96, 64),
        _ => Pictures.WebP(96, 64),
    };

    private static byte[] Crc(ReadOnlySpan<byte> data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
        }

        crc = ~crc;
        return [(byte)(crc >> 24), (byte)(crc >> 16), (byte)(crc >> 8), (byte)crc];
    }
}
