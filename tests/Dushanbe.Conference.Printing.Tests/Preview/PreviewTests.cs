using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Printing.Tests.Support;
using SkiaSharp;

namespace Dushanbe.Conference.Printing.Tests.Preview;

public sealed class PreviewTests
{
    private const int DotsPerInch = 60;

    private static readonly Picture Portrait = Picture.Load(Pictures.Jpeg(90, 120), "portrait.jpg");

    /// <summary>What is drawn, by the name of the picture it must look like.</summary>
    public static TheoryData<string> Papers => ["badge", "contents", "programme", "speakers"];

    [Theory]
    [MemberData(nameof(Papers))]
    public void A_page_looks_as_it_always_did(string paper)
    {
        var golden = Path.Combine(Need.Root(), "tests", "Dushanbe.Conference.Printing.Tests", "Preview", "Golden", paper + ".png");

        var actual = Render(paper, DotsPerInch);

        if (File.Exists(golden) && Difference(File.ReadAllBytes(golden), actual) < 1.5) return;
        var kept = Path.Combine(Path.GetTempPath(), $"press-{paper}.png");
        File.WriteAllBytes(kept, actual);
        Assert.Fail($"{kept} does not look like {golden}; if it is right, put it there.");
    }

    [ToolFact("pdftoppm", "poppler-utils")]
    public void The_preview_looks_like_the_printed_page()
    {
        using var output = new MemoryStream();
        SampleBadge.Document.WritePdf(output, new() { Title = "Badge" });

        using var preview = SKBitmap.Decode(SampleBadge.Document.RenderPage(0, 150));

        using var printed = PdfFile.Picture(output.ToArray(), 150);
        Assert.InRange(Math.Abs(preview.Width - printed.Width) + Math.Abs(preview.Height - printed.Height), 0, 2);
        Assert.InRange(Difference(preview, printed), 0, 6);
    }

    [Fact]
    public void The_preview_has_the_size_that_was_asked_for()
    {
        using var preview = SKBitmap.Decode(Document.Create(d => d.Page(page => page.Size(72, 144))).RenderPage(0, 100));

        Assert.Equal((100, 200), (preview.Width, preview.Height));
    }

    [Fact]
    public void There_is_no_preview_of_a_page_that_does_not_exist()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleBadge.Document.RenderPage(1));
    }

    [Fact]
    public void A_preview_of_absurd_size_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleBadge.Document.RenderPage(0, 10_000));
    }

    private static byte[] Render(string paper, int dotsPerInch) => paper switch
    {
        "badge" => SampleBadge.Document.RenderPage(0, dotsPerInch),
        "contents" => SampleBooklet.Create(2, 12, [Portrait]).RenderPage(1, dotsPerInch),
        "programme" => SampleBooklet.Create(2, 12, [Portrait]).RenderPage(3, dotsPerInch),
        _ => SampleBooklet.Create(2, 12, [Portrait]).RenderPage(8, dotsPerInch),
    };

    /// <summary>The mean difference of the channels, of 255.</summary>
    private static double Difference(byte[] one, byte[] other)
    {
        using var first = SKBitmap.Decode(one);
        using var second = SKBitmap.Decode(other);
        return first.Width == second.Width && first.Height == second.Height ? Difference(first, second) : 255;
    }

    private static double Difference(SKBitmap one, SKBitmap other)
    {
        var (width, height) = (Math.Min(one.Width, other.Width), Math.Min(one.Height, other.Height));
        long sum = 0;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (a, b) = (one.GetPixel(x, y), other.GetPixel(x, y));
                sum += Math.Abs(a.Red - b.Red) + Math.Abs(a.Green - b.Green) + Math.Abs(a.Blue - b.Blue);
            }
        }

        return sum / (3.0 * width * height);
    }
}
