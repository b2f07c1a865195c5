using System.Globalization;
using System.Text;

namespace Dushanbe.Conference.Names;

/// <summary>One written word in all the folded forms it can be found by.</summary>
/// <param name="Typed">The word as written.</param>
/// <param name="Forms">Of alphabets with vowels: the folded forms, the first being the usual one. Else empty.</param>
/// <param name="Own">The word in its own script, in ASCII: of scripts that are not spelled out with vowels. Else empty.</param>
/// <param name="Bones">The consonants, where they can be told.</param>
internal sealed record FoldedWord(string Typed, IReadOnlyList<string> Forms, IReadOnlyList<string> Own, IReadOnlyList<string> Bones)
{
    private const int MostForms = 6;

    /// <summary>The words of a text. Apostrophes of every kind are ignored, hyphens and other marks separate words; of Chinese, Japanese and Korean each character is a word.</summary>
    public static List<FoldedWord> Read(string? text)
    {
        var words = new List<FoldedWord>();
        if (string.IsNullOrEmpty(text)) return words;
        var normal = Prepared(text);
        var start = 0;
        var kind = Kind.None;
        for (var i = 0; i < normal.Length; i++)
        {
            var next = KindOf(normal, i, kind);
            if (next == Kind.Skipped) continue;
            if (next == kind && kind != Kind.Ideograph) { if (char.IsHighSurrogate(normal[i])) i++; continue; }
            Add(words, normal[start..i], kind);
            (start, kind) = (i, next);
            if (char.IsHighSurrogate(normal[i])) i++;
        }

        Add(words, normal[start..], kind);
        return words;
    }

    private enum Kind { None, Skipped, Vowelled, Consonantal, Ideograph, Other }

    private static string Prepared(string text)
    {
        var plain = true;
        foreach (var c in text)
            if (c >= '\u0300') { plain = false; break; }
        if (plain) return text;
        var normal = Cleaning.Normal(text);
        foreach (var c in normal)
        {
            // compatibility forms of letters: wide Latin, ligatures, Arabic presentation forms
            if (c is >= '\uFB00' and <= '\uFDFF' or >= '\uFE70' and <= '\uFFEF' or '\u2126' or '\u212A' or '\u212B' or '\uD835')
                return normal.Normalize(NormalizationForm.FormKC);
        }

        return normal;
    }

    private static Kind KindOf(string text, int at, Kind current)
    {
        var c = text[at];
        if (char.IsAsciiLetterOrDigit(c) || Transliteration.Knows(c)) return Kind.Vowelled;
        if (c < '\u0080') return c is '\'' or '`' ? Kind.Skipped : Kind.None;
        if (IsApostrophe(c)) return Kind.Skipped;
        if (Abjads.Knows(c)) return Kind.Consonantal;
        if (IsIdeograph(c)) return Kind.Ideograph;
        var category = char.IsSurrogate(c) ? CharUnicodeInfo.GetUnicodeCategory(text, at) : CharUnicodeInfo.GetUnicodeCategory(c);
        return category switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format =>
                current == Kind.Other ? Kind.Other : Kind.Skipped,
            UnicodeCategory.DecimalDigitNumber => current is Kind.None ? Kind.Vowelled : current,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.LetterNumber =>
                char.IsHighSurrogate(c) && text[at] is >= '\uD840' and <= '\uD8BF' ? Kind.Ideograph : Kind.Other,
            _ => Kind.None,
        };
    }

    // quotation marks, primes, hamza and ayn, and the letters that stand for them
    private static bool IsApostrophe(char c) =>
        c is '\u2018' or '\u2019' or '\u201B' or '\u2032' or '\u00B4' or '\u05F3' or '\u05F4' or '\u0640' or '\uFF07' or >= '\u02B9' and <= '\u02C8' or '\uA78B' or '\uA78C';

    private static bool IsIdeograph(char c) =>
        c is >= '\u2E80' and <= '\u2FDF' or '\u3005' or '\u3006' or '\u3007' or >= '\u3041' and <= '\u318F' or >= '\u31F0' and <= '\u31FF'
            or >= '\u3400' and <= '\u4DBF' or >= '\u4E00' and <= '\uA4CF' or >= '\uAC00' and <= '\uD7A3' or >= '\uF900' and <= '\uFAFF' && c != '\u30FB';

    private static void Add(List<FoldedWord> words, string word, Kind kind)
    {
        var made = kind switch
        {
            Kind.Vowelled => Vowelled(word),
            Kind.Consonantal => Consonantal(word),
            Kind.Ideograph or Kind.Other => new FoldedWord(word, [], [Coded(word)], []),
            _ => null,
        };
        if (made is not null) words.Add(made);
    }

    private static FoldedWord? Vowelled(string word)
    {
        var digits = WithAsciiDigits(word);
        var choices = Reading.None;
        var usual = Folding.Fold(digits, Reading.None, ref choices);
        if (usual.Length == 0) return null;
        var forms = new List<string>(2) { usual };
        if (choices != Reading.None)
        {
            var ignored = Reading.None;
            for (var each = 1; each <= (int)choices && forms.Count < MostForms - 1; each <<= 1)
                if (choices.HasFlag((Reading)each)) AddNew(forms, Folding.Fold(digits, (Reading)each, ref ignored));
            if (forms.Count > 2) AddNew(forms, Folding.Fold(digits, choices, ref ignored));
        }

        // d'Aubigné is found by Aubigné
        if (word.Length > 4 && forms.Count < MostForms && (word[1] is '\'' or '`' || IsApostrophe(word[1])))
        {
            var ignored = Reading.None;
            AddNew(forms, Folding.Fold(digits.AsSpan(2), Reading.None, ref ignored));
        }

        var bones = new List<string>(1);
        foreach (var form in forms) AddNew(bones, Skeleton.Of(form));
        return new FoldedWord(word, forms, [], bones);
    }

    private static FoldedWord? Consonantal(string word)
    {
        var spellings = new List<string>(2);
        var bones = new List<string>(2);
        foreach (var spelling in Abjads.Spellings(word))
        {
            AddNew(spellings, "y" + spelling);
            AddNew(bones, Skeleton.Of(spelling));
        }

        if (bones.Count == 0) return null;
        return new FoldedWord(word, [], Abjads.IsAbjad(word[0]) ? spellings : [Coded(word)], bones);
    }

    private static void AddNew(List<string> list, string item)
    {
        if (item.Length > 0 && !list.Contains(item)) list.Add(item);
    }

    private static string WithAsciiDigits(string word)
    {
        foreach (var c in word)
        {
            if (c < '\u0660' || !char.IsDigit(c)) continue;
            return string.Create(word.Length, word, (made, from) =>
            {
                for (var i = 0; i < from.Length; i++) made[i] = from[i] >= '\u0660' && char.IsDigit(from[i]) ? (char)('0' + (int)char.GetNumericValue(from[i])) : from[i];
            });
        }

        return word;
    }

    // w and five digits a character, so that every prefix of the word is a prefix of its code
    private static string Coded(string word)
    {
        var made = new StringBuilder(1 + (word.Length * 5)).Append('w');
        foreach (var rune in word.EnumerateRunes())
        {
            var value = rune.Value switch
            {
                >= 0x30A1 and <= 0x30F6 => rune.Value - 0x60, // katakana as hiragana
                >= 0x1210 and <= 0x1217 or >= 0x1280 and <= 0x1287 => 0x1200 + (rune.Value % 8), // Ethiopic letters that sound alike
                >= 0x1220 and <= 0x1227 => 0x1230 + (rune.Value % 8),
                >= 0x12D0 and <= 0x12D7 => 0x12A0 + (rune.Value % 8),
                >= 0x1340 and <= 0x1347 => 0x1338 + (rune.Value % 8),
                _ => Rune.ToLowerInvariant(rune).Value,
            };
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format || IsSkippedInWord(rune)) continue;
            made.Append(value.ToString(value > 99999 ? "D7" : "D5", CultureInfo.InvariantCulture));
        }

        return made.ToString();
    }

    private static bool IsSkippedInWord(Rune rune) => rune.IsBmp && (rune.Value is '\'' or '`' || IsApostrophe((char)rune.Value));
}
