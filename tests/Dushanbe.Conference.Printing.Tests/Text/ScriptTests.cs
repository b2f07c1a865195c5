using System.Text;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Tests.Text;

public sealed class ScriptTests
{
    private static readonly TextStyle Style = new(FontLibrary.Shipped.Sans, 10);

    [Theory]
    [InlineData("Ҷӯрабек Ғаюрӣ-Қосимзодаи Ҳисорӣ", "NotoSans_400Regular.ttf")]
    [InlineData("Γεώργιος Παπαδόπουλος", "NotoSans_400Regular.ttf")]
    [InlineData("श्रीमती लक्ष्मी त्रिपाठी", "NotoSans_400Regular.ttf")]
    [InlineData("الشيخ محمد بن جاسم آل ثاني، ١٢٣", "IBMPlexSansArabic_400Regular.ttf")]
    [InlineData("عائشہ صدیقی ٹھیکیدار ڑے", "IBMPlexSansArabic_400Regular.ttf")]
    [InlineData("می‌خواهم چگونه پژمرده", "IBMPlexSansArabic_400Regular.ttf")]
    [InlineData("יאיר בן־צבי", "NotoSansHebrew_400Regular.ttf")]
    [InlineData("გიორგი მარგველაშვილი", "NotoSansGeorgian_400Regular.ttf")]
    [InlineData("Արմեն Սարգսյան", "NotoSansArmenian_400Regular.ttf")]
    [InlineData("ประยุทธ์ จันทร์โอชา", "NotoSansThai_400Regular.ttf")]
    [InlineData("ቴዎድሮስ ገብረማርያም", "NotoSansEthiopic_400Regular.ttf")]
    [InlineData("王伟，中华人民共和国", "NotoSansSC_400Regular_GB2312.ttf")]
    [InlineData("さくら", "NotoSansJP_400Regular_JIS.ttf")]
    public void Every_shipped_script_is_drawn_whole_by_its_own_face(string text, string face)
    {
        List<MissingGlyph> missing = [];

        var paragraph = Paragraph.Layout([new(text, Style)], 1000, missing: missing);

        Assert.Empty(missing);
        Assert.All(Runs(paragraph), run => Assert.Equal(face, run.Face.Name));
        Assert.All(Runs(paragraph), run => Assert.DoesNotContain<ushort>(0, run.Glyphs));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Every_stack_draws_every_tajik_letter(string name, FontStack stack)
    {
        const string letters = "АаБбВвГгҒғДдЕеЁёЖжЗзИиӢӣЙйКкҚқЛлМмНнОоПпРрСсТтУуӮӯФфХхҲҳЧчҶҷШшЪъЭэЮюЯя";
        List<MissingGlyph> missing = [];

        var paragraph = Paragraph.Layout([new(letters, new(stack, 10))], 1000, missing: missing);

        Assert.True(missing.Count == 0, name);
        Assert.All(Runs(paragraph), run => Assert.Same(stack.Primary, run.Face));
    }

    public static TheoryData<string, FontStack> Stacks() => new()
    {
        { "sans", FontLibrary.Shipped.Sans },
        { "sans bold", FontLibrary.Shipped.SansBold },
        { "serif", FontLibrary.Shipped.Serif },
        { "serif bold", FontLibrary.Shipped.SerifBold },
    };

    [Fact]
    public void Arabic_letters_join()
    {
        var word = Single("محمد");
        var alone = Single("م");

        Assert.Equal(4, word.Glyphs.Length);
        Assert.DoesNotContain(alone.Glyphs[0], word.Glyphs);
        Assert.Equal(word.Clusters.OrderDescending(), word.Clusters);
    }

    [Fact]
    public void Lam_and_alef_form_their_ligature() => Assert.Single(Single("لا").Glyphs);

    [Fact]
    public void The_zwnj_inside_a_persian_name_ends_the_letter_without_cutting_the_word()
    {
        var joined = Single("میخ");
        var parted = Single("می\u200Cخ");

        Assert.Equal("می\u200Cخ", parted.Text);
        Assert.NotEqual(joined.Glyphs[1], parted.Glyphs[2]);
        Assert.Equal(0, parted.Advances[parted.Clusters.IndexOf(2)]);
    }

    [Fact]
    public void Devanagari_forms_conjuncts_and_puts_the_vowel_before_its_consonant()
    {
        var conjunct = Single("क्ष");
        var vowel = Single("कि");

        Style.Fonts.Primary.TryGetGlyph('क', out var ka);
        Assert.Single(conjunct.Glyphs);
        Assert.Equal(ka, vowel.Glyphs[1]);
    }

    [Fact]
    public void Thai_marks_stand_above_their_letter()
    {
        var run = Single("ที่");

        Assert.Equal(3, run.Glyphs.Length);
        Assert.Equal([0f, 0f], run.Advances[1..]);
    }

    [Theory]
    [InlineData("б", "ru", "sr")]
    [InlineData("۶", "fa", "ur")]
    public void The_language_of_a_style_chooses_the_forms_of_letters(string text, string usual, string special)
    {
        var (one, other) = (Single(text, usual), Single(text, special));

        Assert.Equal(Single(text).Glyphs, one.Glyphs);
        Assert.NotEqual(one.Glyphs, other.Glyphs);
    }

    [Fact]
    public void Letter_spacing_widens_words_but_never_tears_joined_letters()
    {
        Assert.Equal(Single("ab").Width + 200, Single("ab", spacing: 100).Width, 2);
        Assert.Equal(Single("محمد").Width, Single("محمد", spacing: 100).Width);
    }

    [Fact]
    public void Text_in_nfd_is_set_and_kept_in_nfc()
    {
        var paragraph = Paragraph.Layout([new("Nguyễn".Normalize(NormalizationForm.FormD), Style)], 1000);

        Assert.Equal("Nguyễn".Normalize(), paragraph.Text);
        Assert.Equal(6, Assert.Single(Runs(paragraph)).Glyphs.Length);
    }

    [Fact]
    public void Every_difficult_name_is_drawn_whole()
    {
        var reports = new List<(int, string, string)>();
        foreach (var name in DifficultName.All)
        {
            List<MissingGlyph> missing = [];
            foreach (var text in name.Texts) Paragraph.Layout([new(text, Style)], 200, missing: missing);
            foreach (var glyph in missing) reports.Add((name.Number, glyph.Script, char.ConvertFromUtf32(glyph.CodePoint)));
        }

        Assert.Empty(reports);
    }

    [Fact]
    public void Every_difficult_name_comes_out_whole_in_a_narrow_column()
    {
        foreach (var text in DifficultName.All.SelectMany(name => name.Texts))
        {
            var paragraph = Paragraph.Layout([new(text, Style)], 60);

            var set = string.Concat(paragraph.Lines.SelectMany(line => line.Runs).OrderBy(run => run.Position).Select(run => run.Run.Text));
            Assert.Equal(text.Normalize(), set);
            Assert.All(paragraph.Lines, line => Assert.InRange(line.Width, 0, 60.01f));
        }
    }

    [Fact]
    public void A_missing_glyph_is_reported_with_its_text_and_drawn_as_a_mark()
    {
        List<MissingGlyph> missing = [];

        var paragraph = Paragraph.Layout([new("Kim Ꮳ", Style)], 1000, missing: missing);

        Assert.Equal([new MissingGlyph("Kim Ꮳ", "Cherokee", 0x13E3)], missing);
        Assert.Equal("U+13E3 Ꮳ (Cherokee) in 'Kim Ꮳ'", missing[0].ToString());
        Assert.Equal(0, Runs(paragraph)[^1].Glyphs[^1]);
        Assert.True(Runs(paragraph)[^1].Advances[^1] > 0);
    }

    private static ShapedRun Single(string text, string? language = null, float spacing = 0) =>
        Assert.Single(Runs(Paragraph.Layout([new(text, Style with { Language = language, LetterSpacing = spacing })], 1000)));

    private static List<ShapedRun> Runs(Paragraph paragraph) => [.. paragraph.Lines.SelectMany(line => line.Runs).Select(run => run.Run)];
}
