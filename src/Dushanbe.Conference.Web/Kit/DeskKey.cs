namespace Dushanbe.Conference.Web.Kit;

/// <summary>A key of a desk: what is pressed, what it is called, what it does.</summary>
/// <param name="Name">As <c>KeyboardEvent.key</c> gives it, with modifiers before it: <c>p</c>, <c>Shift+N</c>, <c>Alt+ArrowUp</c>, <c>/</c>.</param>
/// <param name="Label">The word beside the key cap.</param>
/// <param name="Press">What happens; called in the component's own context.</param>
public sealed record DeskKey(string Name, string Label, Func<Task> Press)
{
    /// <summary>Whether the key bar shows it; all keys stand in the list that <c>?</c> opens.</summary>
    public bool Shown { get; init; } = true;

    /// <summary>Whether it also works while a field has focus: only keys that cannot be typed.</summary>
    public bool InFields { get; init; }

    /// <summary>The id of what takes the focus: the browser puts it there by itself, so that no letter typed next is taken for a key.</summary>
    public string? Focuses { get; init; }

    /// <summary>Whether it moves on to the next: pressed many times in a row, each is done, and a deed waits for the last.</summary>
    public bool Moves { get; init; }

    /// <summary>Whether it leads to another page: until that one is there, letters are for nobody.</summary>
    public bool Leaves { get; init; }

    /// <summary>A key that puts the focus somewhere.</summary>
    public static DeskKey Focus(string name, string label, string id) => new(name, label, () => Task.CompletedTask) { Focuses = id };

    /// <summary>The key caps to draw, in order.</summary>
    public IReadOnlyList<string> Caps => [.. Name.Split('+', StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty("+").Select(Cap)];

    private static string Cap(string part) => part switch
    {
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "Escape" => "Esc",
        "PageUp" => "Page Up",
        "PageDown" => "Page Down",
        " " => "Space",
        { Length: 1 } => part.ToUpperInvariant(),
        _ => part,
    };
}
