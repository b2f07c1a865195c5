using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Editions;

/// <summary>Words that addresses need for themselves, so that no edition may have them.</summary>
public static class ReservedSlugs
{
    /// <summary>All of them: the languages, the doors, and the desks that are named without an edition.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Languages.All.Select(each => each.Tag),
        "account", "accounts", "api", "badges", "categories", "css", "delegations", "desk", "editions", "edition", "error", "export", "files", "fonts", "gate", "health", "home", "img", "import", "lib", "new", "not-found", "participants", "portraits", "programme",
    ];
}
