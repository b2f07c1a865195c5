using Dushanbe.Conference.Papers;
using Dushanbe.Conference.Papers.Booklet;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Tests.Support;
using Dushanbe.Conference.Printing.Text;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Tests.Papers;

/// <summary>A booklet page by page, with what each node of its structure draws and where.</summary>
internal sealed class LaidBooklet
{
    private readonly ProgrammeBooklet booklet;
    private readonly List<RecordingCanvas> pages = [];
    private readonly Dictionary<StructureNode, StructureNode?> parents = [];

    public LaidBooklet(ProgrammeBooklet booklet)
    {
        this.booklet = booklet;
        var composition = BookletRenderer.Compose(booklet, FontLibrary.Shipped).Compose(tagged: true);
        foreach (var page in composition.Pages())
        {
            var canvas = new RecordingCanvas();
            page.Draw(canvas);
            pages.Add(canvas);
        }

        Gather(composition.Root!, null);
        var meetings = booklet.Days.SelectMany(day => day.Sessions).Where(session => session.Kind != SessionKind.Break).ToList();
        var nodes = parents.Keys.Where(node => node.Role == "Sect" && node.Children.Any(child => child.Role == "H3")).ToList();
        Assert.Equal(meetings.Count, nodes.Count(node => Level(node) == 3));
        Sessions = [.. nodes.Where(node => Level(node) == 3).Zip(meetings)];
    }

    /// <summary>The sessions, save breaks, with their nodes.</summary>
    public IReadOnlyList<(StructureNode Node, ProgrammeBooklet.BookletSession Session)> Sessions { get; }

    public int Count => pages.Count;

    /// <summary>Where a session stands in a programme without times, from 1.</summary>
    public int OrdinalOf(ProgrammeBooklet.BookletSession session) =>
        booklet.Days.SelectMany(day => day.Sessions).Where(each => each.Kind != SessionKind.SideEvent).TakeWhile(each => each.Id != session.Id).Count() + 1;

    /// <summary>The pages of each part behind the cover: contents, organizers, programme, speakers.</summary>
    public IReadOnlyList<Range> Parts
    {
        get
        {
            int[] begins = [1, PageOf("organizers"), PageOf("session-1"), PageOf("speakers"), Count];
            return [.. begins.Zip(begins.Skip(1), (from, to) => from..to)];
        }
    }

    /// <summary>The index of the page with a link target.</summary>
    public int PageOf(string section) => pages.FindIndex(page => page.Marks.Any(mark => mark.Kind == "destination" && mark.Text == section));

    /// <summary>How far down a page its content reaches, as a share of the height between the lines at its head and its foot.</summary>
    public float Fill(int page)
    {
        var (head, foot) = Rules(page);
        return (Content(page).Max(mark => mark.Kind == "text" ? mark.Area.Y : mark.Area.Bottom) - head) / (foot - head);
    }

    /// <summary>Whether a page begins with the heading of a day.</summary>
    public bool BeginsWithDay(int page) => Read(page).MinBy(mark => mark.Area.Y)!.Node!.Role == "H2";

    /// <summary>The height from the last line of a page to the line at its foot, in points.</summary>
    public float Blank(int page) => Rules(page).Foot - Read(page).Max(mark => mark.Area.Y);

    /// <summary>The height of what a page of the programme begins with and cannot be divided, with the space around it, in points; null where that is a break.</summary>
    public float? Opening(int page)
    {
        var first = Read(page).MinBy(mark => mark.Area.Y)!;
        var isDay = BeginsWithDay(page);
        var (node, session) = Sessions.FirstOrDefault(each => isDay ? Of(each.Node, page).Count > 0 : Within(first.Node!, each.Node));
        if (node is null) return null;
        var lines = Of(node, page).Where(mark => Around(mark.Node, "LI") is not null).ToList();
        var items = lines.Select(mark => Around(mark.Node, "LI")!).Distinct().ToList();
        var whole = lines.Count == 0 || session.Note.Text.Length > 0 ? [.. Of(node, page)]
            : lines.FindAll(mark => ReferenceEquals(Around(mark.Node, "LI"), items[0]) || (items.Count == 2 && PagesOf(node)[^1] == page));
        var padding = Length.Mm(isDay ? 28 : 16);
        return whole.Max(mark => mark.Area.Y) - (Artifacts(page).Count > 0 ? whole.Min(mark => mark.Area.Y) : first.Area.Y) + padding;
    }

    /// <summary>The lines of text of a page that are read aloud.</summary>
    public IEnumerable<RecordingCanvas.Mark> Read(int page) => Content(page).Where(mark => mark.Kind == "text" && mark.Node is not null);

    /// <summary>The lines of text between head and foot that are artifacts, save the notice of a training edition.</summary>
    public IReadOnlyList<RecordingCanvas.Mark> Artifacts(int page)
    {
        var notice = new PaperWords(booklet.Language)["TrainingNotice"];
        return [.. Content(page).Where(mark => mark.Kind == "text" && mark.Node is null && !notice.Contains(mark.Text.Trim(), StringComparison.Ordinal))];
    }

    /// <summary>The lines of a page that belong to a node or to one inside it.</summary>
    public IReadOnlyList<RecordingCanvas.Mark> Of(StructureNode node, int page) => [.. Read(page).Where(mark => Within(mark.Node!, node))];

    /// <summary>The node of a type that a node is in.</summary>
    public StructureNode? Around(StructureNode? node, string role)
    {
        while (node is not null && node.Role != role) node = parents[node];
        return node;
    }

    /// <summary>The pages that a session is on.</summary>
    public IReadOnlyList<int> PagesOf(StructureNode node) => [.. Enumerable.Range(1, Count - 1).Where(page => Of(node, page).Count > 0)];

    /// <summary>The days: the page and the heading of each, and its first session.</summary>
    public IEnumerable<(int Page, RecordingCanvas.Mark Heading, ProgrammeBooklet.BookletSession First)> Days => booklet.Days.Select(day =>
    {
        var section = day.Date is { } date ? $"day-{date:yyyy-MM-dd}" : "day-unknown";
        var page = PageOf(section);
        var at = pages[page].Marks.First(mark => mark.Kind == "destination" && mark.Text == section).Area.Y;
        return (page, Read(page).First(mark => mark.Node!.Role == "H2" && mark.Area.Y > at), day.Sessions.First(session => session.Kind != SessionKind.Break));
    });

    /// <summary>The heavy lines between days.</summary>
    public IEnumerable<RecordingCanvas.Mark> Separators(int page) => pages[page].Fills.Where(mark => mark.Color == Palette.Lapis);

    /// <summary>The sections listed in the contents, with the page printed behind each.</summary>
    public IEnumerable<(string Section, int Printed)> Contents =>
        from page in Enumerable.Range(1, Parts[0].End.Value - 1)
        from link in pages[page].Marks
        where link.Kind == "link"
        let number = pages[page].Texts.Where(text => text.Area.Y > link.Area.Y && text.Area.Y < link.Area.Bottom).MaxBy(text => text.Area.X)
        select (link.Text, int.Parse(number.Text, System.Globalization.CultureInfo.InvariantCulture));

    private void Gather(StructureNode node, StructureNode? parent)
    {
        parents[node] = parent;
        foreach (var child in node.Children) Gather(child, node);
    }

    // the document, its pages, a day, a session
    private int Level(StructureNode node)
    {
        var level = 0;
        for (var outer = parents[node]; outer is not null; outer = parents[outer]) level++;
        return level;
    }

    private bool Within(StructureNode inner, StructureNode outer)
    {
        for (var node = inner; node is not null; node = parents[node])
            if (ReferenceEquals(node, outer)) return true;
        return false;
    }

    private IEnumerable<RecordingCanvas.Mark> Content(int page)
    {
        var (head, foot) = Rules(page);
        return pages[page].Marks.Where(mark => mark.Kind is "text" or "picture" or "modules" && mark.Area.Y > head && mark.Area.Y < foot);
    }

    private (float Head, float Foot) Rules(int page)
    {
        var rules = pages[page].Fills.Where(mark => mark.Color == Palette.StrongLine).Select(mark => mark.Area.Y).Order().ToList();
        Assert.Equal(2, rules.Count);
        return (rules[0], rules[1]);
    }
}
