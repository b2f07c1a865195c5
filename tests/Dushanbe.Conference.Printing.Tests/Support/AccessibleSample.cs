using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Printing.Pdf;

namespace Dushanbe.Conference.Printing.Tests.Support;

/// <summary>A document with everything that has a place in a structure tree, in several scripts and directions.</summary>
internal static class AccessibleSample
{
    public static PdfOptions Options { get; } = new() { Title = "Everything", Language = "en", Tagged = true, PdfUa1 = true };

    private static readonly VectorDrawing Emblem = VectorDrawing.FromSvg(Samples.Logo, "logo.svg");
    private static readonly Picture Seal = Picture.Load(Pictures.TransparentPng(64), "seal.png");

    public static Document Document { get; } = Document.Create(document => document.Page(page =>
    {
        page.Size(PageSize.A5);
        page.Margin(40);
        page.Bleed(9);
        page.Header().Row(row =>
        {
            row.RelativeItem().Text(text => text.Hyperlink("A header with a link", new Uri("https://example.org/")));
            row.AutoItem().Text(text => text.CurrentPageNumber());
        });
        page.Content().Column(Compose);
    }));

    public static byte[] Write(PdfOptions options)
    {
        using var output = new MemoryStream();
        Document.WritePdf(output, options);
        return output.ToArray();
    }

    private static void Compose(ColumnDescriptor column)
    {
        column.Spacing(6);
        column.Item().Text("Everything").Heading(1);
        column.Item().Contents(contents => contents.Entry("Scripts", "scripts"));
        column.Item().Section("scripts", "Scripts").Text("Scripts").Heading(2);
        foreach (var sentence in new[] { "Ғаюрӣ-Қосимзода", "अमित शर्मा, हिन्दी", "الأمم المتحدة 12 لا إله", "שלום וברכה", "การประชุม", "中华人民共和国", "x\u0307y\u0323 \uFEFFz", "No glyph \u13E3 here" })
            column.Item().Text(sentence);
        column.Item().Text(text =>
        {
            text.Span("Minister ");
            text.Span("محمد العربي").Language("ar");
            text.Span(" שלום to ");
            text.Hyperlink("example.org", new Uri("https://example.org/"));
        });
        column.Item().List(list =>
        {
            list.Item().Text("One");
            list.Item().Text("שני");
        });
        column.Item().Text("A table").Heading(3);
        column.Item().Table(table =>
        {
            table.Columns(columns =>
            {
                columns.ConstantColumn(60);
                columns.RelativeColumn();
                columns.RelativeColumn();
            });
            table.Header(header =>
            {
                foreach (var word in new[] { "Day", "From", "What" }) header.Cell().Text(word);
            });
            table.Cell().RowSpan(2).Text("Monday");
            for (var i = 0; i < 60; i++)
            {
                if (i > 1) table.Cell().Text($"Day {i}");
                table.Cell().Text($"{i}");
                table.Cell().Text(i == 4 ? "" : "Session");
            }
        });
        column.Item().Width(60).Svg(Emblem, "The emblem");
        column.Item().Width(60).Image(Seal, "A seal");
        column.Item().Width(60).Height(60).QrCode("https://example.org/", "A code that leads to the programme");
        column.Item().Background(new(0, 90, 160, 60)).Text("Translucent");
        column.Item().SectionLink("scripts", "").Text("Back");
    }
}
