using Dushanbe.Conference.Printing.Layout;

namespace Dushanbe.Conference.Printing.Fluent;

/// <summary>
/// A decoration repeated on many pages, such as the masthead of a badge; a document stores it once. Its text takes the
/// look and the fonts of its first use. It carries no meaning of its own and is not read aloud.
/// </summary>
/// <param name="compose">Composes it.</param>
public sealed class Reusable(Action<Container> compose)
{
    private Reused? element;

    internal Reused Build(Surroundings surroundings)
    {
        if (element is { } made) return made;
        var container = new Container();
        compose(container);
        // whichever thread is first decides, so that all documents share one key
        return Interlocked.CompareExchange(ref element, new(container.Build(surroundings)), null) ?? element;
    }
}
