using System.Globalization;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Papers.Booklet;

/// <content>The days: times in a column, official titles in full, and unknown details marked as such.</content>
public sealed partial class BookletRenderer
{
    private const float TimeWidth = 19;
    private const float ColumnGap = 4;

    private void Programme(ColumnDescriptor column)
    {
        column.Item().PageBreak();
        foreach (var day in booklet.Days) Day(column, day);
    }

    private void Day(ColumnDescriptor column, ProgrammeBooklet.BookletDay day)
    {
        var room = UsualRoom(day);
        column.Item().Tag("Sect").Column(sessionsOfDay =>
        {
            DayHead(sessionsOfDay, day, room);
            // a break under the heading does not keep it from its first session
            var breaks = day.Sessions.TakeWhile(session => session.Kind == SessionKind.Break).Count();
            foreach (var session in day.Sessions.Take(breaks)) Session(sessionsOfDay.Item().KeepWithNext(), session, room);
            foreach (var session in day.Sessions.Skip(breaks)) Session(sessionsOfDay.Item(), session, room);
        });
    }

    private static string SectionOf(ProgrammeBooklet.BookletDay day) =>
        day.Date is { } date ? date.ToString("'day-'yyyy-MM-dd", CultureInfo.InvariantCulture) : "day-unknown";

    private string TitleOf(ProgrammeBooklet.BookletDay day) =>
        day.Date is { } date ? DateWords.WeekdayAndDay(date, booklet.Language) : Unknown("Day");

    private void DayHead(ColumnDescriptor column, ProgrammeBooklet.BookletDay day, LocalizedValue? room)
    {
        var title = TitleOf(day);
        // a day begins where the one before it ends, if the beginning of its first session has room too
        column.Item().KeepWithNext().SkipAtTop().PaddingTop(7, Unit.Millimetre).PaddingBottom(4, Unit.Millimetre).LineHorizontal(Length.Mm(0.7), Palette.Lapis);
        column.Item().KeepWithNext().PaddingBottom(1, Unit.Millimetre).Section(SectionOf(day), title).Text(title).Style(BookletType.Heading).Heading(2);
        column.Item().KeepWithNext().PaddingBottom(3, Unit.Millimetre).Text(text =>
        {
            text.Style(BookletType.Small);
            if (!hasTimes)
            {
                text.Span(Unknown("Times")).FontColor(Palette.Warning);
                return;
            }

            var offset = DateWords.Offset(EditionClock.Offset(booklet.ZoneId, day.Date ?? booklet.Starts));
            text.Span(Capitalized(words["LocalTime", booklet.City.Text, offset[3..]].TrimStart()));
            if (room is { } usual) text.Span(PaperWords.Dot + words["UnlessAnotherRoom", usual.Text]);
        });
    }

    /// <summary>The room of most meetings of a day, which is then printed once; null where there is none.</summary>
    private static LocalizedValue? UsualRoom(ProgrammeBooklet.BookletDay day)
    {
        var meetings = day.Sessions.Where(session => session.Kind != SessionKind.Break).ToList();
        var most = meetings.Where(session => session.Room.Text.Length > 0).GroupBy(session => session.Room).MaxBy(group => group.Count());
        return most is not null && most.Count() > 1 && most.Count() * 2 > meetings.Count ? most.Key : null;
    }

    private void Session(Container container, ProgrammeBooklet.BookletSession session, LocalizedValue? usualRoom)
    {
        if (session.Kind == SessionKind.Break)
        {
            Break(container.Section(sessions[session.Id].Section), session);
            return;
        }

        container.Section(sessions[session.Id].Section, Label(session), level: 1).Tag("Sect")
            .BorderTop(Length.Mm(0.25), Palette.Line).PaddingVertical(2.2f, Unit.Millimetre).Row(row =>
            {
                // the time is at the left, and in reading order after its heading
                row.FromRight();
                row.Spacing(ColumnGap, Unit.Millimetre);
                row.RelativeItem().Group(body => Body(body, session, usualRoom));
                row.ConstantItem(TimeWidth, Unit.Millimetre).Repeat().KeepTogether().Column(time => Time(time, session));
            });
    }

    private void Break(Container container, ProgrammeBooklet.BookletSession session) =>
        container.Background(Palette.Sunken).PaddingVertical(1.6f, Unit.Millimetre).Row(row =>
        {
            row.Spacing(ColumnGap, Unit.Millimetre);
            row.ConstantItem(TimeWidth, Unit.Millimetre).PaddingLeft(1.5f, Unit.Millimetre).Text(BreakTime(session)).Bold().FontSize(Length.Mm(3.4)).FontColor(Palette.Lapis).ShrinkTo(6.5f, maxLines: 4);
            row.RelativeItem().PaddingRight(1.5f, Unit.Millimetre).Text(text =>
            {
                Span(text, session.Title);
                if (session.Room.Text.Length == 0) return;
                text.Span(PaperWords.Dot);
                Span(text, session.Room);
            });
        });

    private string BreakTime(ProgrammeBooklet.BookletSession session) =>
        session.Starts is { } starts ? DateWords.Time(starts) : hasTimes ? Unknown("Time") : Ordinal(session);

    private void Time(ColumnDescriptor column, ProgrammeBooklet.BookletSession session)
    {
        if (!hasTimes)
        {
            column.Item().Text(Ordinal(session)).Style(BookletType.Start).Bold(false).Serif().FontColor(Palette.GoldText);
            return;
        }

        if (session.Starts is not { } starts)
        {
            column.Item().Text(Unknown("Time")).Style(BookletType.Open).ShrinkTo(6.5f, maxLines: 4);
            return;
        }

        column.Item().Text(DateWords.Time(starts)).Style(BookletType.Start);
        var end = column.Item().PaddingTop(0.8f, Unit.Millimetre);
        if (session.Ends is { } ends) end.Text(DateWords.Time(ends)).Style(BookletType.End);
        else end.Text(Unknown("End")).Style(BookletType.Open).Bold(false).ShrinkTo(6.5f, maxLines: 4);
    }

    private string Ordinal(ProgrammeBooklet.BookletSession session) => sessions[session.Id].Ordinal?.ToString(CultureInfo.InvariantCulture) ?? "–";

    // a session may go on on another page, under its title, so that pages are filled
    private void Body(GroupDescriptor body, ProgrammeBooklet.BookletSession session, LocalizedValue? usualRoom)
    {
        body.Heading().Column(head =>
        {
            if (KindOf(session) is { } kind) head.Item().Text(kind).Style(BookletType.Kind);
            Paragraph(head.Item(), session.Title).Style(BookletType.Title).Heading(3);
            if (session.TitleCertainty != TitleCertainty.Exact) head.Item().Text(words[CertaintyKey(session.TitleCertainty)]).Style(BookletType.Open).FontSize(Length.Mm(2.7));
        });
        body.Continued().Text(text =>
        {
            text.Style(BookletType.Title);
            Span(text, session.Title with { Text = Label(session) });
            text.Span($"\u00A0({words["Continued"]})").Bold(false).FontColor(Palette.GoldText);
        });
        body.Content().Column(column =>
        {
            Facts(column, session, usualRoom);
            if (session.Note.Text.Length > 0) Paragraph(column.Item().PaddingTop(0.8f, Unit.Millimetre), session.Note).Style(BookletType.Small);
            Issues(column, session);
            Appearances(column, session);
        });
    }

    private string? KindOf(ProgrammeBooklet.BookletSession session) => session switch
    {
        { Kind: SessionKind.Thematic, Number: { } number } => words["ThematicSession", number],
        { Kind: SessionKind.SideEvent, TitleCertainty: not TitleCertainty.NotKnown } => words["SideEvent"],
        _ => null,
    };

    private static string CertaintyKey(TitleCertainty certainty) => certainty switch
    {
        TitleCertainty.KnownInPart => "TitleKnownInPart",
        TitleCertainty.Translated => "TitleTranslated",
        _ => "TitleNotKnown",
    };

    private void Facts(ColumnDescriptor column, ProgrammeBooklet.BookletSession session, LocalizedValue? usualRoom)
    {
        var namesRoom = session.Room.Text.Length > 0 && session.Room != usualRoom;
        if (!namesRoom && session.Interpretation.Count == 0) return;
        column.Item().KeepWithNext().PaddingTop(0.8f, Unit.Millimetre).Text(text =>
        {
            text.Style(BookletType.Small);
            if (namesRoom) Span(text, session.Room);
            if (namesRoom && session.Interpretation.Count > 0) text.Span(PaperWords.Dot);
            if (session.Interpretation.Count > 0) text.Span(words["Interpretation", string.Join(", ", session.Interpretation.Select(tag => words.Find($"Language.{tag}") ?? tag))]);
        });
    }

    private void Issues(ColumnDescriptor column, ProgrammeBooklet.BookletSession session)
    {
        if (session.Issues.Count == 0) return;
        column.Item().KeepWithNext().PaddingTop(1, Unit.Millimetre).Text(words["KeyIssues"]).Style(BookletType.Small).Bold();
        column.Item().PaddingTop(0.6f, Unit.Millimetre).DefaultTextStyle(text => text.Style(BookletType.Small)).List(list =>
        {
            list.Mark("–");
            list.Indent(3, Unit.Millimetre);
            foreach (var issue in session.Issues) Paragraph(list.Item(), issue);
        });
    }

    private void Appearances(ColumnDescriptor column, ProgrammeBooklet.BookletSession session)
    {
        if (session.Appearances.Count == 0) return;
        column.Item().PaddingTop(1, Unit.Millimetre).Tag("L").Column(list =>
        {
            // the last two stay together, so that no page is begun for one of them
            foreach (var appearance in session.Appearances.SkipLast(2)) Appearing(list.Item().KeepTogether(), appearance);
            list.Item().KeepTogether().Column(last =>
            {
                foreach (var appearance in session.Appearances.TakeLast(2)) Appearing(last.Item(), appearance);
            });
        });
    }

    private void Appearing(Container container, ProgrammeBooklet.BookletAppearance appearance) =>
        container.Tag("LI").Tag("LBody").Text(text => Appearance(text.Style(BookletType.Listed), appearance));

    private void Appearance(TextDescriptor text, ProgrammeBooklet.BookletAppearance appearance)
    {
        if (appearance is { Name: { } name, SpeakerId: { } speaker }) text.SectionLink(name.SpokenIn(booklet.Language), speakers[speaker]).Bold().Isolated();
        else text.Span(Unknown("Name")).Bold().FontColor(Palette.Warning);
        if (appearance.Function.Count > 0) text.Span(", ");
        Joined(text, appearance.Function);
        if (appearance.Note.Text.Length > 0)
        {
            text.Span("; ");
            Span(text, appearance.Note);
        }

        if (appearance.Role != AppearanceRole.Speaker) text.Span(Unbroken(words[$"Appearance.{appearance.Role}"])).FontColor(Palette.GoldText);
        text.Span(Unbroken(words[appearance.Mode is { } mode ? $"Mode.{mode}" : "Mode.NotStated"])).FontColor(Palette.Slate);
    }

    // a role or a mode goes to the next line as a whole; the dot before it stays where it is
    private static string Unbroken(string phrase) => $"{PaperWords.Dot}{phrase.Replace(' ', '\u00A0')}";

    private static string Capitalized(string line) => char.ToUpperInvariant(line[0]) + line[1..];
}
