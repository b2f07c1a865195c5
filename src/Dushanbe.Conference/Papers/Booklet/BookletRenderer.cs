using Dushanbe.Conference.Names;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Text;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Papers.Booklet;

/// <summary>Sets the programme booklet: A5, a cover, contents, organizers, the days with their sessions, and the speakers.</summary>
public sealed partial class BookletRenderer
{
    private const string OrganizersSection = "organizers";
    private const string SpeakersSection = "speakers";

    private readonly ProgrammeBooklet booklet;
    private readonly PaperWords words;
    private readonly FontLibrary fonts;
    private readonly Dictionary<Guid, BookletPlace> sessions;
    private readonly Dictionary<Guid, string> speakers;
    private readonly Dictionary<Guid, Picture> portraits;
    private readonly bool hasTimes;

    private BookletRenderer(ProgrammeBooklet booklet, FontLibrary fonts)
    {
        this.booklet = booklet;
        this.fonts = fonts;
        words = new(booklet.Language);
        hasTimes = booklet.Days.Any(day => day.Sessions.Any(session => session.Starts is not null));
        sessions = Places(booklet);
        portraits = PortraitsOf(booklet);
        speakers = booklet.Speakers.Index().ToDictionary(each => each.Item.Id, each => $"speaker-{each.Index + 1}");
    }

    /// <summary>Composes the booklet. Equal content gives an equal document.</summary>
    /// <param name="booklet">The content.</param>
    /// <param name="fonts">The fonts.</param>
    public static Document Compose(ProgrammeBooklet booklet, FontLibrary fonts)
    {
        ArgumentNullException.ThrowIfNull(booklet);
        var renderer = new BookletRenderer(booklet, fonts);
        var fit = renderer.FitOfCover();
        return renderer.Create(document =>
        {
            document.Page(page => renderer.Cover(page, fit));
            document.Page(page => renderer.Inside(page, renderer.Everything(renderer.SpacingOfContents())));
        });
    }

    private Document Create(Action<DocumentDescriptor> compose) => Document.Create(document =>
    {
        document.Fonts(fonts);
        document.DefaultTextStyle(text => text.Style(BookletType.Body).Language(booklet.Language));
        compose(document);
    });

    // named by position rather than by key, so that the same programme gives the same bytes in every installation
    private static Dictionary<Guid, BookletPlace> Places(ProgrammeBooklet booklet)
    {
        var places = new Dictionary<Guid, BookletPlace>();
        foreach (var session in booklet.Days.SelectMany(day => day.Sessions))
        {
            var numbered = places.Values.Count(place => place.Ordinal is not null);
            places.Add(session.Id, new($"session-{places.Count + 1}", session, session.Kind == SessionKind.SideEvent ? null : numbered + 1));
        }

        return places;
    }

    private void Inside(PageDescriptor page, Action<ColumnDescriptor> content)
    {
        page.Size(PageSize.A5);
        page.Margin(new Edges(Length.Mm(15), Length.Mm(13), Length.Mm(13), Length.Mm(12)));
        page.MirrorMargins();
        page.Header().PaddingBottom(4, Unit.Millimetre).Column(Header);
        page.Footer().PaddingTop(3, Unit.Millimetre).BorderTop(Length.Mm(0.3), Palette.StrongLine).PaddingTop(2, Unit.Millimetre).Row(row =>
        {
            row.Spacing(8);
            row.RelativeItem().Text(booklet.Online is { } online ? words["ChangesOnline", Plain(online)] : words["ChangesAfterPrinting"]).Style(BookletType.Furniture);
            row.AutoItem().Text(text => text.Style(BookletType.Furniture).Bold().CurrentPageNumber());
        });
        page.Content().Column(content);
    }

    private Action<ColumnDescriptor> Everything(float spacing) => column =>
    {
        Contents(column, spacing);
        Organizers(column);
        Programme(column);
        Speakers(column);
    };

    /// <summary>How far apart the lines of the contents can be, in millimetres, on the fewest pages that hold them.</summary>
    private float SpacingOfContents()
    {
        var (best, fewest) = (0f, int.MaxValue);
        foreach (var spacing in (ReadOnlySpan<float>)[1.3f, 0.9f, 0.5f, 0.2f])
        {
            var tried = spacing;
            var pages = Create(document => document.Page(page => Inside(page, column => Contents(column, tried)))).Compose().Pages().Count();
            if (pages < fewest) (best, fewest) = (spacing, pages);
            if (fewest == 1) break;
        }

        return best;
    }

    /// <summary>A readable address.</summary>
    private static string Plain(Uri address) => $"{address.Authority}{address.AbsolutePath.TrimEnd('/')}";

    private void Header(ColumnDescriptor column)
    {
        column.Item().BorderBottom(Length.Mm(0.3), Palette.StrongLine).PaddingBottom(2, Unit.Millimetre).Row(row =>
        {
            row.Spacing(8);
            row.RelativeItem().Text(booklet.ShortTitle).Style(BookletType.Furniture);
            row.AutoItem().Text(Edition()).Style(BookletType.Furniture);
        });
        if (booklet.IsTraining) column.Item().PaddingTop(1.5f, Unit.Millimetre).Text(words["TrainingNotice"]).Style(BookletType.Furniture).Bold().FontColor(Palette.Warning);
    }

    /// <summary>"To be confirmed", or "not recorded" once the conference is over.</summary>
    private string Unknown(string what) => words[$"{what}{(booklet.IsClosed ? "NotRecorded" : "ToBeConfirmed")}"];

    private string Edition() => booklet.PublishedAt is null ? words["Draft"] : words["VersionOf", booklet.Version];

    /// <summary>A paragraph in the language of its text.</summary>
    private TextDescriptor Paragraph(Container container, LocalizedValue value)
    {
        var text = container.Text(value.Text);
        return IsForeign(value) ? text.Language(value.Language) : text;
    }

    /// <summary>A part of a paragraph in the language of its text.</summary>
    private SpanDescriptor Span(TextDescriptor text, LocalizedValue value)
    {
        var span = text.Span(value.Text);
        return IsForeign(value) ? span.Language(value.Language) : span;
    }

    private bool IsForeign(LocalizedValue value) => !string.Equals(value.Language, booklet.Language, StringComparison.Ordinal);

    /// <summary>The title of the session in lists and bookmarks, with its number, which is the same in every language.</summary>
    private static string Label(ProgrammeBooklet.BookletSession session) =>
        session.Number is { } number ? $"{number}. {session.Title.Text}" : session.Title.Text;

    /// <summary>The position of a session.</summary>
    /// <param name="Section">The name of the link target.</param>
    /// <param name="Session">The session.</param>
    /// <param name="Ordinal">Its number where the programme has no times; null for side events.</param>
    private sealed record BookletPlace(string Section, ProgrammeBooklet.BookletSession Session, int? Ordinal);
}
