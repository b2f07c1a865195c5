using System.Globalization;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Fluent;

/// <summary>A list: items with a mark or a number before each.</summary>
public sealed class ListDescriptor
{
    private readonly List<Container> items = [];
    private Func<int, string> mark = _ => "•";
    private float spacing;
    private float indent = 14;

    /// <summary>Sets the distance between two items.</summary>
    public void Spacing(float value, Unit unit = Unit.Point) => spacing = value.ToPoints(unit);

    /// <summary>Sets the room for the marks.</summary>
    public void Indent(float value, Unit unit = Unit.Point) => indent = value.ToPoints(unit);

    /// <summary>Sets the mark of all items.</summary>
    public void Mark(string text) => mark = _ => text;

    /// <summary>Numbers the items from 1.</summary>
    public void Numbered() => mark = index => string.Create(CultureInfo.InvariantCulture, $"{index + 1}.");

    /// <summary>Adds an item.</summary>
    public Container Item()
    {
        var item = new Container();
        items.Add(item);
        return item;
    }

    internal Element Build(Surroundings surroundings)
    {
        var rows = items.Select((item, index) => Item(mark(index), item, surroundings)).ToList();
        return new Tagged(new Column(rows, spacing), "L");
    }

    private Tagged Item(string label, Container item, Surroundings surroundings)
    {
        var inline = new Inline(label, surroundings.Look.ToStyle(surroundings.Fonts));
        var text = new TextBlock([inline]) { Direction = surroundings.FromRight ? ParagraphDirection.RightToLeft : ParagraphDirection.Auto };
        var row = new Row(
        [
            new(new(TrackKind.Constant, indent), new Tagged(text, "Lbl")),
            new(new(TrackKind.Relative, 1), new Tagged(item.Build(surroundings), "LBody")),
        ])
        {
            FromRight = surroundings.FromRight,
        };
        return new(row, "LI");
    }
}

/// <summary>
/// A list of contents: the title of each section where the writing begins, its page where it ends, the whole line a link. A page
/// neither ends between an entry and what is indented below it nor begins with fewer than the last three entries.
/// </summary>
public sealed class ContentsDescriptor
{
    private const int LastTogether = 3;
    private readonly List<ContentsEntry> entries = [];
    private float spacing;
    private bool hasLeader;

    /// <summary>Leads from each title to its page by dots.</summary>
    public void Leader() => hasLeader = true;

    /// <summary>Sets the distance between two entries.</summary>
    public void Spacing(float value, Unit unit = Unit.Point) => spacing = value.ToPoints(unit);

    /// <summary>Adds an entry.</summary>
    /// <param name="title">What is printed.</param>
    /// <param name="section">The name of the section.</param>
    /// <param name="indent">The distance of the title from the side where the writing begins, in points.</param>
    public LookDescriptor Entry(string title, string section, float indent = 0)
    {
        var look = new LookDescriptor();
        entries.Add(new(title, section, indent, look));
        return look;
    }

    internal Element Build(Surroundings surroundings) =>
        new Tagged(new Column([.. entries.Select((entry, index) => LeadsToNext(index) ? new KeepWithNext(Build(entry, surroundings)) : (Element)Build(entry, surroundings))], spacing), "TOC");

    private bool LeadsToNext(int index) =>
        index < entries.Count - 1 && (index >= entries.Count - LastTogether || entries[index + 1].Indent > entries[index].Indent);

    private Tagged Build(ContentsEntry entry, Surroundings surroundings)
    {
        var fromRight = surroundings.FromRight;
        var direction = fromRight ? ParagraphDirection.RightToLeft : ParagraphDirection.Auto;
        var style = entry.Look.Look.Over(surroundings.Look).ToStyle(surroundings.Fonts);
        // the space keeps the title and its page apart where they are read one after the other
        var row = new Row(
        [
            new(new(TrackKind.Relative, 1), new TextBlock([new(entry.Title + " ", style)]) { Language = entry.Look.Look.Language, HasLeader = hasLeader, Direction = direction }),
            new(new(TrackKind.Auto, 0), new TextBlock([new(entry.Section, style) { Fact = PageFact.SectionPage }]) { Direction = direction }),
        ], spacing: 8)
        {
            FromRight = fromRight,
        };
        var link = new Tagged(new Link(row, entry.Section, entry.Title), "Reference");
        return new(new Padding(new KeepTogether(link), Edges.Beginning(entry.Indent, fromRight)), "TOCI");
    }

    private sealed record ContentsEntry(string Title, string Section, float Indent, LookDescriptor Look);
}
