using System.Globalization;
using Dushanbe.Conference.Printing.Layout;

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
        var row = new Row(
        [
            new(new(TrackKind.Constant, indent), new Tagged(new TextBlock([inline]), "Lbl")),
            new(new(TrackKind.Relative, 1), new Tagged(item.Build(surroundings), "LBody")),
        ]);
        return new(row, "LI");
    }
}

/// <summary>A list of contents: the title of each section at the left, its page at the right, the whole line a link.</summary>
public sealed class ContentsDescriptor
{
    private readonly List<ContentsEntry> entries = [];
    private float spacing;

    /// <summary>Sets the distance between two entries.</summary>
    public void Spacing(float value, Unit unit = Unit.Point) => spacing = value.ToPoints(unit);

    /// <summary>Adds an entry.</summary>
    /// <param name="title">What is printed.</param>
    /// <param name="section">The name of the section.</param>
    /// <param name="indent">The distance of the title from the left, in points.</param>
    public LookDescriptor Entry(string title, string section, float indent = 0)
    {
        var look = new LookDescriptor();
        entries.Add(new(title, section, indent, look));
        return look;
    }

    internal Element Build(Surroundings surroundings) =>
        new Tagged(new Column(entries.ConvertAll<Element>(entry => Build(entry, surroundings)), spacing), "TOC");

    private static Tagged Build(ContentsEntry entry, Surroundings surroundings)
    {
        var style = entry.Look.Look.Over(surroundings.Look).ToStyle(surroundings.Fonts);
        // the space keeps the title and its page apart where they are read one after the other
        var row = new Row(
        [
            new(new(TrackKind.Relative, 1), new TextBlock([new(entry.Title + " ", style)]) { Language = entry.Look.Look.Language }),
            new(new(TrackKind.Auto, 0), new TextBlock([new(entry.Section, style) { Fact = PageFact.SectionPage }])),
        ], spacing: 8);
        var link = new Tagged(new Link(row, entry.Section, entry.Title), "Reference");
        return new(new Padding(new KeepTogether(link), new(entry.Indent, 0, 0, 0)), "TOCI");
    }

    private sealed record ContentsEntry(string Title, string Section, float Indent, LookDescriptor Look);
}
