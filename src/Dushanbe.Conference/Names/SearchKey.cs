using System.Text;

namespace Dushanbe.Conference.Names;

/// <summary>
/// The text stored beside a record so that a search finds it however the name is spelled, in whichever script and order.
/// A key has only small ASCII letters, digits and single spaces, at most <see cref="MaxLength"/> characters, and a space
/// before each token: <c>LIKE '% tok%'</c> finds the beginning of a word, <c>LIKE '%tok%'</c> any part.
/// <para>Tokens: the folded word and its other readings; <c>q…0</c> the consonants of a word written with vowels;
/// <c>x…0</c> the consonants of a word written without; <c>y…</c> an Arabic or Hebrew word letter by letter;
/// <c>w…</c> other scripts as five digits a character, Chinese, Japanese and Korean one character a token. The letters
/// q, w, x and y never start a folded word, so the kinds never collide; an @ marks tokens of fields that need a permission.</para>
/// </summary>
public static class SearchKey
{
    /// <summary>Characters in a key; what does not fit is dropped from the least significant end, in whole tokens.</summary>
    public const int MaxLength = 400;

    /// <summary>Marks each token of a field that needs a permission; no typed character folds to it.</summary>
    internal const string Mark = "@";

    /// <summary>The key of a record's parts, the most significant first: the words of all parts take precedence over other readings.</summary>
    public static string For(params string?[] parts) => Of([.. parts.Select(FoldedWord.Read)], []);

    /// <summary>The coarser key, for names that sound close when nothing else is found: one <c>…0</c> token of consonants a word.</summary>
    public static string Sounds(params string?[] parts) => SoundsOf(parts.Select(FoldedWord.Read));

    /// <summary><see cref="For"/> the names and what is searched besides, and <see cref="Sounds"/> of the names, which are folded once for both.</summary>
    /// <param name="names">The parts of the name.</param>
    /// <param name="open">Fields that everybody may search.</param>
    /// <param name="guarded">Fields that need a permission: each of their tokens has the mark of <see cref="SearchTerm.Guarded"/>.</param>
    internal static (string Text, string Sounds) Of(string?[] names, IEnumerable<string?> open, IEnumerable<string?> guarded)
    {
        List<List<FoldedWord>> read = [.. names.Select(FoldedWord.Read)];
        return (Of([.. read, .. open.Select(FoldedWord.Read)], [.. guarded.Select(FoldedWord.Read)]), SoundsOf(read));
    }

    /// <summary>The length of the leading tokens, each with its space, that are either all marked or all unmarked.</summary>
    internal static int OfOneKind(ReadOnlySpan<char> key, out bool marked)
    {
        const string next = " " + Mark;
        marked = key.StartsWith(next);
        if (!marked) return key.IndexOf(next) is var mark && mark < 0 ? key.Length : mark;
        for (var end = next.Length; key[end..].IndexOf(' ') is var space && space >= 0; end += space + 1)
            if (!key[(end + space)..].StartsWith(next)) return end + space;
        return key.Length;
    }

    private static string Of(List<List<FoldedWord>> open, List<List<FoldedWord>> guarded)
    {
        var key = new Tokens();
        AddWords(key, open, "");
        AddWords(key, guarded, Mark);
        foreach (var words in open) AddReadings(key, words, "");
        foreach (var words in guarded) AddReadings(key, words, Mark);
        return key.ToString();
    }

    private static void AddWords(Tokens key, List<List<FoldedWord>> read, string mark)
    {
        foreach (var words in read)
        {
            foreach (var word in words)
            {
                if (word.Forms.Count > 0) key.Add(mark + word.Forms[0]);
                foreach (var own in word.Own) key.Add(mark + own);
            }
        }
    }

    /// <summary>The usual folded form of a text, words parted by single spaces; folding it again changes nothing. Scripts without vowels keep their tokens.</summary>
    public static string Fold(string? text)
    {
        var made = new StringBuilder();
        foreach (var word in FoldedWord.Read(text))
        {
            if (made.Length > 0) made.Append(' ');
            made.Append(word.Forms.Count > 0 ? word.Forms[0] : word.Own[0]);
        }

        return made.ToString();
    }

    private static string SoundsOf(IEnumerable<List<FoldedWord>> read)
    {
        var key = new Tokens();
        foreach (var words in read)
            foreach (var word in words)
                foreach (var sound in SoundsOf(word)) key.Add(sound);
        return key.ToString();
    }

    internal static IEnumerable<string> SoundsOf(FoldedWord word) =>
        (word.Forms.Count > 0 ? word.Forms.Take(2) : word.Bones.Take(2)).Select(Skeleton.Sound).Where(sound => sound.Length > 0).Distinct(StringComparer.Ordinal).Select(sound => sound + "0");

    private static void AddReadings(Tokens key, List<FoldedWord> words, string mark)
    {
        foreach (var word in words)
            for (var i = 1; i < word.Forms.Count; i++) key.Add(mark + word.Forms[i]);
        foreach (var word in words)
            foreach (var bones in word.Bones) key.Add(mark + (word.Forms.Count > 0 ? "q" : "x") + bones + "0");
        for (var i = 1; i < words.Count; i++)
        {
            // Abdul Rahman is found by Abdulrahman, Min-jun by Minjun
            if (words[i - 1].Forms.Count > 0 && words[i].Forms.Count > 0) key.Add(mark + Joined(words[i - 1], words[i]));
        }
    }

    internal static string Joined(FoldedWord one, FoldedWord other)
    {
        var ignored = Reading.None;
        return Folding.Fold(one.Forms[0] + other.Forms[0], Reading.None, ref ignored);
    }

    private sealed class Tokens
    {
        private readonly StringBuilder text = new(120);
        private readonly HashSet<string> seen = new(StringComparer.Ordinal);

        public void Add(string token)
        {
            if (text.Length + 1 + token.Length <= MaxLength && seen.Add(token)) text.Append(' ').Append(token);
        }

        public override string ToString() => text.ToString();
    }
}
