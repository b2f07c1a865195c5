using System.Buffers.Binary;
using System.Text;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Printing.Pdf;
using Dushanbe.Conference.Printing.Tests.Support;
using Dushanbe.Conference.Printing.Text;
using SkiaSharp;

namespace Dushanbe.Conference.Printing.Tests.Pdf;

/// <summary>Fonts with CFF outlines, as Chinese, Japanese and Korean ones mostly have.</summary>
public sealed class CompactFontTests
{
    private const string KeyedByNumber = "NotoSansCJKjp-letters.otf", KeyedByName = "Inter-letters.otf";

    public static TheoryData<string, string> Texts => new()
    {
        { KeyedByNumber, "東京 서울 臺北 한국 ABC" },
        { KeyedByName, "Тоҷик éABC Fafi" },
    };

    [ToolTheory("pdftotext", "poppler-utils")]
    [MemberData(nameof(Texts))]
    public void Extracted_text_equals_the_input(string font, string text)
    {
        Assert.Equal(text, PdfFile.Text(Write(font, text)).Trim().Normalize(NormalizationForm.FormC));
    }

    [ToolTheory("pdftoppm", "poppler-utils")]
    [MemberData(nameof(Texts))]
    public void The_page_shows_the_glyphs_of_the_font_at_their_places(string font, string text)
    {
        var document = Document.Create(document => document.Page(page => page.Content().Padding(40).Canvas(new(500, 200), (canvas, _) => canvas.DrawText(text, 0, 0, 500, new(Stack(font), 40)))));
        using var output = new MemoryStream();
        document.WritePdf(output, PdfFile.Options);

        using var printed = PdfFile.Picture(output.ToArray(), 72);
        using var preview = SKBitmap.Decode(document.RenderPage(0, 72));

        var (ours, theirs) = (Columns(preview), Columns(printed));
        var darkness = ours.Sum();
        Assert.True(darkness > 500, "the preview is empty");
        Assert.InRange(ours.Zip(theirs, (one, other) => Math.Abs(one - other)).Sum() / darkness, 0, 0.25);
    }

    [ToolTheory("qpdf", "qpdf")]
    [MemberData(nameof(Texts))]
    public void The_file_is_sound_small_and_always_the_same(string font, string text)
    {
        var pdf = Write(font, text);

        PdfFile.AssertSound(pdf);
        Assert.Equal(pdf, Write(font, text));
        Assert.InRange(pdf.Length, 1_000, 8_000);
    }

    [FileFact(Preflight.Jar, Preflight.Package)]
    public void An_archive_document_with_both_is_valid()
    {
        var pdf = PdfFile.WritePage(
            PageSize.A4,
            canvas =>
            {
                foreach (var (row, place) in Texts.Select((row, place) => (row, place)))
                    canvas.DrawText((string)row[1], 40, 40 + place * 50, 500, new(Stack((string)row[0]), 30));
            },
            PdfFile.Options with { Archive = PdfArchive.A1b, Language = "en", Created = DateTimeOffset.UnixEpoch });

        Preflight.AssertValid(pdf);
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public void Of_a_collection_the_first_face_is_taken()
    {
        var face = FontFace.Load(Collection(Bytes(KeyedByNumber)), "letters.ttc");

        var pdf = PdfFile.WritePage(PageSize.A6, canvas => canvas.DrawText("東京", 40, 40, style: new(new FontStack([face]), 20)));

        Assert.Equal("東京", PdfFile.Text(pdf).Trim());
    }

    [Fact]
    public void A_collection_that_is_cut_off_is_named()
    {
        var cut = Collection(Bytes(KeyedByNumber))[..40];

        Assert.Contains("letters.ttc", Assert.Throws<FontException>(() => FontFace.Load(cut, "letters.ttc")).Message, StringComparison.Ordinal);
    }

    private static byte[] Write(string font, string text) =>
        PdfFile.WritePage(PageSize.A4, canvas => canvas.DrawText(text, 40, 40, 500, new(Stack(font), 30)));

    private static FontStack Stack(string font) => new([FontFace.Load(Bytes(font), font)]);

    private static byte[] Bytes(string font)
    {
        using var stream = typeof(CompactFontTests).Assembly.GetManifestResourceStream(font)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    // one header before the font, whose tables then lie that much further on
    private static byte[] Collection(byte[] font)
    {
        const int header = 16;
        byte[] made = [.. "ttcf"u8, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, header, .. font];
        int tables = BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4));
        for (var i = 0; i < tables; i++)
        {
            var place = made.AsSpan(header + 12 + i * 16 + 8, 4);
            BinaryPrimitives.WriteUInt32BigEndian(place, BinaryPrimitives.ReadUInt32BigEndian(place) + header);
        }

        return made;
    }

    // how much ink each column of pixels holds
    private static List<double> Columns(SKBitmap picture) =>
        [.. Enumerable.Range(0, picture.Width).Select(x => Enumerable.Range(0, picture.Height).Sum(y => 1 - picture.GetPixel(x, y).Red / 255.0))];
}
