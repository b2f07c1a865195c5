using System.Buffers;

namespace Dushanbe.Conference.Names;

/// <summary>The most likely language of a name in its own script, so that screen readers choose a suitable voice.</summary>
public static class NativeLanguage
{
    private static readonly SearchValues<char> Tajik = SearchValues.Create("ғӣқӯҳҷҒӢҚӮҲҶ");
    private static readonly SearchValues<char> Ukrainian = SearchValues.Create("іїєґІЇЄҐ");
    private static readonly SearchValues<char> Persian = SearchValues.Create("پچژگیک");
    private static readonly SearchValues<char> Urdu = SearchValues.Create("ٹڈڑےں");

    /// <summary>The range of each script, and the language most often written in it.</summary>
    private static readonly (char First, char Last, string Language)[] Scripts =
    [
        ('\u0370', '\u03FF', "el"), ('\u0400', '\u052F', "ru"), ('\u0530', '\u058F', "hy"), ('\u0590', '\u05FF', "he"), ('\u0600', '\u06FF', "ar"),
        ('\u0780', '\u07BF', "dv"), ('\u0900', '\u097F', "hi"), ('\u0980', '\u09FF', "bn"), ('\u0B80', '\u0BFF', "ta"), ('\u0D80', '\u0DFF', "si"),
        ('\u0E00', '\u0E7F', "th"), ('\u0E80', '\u0EFF', "lo"), ('\u0F00', '\u0FFF', "bo"), ('\u1000', '\u109F', "my"), ('\u10A0', '\u10FF', "ka"),
        ('\u1100', '\u11FF', "ko"), ('\u1200', '\u137F', "am"), ('\u1780', '\u17FF', "km"), ('\u3040', '\u30FF', "ja"), ('\u3400', '\u9FFF', "zh"),
        ('\uAC00', '\uD7A3', "ko"),
    ];

    /// <summary>The BCP 47 tag; null for a name in Latin letters, which do not identify a language.</summary>
    public static string? Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var languages = name.Select(OfLetter).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (languages.Count == 0) return null;
        if (languages.Contains("ja", StringComparer.Ordinal)) return "ja"; // among Chinese characters
        return languages[0] switch
        {
            "ru" when name.AsSpan().ContainsAny(Tajik) => "tg",
            "ru" when name.AsSpan().ContainsAny(Ukrainian) => "uk",
            "ar" when name.AsSpan().ContainsAny(Urdu) => "ur",
            "ar" when name.AsSpan().ContainsAny(Persian) => "fa",
            var language => language,
        };
    }

    private static string? OfLetter(char letter)
    {
        foreach (var (first, last, language) in Scripts)
            if (letter >= first && letter <= last) return language;
        return null;
    }
}
