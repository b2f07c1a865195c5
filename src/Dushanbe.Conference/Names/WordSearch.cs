using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Dushanbe.Conference.Names;

/// <summary>How closely a text matches a search, the closest last.</summary>
public enum WordFit
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The name of a person sounds like it.</summary>
    Similar,

    /// <summary>The same word in other letters: <c>Rahmon</c> for <c>Раҳмон</c>.</summary>
    Spelled,

    /// <summary>The same word with another ending, or the beginning of one: <c>границы</c> for <c>границ</c>.</summary>
    Form,

    /// <summary>The word itself; capitals, accents and the marks of Tajik letters do not matter.</summary>
    Exact,
}

/// <summary>Searches running text, unlike <see cref="SearchQuery"/>, which finds people: all words must be found, in any order.</summary>
public sealed class WordSearch
{
    private const int MostWords = 8;
    private const int ShortestStem = 4;

    // by alphabet: what nouns and adjectives of English, Russian and Tajik end in, written as Plain leaves them
    private static readonly FrozenSet<string> LatinEndings = Endings("s es e ed ing y ies");
    private static readonly FrozenSet<string> CyrillicEndings = Endings(
        "а я о е и ы у ю ь й ой ей ою ею ом ем ам ям ах ях ами ями ов ев ёв ьев ий ый его ого ему ому им ым их ых ими ыми ая яя ое ее ые ие ую юю ия ию ии ией ием иям иях иями иев ью " +
        "ҳо ҳои ҳоро ҳоям ҳояш ро ӣ ии иро он они онро ён ёни ёнро гон гони яш ям ам аш ят ат амон вӣ гӣ");

    private readonly List<(string Plain, FrozenSet<string> Spellings)> words;

    private WordSearch(List<(string Plain, FrozenSet<string> Spellings)> words) => this.words = words;

    /// <summary>Parses what was typed; null where it has no word.</summary>
    public static WordSearch? Read(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var read = Words(typed).Take(MostWords).Select(at => typed[at]).Select(word => (Plain(word), Spellings(word))).ToList();
        return read.Count == 0 ? null : new(read);
    }

    /// <summary>How closely the texts of one record match: the closeness of the word that matches worst.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="inOtherLetters">Whether other spellings of a word count, which takes longer to find out.</param>
    public WordFit FitOf(IEnumerable<string> texts, bool inOtherLetters)
    {
        var found = texts.SelectMany(text => Words(text).Select(at => text[at])).Distinct(StringComparer.OrdinalIgnoreCase).Select(word => (Word: word, Plain: Plain(word))).ToList();
        var least = WordFit.Exact;
        foreach (var sought in words)
        {
            var best = found.Count == 0 ? WordFit.None : found.Max(each => FitOf(sought.Plain, each.Plain));
            if (best == WordFit.None && inOtherLetters && found.Exists(each => sought.Spellings.Overlaps(Spellings(each.Word)))) best = WordFit.Spelled;
            if (best < least) least = best;
            if (least == WordFit.None) break;
        }

        return least;
    }

    /// <summary>Where the words stand in a text, from its beginning on.</summary>
    public IEnumerable<Range> PlacesIn(string text) => Words(text).Where(at => words.Exists(sought =>
        FitOf(sought.Plain, Plain(text[at])) != WordFit.None || sought.Spellings.Overlaps(Spellings(text[at]))));

    private static WordFit FitOf(string sought, string word)
    {
        if (word == sought) return WordFit.Exact;
        // a number, in any numerals, matches only itself: II is not III
        if (IsNumber(sought) || IsNumber(word)) return WordFit.None;
        // in scripts without spaces between words any part matches
        if (!char.IsLower(sought[0])) return word.Contains(sought, StringComparison.Ordinal) ? WordFit.Form : WordFit.None;
        if (sought.Length > 2 && word.StartsWith(sought, StringComparison.Ordinal)) return WordFit.Form;
        var stem = sought.AsSpan().CommonPrefixLength(word);
        // an ending can begin with the letter that the other one is: границ-а and границ-ами
        for (var shortest = Math.Max(ShortestStem - 1, stem - 2); stem >= shortest; stem--)
        {
            var (one, other) = (sought[stem..], word[stem..]);
            if ((stem >= ShortestStem || one.Length == 0 || other.Length == 0) && IsEnding(one) && IsEnding(other)) return WordFit.Form;
        }

        return WordFit.None;
    }

    private static bool IsEnding(string rest) => rest.Length == 0 || LatinEndings.Contains(rest) || CyrillicEndings.Contains(rest);

    private static bool IsNumber(string word) => word.All(char.IsAsciiDigit) || word.All(each => each is 'i' or 'v' or 'x');

    private static FrozenSet<string> Endings(string list) => list.Split(' ').Select(Plain).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Spellings(string word) => FoldedWord.Read(word).SelectMany(each => each.Forms).Where(form => form.Length > 1).ToFrozenSet(StringComparer.Ordinal);

    private static IEnumerable<Range> Words(string text)
    {
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var inside = at < text.Length && (char.IsLetterOrDigit(text[at]) || char.IsSurrogate(text[at]) || CharUnicodeInfo.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark || (start >= 0 && IsApostrophe(text[at])));
            if (inside && start < 0) start = at;
            if (inside || start < 0) continue;
            var end = at;
            while (end > start && IsApostrophe(text[end - 1])) end--;
            if (end > start) yield return start..end;
            start = -1;
        }
    }

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u02BC' or '\u02BB' or '`';

    private static string Plain(string word)
    {
        var made = new StringBuilder(word.Length);
        foreach (var c in word.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (IsApostrophe(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            made.Append(c switch { 'қ' => 'к', 'ғ' => 'г', 'ҳ' => 'х', 'ҷ' => 'ч', _ => c });
        }

        return made.ToString();
    }
}
