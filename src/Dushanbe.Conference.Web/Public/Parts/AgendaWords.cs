using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Web.Public.Parts;

/// <summary>Kinds of sessions as addresses write them.</summary>
internal static class AgendaWords
{
    private static readonly Dictionary<string, SessionKind> Kinds = Enum.GetValues<SessionKind>().ToDictionary(Of, StringComparer.Ordinal);

    /// <summary><c>side-event</c> for <see cref="SessionKind.SideEvent"/>.</summary>
    public static string Of(SessionKind kind) =>
        string.Concat(kind.ToString().Select((letter, at) => char.IsUpper(letter) ? $"{(at > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));

    /// <summary>The kind of a word, or null.</summary>
    public static SessionKind? Kind(string? word) => word is not null && Kinds.TryGetValue(word, out var kind) ? kind : null;
}
