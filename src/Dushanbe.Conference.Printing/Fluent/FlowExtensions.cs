using Dushanbe.Conference.Printing.Layout;

namespace Dushanbe.Conference.Printing.Fluent;

/// <summary>The words that say where pages end, and what content means.</summary>
public static class FlowExtensions
{
    /// <summary>Stays on one page, unless it is taller than a page.</summary>
    public static Container KeepTogether(this Container container) => container.Wrap(child => new KeepTogether(child));

    /// <summary>Stands on the same page as the beginning of the next item of its column. Called first on the item.</summary>
    public static Container KeepWithNext(this Container container) => container.Wrap(child => new KeepWithNext(child));

    /// <summary>Begins on the next page unless this much height is left.</summary>
    public static Container EnsureSpace(this Container container, float height, Unit unit = Unit.Point) =>
        container.Wrap(child => new EnsureSpace(child, height.ToPoints(unit)));

    /// <summary>Is left out at the top of a page, as a line or space between two parts is.</summary>
    public static Container SkipAtTop(this Container container) => container.Wrap(child => new SkipAtTop(child));

    /// <summary>Stands again, as an artifact, on the pages where only its neighbours in the row go on. Called first on the part, which names no sections.</summary>
    public static Container Repeat(this Container container) => container.Wrap(child => new Repeated(child));

    /// <summary>Names the place as the target of links and page references, and as an entry of the outline if it has a title.</summary>
    public static Container Section(this Container container, string name, string? title = null, int level = 0) =>
        container.Wrap(child => new Section(child, name, title, level));

    /// <summary>Makes the area a link to a section.</summary>
    public static Container SectionLink(this Container container, string section, string description) =>
        container.Wrap(child => new Link(child, section, description));

    /// <summary>Makes the area a link to an address: http, https or mailto.</summary>
    public static Container Hyperlink(this Container container, Uri address, string description) =>
        container.Wrap(child => new Link(child, address, description));

    /// <summary>Gathers the content under a standard structure type, such as <c>Sect</c> or <c>BlockQuote</c>.</summary>
    public static Container Tag(this Container container, string role, string? alternativeText = null, string? language = null) =>
        container.Wrap(child => new Tagged(child, role, alternativeText, language));

    /// <summary>Leaves the content out of what is read aloud.</summary>
    public static Container Decoration(this Container container) => container.Wrap(child => new Artifact(child));

    /// <summary>A name for messages, such as whose photograph it is.</summary>
    public static Container Named(this Container container, string name) => container.Wrap(child => new Named(child, name));
}
