using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Tests.Support;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Tests.Layout;

public sealed class TextBlockTests
{
    private static TextBlock Lines(int count) => Laid.Words(string.Join('\n', Enumerable.Range(1, count)));

    [Fact]
    public void A_page_ends_between_two_lines()
    {
        Assert.Equal(["1 2 3 4 5 6 7 8", "9 10"], Lines(10).OnPages().Select(page => page.Words));
    }

    [Fact]
    public void The_last_line_never_stands_alone_on_the_next_page()
    {
        var pages = new Column([Laid.Block(1), Lines(9)]).OnPages();

        Assert.Equal(["1 2 3 4 5 6 7", "8 9"], pages.Select(page => page.Words));
    }

    [Fact]
    public void A_fresh_page_leaves_two_lines_to_the_next_as_well()
    {
        Assert.Equal(["1 2 3 4 5 6 7", "8 9"], Lines(9).OnPages().Select(page => page.Words));
    }

    [Fact]
    public void The_first_line_never_stands_alone_at_the_foot_of_a_page()
    {
        var pages = new Column([Laid.Block(80), Lines(4)]).OnPages();

        Assert.Equal(["", "1 2 3 4"], pages.Select(page => page.Words));
    }

    [Fact]
    public void Three_lines_stay_together_because_two_and_two_are_four()
    {
        var pages = new Column([Laid.Block(70), Lines(3)]).OnPages();

        Assert.Equal(["", "1 2 3"], pages.Select(page => page.Words));
    }

    [Fact]
    public void A_page_too_small_for_two_lines_takes_them_one_by_one()
    {
        Assert.Equal(["1", "2", "3"], Lines(3).OnPages(height: 15).Select(page => page.Words));
    }

    [Theory]
    [InlineData(TextAlignment.Start, "salom", 0)]
    [InlineData(TextAlignment.Start, "سلام", 1)]
    [InlineData(TextAlignment.End, "salom", 1)]
    [InlineData(TextAlignment.End, "سلام", 0)]
    [InlineData(TextAlignment.Left, "سلام", 0)]
    [InlineData(TextAlignment.Right, "salom", 1)]
    [InlineData(TextAlignment.Center, "salom", 0.5)]
    public void Lines_stand_where_the_alignment_and_the_writing_put_them(TextAlignment alignment, string text, float place)
    {
        var page = Assert.Single(new TextBlock([new(text, Laid.Style)]) { Alignment = alignment }.OnPages());

        var line = Assert.Single(page.Texts).Area;
        Assert.Equal((200 - line.Width) * place, line.X, 0.01f);
    }

    [Fact]
    public void A_fixed_first_baseline_is_the_same_for_every_script()
    {
        string[] names = ["Jurabek", "Ҷӯрабек", "خالد", "林雅雯"];

        var baselines = names.Select(name => new TextBlock([new(name, new(FontLibrary.Shipped.Sans, 20))]) { FirstBaseline = 18 })
            .Select(block => Assert.Single(Assert.Single(block.OnPages()).Texts).Area.Y);

        Assert.All(baselines, baseline => Assert.Equal(18, baseline, 0.001f));
    }

    [Fact]
    public void Trimmed_to_its_capitals_a_letter_stands_in_the_middle_of_its_tile()
    {
        var letter = new TextBlock([new("H", new(FontLibrary.Shipped.SansBold, 40))]) { TrimToCapitals = true };

        var page = Assert.Single(new Extended(new Aligned(letter, 0.5f, 0.5f), Directions.Both).OnPages());

        var capital = FontLibrary.Shipped.SansBold.Faces[0].CapHeight * 40;
        Assert.Equal(50 + (capital / 2), Assert.Single(page.Texts).Area.Y, 0.01f);
    }

    [Fact]
    public void A_long_name_shrinks_until_it_fits()
    {
        var name = new TextBlock([new("Maximilian-Alexander", new(FontLibrary.Shipped.Sans, 40))]) { Shrink = new(10, 1) };

        var page = Assert.Single(name.OnPages());

        Assert.InRange(Assert.Single(page.Texts).Area.Width, 190, 200);
    }

    [Fact]
    public void A_name_shrinks_to_the_height_of_its_box_too()
    {
        var name = new TextBlock([new("Ғаюрӣ-Қосимзодаи Ҳисорӣ", new(FontLibrary.Shipped.Sans, 26) { LineHeight = 1 })]) { Shrink = new(10, 2) };
        var sheet = new Absolute([new(new(0, 0, 200, 40), name)]);

        var page = Assert.Single(sheet.OnPages());

        var baselines = page.Texts.Select(mark => mark.Area.Y).ToList();
        Assert.Equal(2, baselines.Count);
        Assert.InRange(baselines[1] - baselines[0], 19, 20.01f);
    }

    [Fact]
    public void A_name_that_does_not_fit_at_the_smallest_size_is_drawn_in_full_and_reported()
    {
        const string Name = "von und zu Hohenstaufen-Schwarzenberg-Wittelsbach";
        var composition = Composition(new Named(new TextBlock([new(Name, new(FontLibrary.Shipped.Sans, 40))]) { Shrink = new(30, 1) }, "family name"));

        var page = Assert.Single(Laid.Record(composition));

        Assert.Equal(Name.Replace(" ", "", StringComparison.Ordinal), string.Concat(page.Texts.Select(mark => mark.Text)).Replace(" ", "", StringComparison.Ordinal));
        var overflow = Assert.Single(composition.Report.Overflows);
        Assert.Equal(("'family name' > TextBlock", 1, Name), (overflow.Where, overflow.Page, overflow.Text));
    }

    [Fact]
    public void A_character_without_a_glyph_is_reported_with_its_script_and_place()
    {
        var composition = Composition(new Named(Laid.Words("ᏣᎳᎩ"), "name"));

        Laid.Record(composition);

        Assert.Equal(new UnknownText("ᏣᎳᎩ", "ᏣᎳᎩ", "Cherokee", "'name' > TextBlock", 1), Assert.Single(composition.Report.MissingGlyphs));
    }

    [Fact]
    public void A_text_without_glyphs_or_room_is_reported_once_wherever_it_stands()
    {
        var header = new Named(new TextBlock([new("ᏣᎳᎩ ᎧᎵ", new(FontLibrary.Shipped.Sans, 40))]) { Shrink = new(30, 1) }, "running head");
        var furniture = new PageFurniture { Header = header };
        var setup = new PageSetup { Size = new(60, 160), Furniture = furniture, Content = new Column([Laid.Block(50), Laid.Words("ᏣᎳᎩ ᎧᎵ"), Laid.Block(50)]) };
        var composition = new Composition([new([setup], false)], tagged: false, CancellationToken.None);

        Assert.Equal(2, Laid.Record(composition).Count);

        Assert.Equal(("ᏣᎳᎩ ᎧᎵ", "ᏣᎳᎩᎧᎵ", 1), Assert.Single(composition.Report.MissingGlyphs) is var unknown ? (unknown.Text, unknown.Characters, unknown.Page) : default);
        Assert.Equal("Header > 'running head' > TextBlock", Assert.Single(composition.Report.Overflows).Where);
    }

    [Fact]
    public void A_link_covers_its_words_on_each_line_and_is_one_node()
    {
        var text = new TextBlock([new("See ", Laid.Style), new("the list of speakers of both days", Laid.Style) { Destination = "speakers" }, new(" there.", Laid.Style)]);

        var pages = text.OnPages(width: 100);

        var links = pages.SelectMany(page => page.Marks).Where(mark => mark.Kind == "link").ToList();
        Assert.True(links.Count > 1);
        Assert.Same(links[0].Node, links[1].Node);
        Assert.Equal("P(Link)", Laid.Structure(text, width: 100).Trim());
    }

    [Fact]
    public void Words_of_another_language_are_a_node_that_says_so()
    {
        var document = Document.Create(d =>
        {
            d.DefaultTextStyle(style => style.Language("ru"));
            d.Page(page => page.Content().Text(text =>
            {
                text.Span("Сессия: ");
                text.Span("Regional Border Security").Language("en");
                text.Span(", зал 2").Language("ru");
            }));
        });

        var marks = document.Compose(tagged: true).Pages().SelectMany(Recorded).Where(mark => mark.Kind == "text").ToList();

        Assert.Equal([("P", null), ("Span", "en"), ("P", null)], marks.Select(mark => (mark.Node!.Role, mark.Node.Language)));
        Assert.Equal("Regional Border Security", marks[1].Text);
    }

    [Fact]
    public void A_paragraph_on_two_pages_is_one_node()
    {
        Assert.Equal("P", Laid.Structure(Lines(10)).Trim());
    }

    private static Composition Composition(Element content) =>
        new([new([new PageSetup { Size = new(200, 400), Content = content }], false)], tagged: false, CancellationToken.None);

    private static List<RecordingCanvas.Mark> Recorded(ComposedPage page)
    {
        var canvas = new RecordingCanvas();
        page.Draw(canvas);
        return canvas.Marks;
    }
}
