using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Editions;

/// <summary>Reserved words of addresses, which no edition may have as its slug.</summary>
public static class ReservedSlugs
{
    /// <summary>All of them: the languages, the top-level paths, and the desks whose address has no edition.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Languages.All.Select(each => each.Tag),
        "account", "accounts", "api", "badges", "categories", "css", "delegations", "desk", "editions", "edition", "error", "export", "files", "fonts", "gate", "health", "home", "img", "import", "journal", "lib", "list", "new", "not-found", "participants", "portraits", "programme", "review",
    ];
}
