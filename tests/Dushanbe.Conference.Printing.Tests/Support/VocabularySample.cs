using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Printing.Pdf;

namespace Dushanbe.Conference.Printing.Tests.Support;

/// <summary>A document of the words that say how letters look, how tables and groups go on, and from which side a page begins.</summary>
internal static class VocabularySample
{
    private const string Sentence = "The conference on the security of borders in Central Asia gathers ministers and experts of the States of the region and of their partners in Dushanbe.";

    public static byte[] Write(PdfOptions options)
    {
        using var output = new MemoryStream();
        Document.Create(Compose).WritePdf(output, options);
        return output.ToArray();
    }

    private static void Compose(DocumentDescriptor document)
    {
        document.Page(page =>
        {
            page.Size(PageSize.A6);
            page.Margin(30);
            page.Content().Column(column =>
            {
                column.Spacing(6);
                column.Item().Text("Vocabulary").Heading(1);
                Letters(column);
                Words(column);
                Tables(column);
            });
        });
        document.Page(FromTheRight);
    }

    private static void Letters(ColumnDescriptor column)
    {
        column.Item().Text("Letters").Heading(2);
        column.Item().Text(text =>
        {
            text.Span("italic курсив ").Italic();
            text.Span("underlined").Underline();
            text.Span(", struck through").Strikethrough();
            text.Span(", m");
            text.Span("2").Superscript();
            text.Span(", H");
            text.Span("2").Subscript();
            text.Span("O, ");
            text.Span("مح").FontColor(new(200, 0, 0));
            text.Span("مد").Underline();
        });
        column.Item().Text(Sentence).Justify();
        column.Item().Text("يجمع المؤتمر حول أمن الحدود في آسيا الوسطى الوزراء والخبراء من دول المنطقة وشركائها في دوشنبه للنقاش").Justify();
        column.Item().Text(Sentence).ClampLines(1);
        column.Item().Text("يجمع المؤتمر حول أمن الحدود في آسيا الوسطى الوزراء والخبراء من دول المنطقة وشركائها").ClampLines(1);
    }

    private static void Words(ColumnDescriptor column)
    {
        column.Item().Text("Words without spaces").Heading(2);
        column.Item().Text("การประชุมระหว่างประเทศว่าด้วยความมั่นคงชายแดน กระทรวงการต่างประเทศแห่งราชอาณาจักรไทย").Language("th");
        column.Item().Text("ກະຊວງການຕ່າງປະເທດ ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ").Language("lo");
        column.Item().Text("ក្រសួងការបរទេសនិងសហប្រតិបត្តិការអន្តរជាតិព្រះរាជាណាចក្រកម្ពុជា").Language("km");
        column.Item().Text("နိုင်ငံခြားရေးဝန်ကြီးဌာန ပြည်ထောင်စုသမ္မတမြန်မာနိုင်ငံတော်").Language("my");
        column.Item().Text("soft\u00ADhyphen\u00ADated words of a narrow column");
    }

    private static void Tables(ColumnDescriptor column)
    {
        column.Item().Group(group =>
        {
            group.Heading().Text("Tajikistan").Heading(2);
            group.Continued().Text("Tajikistan (continued)");
            group.Content().Table(table =>
            {
                table.Columns(columns =>
                {
                    columns.RelativeColumn();
                    columns.ConstantColumn(60);
                });
                table.Header(header =>
                {
                    header.Cell().Text("Name");
                    header.Cell().Text("Persons");
                });
                table.Footer(footer =>
                {
                    footer.Cell().Text("Total");
                    footer.Cell().Text("60");
                });
                table.Cell().RowSpan(40).Text("Delegations of forty committees");
                for (var row = 0; row < 40; row++) table.Cell().Text($"{row + 1}");
                for (var row = 0; row < 10; row++)
                {
                    table.Cell().HeadsRow().Text($"Committee {row}");
                    table.Cell().Text("2");
                }
            });
        });
        column.Item().MultiColumn(columns =>
        {
            columns.Columns(2);
            columns.Content().List(list =>
            {
                list.Numbered();
                for (var item = 0; item < 50; item++) list.Item().Text($"Participant {item}");
            });
        });
    }

    private static void FromTheRight(PageDescriptor page)
    {
        page.Size(PageSize.A6);
        page.Margin(30);
        page.RightToLeft();
        page.Language("ar");
        page.Content().Column(column =>
        {
            column.Item().Contents(contents =>
            {
                contents.Leader();
                contents.Entry("الافتتاح", "opening");
            });
            column.Item().Section("opening", "الافتتاح").Text("الافتتاح").Heading(2);
            column.Item().List(list =>
            {
                list.Item().Text("الأولى");
                list.Item().Text("Second");
            });
            column.Item().Table(table =>
            {
                table.Columns(columns =>
                {
                    columns.RelativeColumn();
                    columns.RelativeColumn();
                });
                table.Header(header =>
                {
                    header.Cell().Text("الاسم");
                    header.Cell().Text("العدد");
                });
                table.Cell().Text("محمد");
                table.Cell().Text("12");
            });
        });
    }
}
