using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Tests.Text;

public sealed class PrintableTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\tb", "a b")]
    [InlineData("nul\0", "nul\uFFFD")]
    [InlineData("bell\u0007 and \u009F", "bell\uFFFD and \uFFFD")]
    [InlineData("\uFFFF", "\uFFFD")]
    [InlineData("one\r\ntwo", "one\r\ntwo")]
    [InlineData("e\u0301", "é")]
    [InlineData("😀", "😀")]
    public void Text_is_made_printable(string text, string expected) => Assert.Equal(expected, PrintableText.From(text));

    [Fact]
    public void Lone_surrogates_become_the_replacement_character()
    {
        Assert.Equal("a\uFFFDb", PrintableText.From("a\uD800b"));
        Assert.Equal("\uFFFD\uFFFD", PrintableText.From("\uDC00\uD800"));
    }

    [Fact]
    public void A_printable_text_is_not_copied()
    {
        var text = new string("Ҷӯрабек");

        Assert.Same(text, PrintableText.From(text));
    }

    [Fact]
    public void Every_letter_with_every_mark_is_composed_as_Unicode_says()
    {
        for (var letter = '\u0020'; letter < '\u0600'; letter++)
        {
            if (char.IsControl(letter)) continue;
            foreach (var text in new[] { $"{letter}", $"{letter}\u0306", $"{letter}\u0483", $"а{letter}", $"{letter}\u0327\u0301" })
                Assert.Equal(text.Normalize(), PrintableText.From(text));
        }
    }

    [Fact]
    public void The_replacement_character_is_seen()
    {
        List<MissingGlyph> missing = [];

        var run = Paragraph.Layout([new("\0", new(FontLibrary.Shipped.Sans, 10))], 100, missing: missing).Lines[0].Runs[0].Run;

        Assert.Empty(missing);
        Assert.True(run.Width > 0);
    }
}
