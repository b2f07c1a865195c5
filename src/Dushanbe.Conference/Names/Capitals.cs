using System.Buffers;
using System.Text;

namespace Dushanbe.Conference.Names;

/// <summary>
/// Capitals for family names: Turkish and Azerbaijani İ and I, SS for ß, Greek without accents; <c>d'</c>, <c>Mc</c> and
/// particles typed in lower case stay (<c>von und zu HOHENSTAUFEN</c>, <c>McDONALD</c>, <c>d'AUBIGNÉ</c>).
/// Georgian has no capitals in running text and scripts without case are left alone.
/// </summary>
public static class Capitals
{
    private static readonly SearchValues<char> Turkish = SearchValues.Create("ıİğĞəƏ");

    /// <summary>A family name in capitals. A name typed in capitals throughout is left as it is: its case cannot be guessed.</summary>
    public static string OfFamily(string family, string? languageOrState = null)
    {
        var turkish = IsTurkish(languageOrState ?? LanguageOf(family));
        var words = family.Split(' ');
        var onlyParticles = Array.TrueForAll(words, word => Particles.Contains(word));
        var made = new StringBuilder(family.Length + 4);
        foreach (var word in words)
        {
            if (made.Length > 0) made.Append(' ');
            if (onlyParticles) Append(made, word, turkish);
            else AppendWord(made, word, turkish);
        }

        return made.ToString();
    }

    /// <summary>All of a text in capitals.</summary>
    public static string Of(string text, string? languageOrState = null)
    {
        var made = new StringBuilder(text.Length + 4);
        Append(made, text, IsTurkish(languageOrState ?? LanguageOf(text)));
        return made.ToString();
    }

    /// <summary><c>tr</c> when the text has letters used only in Turkish, else null.</summary>
    internal static string? LanguageOf(params ReadOnlySpan<string?> parts)
    {
        foreach (var part in parts)
            if (part.AsSpan().ContainsAny(Turkish)) return "tr";
        return null;
    }

    private static bool IsTurkish(string? languageOrState) =>
        Languages.Normal(languageOrState) is "tr" or "az";

    private static void AppendWord(StringBuilder made, string word, bool turkish)
    {
        if (Particles.Contains(word)) { made.Append(word); return; }
        var start = 0;
        while (start < word.Length)
        {
            var hyphen = word.AsSpan(start).IndexOfAny('-', '\u2010', '\u2011');
            var end = hyphen < 0 ? word.Length : start + hyphen + 1;
            AppendElement(made, word.AsSpan(start, end - start), isPart: start > 0 || end < word.Length, turkish);
            start = end;
        }
    }

    private static void AppendElement(StringBuilder made, ReadOnlySpan<char> element, bool isPart, bool turkish)
    {
        if (isPart && Particles.Contains(element.TrimEnd("-\u2010\u2011"))) { made.Append(element); return; }
        var kept = PrefixLength(element);
        made.Append(element[..kept]);
        Append(made, element[kept..], turkish);
    }

    // d'Aubigné keeps its d', McDonald its Mc, MacDiarmuid its Mac, FitzGerald its Fitz; Macron has no prefix
    private static int PrefixLength(ReadOnlySpan<char> element)
    {
        if (element.Length > 2 && element[0] is 'd' or 'l' && element[1] is '\'' or '\u2019' or '\u02BC') return 2;
        foreach (var prefix in (ReadOnlySpan<string>)["Mc", "Mac", "Fitz"])
        {
            if (element.Length > prefix.Length + 1 && element.StartsWith(prefix, StringComparison.Ordinal)
                && char.IsUpper(element[prefix.Length]) && char.IsLower(element[prefix.Length + 1])) return prefix.Length;
        }

        return 0;
    }

    private static void Append(StringBuilder made, ReadOnlySpan<char> text, bool turkish)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var special = rune.Value switch
            {
                'i' when turkish => "İ",
                'ı' => "I",
                'ß' => "SS",
                'ŉ' => "ʼN",
                'և' => "ԵՎ",
                'ǰ' => "J̌",
                'ﬁ' => "FI",
                'ﬂ' => "FL",
                _ => null,
            };
            if (special is not null) made.Append(special);
            else if (rune.Value is >= 0x10D0 and <= 0x10FF) made.Append(rune.ToString());
            else made.Append(IsGreek(rune.Value) ? Unaccented(rune) : Rune.ToUpperInvariant(rune).ToString());
        }
    }

    private static bool IsGreek(int value) => value is >= 0x386 and <= 0x3CE or >= 0x1F00 and <= 0x1FFF;

    // capitals drop the tonos and keep the dialytika
    private static string Unaccented(Rune rune)
    {
        var made = new StringBuilder(3);
        foreach (var c in rune.ToString().Normalize(NormalizationForm.FormD))
            if (c is '\u0308' || c is < '\u0300' or > '\u036F') made.Append(c == 'ς' ? 'Σ' : char.ToUpperInvariant(c));
        return made.ToString().Normalize(NormalizationForm.FormC);
    }
}
