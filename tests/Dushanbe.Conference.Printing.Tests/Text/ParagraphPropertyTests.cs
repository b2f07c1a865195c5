using System.Globalization;
using CsCheck;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Tests.Text;

public sealed class ParagraphPropertyTests
{
    private const string LineEnds = "\r\n\v\f\u0085\u2028\u2029";

    private static readonly FontLibrary Fonts = FontLibrary.Shipped;

    /// <summary>Text that people type, text that breaks software, and any UTF-16 at all.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String[Gen.Char, 0, 40],
        Gen.String[Gen.OneOf(Gen.Char['ا', 'ي'], Gen.Char['\u064B', '\u0655'], Gen.Const(' '), Gen.Const('\u200C')), 0, 40],
        Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['а', 'я'], Gen.Char['א', 'ת'], Gen.Char['0', '9'], Gen.OneOf<char>([.. " -.,()«»\u00AD\u00A0/"])), 0, 80],
        Gen.String[Gen.OneOf(Gen.Char['क', 'ह'], Gen.Char['\u093E', '\u094D'], Gen.Char['ก', '\u0E4E'], Gen.Const(' ')), 0, 40],
        Gen.String[Gen.OneOf(Gen.Char['一', '丿'], Gen.Char['가', '김'], Gen.OneOf<char>([.. "，。（）「」a1 "])), 0, 40],
        Gen.String[Gen.OneOf(Gen.Char['\u2000', '\u206F'], Gen.Char['\0', '~'], Gen.Char['\u0300', '\u036F'], Gen.Char['א', 'ת']), 0, 40],
        Gen.OneOf<string>("👩🏽‍🚀👨‍👩‍👧‍👦", "🇹🇯🇹🇯🇹", "a\u0301\u0301\u0301", "\u0601123", "\r\n\n\r", "   ", "क्षत्रिय"));

    private static readonly Gen<TextSpan> Spans = Gen.Select(
        Texts, Gen.OneOf<float>(8f, 10f, 24f), Gen.OneOf<float>(0f, 80f), Gen.Bool, Gen.OneOf<FontStack>(Fonts.Sans, Fonts.SerifBold),
        (text, size, spacing, isolated, stack) =>
            new TextSpan(text, new(stack, size) { LetterSpacing = spacing }) { Isolated = isolated });

    private static readonly Gen<(TextSpan[] Spans, float Width, ParagraphDirection Direction)> Cases = Gen.Select(
        Spans.Array[1, 4], Gen.Float[0, 150], Gen.Enum<ParagraphDirection>());

    [Fact]
    public void No_text_is_lost_and_no_line_is_wider_than_the_column_unless_it_is_one_cluster() => Cases.Sample(
        sample =>
        {
            var paragraph = Paragraph.Layout(sample.Spans, sample.Width, sample.Direction);

            Assert.Equal(Expected(sample.Spans), Content(paragraph));
            foreach (var line in paragraph.Lines)
            {
                if (line.Width > sample.Width + 0.02f) Assert.True(IsOneCluster(line), $"{line.Width} > {sample.Width}: {Escape(line)}");
                AssertRunsAdjoin(line);
            }
        },
        iter: 3_000, threads: 1);

    [Fact]
    public void A_fitted_text_keeps_its_bounds_or_says_that_it_overflows() => Cases.Sample(
        sample =>
        {
            var paragraph = Paragraph.Fit(sample.Spans, sample.Width, 20, 7, maxLines: 2, sample.Direction);

            Assert.Equal(Expected(sample.Spans), Content(paragraph));
            Assert.InRange(paragraph.FittedSize!.Value, 7, 20);
            if (paragraph.Overflows) return;
            Assert.InRange(paragraph.Lines.Count, 1, 2);
            Assert.InRange(paragraph.Width, 0, sample.Width + 0.02f);
            Assert.False(paragraph.BreaksWords);
        },
        iter: 2_000, threads: 1);

    [Fact]
    public void Threads_that_share_the_caches_get_the_same_lines()
    {
        var texts = DifficultName.All.SelectMany(name => name.Texts).ToArray();
        var style = new TextStyle(Fonts.WithFolder("/no/such/folder").Sans, 10);
        var expected = texts.Select(text => Describe(Paragraph.Layout([new(text, style)], 70))).ToArray();

        var failures = 0;
        Parallel.For(0, 400, i =>
        {
            var text = texts[i * 7 % texts.Length];
            if (Describe(Paragraph.Layout([new(text, style)], 70)) != expected[i * 7 % texts.Length]) Interlocked.Increment(ref failures);
        });

        Assert.Equal(0, failures);
    }

    [Fact]
    public void More_words_than_the_cache_holds_are_set_as_well()
    {
        var style = new TextStyle(Fonts.Sans, 10);

        for (var i = 0; i < 40_000; i++)
        {
            var run = Paragraph.Layout([new("w" + i.ToString(CultureInfo.InvariantCulture), style)], 500).Lines[0].Runs[0].Run;
            if (i % 1000 == 0) Assert.Equal(run.Text.Length, run.Glyphs.Length);
        }
    }

    [Theory]
    [InlineData("x", 100_000)]
    [InlineData("ש(", 20_000)]
    [InlineData("\u2067\u202E)", 20_000)]
    [InlineData("\u0301", 50_000)]
    [InlineData("김", 5_000)]
    [InlineData("Ꮳ", 5_000)]
    public void Very_long_text_is_set_whole(string part, int count)
    {
        var text = string.Concat(Enumerable.Repeat(part, count));

        var paragraph = Paragraph.Layout([new(text, new(Fonts.Sans, 10))], 300, missing: []);

        Assert.Equal(text, Content(paragraph));
    }

    private static string Expected(IEnumerable<TextSpan> spans) =>
        string.Concat(string.Concat(spans.Select(span => PrintableText.From(span.Text))).Where(c => !LineEnds.Contains(c)));

    private static string Content(Paragraph paragraph) =>
        string.Concat(paragraph.Lines.SelectMany(line => line.Runs.OrderBy(run => run.Position)).Select(run => run.Run.Text));

    /// <summary>What cannot be broken: a letter with its marks, a conjunct, a ligature across two spans.</summary>
    private static bool IsOneCluster(TextLine line) =>
        line.Runs.Count(run => run.Run.Width - run.Run.TrailingSpace > 0) == 1
        && line.Runs.Single(run => run.Run.Width - run.Run.TrailingSpace > 0).Run is var run
        && (LetterCuts.In(run.Text.TrimEnd()).Count == 0 || run.Clusters.Distinct().Count() == 1);

    private static string Escape(TextLine line) => string.Join(" | ", line.Runs.OrderBy(run => run.Position)
        .Select(run => string.Join(' ', run.Run.Text.Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)))));

    private static void AssertRunsAdjoin(TextLine line)
    {
        for (var i = 1; i < line.Runs.Count; i++)
            Assert.Equal(line.Runs[i - 1].X + line.Runs[i - 1].Width, line.Runs[i].X, 3);
    }

    private static string Describe(Paragraph paragraph) => string.Join('\n', paragraph.Lines.Select(line =>
        string.Join(' ', line.Runs.Select(run => string.Create(CultureInfo.InvariantCulture, $"{run.X:F3}:{string.Join(',', run.Run.Glyphs)}")))));
}
