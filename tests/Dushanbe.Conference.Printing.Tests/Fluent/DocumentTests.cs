using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Pdf;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Fluent;

public sealed class DocumentTests
{
    private static readonly PdfOptions Tagged = new() { Title = "Programme", Language = "en", Tagged = true };
    private static readonly Picture[] Portraits = [Picture.Load(Pictures.Jpeg(90, 120), "portrait.jpg")];

    [Fact]
    public void The_example_of_the_page_about_the_press_is_the_one_that_runs_here()
    {
        var page = File.ReadAllText(Path.Combine(Need.Root(), "docs", "press.md"));
        var code = File.ReadAllText(Path.Combine(Need.Root(), "tests", "Dushanbe.Conference.Printing.Tests", "Fluent", "PressExample.cs"));

        var example = page.Split("```csharp\n", 2)[1].Split("```", 2)[0];

        var body = code.Split("Write(Stream output)\n    {\n", 2)[1].Split("\n    }\n", 2)[0];
        Assert.Equal(string.Join('\n', body.Split('\n').Select(line => line.Length > 8 ? line[8..] : "")) + "\n", example);
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public void The_example_makes_two_pages()
    {
        using var output = new MemoryStream();

        var report = PressExample.Write(output);

        Assert.Equal(2, report.Pages);
        var pages = PdfFile.Text(output.ToArray(), "-layout").Split('\f');
        Assert.Contains("Кушодашавӣ · Открытие · Opening, 09:30", pages[0], StringComparison.Ordinal);
        Assert.Contains("2/2", pages[1].Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public void What_looks_like_markup_is_printed_as_it_was_typed()
    {
        const string Typed = @"R&D <Border> ""A"" &amp; &#x202E; *not bold* \n (x\) %PDF";
        using var output = new MemoryStream();

        Document.Create(d => d.Page(page => page.Content().Section("one", Typed).Text(Typed))).WritePdf(output, Tagged with { Title = Typed });

        Assert.Equal(Typed, PdfFile.Text(output.ToArray(), "-raw").Trim());
        using var read = UglyToad.PdfPig.PdfDocument.Open(output.ToArray());
        Assert.Equal(Typed, read.Information.Title);
        Assert.True(read.TryGetBookmarks(out var outline));
        Assert.Equal([Typed], outline.GetNodes().Select(node => node.Title));
    }

    [Fact]
    public void Rendered_twice_a_document_has_the_same_bytes()
    {
        var booklet = SampleBooklet.Create(2, 12, Portraits);

        Assert.Equal(Write(booklet), Write(booklet));
    }

    [Fact]
    public async Task Rendered_on_several_threads_at_once_a_document_has_the_same_bytes()
    {
        var booklet = SampleBooklet.Create(2, 12, Portraits);
        var alone = Write(booklet);

        var together = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Write(booklet))));

        Assert.All(together, bytes => Assert.Equal(alone, bytes));
    }

    [Fact]
    public void Cancelling_stops_a_rendering()
    {
        using var cancel = new CancellationTokenSource();
        var document = Document.Create(d => d.Pages(Enumerable.Range(0, 1000), (page, i) =>
        {
            if (i == 3) cancel.Cancel();
            page.Content().Text($"{i}");
        }));

        Assert.Throws<OperationCanceledException>(() => document.WritePdf(Stream.Null, Tagged, cancel.Token));
    }

    [Fact]
    public void Streamed_pages_are_composed_one_at_a_time_and_let_go()
    {
        var alive = new List<WeakReference>();
        var most = 0;
        var document = Document.Create(d => d.Pages(Enumerable.Range(0, 400), (page, i) =>
        {
            var text = new string('x', 100) + i;
            alive.Add(new(text));
            page.Size(PageSize.A7);
            page.Content().Text(text);
            if (i % 100 != 99) return;
            GC.Collect();
            most = Math.Max(most, alive.Count(reference => reference.IsAlive));
        }));

        var report = document.WritePdf(Stream.Null, Tagged);

        Assert.Equal(400, report.Pages);
        Assert.InRange(most, 1, 40);
    }

    [Fact]
    public void Sequences_of_pages_may_differ_in_format_and_are_numbered_through()
    {
        var document = Document.Create(d =>
        {
            foreach (var size in (PageSize[])[PageSize.A4, PageSize.A5.Landscape])
            {
                d.Page(page =>
                {
                    page.Size(size);
                    page.Content().Text(text => text.CurrentPageNumber());
                });
            }
        });

        var pages = document.Compose().Pages().Select(page =>
        {
            var canvas = new RecordingCanvas();
            page.Draw(canvas);
            return (page.Size.Width > page.Size.Height, canvas.Words);
        });

        Assert.Equal([(false, "1"), (true, "2")], pages);
    }

    [Fact]
    public void Pages_may_be_drawn_in_another_order()
    {
        var document = Document.Create(d => d.Page(page =>
        {
            page.Size(100, 60);
            page.Background().Text(text => text.CurrentPageNumber());
            page.Content().Column(column =>
            {
                for (var i = 0; i < 3; i++) column.Item().Height(50);
            });
        }));
        var pages = document.Compose().Pages().Reverse().ToList();

        var drawn = pages.ConvertAll(page =>
        {
            var canvas = new RecordingCanvas();
            page.Draw(canvas);
            return canvas.Words;
        });

        Assert.Equal(["3", "2", "1"], drawn);
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public void Folded_the_last_page_stands_beside_the_first()
    {
        using var output = new MemoryStream();
        var document = Document.Create(d => d.Pages(Enumerable.Range(1, 8), (page, number) =>
        {
            page.Size(PageSize.A6);
            page.Content().Text($"page {number}");
        }));

        document.WriteBooklet(output, Tagged);

        var sides = PdfFile.Text(output.ToArray(), "-layout").TrimEnd('\f').Split('\f').Select(side => string.Join(' ', side.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(["page 8 page 1", "page 2 page 7", "page 6 page 3", "page 4 page 5"], sides);
    }

    [Fact]
    public void Pages_of_different_sizes_cannot_be_folded()
    {
        var document = Document.Create(d =>
        {
            d.Page(page => page.Size(PageSize.A5));
            d.Page(page => page.Size(PageSize.A6));
        });

        var error = Assert.Throws<LayoutException>(() => document.WriteBooklet(Stream.Null, Tagged));

        Assert.Contains("Page 2 differs in size", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_takes_content_once()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Document.Create(d => d.Page(page =>
        {
            page.Content().Text("one");
            page.Content().Text("two");
        })));

        Assert.Contains("already has content", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Looks_are_inherited_and_overruled()
    {
        var document = Document.Create(d =>
        {
            d.DefaultTextStyle(text => text.FontSize(20).FontColor(Color.White));
            d.Page(page => page.Content().DefaultTextStyle(text => text.Bold()).Column(column =>
            {
                column.Item().Text("HHHH");
                column.Item().Text("HHHH").FontSize(10).Bold(false);
            }));
        });

        var widths = document.Pages()[0].Texts.Select(mark => mark.Area.Width).ToList();

        Assert.True(widths[0] > widths[1] * 2.01f, "bold of 20 pt is more than twice as wide as regular of 10 pt");
    }

    [Fact]
    public void A_section_that_does_not_exist_is_reported_and_printed_as_a_question_mark()
    {
        var document = Document.Create(d => d.Page(page => page.Content().Text(text =>
        {
            text.SectionLink("the annex, page ", "annex");
            text.PageOf("list");
        })));

        var report = document.WritePdf(Stream.Null, Tagged);

        Assert.Equal(["annex", "list"], report.MissingSections);
        Assert.Equal("the annex, page ?", document.Pages()[0].Words);
    }

    [Fact]
    public void A_recurring_decoration_is_kept_once()
    {
        var masthead = new Reusable(container => container.Background(Color.Parse("#0c2340")).Padding(10).Text("High-Level Conference on Border Security and Management Cooperation"));
        byte[] With(int pages) => Write(Document.Create(d => d.Pages(Enumerable.Range(0, pages), (page, _) => page.Content().Height(60).Reuse(masthead))));

        var perPage = (With(101).Length - With(1).Length) / 100;

        Assert.InRange(perPage, 1, 400);
    }

    private static byte[] Write(Document document)
    {
        using var output = new MemoryStream();
        document.WritePdf(output, Tagged);
        return output.ToArray();
    }
}
