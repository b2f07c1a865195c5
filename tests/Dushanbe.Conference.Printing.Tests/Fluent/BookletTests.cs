using System.Globalization;
using System.Text.RegularExpressions;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Pdf;
using Dushanbe.Conference.Printing.Tests.Support;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Annotations;

namespace Dushanbe.Conference.Printing.Tests.Fluent;

/// <summary>A whole booklet, looked at from outside.</summary>
public sealed partial class BookletTests
{
    private static readonly Picture[] Portraits = [Picture.Load(Pictures.Jpeg(90, 120), "portrait.jpg")];
    private static readonly Lazy<byte[]> Tagged = new(() => Write(new() { Title = "Programme", Language = "en", Tagged = true }));

    [ToolFact("qpdf", "qpdf")]
    public void It_is_a_sound_pdf() => PdfFile.AssertSound(Tagged.Value);

    [FileFact(Preflight.Jar, Preflight.Package)]
    public void Tagged_it_is_a_valid_archive() =>
        Preflight.AssertValid(Write(new() { Title = "Programme", Language = "en", Tagged = true, Archive = PdfArchive.A1b }));

    [ToolFact("pdftotext", "poppler-utils")]
    public void The_pages_in_its_contents_are_right()
    {
        var pages = PdfFile.Text(Tagged.Value, "-layout").Split('\f');

        var entries = ContentsEntry().Matches(pages[1]);
        Assert.True(entries.Count >= 3);
        Assert.All(entries, entry =>
        {
            var number = int.Parse(entry.Groups["page"].Value, CultureInfo.InvariantCulture);
            var title = entry.Groups["title"].Value == "Speakers" ? "Speakers" : $"{19 + int.Parse(entry.Groups["title"].Value[4..], CultureInfo.InvariantCulture)} October";
            Assert.Contains(title, pages[number - 1], StringComparison.Ordinal);
        });
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public void Every_page_after_the_cover_says_which_it_is_of_how_many()
    {
        var pages = PdfFile.Text(Tagged.Value, "-layout").TrimEnd('\f').Split('\f');

        for (var i = 1; i < pages.Length; i++) Assert.Contains($"Page {i + 1} of {pages.Length}", pages[i], StringComparison.Ordinal);
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public void The_table_header_stands_on_every_page_of_the_table()
    {
        var pages = PdfFile.Text(Tagged.Value, "-layout").Split('\f');

        var tablePages = pages.Where(page => page.Contains("Thematic session", StringComparison.Ordinal)).ToList();
        Assert.True(tablePages.Count >= 4);
        Assert.All(tablePages, page => Assert.Contains("Session", page, StringComparison.Ordinal));
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public void Its_text_is_read_in_order()
    {
        var text = string.Join(' ', PdfFile.Text(Tagged.Value, "-raw").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        string[] inOrder = ["Конфронси байналмилалии", "Contents", "20 October", "Thematic session 1.1: risks", "Thematic session 1.2: risks", "21 October", "Speakers Ҷӯрабек Ғаюрӣ-Қосимзодаи Ҳисорӣ", "has served in the field"];
        var places = new List<int>();
        foreach (var words in inOrder) places.Add(text.IndexOf(words, places.Count == 0 ? 0 : places[^1], StringComparison.Ordinal));
        Assert.DoesNotContain(-1, places);
    }

    [Fact]
    public void Every_link_leads_to_a_place_in_the_document()
    {
        using var pdf = PdfDocument.Open(Tagged.Value);

        var links = pdf.GetPages().SelectMany(page => page.GetAnnotations()).Where(annotation => annotation.Type == AnnotationType.Link).ToList();

        Assert.True(pdf.TryGetBookmarks(out var bookmarks));
        Assert.Equal(3, bookmarks.Roots.Count);
        Assert.True(links.Count > 40);
        Assert.All(links, link => Assert.NotNull(link.Action));
    }

    [GeneratedRegex(@"^(?<title>Day \d|Speakers) +(?<page>\d+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ContentsEntry();

    private static byte[] Write(PdfOptions options)
    {
        using var output = new MemoryStream();
        SampleBooklet.Create(2, 12, Portraits).WritePdf(output, options);
        return output.ToArray();
    }
}
