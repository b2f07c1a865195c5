using System.Text;

namespace Dushanbe.Conference.Names;

/// <summary>Expands a folded query into the spellings it matches, so that a clerk sees how it was interpreted.</summary>
internal static class Readings
{
    /// <summary>The other spellings, those nearest to what was typed first; none for words that are not spelled out with vowels.</summary>
    public static IReadOnlyList<string> Of(string typed, List<FoldedWord> words)
    {
        if (words.Count is 0 or > 4 || words.Exists(word => word.Forms.Count == 0 || word.Forms[0].Length < 2 || word.Forms[0].AsSpan().ContainsAnyInRange('0', '9'))) return [];
        var made = new List<string>();
        foreach (var style in (ReadOnlySpan<Func<FoldedWord, string>>)[
            word => Latin(word, "h", word.Forms[0]), word => Latin(word, "kh", word.Forms[0]), word => Latin(word, "x", word.Forms[0]),
            Tajik, Russian, Persian])
        {
            var reading = string.Join(' ', words.Select(style));
            if (!string.Equals(reading, typed, StringComparison.OrdinalIgnoreCase) && !made.Contains(reading, StringComparer.Ordinal)) made.Add(reading);
        }

        return made;
    }

    private static string Latin(FoldedWord word, string h, string form)
    {
        var made = new StringBuilder(form.Length + 4);
        for (var i = 0; i < form.Length; i++)
        {
            // the h of sh and ch is part of them; kh at the end of a syllable only for a single h
            var alone = form[i] == 'h' && (i == 0 || form[i - 1] is not ('s' or 'c'));
            made.Append(alone ? h : form[i].ToString());
        }

        return Capitalized(made.ToString());
    }

    private static string Tajik(FoldedWord word) => Cyrillic(word, 'ҳ', 'ҷ', HasQ(word) ? 'қ' : 'к');

    private static string Russian(FoldedWord word) => Cyrillic(word, 'х', 'ж', 'к').Replace("ж", "дж", StringComparison.Ordinal).Replace("Ж", "Дж", StringComparison.Ordinal);

    private static string Cyrillic(FoldedWord word, char h, char j, char k)
    {
        var form = word.Forms[0];
        var made = new StringBuilder(form.Length);
        for (var i = 0; i < form.Length; i++)
        {
            var next = i + 1 < form.Length ? form[i + 1] : '\0';
            var (text, used) = (form[i], next) switch
            {
                ('s', 'h') => ("ш", 2),
                ('c', 'h') => ("ч", 2),
                ('t', 's') => ("ц", 2),
                ('i', 'a') => ("я", 2),
                ('i', 'u') => ("ю", 2),
                ('i', 'o') => ("ё", 2),
                ('i', _) when i > 0 && form[i - 1] is 'a' or 'e' or 'o' or 'u' => ("й", 1),
                _ => (Letter(form[i], h, j, k).ToString(), 1),
            };
            made.Append(text);
            i += used - 1;
        }

        return Capitalized(made.ToString());
    }

    private static char Letter(char c, char h, char j, char k) => c switch
    {
        'a' => 'а',
        'b' => 'б',
        'd' => 'д',
        'e' => 'е',
        'f' => 'ф',
        'g' => 'г',
        'h' => h,
        'i' => 'и',
        'j' => j,
        'k' => k,
        'l' => 'л',
        'm' => 'м',
        'n' => 'н',
        'o' => 'о',
        'p' => 'п',
        'r' => 'р',
        's' => 'с',
        't' => 'т',
        'u' => 'у',
        'v' => 'в',
        'z' => 'з',
        _ => c,
    };

    // short vowels are not written; o of Tajik is the long a of Persian
    private static string Persian(FoldedWord word)
    {
        var form = word.Forms[0];
        var made = new StringBuilder(form.Length);
        for (var i = 0; i < form.Length; i++)
        {
            var next = i + 1 < form.Length ? form[i + 1] : '\0';
            switch (form[i])
            {
                case 's' when next == 'h': made.Append('ش'); i++; break;
                case 'c' when next == 'h': made.Append('چ'); i++; break;
                case 'a' or 'e' when i == 0: made.Append('ا'); break;
                case 'o' when i == 0: made.Append('آ'); break;
                case 'i' or 'u' when i == 0: made.Append(form[i] == 'i' && next is 'a' or 'o' or 'u' ? "ی" : form[i] == 'i' ? "ای" : "او"); break;
                case 'a' or 'e' when next != '\0': break;
                case 'a': made.Append('ا'); break;
                case 'e': made.Append('ی'); break;
                case var c: made.Append(PersianLetter(c, HasQ(word))); break;
            }
        }

        return made.ToString();
    }

    private static string PersianLetter(char c, bool hasQ) => c switch
    {
        'b' => "ب",
        'd' => "د",
        'f' => "ف",
        'g' => "گ",
        'h' => "ح",
        'i' => "ی",
        'j' => "ج",
        'k' => hasQ ? "ق" : "ک",
        'l' => "ل",
        'm' => "م",
        'n' => "ن",
        'o' => "ا",
        'p' => "پ",
        'r' => "ر",
        's' => "س",
        't' => "ت",
        'u' => "و",
        'v' => "و",
        'z' => "ز",
        _ => "",
    };

    private static bool HasQ(FoldedWord word) => word.Typed.AsSpan().ContainsAny("qQқҚ");

    private static string Capitalized(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
