using System.Globalization;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;

namespace Dushanbe.Conference.Papers.Participants;

/// <content>The first page: what the list is, how many it names; and the contents.</content>
public sealed partial class ListRenderer
{
    private static readonly string[] Heads = ["List.Group", "List.Bodies", "List.People"];

    private void Cover(ColumnDescriptor column)
    {
        column.Item().Background(Palette.DeepLapis).Padding(8, Unit.Millimetre).Row(row =>
        {
            row.Spacing(6, Unit.Millimetre);
            row.ConstantItem(15, Unit.Millimetre).Height(15, Unit.Millimetre).Svg(Emblem.Drawing);
            row.RelativeItem().Column(title =>
            {
                title.Item().Text(text => Span(text.Style(ListType.Conference), list.Title));
                title.Item().PaddingTop(2, Unit.Millimetre).Text(words.Place).FontColor(Palette.GoldOnLapis).Bold();
            });
        });
        column.Item().PaddingTop(9, Unit.Millimetre).Text(words.Title).Style(ListType.Title).Heading(1);
        column.Item().PaddingTop(4, Unit.Millimetre).BorderStart(Length.Mm(0.8), Palette.Gold).PaddingStart(4, Unit.Millimetre).Column(notes =>
        {
            notes.Spacing(1, Unit.Millimetre);
            foreach (var note in words.Notes) notes.Item().Text(note);
        });
        Statistics(column);
    }

    private void Statistics(ColumnDescriptor column)
    {
        column.Item().KeepWithNext().PaddingTop(8, Unit.Millimetre).PaddingBottom(2, Unit.Millimetre).Text(words["List.Statistics"]).Style(ListType.Group).Heading(2);
        if (list.Parts.Count == 0)
        {
            column.Item().Text(words["List.Nobody"]).FontColor(Palette.Warning).Bold();
            return;
        }

        column.Item().DefaultTextStyle(text => text.Style(ListType.Listed)).Table(table =>
        {
            table.Columns(columns =>
            {
                columns.RelativeColumn();
                columns.ConstantColumn(34, Unit.Millimetre);
                columns.ConstantColumn(26, Unit.Millimetre);
            });
            table.Header(header =>
            {
                foreach (var (index, key) in Heads.Index())
                {
                    var cell = header.Cell().BorderBottom(Length.Mm(0.5), Palette.Lapis).PaddingVertical(1.2f, Unit.Millimetre).Text(words[key]).Bold();
                    if (index > 0) cell.AlignEnd();
                }
            });
            foreach (var part in list.Parts) Row(table, words.Group(part.Group), part.Bodies.Count, part.People, isTotal: false);
            Row(table, words["List.Total"], list.Bodies, list.People, isTotal: true);
        });
    }

    private static void Row(TableDescriptor table, string name, int bodies, int people, bool isTotal)
    {
        var line = isTotal ? Palette.Lapis : Palette.Line;
        table.Cell().HeadsRow().BorderBottom(Length.Mm(0.3), line).PaddingVertical(1.1f, Unit.Millimetre).Text(name).Bold(isTotal);
        foreach (var number in new[] { bodies, people })
            table.Cell().BorderBottom(Length.Mm(0.3), line).PaddingVertical(1.1f, Unit.Millimetre).Text(number.ToString(CultureInfo.InvariantCulture)).Bold(isTotal).AlignEnd();
    }

    private void Contents(ColumnDescriptor column)
    {
        if (list.Parts.Count == 0) return;
        column.Item().PageBreak();
        column.Item().KeepWithNext().PaddingBottom(3, Unit.Millimetre).Text(words["Contents"]).Style(ListType.Group).Heading(2);
        column.Item().DefaultTextStyle(text => text.Style(ListType.Listed)).MultiColumn(columns =>
        {
            columns.Spacing(9, Unit.Millimetre);
            columns.Content().Contents(contents =>
            {
                contents.Leader();
                foreach (var part in list.Parts)
                {
                    contents.Entry(words.Group(part.Group), SectionOf(part)).Bold();
                    foreach (var body in part.Bodies)
                    {
                        var entry = contents.Entry(words.Heading(body), SectionOf(body), Length.Mm(3));
                        if (body.Name.Language != list.Language) entry.Language(body.Name.Language);
                    }
                }

                if (list.Changes is { } changes) contents.Entry(changeWords.Title(changes), ChangesSection).Bold();
            });
        });
        column.Item().PageBreak();
    }
}
