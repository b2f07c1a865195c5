using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Exchange;

/// <summary>The rule by which a column of whole names is split; chosen by the clerk who sees the split of the first rows.</summary>
public enum NameOrder
{
    /// <summary>The first word is the family name: Фамилия Имя Отчество.</summary>
    FamilyFirst,

    /// <summary>The last word is the family name, with the small words before it: Ludwig van der Berg.</summary>
    FamilyLast,

    /// <summary>Words in capitals are the family name: KARIMOV Farrukh, Farrukh KARIMOV.</summary>
    Capitals,

    /// <summary>What is before the comma is the family name: Karimov, Farrukh.</summary>
    Comma,
}

/// <summary>Splits whole names by a rule, and proposes the rule for a column.</summary>
internal static class NameSplit
{
    private const int MostWords = 20;                  // no name has more; a longer one is refused by its length

    /// <summary>The parts of a whole name. Where the rule says nothing of it, the whole is the family name and <c>IsSplit</c> is false.</summary>
    public static (string? Honorific, string? Given, string? Family, bool IsSplit) Of(string whole, NameOrder order)
    {
        // a comma says where the family name ends, whatever is usual in the column
        if (order is NameOrder.FamilyFirst or NameOrder.FamilyLast && whole.Contains(',', StringComparison.Ordinal)) return Of(whole, NameOrder.Comma);
        var words = whole.Split(' ', MostWords, StringSplitOptions.RemoveEmptyEntries);
        var honorific = HonorificOf(words);
        words = words[honorific..];
        var family = order switch
        {
            NameOrder.FamilyFirst => ..Math.Min(1, words.Length),
            NameOrder.FamilyLast => LastFrom(words)..,
            NameOrder.Capitals => ByCapitals(words),
            _ => ByComma(words),
        };
        var said = honorific == 0 ? null : string.Join(' ', whole.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..honorific]);
        if (words.Length < 2 || family is not { } range || range.GetOffsetAndLength(words.Length) is var (start, length) && (length == 0 || length == words.Length)) return (said, null, Joined(words), false);
        return (said, Joined([.. words[..start], .. words[(start + length)..]]), Joined(words[start..(start + length)]), true);
    }

    /// <summary>The rule that fits most of these names: what is written in them decides before what is usual in their script.</summary>
    /// <param name="names">Names of the column.</param>
    /// <param name="stated">The order that the header of the column states; null for none.</param>
    public static NameOrder Propose(IEnumerable<string> names, NameOrder? stated = null)
    {
        var all = names.Select(each => each.Split(' ', MostWords, StringSplitOptions.RemoveEmptyEntries)).Select(each => each[HonorificOf(each)..]).Where(each => each.Length > 1).ToList();
        if (all.Count == 0) return stated ?? NameOrder.FamilyFirst;
        if (Most(each => ByComma(each) is not null)) return NameOrder.Comma;
        if (Most(each => ByCapitals(each) is not null)) return NameOrder.Capitals;
        if (stated is { } order) return order;
        var first = all.Count(each => FamilyEndings.IsFamily(each[0]) && !FamilyEndings.IsFamily(each[^1]) || each.Length > 2 && FamilyEndings.IsPatronymic(each[^1]));
        var last = all.Count(each => FamilyEndings.IsFamily(each[^1]) && !FamilyEndings.IsFamily(each[0]) || each.Length > 2 && FamilyEndings.IsPatronymic(each[1]) && !FamilyEndings.IsPatronymic(each[^1]));
        if (first != last) return first > last ? NameOrder.FamilyFirst : NameOrder.FamilyLast;
        return Most(each => each[0].Any(letter => letter is >= '\u0400' and <= '\u04FF')) ? NameOrder.FamilyFirst : NameOrder.FamilyLast;

        bool Most(Func<string[], bool> isSo) => all.Count(isSo) * 2 > all.Count;
    }

    // H.E. Mr. and the like: as many words in front as are a known form of address, but never all
    private static int HonorificOf(string[] words)
    {
        for (var count = Math.Min(3, words.Length - 1); count > 0; count--)
            if (Honorifics.IsKnown(string.Join(' ', words[..count]))) return count;
        return 0;
    }

    private static int LastFrom(string[] words)
    {
        var at = words.Length - 1;
        while (at > 1 && Particles.Contains(words[at - 1])) at--;
        return Math.Max(at, 0);
    }

    // one run of words in capitals, with small words before it, and something else beside it
    private static Range? ByCapitals(string[] words)
    {
        var first = Array.FindIndex(words, IsCapitals);
        if (first < 0) return null;
        var end = first + 1;
        while (end < words.Length && IsCapitals(words[end])) end++;
        if (Array.Exists(words[end..], IsCapitals)) return null;
        while (first > 0 && Particles.Contains(words[first - 1])) first--;
        return first == 0 && end == words.Length ? null : first..end;
    }

    // an initial is no family name
    private static bool IsCapitals(string word) => word.Count(char.IsLetter) > 1 && !word.Contains('.', StringComparison.Ordinal) && word.All(letter => !char.IsLetter(letter) || char.IsUpper(letter));

    private static Range? ByComma(string[] words)
    {
        var at = Array.FindIndex(words, word => word.EndsWith(','));
        return at < 0 || at == words.Length - 1 ? null : ..(at + 1);
    }

    private static string? Joined(string[] words) => string.Join(' ', words).Trim(',', ' ') is { Length: > 0 } text ? text : null;
}
