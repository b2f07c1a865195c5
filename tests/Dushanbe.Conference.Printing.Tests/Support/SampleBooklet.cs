using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;

namespace Dushanbe.Conference.Printing.Tests.Support;

/// <summary>A programme booklet such as a conference prints: cover, contents, a table for each day, speakers with portraits.</summary>
internal static class SampleBooklet
{
    private static readonly Color Navy = Color.Parse("#0c2340");
    private static readonly Color Gold = Color.Parse("#b8862f");
    private static readonly Color Sand = Color.Parse("#f1ede2");
    private static readonly string[] Names = ["Ҷӯрабек Ғаюрӣ-Қосимзодаи Ҳисорӣ", "Lin Yawen 林雅雯", "Fatou Diop", "خالد بن ناصر السويدي", "Азамат Токтогулов", "Γεώργιος Παπαδόπουλος"];

    private const string Biography =
        "has served in the field of border security for more than twenty years, at posts and at headquarters. The work of recent years "
        + "has been devoted to cooperation between services, to training in the region and to the exchange of information across borders. "
        + "Earlier posts were in public administration and in international organizations. Publications cover the management of borders "
        + "in mountain regions, the protection of victims of trafficking, and the law of international cooperation. ";

    /// <summary>Composes the booklet.</summary>
    /// <param name="days">How many days have a table.</param>
    /// <param name="speakers">How many speakers are presented.</param>
    /// <param name="portraits">Their pictures, used in turn; may be empty.</param>
    public static Document Create(int days, int speakers, IReadOnlyList<Picture> portraits) => Document.Create(document =>
    {
        document.DefaultTextStyle(text => text.FontSize(9.5f).LineHeight(1.35f));
        document.Page(Cover);
        document.Page(page =>
        {
            page.Size(PageSize.A5);
            page.Margin(40);
            page.Header().PaddingBottom(8).BorderBottom(0.5f, Gold).Row(row =>
            {
                row.RelativeItem().Text("High-Level Conference on Border Security").FontSize(8);
                row.AutoItem().Text("Programme, version 4").FontSize(8);
            });
            page.Footer().PaddingTop(6).Text(text =>
            {
                text.AlignRight().FontSize(8);
                text.Span("Page ");
                text.CurrentPageNumber();
                text.Span(" of ");
                text.TotalPages();
            });
            page.Content().PaddingTop(8).Column(column =>
            {
                column.Spacing(8);
                Contents(column, days, speakers);
                for (var day = 0; day < days; day++) Day(column, day, speakers);
                Speakers(column, speakers, portraits);
            });
        });
    });

    private static void Cover(PageDescriptor page)
    {
        page.Size(PageSize.A5);
        page.Margin(40);
        page.Background().Background(Navy).Padding(16).Border(0.7f, Gold);
        page.DefaultTextStyle(text => text.FontColor(Color.White).Serif());
        page.Content().PaddingTop(80).Column(column =>
        {
            column.Spacing(14);
            column.Item().Text("High-Level Conference on International and Regional Border Security").FontSize(20).Bold().Heading(1);
            column.Item().Tag("P", language: "tg").Text("Конфронси байналмилалии сатҳи баланд").Language("tg");
            column.Item().LineHorizontal(0.7f, Gold);
            column.Item().Text("Dushanbe, 20–21 October 2026").Sans().Bold().FontColor(Gold);
        });
    }

    private static void Contents(ColumnDescriptor column, int days, int speakers)
    {
        column.Item().KeepWithNext().Text("Contents").FontSize(18).Bold().Serif().FontColor(Navy).Heading(1);
        column.Item().Contents(contents =>
        {
            for (var day = 0; day < days; day++) contents.Entry($"Day {day + 1}", $"day-{day}").Bold();
            contents.Entry("Speakers", "speakers").Bold();
            for (var i = 0; i < speakers; i++) contents.Entry(Name(i), $"speaker-{i}", indent: 12);
        });
    }

    private static void Day(ColumnDescriptor column, int day, int speakers)
    {
        column.Item().PageBreak();
        column.Item().KeepWithNext().Section($"day-{day}", $"Day {day + 1}").Text($"{20 + day} October").FontSize(18).Bold().Serif().FontColor(Navy).Heading(1);
        column.Item().Table(table =>
        {
            table.Columns(columns =>
            {
                columns.ConstantColumn(52);
                columns.RelativeColumn(3);
                columns.RelativeColumn(2);
            });
            table.Header(header =>
            {
                foreach (var title in (string[])["Time", "Session", "Speakers"]) header.Cell().Background(Navy).Padding(4).Text(title).Bold().FontColor(Color.White);
            });
            for (var session = 0; session < 20; session++) Session(table, day, session, session % speakers);
        });
    }

    private static void Session(TableDescriptor table, int day, int session, int speaker)
    {
        table.Cell().HeadsRow().BorderBottom(0.4f, Gold).Padding(4).Text($"{9 + (session / 2):00}:{session % 2 * 30:00}").Bold();
        if (session % 5 == 4)
        {
            table.Cell().ColumnSpan(2).Background(Sand).Padding(4).Text("Family photograph, then coffee in the Winter Garden");
            return;
        }

        table.Cell().BorderBottom(0.4f, Gold).Padding(4).Column(column =>
        {
            column.Item().Text($"Thematic session {day + 1}.{session + 1}: risks and avenues for improvement").Bold();
            column.Item().Text("Tajik, Russian, English, Arabic").FontSize(8);
        });
        table.Cell().BorderBottom(0.4f, Gold).Padding(4).Text(text =>
        {
            text.SectionLink(Name(speaker), $"speaker-{speaker}").Bold().Isolated();
            text.Span(", page ");
            text.PageOf($"speaker-{speaker}");
        });
    }

    private static void Speakers(ColumnDescriptor column, int speakers, IReadOnlyList<Picture> portraits)
    {
        column.Item().PageBreak();
        column.Item().KeepWithNext().Section("speakers", "Speakers").Text("Speakers").FontSize(18).Bold().Serif().FontColor(Navy).Heading(1);
        for (var i = 0; i < speakers; i++)
        {
            var number = i;
            column.Item().Section($"speaker-{i}", Name(i), level: 1).KeepTogether().Row(row =>
            {
                row.Spacing(10);
                var portrait = row.ConstantItem(54).AlignTop().AspectRatio(0.75f);
                if (portraits.Count > 0) portrait.Image(portraits[number % portraits.Count], $"Portrait of {Name(number)}", Dushanbe.Conference.Printing.Layout.Fit.Cover);
                else portrait.Border(0.5f, Gold, dash: 2);
                row.RelativeItem().Column(words =>
                {
                    words.Item().Text(Name(number)).FontSize(12).Bold().Heading(2);
                    words.Item().Text(Biography);
                });
            });
        }
    }

    private static string Name(int i) => i < Names.Length ? Names[i] : $"{Names[i % Names.Length]} {(char)('A' + (i / Names.Length % 26))}.";
}
