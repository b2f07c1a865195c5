namespace Dushanbe.Conference.Names;

/// <summary>
/// How programmes show a name to readers of a language, on pages and on papers: as their language writes it
/// where that is known, in Cyrillic for readers of Russian and Tajik where the person's own script is Cyrillic, else in Latin
/// letters; and with the form of address in their language.
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
        /// <param name="iso2">The person's State, which decides about the capital i where the letters of the name do not: <c>DEMİR</c>.</param>
        public string ListedIn(string language, string? iso2 = null) =>
            Own(name, language) is { } own ? FamilyFirst(own, name) : NameStyle.Listed.Of(name, Capitals.LanguageOf(name.Given, name.Family) ?? iso2);

        /// <summary>The other form of the name, for a line beside the first; null where there is none.</summary>
        /// <param name="language">BCP 47 tag of one of the product's languages.</param>
        public string? BesideIn(string language)
        {
            var latin = NameStyle.Spoken.Of(name with { Honorific = null });
            var own = Own(name, language);
            var other = own is null ? name.Native : latin;
            return other == (own ?? latin) || (own is null && other == latin) ? null : other;
        }

        /// <summary>The first letters of the first and the last word, in capitals.</summary>
        /// <param name="language">BCP 47 tag of one of the product's languages.</param>
        public string InitialsIn(string language)
        {
            string?[] parts = Own(name, language) is { } own ? [.. own.Split(' ')] : name is { Given: null, Family: null } ? [name.Native] : [name.Given, name.Family];
            var words = parts.Where(part => !string.IsNullOrEmpty(part)).ToList();
            var ends = words.Count > 2 ? [words[0], words[^1]] : words;
            return string.Concat(ends.Select(word => System.Globalization.StringInfo.GetNextTextElement(word!))).ToUpperInvariant();
        }
    }

    /// <summary>The form that readers of a language see in their own letters, as lists have it; null where they see the Latin one.</summary>
    internal static string? NativeFor(PersonName name, string language) => Own(name, language) is { } own ? FamilyFirst(own, name) : null;

    private static string Bare(PersonName name, string language) =>
        Own(name, language) ?? NameStyle.Spoken.Of(name with { Honorific = null });

    // in the reader's language: what was typed for it, else the person's own Cyrillic form, else what was typed
    // for the other Cyrillic language; null where the Latin form is used
    private static string? Own(PersonName name, string language)
    {
        if (name.InLanguages?.In(language) is { } typed) return typed;
        if (Languages.Normal(language) is not ("ru" or "tg")) return null;
        return name.Native is { } native && native.Any(IsCyrillic) && native.All(each => IsCyrillic(each) || !char.IsLetter(each)) ? native : name.InLanguages?.In("ru") ?? name.InLanguages?.In("tg");
    }

    private static bool IsCyrillic(char letter) => letter is >= '\u0400' and <= '\u052F';

    // the words that are spelled as the family name is; a name that is spelled in another way stays in its own order
    private static string FamilyFirst(string own, PersonName name)
    {
        var words = own.Split(' ');
        if (name.Family is not { } family) return own;
        var length = family.Split(' ').Length;
        var sought = SearchKey.Fold(family);
        for (var at = 0; at + length <= words.Length; at++)
        {
            var part = string.Join(' ', words[at..(at + length)]);
            if (SearchKey.Fold(part) != sought) continue;
            return string.Join(' ', [Capitals.OfFamily(part), .. words[..at], .. words[(at + length)..]]);
        }

        // the family name sounds otherwise in these letters, Yorova and Ёрова: it is what the given name leaves, word by word
        if (name.Given is { } given && words.Length == length + given.Split(' ').Length)
        {
            var spoken = string.Join(' ', words[..^length]);
            if (SearchKey.Fold(spoken) == SearchKey.Fold(given)) return $"{Capitals.OfFamily(string.Join(' ', words[^length..]))} {spoken}";
            spoken = string.Join(' ', words[length..]);
            if (SearchKey.Fold(spoken) == SearchKey.Fold(given)) return $"{Capitals.OfFamily(string.Join(' ', words[..length]))} {spoken}";
        }

        // what was typed for readers is the name as it is spoken, and may be spelled by its sound: Guterres, Гутерриш
        if (own == name.Native || words.Length != length + (name.Given?.Split(' ').Length ?? 0)) return own;
        return string.Join(' ', [Capitals.OfFamily(string.Join(' ', words[^length..])), .. words[..^length]]);
    }
}
