using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Pdf;

namespace Dushanbe.Conference.Printing.Tests.Fluent;

/// <summary>The example of docs/press.md, which a test compares with this file.</summary>
internal static class PressExample
{
    public static RenderReport Write(Stream output)
    {
        var document = Document.Create(d => d.Page(page =>
        {
            page.Size(PageSize.A5);
            page.Margin(15, Unit.Millimetre);
            page.Header().BorderBottom(0.5f, Color.Black).Text("Border Conference, Dushanbe").Bold();
            page.Footer().Text(text =>
            {
                text.AlignRight();
                text.CurrentPageNumber();
                text.Span(" / ");
                text.TotalPages();
            });
            page.Content().PaddingTop(10).Column(column =>
            {
                column.Spacing(8);
                column.Item().Section("day-1", "20 October").Text("Tuesday, 20 October").FontSize(18).Heading(1);
                column.Item().Text("Кушодашавӣ · Открытие · Opening, 09:30");
                column.Item().PageBreak();
                column.Item().SectionLink("day-1", "Back to Tuesday").Text("Back to Tuesday");
            });
        }));
        return document.WritePdf(output, new PdfOptions { Title = "Programme", Language = "en", Tagged = true, PdfUa1 = true });
    }
}
