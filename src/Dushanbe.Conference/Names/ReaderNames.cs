namespace Dushanbe.Conference.Names;

/// <summary>
/// How programmes name a person to the readers of a language, on pages and on papers alike: in Cyrillic to readers of Russian
/// and Tajik where the person's own script is Cyrillic, else in Latin letters, and with the form of address in their language.
/// </summary>
public static class ReaderNames
{
    extension(PersonName name)
    {
        /// <summary>As it is spoken: <c>Mr. Farrukh Rahmonzoda</c>, <c>Г-н Фаррух Раҳмонзода</c>.</summary>
        /// <param name="language">BCP 47 tag of one of the product's languages.</param>
        public string SpokenIn(string language) =>
            Honorifics.In(language, name.Honorific) is { } honorific ? $"{honorific} {Bare(name, language)}" : Bare(name, language);

        /// <summary>As lists by family name have it: <c>RAHMONZODA Farrukh</c>, <c>РАҲМОНЗОДА Фаррух</c>.</summary>
        /// <param name="language">BCP 47 tag of one of the product's languages.</param>
        public string ListedIn(string language) => IsNative(name, language) ? FamilyFirst(name) : NameStyle.Listed.Of(name);

        /// <summary>The other form of the name, for a line beside the first; null where there is none.</summary>
        /// <param name="language">BCP 47 tag of one of the product's languages.</param>
        public string? BesideIn(string language)
        {
            var latin = NameStyle.Spoken.Of(name with { Honorific = null });
            var other = IsNative(name, language) ? latin : name.Native;
            return other == latin && !IsNative(name, language) ? null : other;
        }

        /// <summary>The first letters of the first and the last word, in capitals.</summary>
        /// <param name="language">BCP 47 tag of one of the product's languages.</param>
        public string InitialsIn(string language)
        {
            string?[] parts = IsNative(name, language) ? [.. name.Native!.Split(' ')] : name is { Given: null, Family: null } ? [name.Native] : [name.Given, name.Family];
            var words = parts.Where(part => !string.IsNullOrEmpty(part)).ToList();
            var ends = words.Count > 2 ? [words[0], words[^1]] : words;
            return string.Concat(ends.Select(word => System.Globalization.StringInfo.GetNextTextElement(word!))).ToUpperInvariant();
        }
    }

    /// <summary>The native form as lists have it, for readers who see the name in it; null for others.</summary>
    internal static string? NativeFor(PersonName name, string language) => IsNative(name, language) ? FamilyFirst(name) : null;

    private static string Bare(PersonName name, string language) =>
        IsNative(name, language) ? name.Native! : NameStyle.Spoken.Of(name with { Honorific = null });

    private static bool IsNative(PersonName name, string language) =>
        name.Native is { } native && Languages.Normal(language) is "ru" or "tg" && native.Any(IsCyrillic) && native.All(each => IsCyrillic(each) || !char.IsLetter(each));

    private static bool IsCyrillic(char letter) => letter is >= '\u0400' and <= '\u052F';

    // the words that are spelled as the family name is; a name that is spelled in another way stays in its own order
    private static string FamilyFirst(PersonName name)
    {
        var words = name.Native!.Split(' ');
        if (name.Family is not { } family) return name.Native;
        var length = family.Split(' ').Length;
        var sought = SearchKey.Fold(family);
        for (var at = 0; at + length <= words.Length; at++)
        {
            var part = string.Join(' ', words[at..(at + length)]);
            if (SearchKey.Fold(part) != sought) continue;
            return string.Join(' ', [Capitals.OfFamily(part), .. words[..at], .. words[(at + length)..]]);
        }

        return name.Native;
    }
}
