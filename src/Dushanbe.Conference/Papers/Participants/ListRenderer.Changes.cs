using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;

namespace Dushanbe.Conference.Papers.Participants;

/// <content>What changed since the list before, behind the names.</content>
public sealed partial class ListRenderer
{
    private const string ChangesSection = "changes";

    private void Changes(ColumnDescriptor column)
    {
        if (list.Changes is not { } changes) return;
        var title = changeWords.Title(changes);
        column.Item().PageBreak();
        column.Item().KeepWithNext().PaddingBottom(2, Unit.Millimetre).Section(ChangesSection, title).Text(title).Style(ListType.Group).Heading(2);
        column.Item().PaddingBottom(3, Unit.Millimetre).Text(changeWords.Count(changes));
        if (changes.Bodies.Count == 0) return;
        column.Item().MultiColumn(columns =>
        {
            columns.Spacing(9, Unit.Millimetre);
            columns.Content().Column(bodies =>
            {
                foreach (var body in changes.Bodies) ChangesOf(bodies.Item().PaddingBottom(3.5f, Unit.Millimetre), body);
            });
        });
    }

    private void ChangesOf(Container container, ListChanges.Body body)
    {
        var name = changeWords.Name(body.Name);
        container.Tag("Sect").Group(group =>
        {
            group.Heading().PaddingBottom(1.2f, Unit.Millimetre).BorderBottom(Length.Mm(0.3), Palette.Gold).PaddingBottom(0.8f, Unit.Millimetre)
                .Text(text => Foreign(text.Style(ListType.Delegation).Heading(3).Span(name).Isolated(), body.Name.Text.Length > 0 ? body.Name.Language : list.Language));
            group.Continued().PaddingBottom(1.2f, Unit.Millimetre).BorderBottom(Length.Mm(0.3), Palette.Line).PaddingBottom(0.8f, Unit.Millimetre).Text(words["List.Continued", name]).Style(ListType.Small).Bold();
            group.Content().Tag("L").Column(lines =>
            {
                lines.Spacing(1.5f, Unit.Millimetre);
                foreach (var line in changeWords.Lines(body)) Change(lines.Item().KeepTogether().Tag("LI").Tag("LBody"), line);
            });
        });
    }

    private void Change(Container container, ListChangeWords.Line line) => container.Column(lines =>
    {
        lines.Item().Text(line.What).Style(ListType.Role);
        lines.Item().Text(text => Typed(text.Span(line.Name).Style(ListType.Name), line.Name).Isolated());
        foreach (var said in line.Said) lines.Item().Text(text => Typed(text.Style(ListType.Small).Span(said), said).Isolated());
    });
}
