using System.Text;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Pdf;
using Dushanbe.Conference.Printing.Tests.Support;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Tests.Pdf;

public sealed class TextTests
{
    /// <summary>A sentence in every script that the press sets out of the box.</summary>
    public static TheoryData<string, string> Sentences => new()
    {
        { "Latin", "Łódź, İstanbul, Đà Nẵng: office affairs – “fjord” 12 345.67 €" },
        { "Tajik", "Ҷӯрабек Ғаюрӣ-Қосимзодаи Ҳисорӣ" },
        { "Russian", "Съешь же ещё этих мягких французских булок, да выпей чаю" },
        { "Greek", "Ξεσκεπάζω τὴν ψυχοφθόρα βδελυγμία" },
        { "Arabic", "الأمم المتحدة مؤتمر المياه لا إله" },
        { "Persian", "می‌خواهم نام‌های ایرانی را بخوانم" },
        { "Urdu", "پاکستان کے وزیر خارجہ" },
        { "Hebrew", "שלום וברכה לכל המשתתפים" },
        { "Georgian", "საქართველოს საგარეო საქმეთა სამინისტრო" },
        { "Armenian", "Հայաստանի Հանրապետություն" },
        { "Ethiopic", "የኢትዮጵያ ፌዴራላዊ ዲሞክራሲያዊ ሪፐብሊክ" },
        { "Chinese", "中华人民共和国水利部部长" },
        { "Devanagari", "अमित शर्मा, हिन्दी" },
        { "Combining", "x\u0307y\u0323 Ğ\u0323" },
        { "Mixed", "Minister محمد العربي, Republic of X" },
    };

    [ToolTheory("pdftotext", "poppler-utils")]
    [MemberData(nameof(Sentences))]
    public void Extracted_text_equals_the_input(string script, string sentence)
    {
        var pdf = PdfFile.WritePage(PageSize.A4, canvas => canvas.DrawText(sentence, 40, 40, 500));

        Assert.Equal((script, Plain(sentence)), (script, Plain(PdfFile.Text(pdf))));
    }

    [ToolTheory("pdftotext", "poppler-utils")]
    [InlineData("हिन्दी में राष्ट्रीय जल सम्मेलन")]
    [InlineData("การประชุมระหว่างประเทศว่าด้วยน้ำ")]
    [InlineData("الجلسة 12 من 345")]
    [InlineData("الأمم المتحدة: مؤتمر المياه")]
    public void Where_readers_guess_the_blanks_the_characters_come_back_in_order(string sentence)
    {
        var pdf = PdfFile.WritePage(PageSize.A4, canvas => canvas.DrawText(sentence, 40, 40, 500));

        Assert.Equal(Letters(sentence), Letters(PdfFile.Text(pdf)));

        // pdftotext moves blanks beside digits and neutrals in right-to-left text, and finds others around reordered marks
        static string Letters(string text) => string.Concat(Plain(text).Where(c => !char.IsWhiteSpace(c)));
    }

    /// <summary>Names from right to left, alone and mixed, tagged as papers have them.</summary>
    [FileTheory(Preflight.Jar, Preflight.Package)]
    [InlineData("محمد العربي")]
    [InlineData("خالد بن ناصر السويدي")]
    [InlineData("לוי יצחק")]
    [InlineData("عبد الله الصالح")]
    [InlineData("Levi לוי יצחק, Israel")]
    public void Both_readers_give_back_names_from_right_to_left(string name)
    {
        var root = new StructureNode("Document");
        var pdf = PdfFile.Write(writer => writer.AddPage(PageSize.A4, canvas =>
        {
            canvas.BeginTag(root.Add(new("P") { ActualText = name }));
            canvas.DrawText(name, 40, 40, 500);
            canvas.EndTag();
        }), PdfFile.Options with { Tagged = true, PdfUa1 = true }, root);

        Assert.Equal((Plain(name), Plain(name)), (Plain(PdfFile.Text(pdf)), Plain(Preflight.Text(pdf))));
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public void Broken_lines_keep_their_words_apart()
    {
        const string text = "Dushanbe Process on Water for Sustainable Development";
        var pdf = PdfFile.WritePage(PageSize.A4, canvas => canvas.DrawText(text, 40, 40, 90));

        var extracted = PdfFile.Text(pdf);

        Assert.True(extracted.Trim().Split('\n').Length > 2);
        Assert.Equal(text, Plain(extracted));
    }

    [FileFact(Preflight.Jar, Preflight.Package)]
    public void An_archive_document_in_all_scripts_is_valid()
    {
        var pdf = Compose(PdfFile.Options with { Tagged = true, Archive = PdfArchive.A1b, Language = "tg", Created = DateTimeOffset.UnixEpoch });

        Preflight.AssertValid(pdf);
    }

    [ToolFact("qpdf", "qpdf")]
    public void A_document_in_all_scripts_is_sound_and_always_the_same()
    {
        var pdf = Compose(PdfFile.Options with { Tagged = true });

        PdfFile.AssertSound(pdf);
        Assert.Equal(pdf, Compose(PdfFile.Options with { Tagged = true }));
    }

    [ToolFact("pdffonts", "poppler-utils")]
    public void Every_face_is_embedded_once_and_only_in_part()
    {
        var pdf = Compose(PdfFile.Options with { Tagged = true });

        var fonts = Tool.WithFile(pdf, ".pdf", path => Tool.Run("pdffonts", path)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];

        Assert.Equal(fonts.Length, fonts.Select(font => font.Split(' ')[0]).Distinct().Count());
        Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes ", font));
        Assert.InRange(pdf.Length, 20_000, 140_000);
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public void One_glyph_may_stand_for_several_texts()
    {
        // the hyphen and the non-breaking hyphen share a glyph, as do Latin, Cyrillic and Greek capital A in many faces
        const string text = "A-b AА\u2011б ΑΑ";
        var pdf = PdfFile.WritePage(PageSize.A4, canvas => canvas.DrawText(text, 40, 40));

        Assert.Equal(text, Plain(PdfFile.Text(pdf)));
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public void A_missing_glyph_is_drawn_and_keeps_its_text()
    {
        const string text = "Cherokee \u13E3";
        var pdf = PdfFile.WritePage(PageSize.A4, canvas => canvas.DrawText(text, 40, 40));

        Assert.Equal(text, Plain(PdfFile.Text(pdf)));
    }

    [Fact]
    public void Documents_may_be_written_on_several_threads()
    {
        var expected = Compose(PdfFile.Options with { Tagged = true });
        var written = new byte[8][];

        Parallel.For(0, written.Length, i => written[i] = Compose(PdfFile.Options with { Tagged = true }));

        Assert.All(written, pdf => Assert.Equal(expected, pdf));
    }

    private static byte[] Compose(PdfOptions options)
    {
        var root = new StructureNode("Document");
        return PdfFile.Write(writer => writer.AddPage(PageSize.A4, canvas =>
        {
            var y = 40f;
            foreach (var sentence in Sentences)
            {
                canvas.BeginTag(root.Add(new("P")));
                y = canvas.DrawText((string)sentence[1], 40, y, 500);
                y = canvas.DrawText((string)sentence[1], 40, y, 500, TextDrawing.Style with { Fonts = FontLibrary.Shipped.SerifBold, Color = new(0, 0, 160, 200) });
                canvas.EndTag();
            }
        }), options, root);
    }

    /// <summary>The text on one line, without the direction marks that pdftotext adds.</summary>
    private static string Plain(string text) => string.Join(' ', string.Concat(text
            .Where(c => c is not ('\u202A' or '\u202B' or '\u202C' or '\u200E' or '\u200F' or '\f')))
        .Normalize(NormalizationForm.FormC).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
