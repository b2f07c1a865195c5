namespace Dushanbe.Conference.Printing.Unicode;

/// <summary>
/// Finds where a line may end in Thai, Lao, Khmer and Burmese, which are written without spaces between words: the text is
/// divided so that the fewest letters are left over that no word explains, and among those ways so that there are the fewest
/// words. What no word explains, such as a foreign name, is not divided, and nothing is ever divided inside a syllable's letters.
/// </summary>
internal static class WordBreaker
{
    private const int WordCost = 100;

    /// <summary>A word of one letter is more often a part of something unknown.</summary>
    private const int OneLetterCost = 160;

    private const int UnknownCost = 1000;

    /// <summary>Words shorter than this do not stand by themselves beside something unknown.</summary>
    private const int ShortWord = 3;

    /// <summary>Allows breaks between words.</summary>
    /// <param name="codePoints">The text.</param>
    /// <param name="breaks">What may happen before each character, as <see cref="LineBreaker"/> finds it; breaks between words are added.</param>
    public static void AddBreaks(ReadOnlySpan<int> codePoints, Span<LineBreak> breaks)
    {
        var first = codePoints.IndexOfAnyInRange(0x0E00, 0x17FF);
        if (first < 0) return; // so it is in nearly all text
        for (var start = first; start < codePoints.Length; start++)
        {
            if (WordList.Of(codePoints[start]) is not { } list || !IsLetter(codePoints[start])) continue;
            var end = start + 1;
            while (end < codePoints.Length && WordList.Of(codePoints[end]) == list && IsLetter(codePoints[end])) end++;
            Divide(list, codePoints[start..end], breaks[start..end]);
            start = end - 1;
        }
    }

    private static bool IsLetter(int codePoint) => CharacterData.Of(codePoint).LineBreak is LineBreakClass.AL or LineBreakClass.CM;

    /// <summary>The best way to go on from a place: what it costs, where the next part ends, and whether that part is a word.</summary>
    private record struct Step(int Cost, int End, bool IsWord);

    private static void Divide(WordList list, ReadOnlySpan<int> text, Span<LineBreak> breaks)
    {
        var steps = new Step[text.Length + 1];
        var ends = new List<int>();
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (!MayBegin(text, i)) continue;
            var next = i + 1;
            while (!MayBegin(text, next)) next++;
            var best = new Step(UnknownCost + steps[next].Cost, next, IsWord: false);
            list.Find(text[i..], ends);
            for (var w = ends.Count - 1; w >= 0; w--) // of two equal ways the one with the longer word first
            {
                var end = i + ends[w];
                while (end < text.Length && IsRepetition(text, end)) end++;
                if (!MayBegin(text, end)) continue;
                var cost = (end == i + 1 ? OneLetterCost : WordCost) + steps[end].Cost;
                if (cost < best.Cost) best = new(cost, end, IsWord: true);
            }

            steps[i] = best;
        }

        var (left, leftStart) = (default(Step), 0);
        for (var at = 0; at < text.Length; at = left.End)
        {
            var right = steps[at];
            if (at > 0 && breaks[at] == LineBreak.Prohibited && MayPart(left, at - leftStart, right, right.End - at)) breaks[at] = LineBreak.Allowed;
            (left, leftStart) = (right, at);
        }
    }

    /// <summary>
    /// Two words may stand on two lines, and a word beside something unknown if it is not short. Letters that are words by
    /// themselves spell something unknown where they follow each other.
    /// </summary>
    private static bool MayPart(Step left, int leftLength, Step right, int rightLength)
    {
        if (left.IsWord && right.IsWord) return leftLength > 1 || rightLength > 1;
        return (left.IsWord && leftLength >= ShortWord) || (right.IsWord && rightLength >= ShortWord);
    }

    /// <summary>Whether a word may begin at a place: not with a mark, with a vowel written behind its consonant, or with a consonant that ends a syllable.</summary>
    private static bool MayBegin(ReadOnlySpan<int> text, int index)
    {
        if (index == 0 || index >= text.Length) return true;
        var (before, here) = (text[index - 1], text[index]);
        if (CharacterData.Of(here).LineBreak == LineBreakClass.CM || IsRepetition(text, index)) return false;
        if (here is 0x0E30 or 0x0E32 or 0x0E33 or 0x0E45 or 0x0EB0 or 0x0EB2 or 0x0EB3 or 0x0EBD) return false; // vowels behind
        if (before is >= 0x0E40 and <= 0x0E44 or >= 0x0EC0 and <= 0x0EC4) return false; // vowels before their consonant
        if (before is 0x17D2 or 0x1039) return false; // signs that stack what follows
        return index + 1 >= text.Length || text[index + 1] is not (0x103A or 0x1039); // a final consonant of Burmese
    }

    /// <summary>Signs that repeat or shorten the word before them; one of Thai also begins its "and so on", ฯลฯ.</summary>
    private static bool IsRepetition(ReadOnlySpan<int> text, int index) =>
        text[index] is 0x0E46 or 0x0E2F or 0x0EC6 or 0x0EAF or 0x17D7 && !text[index..].StartsWith([0x0E2F, 0x0E25, 0x0E2F]);
}
