using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Fluent;

/// <summary>
/// A placeholder for content in a document. Methods such as <c>Padding</c> wrap the content and return the same
/// container; methods such as <c>Text</c> or <c>Column</c> fill it, once.
/// </summary>
public class Container
{
    private readonly List<Func<Element, Surroundings, Element>> wrappers = [];
    private Func<Surroundings, Element>? content;
    private TextLook look = new();
    private bool? fromRight;

    /// <summary>Wraps the content; wrappers called earlier lie outside.</summary>
    public Container Wrap(Func<Element, Element> wrapper)
    {
        wrappers.Add((element, _) => wrapper(element));
        return this;
    }

    /// <summary>
    /// Lays out everything inside from right to left: columns of tables, parts of rows, marks of lists and contents begin at the
    /// right, and paragraphs run right to left unless they say otherwise. Methods that name a side, such as <c>AlignLeft</c>, are not mirrored.
    /// </summary>
    public Container RightToLeft(bool rightToLeft = true)
    {
        fromRight = rightToLeft;
        return this;
    }

    /// <summary>Fills the container with an element.</summary>
    /// <exception cref="InvalidOperationException">It already has content.</exception>
    public void Element(Element element) => Fill(_ => element);

    /// <summary>Fills the container by a function, so that parts of a document can be extracted.</summary>
    public void Element(Action<Container> compose)
    {
        ArgumentNullException.ThrowIfNull(compose);
        compose(this);
    }

    /// <summary>Sets the look of all text inside.</summary>
    public Container DefaultTextStyle(Action<LookDescriptor> style)
    {
        ArgumentNullException.ThrowIfNull(style);
        var descriptor = new LookDescriptor();
        style(descriptor);
        look = descriptor.Look.Over(look);
        return this;
    }

    /// <summary>Wraps the content in a way that depends on the side where the writing begins.</summary>
    internal Container WrapFrom(Func<Element, bool, Element> wrapper)
    {
        wrappers.Add((element, surroundings) => wrapper(element, surroundings.FromRight));
        return this;
    }

    internal void Fill(Func<Surroundings, Element> build)
    {
        if (content is not null) throw new InvalidOperationException("The container already has content; put several elements into a Column, a Row or Layers.");
        content = build;
    }

    internal Element Build(Surroundings surroundings)
    {
        var inner = surroundings with { Look = look.Over(surroundings.Look), FromRight = fromRight ?? surroundings.FromRight };
        var element = content?.Invoke(inner) ?? Layout.Element.Empty;
        for (var i = wrappers.Count - 1; i >= 0; i--) element = wrappers[i](element, inner);
        return element;
    }
}

/// <summary>What content inherits from its surroundings.</summary>
internal sealed record Surroundings(FontLibrary Fonts, TextLook Look)
{
    /// <summary>Whether writing and layout begin at the right.</summary>
    public bool FromRight { get; init; }
}
