namespace Dushanbe.Conference.Web.Kit;

/// <summary>A keyboard shortcut of a desk.</summary>
/// <param name="Name">As <c>KeyboardEvent.key</c> gives it, with modifiers before it: <c>p</c>, <c>Shift+N</c>, <c>Alt+ArrowUp</c>, <c>/</c>.</param>
/// <param name="Label">The word beside the key cap.</param>
/// <param name="Press">The action; called in the component's own context.</param>
public sealed record DeskKey(string Name, string Label, Func<Task> Press)
{
    /// <summary>Whether the key bar shows it; the list opened by <c>?</c> has all keys.</summary>
    public bool Shown { get; init; } = true;

    /// <summary>Whether it also works while a field has focus: only keys that cannot be typed.</summary>
    public bool InFields { get; init; }

    /// <summary>The id of a field that handles the key itself, so that it acts there too.</summary>
    public string? ActsIn { get; init; }

    /// <summary>Where it acts while a field has the focus, for the style sheet of the key bar: in all, in one, or nowhere (null).</summary>
    public string? Acts => InFields ? "fields" : ActsIn;

    /// <summary>The id of the element to focus, which the browser does without the server, so that the next letter is not taken for a shortcut.</summary>
    public string? Focuses { get; init; }

    /// <summary>Whether it moves the selection: repeated presses are all executed, and other actions wait for the last.</summary>
    public bool Moves { get; init; }

    /// <summary>Whether it leads to another page: keys are ignored until that one is there.</summary>
    public bool Leaves { get; init; }

    /// <summary>A key that focuses an element.</summary>
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
