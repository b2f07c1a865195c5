using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Fluent;

/// <summary>Pages that run right to left are those that run left to right in a mirror.</summary>
public sealed class RightToLeftTests
{
    private const float Width = 300;

    [Fact]
    public void Parts_of_rows_columns_of_tables_and_columns_of_text_begin_at_the_right() => AssertMirrored(content => content.Column(column =>
    {
        column.Item().Row(row =>
        {
            row.Spacing(7);
            row.ConstantItem(40).Background(Id(1)).Height(10);
            row.RelativeItem().Background(Id(2)).Height(10);
            row.ConstantItem(60).Background(Id(3)).Height(10);
        });
        column.Item().Table(table =>
        {
            table.Columns(columns =>
            {
                columns.ConstantColumn(50);
                columns.RelativeColumn(2);
                columns.RelativeColumn(1);
            });
            table.Header(header =>
            {
                header.Cell().Background(Id(4)).Height(10);
                header.Cell().ColumnSpan(2).Background(Id(5)).Height(10);
            });
            table.Cell().ColumnSpan(2).Background(Id(6)).Height(10);
            table.Cell().Background(Id(7)).Height(10);
            table.Footer(footer => footer.Cell().Background(Id(8)).Height(10));
        });
        column.Item().MultiColumn(columns =>
        {
            columns.Spacing(9);
            columns.Content().Column(items =>
            {
                items.Item().Background(Id(9)).Height(10);
                items.Item().Background(Id(10)).Height(10);
            });
        });
    }));

    [Fact]
    public void Words_that_name_the_beginning_and_the_end_change_sides() => AssertMirrored(content => content.Column(column =>
    {
        column.Item().PaddingStart(20).PaddingEnd(5).Background(Id(1)).Height(10);
        column.Item().AlignStart().Width(50).Background(Id(2)).Height(10);
        column.Item().AlignEnd().Width(50).Background(Id(3)).Height(10);
        column.Item().BorderStart(2, Id(4)).Height(10);
        column.Item().BorderEnd(3, Id(5)).Height(10);
    }));

    [Fact]
    public void Marks_of_lists_stand_at_the_right_of_their_items()
    {
        var page = Page(rightToLeft: true, content => content.List(list =>
        {
            list.Indent(20);
            list.Item().Text("الأولى");
            list.Item().Text("Second");
        }));

        Assert.Equal(["•", "الأولى", "•", "Second"], page.Texts.Select(mark => mark.Text));
        Assert.All(page.Texts.Where(mark => mark.Text == "•"), mark => Assert.Equal(Width, mark.Area.Right, 0.01f));
        Assert.All(page.Texts.Where(mark => mark.Text != "•"), mark => Assert.Equal(Width - 20, mark.Area.Right, 0.01f));
    }

    [Fact]
    public void Titles_of_contents_begin_at_the_right_and_dots_lead_to_the_pages_at_the_left()
    {
        var page = Page(rightToLeft: true, content => content.Column(column =>
        {
            column.Item().Contents(contents =>
            {
                contents.Leader();
                contents.Entry("الافتتاح", "opening");
                contents.Entry("Closing", "opening", indent: 15);
            });
            column.Item().Section("opening").Text("x");
        }));

        var (titles, numbers) = (page.Texts.Where(mark => mark.Text.Trim() is "الافتتاح" or "Closing").ToList(), page.Texts.Where(mark => mark.Text == "1").ToList());
        Assert.Equal([Width, Width - 15], titles.Select(mark => MathF.Round(mark.Area.Right, 2)));
        Assert.All(numbers, mark => Assert.Equal(0, mark.Area.X, 0.01f));
        var dots = page.Fills.ToList();
        Assert.True(dots.Count > 40);
        Assert.All(dots, dot => Assert.InRange(dot.Area.X, numbers[0].Area.Right + 8, titles.Max(title => title.Area.X)));
        Assert.All(dots, dot => Assert.Contains(titles, title => Math.Abs(title.Area.Y - dot.Area.Bottom) < 0.1f && dot.Area.Right < title.Area.X));
    }

    [Fact]
    public void Dots_of_several_entries_stand_below_each_other_before_their_pages()
    {
        var page = Page(rightToLeft: false, content => content.Column(column =>
        {
            column.Item().Contents(contents =>
            {
                contents.Leader();
                contents.Entry("Opening", "opening");
                contents.Entry("A longer title", "opening");
            });
            column.Item().Section("opening").Text("x");
        }));

        var lines = page.Fills.GroupBy(mark => MathF.Round(mark.Area.Y, 2)).Select(line => line.Select(mark => MathF.Round(mark.Area.X, 2)).ToHashSet()).ToList();
        Assert.Equal(2, lines.Count);
        Assert.Superset(lines[1], lines[0]); // the longer title has some of the dots of the shorter
        Assert.True(lines[1].Count > 10);
        Assert.All(page.Fills, mark => Assert.Null(mark.Node));
    }

    [Fact]
    public void Paragraphs_run_right_to_left_unless_they_say_otherwise()
    {
        var page = Page(rightToLeft: true, content => content.Column(column =>
        {
            column.Item().Text("2026");
            column.Item().Text("Dushanbe");
            column.Item().Text("Dushanbe").LeftToRight();
            column.Item().Text("Dushanbe").DirectionOfFirstLetter();
            column.Item().Text("الافتتاح").AlignEnd();
            column.Item().Text("الافتتاح").AlignLeft();
        }));

        var (right, left) = (Width, 0f);
        var texts = page.Texts.Select(mark => mark.Area).ToList();
        Assert.Equal([right, right], texts.Take(2).Select(area => MathF.Round(area.Right, 2)));
        Assert.Equal([left, left, left, left], texts.Skip(2).Select(area => MathF.Round(area.X, 2)));
    }

    [Fact]
    public void Headers_and_footers_are_mirrored_and_a_part_may_run_the_other_way()
    {
        var page = Assert.Single(Document.Create(document => document.Page(page =>
        {
            page.Size(Width, 200);
            page.RightToLeft();
            page.Header().Row(Furniture);
            page.Footer().RightToLeft(false).Row(Furniture);
            page.Content().Row(row =>
            {
                row.FromLeft();
                Furniture(row);
            });
        })).Pages());

        Assert.Equal([Width - 40, 0, 0], page.Fills.Select(mark => mark.Area.X));

        static void Furniture(RowDescriptor row)
        {
            row.ConstantItem(40).Background(Id(1)).Height(10);
            row.RelativeItem();
        }
    }

    [Fact]
    public void A_whole_document_runs_right_to_left_by_one_word()
    {
        var page = Assert.Single(Document.Create(document =>
        {
            document.RightToLeft();
            document.Page(page =>
            {
                page.Size(Width, 200);
                page.Content().Text("2026");
            });
        }).Pages());

        Assert.Equal(Width, Assert.Single(page.Texts).Area.Right, 0.01f);
    }

    private static void AssertMirrored(Action<Container> compose)
    {
        var (plain, mirrored) = (Page(rightToLeft: false, compose), Page(rightToLeft: true, compose));

        Assert.NotEmpty(plain.Fills);
        Assert.Equal(
            plain.Fills.Select(mark => (mark.Color, new Rectangle(Width - mark.Area.Right, mark.Area.Y, mark.Area.Width, mark.Area.Height).Rounded())),
            mirrored.Fills.Select(mark => (mark.Color, mark.Area.Rounded())));
        Assert.NotEqual(plain.Fills.Select(mark => mark.Area), mirrored.Fills.Select(mark => mark.Area));
    }

    private static RecordingCanvas Page(bool rightToLeft, Action<Container> compose) => Assert.Single(Document.Create(document => document.Page(page =>
    {
        page.Size(Width, 400);
        page.RightToLeft(rightToLeft);
        page.Content().Element(compose);
    })).Pages());

    private static Color Id(int id) => Laid.Id(id);
}
