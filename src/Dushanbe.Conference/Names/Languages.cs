using System.Collections.Frozen;

namespace Dushanbe.Conference.Names;

/// <summary>A language of the product, under its BCP 47 tag and the name its speakers give it.</summary>
public sealed record Language(string Tag, string NativeName);

/// <summary>The languages of the user interface. Content can be stored in others too.</summary>
public static class Languages
{
    /// <summary>English, the final fallback.</summary>
    public const string Default = "en";

    private static readonly FrozenSet<string> RightToLeft = new[] { "ar", "fa", "he", "ps", "ur", "ug", "ckb", "dv", "yi" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>English, Russian and Tajik, in the order of the language switch.</summary>
    public static IReadOnlyList<Language> All { get; } = [new("en", "English"), new("ru", "Русский"), new("tg", "Тоҷикӣ")];

    /// <summary>Whether the user interface has the language; regions and case do not matter (<c>ru-RU</c> is known).</summary>
    public static bool IsKnown(string? tag)
    {
        var language = Normal(tag);
        foreach (var each in All)
            if (each.Tag == language) return true;
        return false;
    }

    /// <summary>Whether text in the language runs from right to left.</summary>
    public static bool IsRightToLeft(string? tag) => RightToLeft.Contains(Normal(tag));

    /// <summary>The primary language of a tag in lower case: <c>ru</c> of <c>ru-RU</c>; empty for no tag.</summary>
    public static string Normal(string? tag)
    {
        if (string.IsNullOrWhiteSpace(tag)) return "";
        var trimmed = tag.AsSpan().Trim();
        var end = trimmed.IndexOfAny('-', '_');
        return (end < 0 ? trimmed : trimmed[..end]).ToString().ToLowerInvariant();
    }
}
