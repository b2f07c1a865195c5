using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Papers.Participants;

/// <summary>Sets the list of participants: A4, what it is and how many it names, contents, then the groups in two columns that go on from page to page.</summary>
public sealed partial class ListRenderer
{
    private readonly ListOfParticipants list;
    private readonly ListWords words;
    private readonly ListChangeWords changeWords;
    private readonly Dictionary<ListOfParticipants.Body, string> sections = new(ReferenceEqualityComparer.Instance);

    private ListRenderer(ListOfParticipants list)
    {
        this.list = list;
        words = new(list);
        changeWords = new(list.Language);
        // named by position, so that the same list gives the same bytes in every installation
        foreach (var body in list.Parts.SelectMany(part => part.Bodies)) sections.Add(body, $"body-{sections.Count + 1}");
    }

    /// <summary>Composes the list. Equal content gives an equal document.</summary>
    /// <param name="list">The content.</param>
    /// <param name="fonts">The fonts.</param>
    public static Document Compose(ListOfParticipants list, FontLibrary fonts)
    {
        ArgumentNullException.ThrowIfNull(list);
        var renderer = new ListRenderer(list);
        return Document.Create(document =>
        {
            document.Fonts(fonts);
            document.DefaultTextStyle(text => text.Style(ListType.Body).Language(list.Language));
            document.Page(renderer.Set);
        });
    }

    private void Set(PageDescriptor page)
    {
        page.Size(PageSize.A4);
        page.Margin(new Edges(Length.Mm(17), Length.Mm(14), Length.Mm(17), Length.Mm(13)));
        page.Header().PaddingBottom(5, Unit.Millimetre).Column(Header);
        page.Footer().Element(Footer);
        // the first page has a head of its own
        page.FirstPage(first => first.Footer().Element(Footer));
        page.Content().Column(column =>
        {
            Cover(column);
            Contents(column);
            foreach (var part in list.Parts) Part(column, part);
            Changes(column);
        });
    }

    private void Header(ColumnDescriptor column)
    {
        column.Item().BorderBottom(Length.Mm(0.3), Palette.StrongLine).PaddingBottom(2, Unit.Millimetre).Row(row =>
        {
            row.Spacing(8);
            row.RelativeItem().Text(text => Span(text.Style(ListType.Furniture), list.ShortTitle));
            row.AutoItem().Text(words.Running).Style(ListType.Furniture);
        });
        if (list.IsTraining) column.Item().PaddingTop(1.5f, Unit.Millimetre).Text(words["TrainingNotice"]).Style(ListType.Furniture).Bold().FontColor(Palette.Warning);
    }

    private static void Footer(Container footer) => footer.PaddingTop(3, Unit.Millimetre).BorderTop(Length.Mm(0.3), Palette.StrongLine).PaddingTop(2, Unit.Millimetre).Text(text =>
    {
        text.Style(ListType.Furniture).AlignEnd();
        text.CurrentPageNumber().Bold();
        text.Span(" / ");
        text.TotalPages();
    });

    private void Part(ColumnDescriptor column, ListOfParticipants.Part part)
    {
        column.Item().KeepWithNext().SkipAtTop().PaddingTop(7, Unit.Millimetre).LineHorizontal(Length.Mm(0.7), Palette.Lapis);
        column.Item().KeepWithNext().PaddingTop(3, Unit.Millimetre).PaddingBottom(2, Unit.Millimetre).Section(SectionOf(part), words.Group(part.Group))
            .Text(words.Group(part.Group)).Style(ListType.Group).Heading(2);
        column.Item().MultiColumn(columns =>
        {
            columns.Spacing(9, Unit.Millimetre);
            columns.Content().Column(bodies =>
            {
                foreach (var body in part.Bodies) Body(bodies, body);
            });
        });
    }

    private void Body(ColumnDescriptor column, ListOfParticipants.Body body) =>
        column.Item().PaddingBottom(3.5f, Unit.Millimetre).Tag("Sect").Group(group =>
        {
            group.Heading().PaddingBottom(1.2f, Unit.Millimetre).BorderBottom(Length.Mm(0.3), Palette.Gold).PaddingBottom(0.8f, Unit.Millimetre)
                .Section(SectionOf(body), words.Heading(body), 1).Text(text =>
                {
                    Heading(text, body);
                    if (body.Ordered is not { } ordered) return;
                    text.Span("  ");
                    Foreign(text.Span(ordered.Text).Bold(false).FontColor(Palette.Slate).Isolated(), ordered.Language);
                });
            group.Continued().PaddingBottom(1.2f, Unit.Millimetre).BorderBottom(Length.Mm(0.3), Palette.Line).PaddingBottom(0.8f, Unit.Millimetre)
                .Text(words["List.Continued", words.Name(body)]).Style(ListType.Small).Bold();
            group.Content().Tag("L").Column(people =>
            {
                people.Spacing(1.5f, Unit.Millimetre);
                foreach (var person in body.People) Person(people.Item().KeepTogether().Tag("LI").Tag("LBody"), person);
            });
        });

    private void Heading(TextDescriptor text, ListOfParticipants.Body body)
    {
        text.Style(ListType.Delegation).Heading(3);
        Foreign(text.Span(words.Name(body)).Isolated(), body.Name.Language);
        if (body.Abbreviation is { } abbreviation) text.Span($" ({abbreviation})");
    }

    private void Person(Container container, ListOfParticipants.Person person) => container.Column(lines =>
    {
        lines.Item().Text(text =>
        {
            if (person.Honorific is { } honorific) Typed(text.Span(honorific), honorific).Isolated();
            if (person.Honorific is not null) text.Span(" ");
            Typed(text.Span(person.Listed).Style(ListType.Name), person.Listed).Isolated();
        });
        if (person.IsHead) lines.Item().Text(words["List.Head"]).Style(ListType.Role);
        if (person.Function is { } function) lines.Item().Text(text => Typed(text.Style(ListType.Small).Span(function), function).Isolated());
        if (person.Organization is { } organization) lines.Item().Text(text => Typed(text.Style(ListType.Small).Span(organization), organization).Isolated());
    });

    // what people typed is in the language of its letters, where these tell
    private SpanDescriptor Typed(SpanDescriptor span, string text) => NativeLanguage.Of(text) is { } language ? Foreign(span, language) : span;

    private SpanDescriptor Foreign(SpanDescriptor span, string language) => language == list.Language ? span : span.Language(language);

    private void Span(TextDescriptor text, LocalizedValue value) => Foreign(text.Span(value.Text), value.Language);

    private static string SectionOf(ListOfParticipants.Part part) => $"group-{(int)part.Group}";

    private string SectionOf(ListOfParticipants.Body body) => sections[body];
}
