using System.Globalization;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Tests.Support;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Tests.Text;

/// <summary>Names in the scripts of those who come, set with the shipped fonts alone.</summary>
public sealed class NamesOfTheWorldTests
{
    private static readonly TextStyle Style = new(FontLibrary.Shipped.Sans, 1_000);

    public static TheoryData<string> Names =>
    [
        "오윤아", "김민준", "뷁", "𠮷野 家", "𠮷", "髙橋 﨑", "渡邉 さくら", "渡邊", "サトウ ﾊﾅｺ", "陳冠霖", "蔣經國", "謝錫瑋", "林雅雯", "习近平",
        "শ্রেষ্ঠা ভট্টাচার্য্য", "ਹਰਪ੍ਰੀਤ ਸਿੰਘ", "શ્રીકૃષ્ણ ત્રિવેદી", "ପ୍ରଧାନ", "கிருஷ்ணமூர்த்தி", "కృష్ణమూర్తి", "ಕೃಷ್ಣಮೂರ್ತಿ", "ശ്രീകൃഷ്ണൻ", "ශ්‍රී වික්‍රමසිංහ", "އިބްރާހީމް",
        "ສົມພອນ ພົມວິຫານ", "ស្រីមុំ សុខា", "ကျော်စွာ", "བསྟན་འཛིན་རྒྱ་མཚོ", "श्रीमती लक्ष्मी", "กฤษณ์", "ቴዎድሮስ", "გიორგი", "Արմեն", "דוד", "محمد", "Ҷӯрабек", "Nguyễn",
    ];

    [Theory, MemberData(nameof(Names))]
    public void A_name_is_drawn_whole_in_every_style(string name)
    {
        foreach (var fonts in new[] { FontLibrary.Shipped.Sans, FontLibrary.Shipped.SansBold, FontLibrary.Shipped.Serif, FontLibrary.Shipped.SerifBold })
        {
            Assert.Empty(fonts.Missing(name));
            Assert.All(Runs(name, Style with { Fonts = fonts }), run => Assert.DoesNotContain((ushort)0, run.Glyphs));
        }
    }

    [Fact]
    public void Every_glyph_stands_where_the_tool_of_the_shaping_engine_puts_it()
    {
        using var reader = new StreamReader(typeof(NamesOfTheWorldTests).Assembly.GetManifestResourceStream("shaped-names.tsv")!);
        var wrong = new List<string>();
        var count = 0;
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is not [var font, var name, var expected]) throw new InvalidDataException(line);
            count++;
            var runs = Runs(name, Style);
            var drawn = $"{string.Join('+', runs.Select(run => run.Face.Name).Distinct())} {string.Join('|', runs.Select(Glyphs))}";
            if (drawn != $"{font} {expected.Trim('[', ']')}") wrong.Add($"{name}\n  expected {font} {expected}\n  drawn    {drawn}");
        }

        Assert.True(count >= 49, $"{count} names");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("田中さくら", "NotoSansJP_400Regular_JIS.ttf")]
    [InlineData("𠮷野", "NotoSansJP_400Regular_JIS.ttf")]
    [InlineData("陳冠霖", "NotoSansTC_400Regular_Big5.ttf")]
    [InlineData("习近平", "NotoSansSC_400Regular_GB2312.ttf")]
    [InlineData("김민준", "NotoSansKR_400Regular_Hangul.ttf")]
    public void Characters_that_stand_together_are_drawn_by_one_face(string name, string face) =>
        Assert.Equal([face], Runs(name, Style).Select(run => run.Face.Name).Distinct());

    [Fact]
    public void A_face_that_is_there_for_other_scripts_is_not_loaded()
    {
        var loaded = new List<string>();
        Lazy<FontFace> Face(string name, FontFace face) => new(() =>
        {
            loaded.Add(name);
            return face;
        });
        var shipped = FontLibrary.Shipped.Sans.Faces;
        var korean = shipped.Single(face => face.Name.StartsWith("NotoSansKR", StringComparison.Ordinal));
        var fonts = new FontStack(new LazyFaces([(Face("first", shipped[0]), []), (Face("Tamil", shipped[0]), ["Taml"]), (Face("Korean", korean), ["Hang"]), (Face("Tibetan", shipped[0]), ["Tibt"])], () => []));

        Assert.Empty(fonts.Missing("Kim"));
        Assert.Equal(["first"], loaded);
        Assert.Empty(fonts.Missing("김"));
        Assert.Equal(["first", "Korean"], loaded);
        Assert.Equal("Cherokee", Assert.Single(fonts.Missing("Ꮳ")).Script);
        Assert.Equal(["first", "Korean"], loaded);
    }

    [Fact]
    public void A_file_holds_no_more_than_the_glyphs_that_are_drawn()
    {
        var pdf = PdfFile.WritePage(PageSize.A4, canvas =>
        {
            var y = 30f;
            foreach (var name in Names) y = canvas.DrawText(name, 40, y, 500, new TextStyle(FontLibrary.Shipped.Sans, 14));
        });

        Assert.InRange(pdf.Length, 1, 80_000);
    }

    private static List<ShapedRun> Runs(string text, TextStyle style) =>
        [.. Paragraph.Layout([new(text, style)], float.PositiveInfinity).Lines.SelectMany(line => line.Runs).Select(run => run.Run)];

    // as the tool writes it: glyph, offset where there is one, advance
    private static string Glyphs(ShapedRun run) => string.Join('|', Enumerable.Range(0, run.Glyphs.Length).Select(i =>
    {
        var (x, y) = (Units(run.OffsetsX?[i] ?? 0), Units(run.OffsetsY?[i] ?? 0));
        var offset = x == 0 && y == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"@{x},{y}");
        return string.Create(CultureInfo.InvariantCulture, $"{run.Glyphs[i]}{offset}+{Units(run.Advances[i])}");

        int Units(float thousandths) => (int)MathF.Round(thousandths * run.Face.UnitsPerEm / 1000);
    }));
}
