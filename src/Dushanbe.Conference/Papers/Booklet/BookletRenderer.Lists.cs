using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Papers.Booklet;

/// <content>Contents, organizers and the list of speakers.</content>
public sealed partial class BookletRenderer
{
    private const float PortraitWidth = 12;
    private const int LastTogether = 3;
    private const int PortraitPixels = 274; // the height at 450 dots an inch

    private void Contents(ColumnDescriptor column, float spacing)
    {
        column.Item().KeepWithNext().PaddingBottom(4, Unit.Millimetre).Text(words["Contents"]).Style(BookletType.Heading).Heading(2);
        if (booklet.Days.Count == 0) column.Item().PaddingBottom(4, Unit.Millimetre).Text(words["NoSessions"]).FontColor(Palette.Warning);
        column.Item().DefaultTextStyle(text => text.Style(BookletType.Listed)).Contents(contents =>
        {
            contents.Spacing(spacing, Unit.Millimetre);
            if (booklet.Partners.Count > 0) contents.Entry(words["Organizers"], OrganizersSection).Bold();
            foreach (var day in booklet.Days)
            {
                contents.Entry(TitleOf(day), SectionOf(day)).Bold();
                foreach (var session in day.Sessions.Where(each => each.Kind != SessionKind.Break))
                {
                    var entry = contents.Entry(Label(session), sessions[session.Id].Section, Length.Mm(4));
                    if (IsForeign(session.Title)) entry.Language(session.Title.Language);
                }
            }

            if (booklet.Speakers.Count > 0) contents.Entry(words["Speakers"], SpeakersSection).Bold();
        });
    }

    private void Organizers(ColumnDescriptor page)
    {
        if (booklet.Partners.Count == 0 && booklet.Venue.Text.Length == 0 && booklet.Online is null) return;
        page.Item().PageBreak();
        page.Item().Column(Organizations);
    }

    private void Organizations(ColumnDescriptor column)
    {
        if (booklet.Partners.Count > 0)
        {
            column.Item().KeepWithNext().Section(OrganizersSection, words["Organizers"]).Text(words["Organizers"]).Style(BookletType.Heading).Heading(2);
            foreach (var role in booklet.Partners.GroupBy(partner => partner.Role))
            {
                column.Item().KeepWithNext().PaddingTop(3, Unit.Millimetre).Text(words[$"Role.{role.Key}"]).Style(BookletType.Subheading).Heading(3);
                foreach (var partner in role) Organizer(column.Item().KeepTogether().PaddingTop(1, Unit.Millimetre), partner);
            }
        }

        if (booklet.Venue.Text.Length > 0) Venue(column);
        if (booklet.Online is { } online) Online(column.Item().KeepTogether().PaddingTop(6, Unit.Millimetre), online);
    }

    private void Online(Container container, Uri online) => container.Hyperlink(online, words["Online"]).Row(row =>
    {
        row.Spacing(4, Unit.Millimetre);
        row.ConstantItem(24, Unit.Millimetre).Height(24, Unit.Millimetre).QrCode(online.AbsoluteUri, words["OnlineCode", Plain(online)], quietZone: 0, color: Palette.Ink);
        row.RelativeItem().Column(column =>
        {
            column.Item().Text(words["Online"]).Style(BookletType.Subheading);
            column.Item().Text(Plain(online)).Style(BookletType.Listed).FontColor(Palette.Lapis);
        });
    });

    private void Organizer(Container container, ProgrammeBooklet.Partner partner) => container.Column(column =>
    {
        column.Item().Text(text =>
        {
            Span(text, partner.Name);
            if (partner.Abbreviation is { } abbreviation && abbreviation != partner.Name.Text) text.Span($" ({abbreviation})");
        });
        if (partner.Note.Text.Length > 0) Paragraph(column.Item(), partner.Note).Style(BookletType.Small);
    });

    private void Venue(ColumnDescriptor column)
    {
        column.Item().KeepWithNext().PaddingTop(3, Unit.Millimetre).Text(words["Venue"]).Style(BookletType.Subheading).Heading(3);
        Paragraph(column.Item().PaddingTop(1, Unit.Millimetre), booklet.Venue);
        if (booklet.Address.Text.Length > 0) Paragraph(column.Item(), booklet.Address);
        if (booklet.PublishedAt is { } published)
        {
            var day = DateOnly.FromDateTime(EditionClock.Local(booklet.ZoneId, published));
            column.Item().PaddingTop(3, Unit.Millimetre).Text($"{Edition()}. {words["AsAt", DateWords.Date(day, booklet.Language)]}.").Style(BookletType.Small);
        }
    }

    private void Speakers(ColumnDescriptor column)
    {
        if (booklet.Speakers.Count == 0) return;
        column.Item().PageBreak();
        column.Item().KeepWithNext().PaddingBottom(3, Unit.Millimetre).Section(SpeakersSection, words["Speakers"]).Text(words["Speakers"]).Style(BookletType.Heading).Heading(2);
        column.Item().Tag("L").Column(list =>
        {
            // the last entries stay together, so that the last page is never a single person
            foreach (var speaker in booklet.Speakers.SkipLast(LastTogether)) Listed(list.Item().KeepTogether(), speaker);
            list.Item().KeepTogether().Column(last =>
            {
                foreach (var speaker in booklet.Speakers.TakeLast(LastTogether)) Listed(last.Item(), speaker);
            });
        });
    }

    private void Listed(Container container, ProgrammeBooklet.BookletSpeaker speaker) =>
                container.Section(speakers[speaker.Id]).Tag("LI").Tag("LBody")
                    .BorderTop(Length.Mm(0.25), Palette.Line).PaddingVertical(1.7f, Unit.Millimetre).Row(row =>
                    {
                        row.Spacing(3, Unit.Millimetre);
                        if (portraits.Count > 0)
                        {
                            var frame = row.ConstantItem(PortraitWidth, Unit.Millimetre);
                            if (portraits.TryGetValue(speaker.Id, out var portrait)) frame.Image(portrait);
                        }

                        row.RelativeItem().Column(body => Speaker(body, speaker));
                    });

    // decorative beside the names; unreadable pictures leave an empty space
    private static Dictionary<Guid, Picture> PortraitsOf(ProgrammeBooklet booklet)
    {
        var pictures = new Dictionary<Guid, Picture>();
        foreach (var speaker in booklet.Speakers)
        {
            if (speaker.Portrait is not { } file) continue;
            try
            {
                pictures[speaker.Id] = Picture.Load(file, "portrait", new PictureTarget { MaxWidth = PortraitPixels, MaxHeight = PortraitPixels });
            }
            catch (PictureException)
            {
            }
        }

        return pictures;
    }

    private void Speaker(ColumnDescriptor column, ProgrammeBooklet.BookletSpeaker speaker)
    {
        var listed = speaker.Name.ListedIn(booklet.Language);
        column.Item().Text(text =>
        {
            text.Style(BookletType.Title);
            text.Span(listed).Isolated();
            // a name without a complete font is left out: the other form identifies the person
            if (speaker.Name.BesideIn(booklet.Language) is { } beside && beside != listed && fonts.Sans.Missing(beside).Count == 0)
            {
                text.Span("  ");
                var name = text.Span(beside).Bold(false).FontColor(Palette.Slate).Isolated();
                if (NativeLanguage.Of(beside) is { } language) name.Language(language);
            }
        });
        if (speaker.Function.Count > 0) column.Item().Text(text => Joined(text.Style(BookletType.Listed), speaker.Function));
        if (speaker.Note.Text.Length > 0) Paragraph(column.Item(), speaker.Note).Style(BookletType.Small);
        foreach (var place in speaker.Sessions.Select(each => sessions[each])) Reference(column.Item(), place);
    }

    private void Reference(Container container, BookletPlace place)
    {
        var named = place.Session.Number is { } number
            ? new LocalizedValue(words["ThematicSession", number], booklet.Language, IsFallback: false)
            : place.Session.Title;
        container.SectionLink(place.Section, named.Text).Text(text =>
        {
            text.Style(BookletType.Small).FontColor(Palette.Lapis);
            Span(text, named);
            text.Span($"{PaperWords.Dot}{words["Page"]}\u00A0");
            text.PageOf(place.Section);
        });
    }

    private void Joined(TextDescriptor text, IReadOnlyList<LocalizedValue> parts)
    {
        foreach (var (index, part) in parts.Index())
        {
            if (index > 0) text.Span(", ");
            Span(text, part);
        }
    }
}
