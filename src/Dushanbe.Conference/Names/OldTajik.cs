using System.Buffers;

namespace Dushanbe.Conference.Names;

/// <summary>
/// Text typed with Tajik fonts from before Unicode (such as Times New Roman Tj), which drew the six letters of Tajik
/// over letters of Serbian, Macedonian, Ukrainian and Belarusian: <c>Љумњурии Тољикистон</c> for <c>Ҷумҳурии Тоҷикистон</c>.
/// </summary>
public static class OldTajik
{
    private const string Old = "љњќўїѓЉЊЌЎЇЃ";
    private const string New = "ҷҳқӯӣғҶҲҚӮӢҒ";

    private static readonly SearchValues<char> Suspects = SearchValues.Create(Old);
    private static readonly SearchValues<char> Certain = SearchValues.Create("љњќѓЉЊЌЃ");
    private static readonly SearchValues<char> Slavic = SearchValues.Create("ђћјџѕєіЂЋЈЏЅЄІ");
    private static readonly SearchValues<char> Living = SearchValues.Create("ҷҳқӯӣғҶҲҚӮӢҒ");

    /// <summary>
    /// Whether the text seems typed so: it has љ њ ќ ѓ, or ї at the end of a word after a consonant, or (of a person from
    /// Tajikistan) ў or ї anywhere; and no letter that occurs only in the languages these letters come from.
    /// </summary>
    public static bool IsIn(string? text, string? iso2 = null)
    {
        if (text is null || text.AsSpan().ContainsAny(Slavic)) return false;
        if (string.Equals(iso2, "TJ", StringComparison.OrdinalIgnoreCase)) return text.AsSpan().ContainsAny(Suspects);
        if (text.AsSpan().ContainsAny(Living) || iso2 is not null && Languages.Normal(iso2) is "rs" or "me" or "ba" or "mk" or "ua") return false;
        return text.AsSpan().ContainsAny(Certain) || HasFinalYi(text);
    }

    /// <summary>The text in modern letters. Only a proposal: check <see cref="IsIn"/> first and let the user confirm.</summary>
    public static string Repaired(string text) =>
        string.Create(text.Length, text, (made, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                var at = Old.IndexOf(from[i], StringComparison.Ordinal);
                made[i] = at < 0 ? from[i] : New[at];
            }
        });

    private static bool HasFinalYi(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] is not ('ї' or 'Ї') || i + 1 < text.Length && char.IsLetter(text[i + 1])) continue;
            if (char.IsLetter(text[i - 1]) && !"аеиоуюяєіАЕИОУЮЯЄІ".Contains(text[i - 1], StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
