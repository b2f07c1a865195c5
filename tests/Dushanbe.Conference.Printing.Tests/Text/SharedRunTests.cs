using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Tests.Support;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Tests.Text;

/// <summary>Words whose letters have several colours or decorations, which must not change their forms.</summary>
public sealed class SharedRunTests
{
    private static readonly TextStyle Style = new(FontLibrary.Shipped.Sans, 20);
    private static readonly Color Red = new(200, 0, 0);

    /// <summary>Glyphs and advances as hb-shape gives them for the whole word.</summary>
    [Theory]
    [InlineData("مح|مد", "658+531|915+524|605+663|919+483")]
    [InlineData("م|حمد", "658+531|915+524|605+663|919+483")]
    [InlineData("م|ح|م|د", "658+531|915+524|605+663|919+483")]
    [InlineData("س|لام", "905+555|1074+564|369+749")]
    [InlineData("سلا|م", "905+555|1074+564|369+749")]
    [InlineData("س|ل|ا|م", "905+555|1074+564|369+749")]
    [InlineData("क्ष|त्रि", "4147+717|4023+259|4159+552")]
    public void Letters_join_across_the_places_where_the_colour_changes(string parts, string expected)
    {
        var runs = Assert.Single(Paragraph.Layout(Coloured(parts), 500).Lines).Runs;

        Assert.Equal(expected, string.Join('|', runs.SelectMany(run => run.Run.Glyphs.Zip(run.Run.Advances, (glyph, advance) => FormattableString.Invariant($"{glyph}+{advance:0}")))));
        Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.Equal(pair.First.X + pair.First.Width, pair.Second.X, 0.001f));
    }

    [Fact]
    public void Each_letter_has_the_colour_of_its_span_and_a_ligature_that_of_its_first_letter()
    {
        var runs = Assert.Single(Paragraph.Layout(Coloured("سل|ام"), 500).Lines).Runs;

        // from left to right: م red; لا and س black, since lam-alef begins in the black span
        Assert.Equal(["م red", "سلا black"], runs.Select(run => $"{run.Run.Text} {(run.Style.Color == Red ? "red" : "black")}"));
    }

    [Fact]
    public void A_mark_of_another_colour_stays_on_its_letter()
    {
        var whole = Assert.Single(Paragraph.Layout([new("بُ", Style)], 500).Lines).Runs.SelectMany(Places);
        var parted = Assert.Single(Paragraph.Layout(Coloured("ب|ُ"), 500).Lines).Runs;

        Assert.Equal(whole, parted.SelectMany(Places));
        Assert.Equal(2, parted.Select(run => run.Style.Color).Distinct().Count());
    }

    [Fact]
    public void Latin_letters_stand_alone_so_that_no_ligature_takes_a_colour_away()
    {
        var runs = Assert.Single(Paragraph.Layout(Coloured("f|i"), 500).Lines).Runs;

        Assert.Equal(["f", "i"], runs.Select(run => run.Run.Text));
        Assert.Equal(Red, runs[1].Style.Color);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Letters_of_another_size_or_an_isolated_span_do_not_join(bool larger, bool isolated)
    {
        var style = Style with { Size = larger ? 30 : 20, Color = Red };
        var runs = Assert.Single(Paragraph.Layout([new("مح", Style), new("مد", style) { Isolated = isolated }], 500).Lines).Runs;

        Assert.NotEqual([658, 915, 605, 919], runs.SelectMany(run => run.Run.Glyphs));
    }

    [Fact]
    public void A_word_wider_than_its_column_is_cut_where_letters_join_and_loses_nothing()
    {
        var paragraph = Paragraph.Layout(Coloured("محم|دمح|مد"), 30);

        Assert.True(paragraph.Lines.Count > 1);
        Assert.All(paragraph.Lines, line => Assert.InRange(line.Width, 0, 30.02f));
        Assert.Equal("محمدمحمد", string.Concat(paragraph.Lines.SelectMany(line => line.Runs.OrderBy(run => run.Position)).Select(run => run.Run.Text)));
    }

    [Fact]
    public void A_soft_hyphen_at_the_end_of_a_shared_run_is_drawn()
    {
        var paragraph = Paragraph.Layout([.. Coloured("محم|د\u00AD"), new TextSpan("محمدمحمد", Style)], 62);

        Assert.True(FontLibrary.Shipped.Sans.For(script: 0).First().TryGetGlyph('-', out _));
        var last = paragraph.Lines[0].Runs.MaxBy(run => run.Position);
        Assert.EndsWith("\u00AD", last.Run.Text, StringComparison.Ordinal);
        Assert.True(last.Width > 0);
    }

    [Fact]
    public void Coloured_words_are_found_and_copied_whole()
    {
        var pdf = PdfFile.WritePage(new(200, 60), canvas =>
        {
            canvas.Text(Paragraph.Layout(Coloured("مح|مد"), 180).Lines[0], 10, 30);
            canvas.Text(Paragraph.Layout(Coloured("क्ष|त्रिय"), 180).Lines[0], 90, 30);
        });

        PdfFile.AssertSound(pdf);
        var text = PdfFile.Text(pdf);
        Assert.Contains("محمد", text, StringComparison.Ordinal);
        Assert.Contains("क्षत्रिय", text, StringComparison.Ordinal);
    }

    /// <summary>Spans in alternating colours.</summary>
    private static List<TextSpan> Coloured(string parts) =>
        [.. parts.Split('|').Select((part, i) => new TextSpan(part, i % 2 == 0 ? Style : Style with { Color = Red }))];

    private static IEnumerable<(ushort Glyph, float X, float Y)> Places(PlacedRun placed)
    {
        var pen = placed.X;
        for (var i = 0; i < placed.Run.Glyphs.Length; i++)
        {
            var unit = placed.Style.DrawnSize / 1000;
            yield return (placed.Run.Glyphs[i], MathF.Round(pen + (placed.Run.OffsetsX?[i] ?? 0) * unit, 3), MathF.Round((placed.Run.OffsetsY?[i] ?? 0) * unit, 3));
            pen += placed.Run.Advances[i] * unit;
        }
    }
}
