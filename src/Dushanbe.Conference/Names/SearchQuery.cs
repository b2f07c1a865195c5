using System.Text;

namespace Dushanbe.Conference.Names;

/// <summary>What a search at a desk most likely means.</summary>
public enum SearchKind
{
    /// <summary>Nothing to search for: an empty text, which matches everybody, or punctuation only, which no <see cref="SearchKey"/> contains.</summary>
    Empty,

    /// <summary>Words, of a name or an organization.</summary>
    Words,

    /// <summary>The number on a badge.</summary>
    BadgeNumber,

    /// <summary>An e-mail address or the beginning of one.</summary>
    Email,
}

/// <summary>One word of a query.</summary>
/// <param name="Typed">The word as typed.</param>
/// <param name="Alternatives">Pieces of a <see cref="SearchKey"/>, each with its leading space, and with one behind where it must be a whole word: the record must hold one of them; none finds nothing. Letters, digits and spaces only, so <c>LIKE '%' + alternative + '%'</c> needs no escape.</param>
/// <param name="Consonants">Pieces of a <see cref="SearchKey"/> between scripts with and without vowels, where many names have the same consonants: similar names only.</param>
/// <param name="Sounds">Pieces of <see cref="SearchKey.Sounds"/>, for the last attempt.</param>
public sealed record SearchTerm(string Typed, IReadOnlyList<string> Alternatives, IReadOnlyList<string> Consonants, IReadOnlyList<string> Sounds)
{
    /// <summary>Whether an alternative must be a whole word: then the key is searched with a space behind it.</summary>
    internal bool HasWhole { get; } = Alternatives.Any(each => each[^1] == ' ');

    /// <summary>The alternatives among fields that need a permission; searched only for readers who hold it.</summary>
    internal IReadOnlyList<string> Guarded { get; } = [.. Alternatives.Select(each => $" {SearchKey.Mark}{each[1..]}")];
}

/// <summary>A parsed search: every term must match, each in any of its forms, in any order.</summary>
public sealed class SearchQuery
{
    private const int MostTerms = 8;
    private const int MostLetters = 200;

    // a search with fewer consonants sounds like too many names; of three consonants only a word that was long
    private const int FewestConsonants = 3, FewestLetters = 4;

    private SearchQuery(string typed) => Typed = typed;

    /// <summary>The text as typed, cleaned.</summary>
    public string Typed { get; }

    /// <summary>The likeliest meaning. A badge number in Latin letters can also be a word, so <see cref="Terms"/> are there too.</summary>
    public SearchKind Kind { get; private init; }

    /// <summary>The words, at most eight.</summary>
    public IReadOnlyList<SearchTerm> Terms { get; private init; } = [];

    /// <summary>The badge number as stored, whenever the text can be one, even if it is likelier a word.</summary>
    public string? BadgeNumber { get; private init; }

    /// <summary>The address in lower case, when <see cref="Kind"/> says so.</summary>
    public string? Email { get; private init; }

    /// <summary>How else the query was read, for the clerk to see: <c>Rahmon, Raxmon, Раҳмон, Рахмон, رحمان</c>. Each of them finds the same.</summary>
    public IReadOnlyList<string> AlsoReadAs { get; private init; } = [];

    /// <summary>Reads what was typed. An unfinished word counts as the beginning of one.</summary>
    /// <param name="typed">The text of a search field.</param>
    /// <param name="badgeNumber">Reads a badge number as it is stored, null where the text cannot be one; without it no text is a number.</param>
    public static SearchQuery Read(string? typed, Func<string, string?>? badgeNumber = null)
    {
        var line = Cleaning.Line(typed) ?? "";
        if (line.Length > MostLetters) line = Cleaning.Line(line[..MostLetters]) ?? "";
        var words = FoldedWord.Read(line);
        if (words.Count > MostTerms) words.RemoveRange(MostTerms, words.Count - MostTerms);
        var number = badgeNumber?.Invoke(line);
        var email = IsEmail(line) ? line.ToLowerInvariant() : null;
        var kind = email is not null ? SearchKind.Email
            : number is not null && line.AsSpan().ContainsAnyInRange('0', '9') ? SearchKind.BadgeNumber
            : words.Count > 0 ? SearchKind.Words : SearchKind.Empty;
        // a badge number typed with another keyboard layout is never a name
        if (kind == SearchKind.BadgeNumber && !Ascii.IsValid(line)) words.Clear();
        return new SearchQuery(line)
        {
            Kind = kind,
            BadgeNumber = number,
            Email = email,
            Terms = Heard([.. words.Select((word, i) => Term(words, i, isOpen: i == words.Count - 1 && typed is [.., not ' ']))], words),
            AlsoReadAs = email is null ? Readings.Of(line, words) : [],
        };
    }

    /// <summary>Whether a record with this <see cref="SearchKey"/> has every word, also if only by the consonants of another script.</summary>
    public bool Finds(string key) => Terms.Count > 0 && Terms.All(term => Has(key, term.Alternatives) || Has(key, term.Consonants));

    /// <summary>Whether a record with this <see cref="SearchKey"/> has every word as it is spelled.</summary>
    public bool Spells(string key) => Terms.Count > 0 && Terms.All(term => Has(key, term.Alternatives));

    /// <summary>Whether a record with these <see cref="SearchKey.Sounds"/> sounds close: every word must, except those that its <see cref="SearchKey"/> has.</summary>
    public bool SoundsLike(string sounds, string key = "") =>
        Terms.Any(term => term.Sounds.Count > 0) && Terms.All(term => Has(sounds, term.Sounds) || Has(key, term.Alternatives) || Has(key, term.Consonants));

    /// <summary>Whether names can be similar to the search at all.</summary>
    /// <param name="bySound">Whether those of the same sound are, besides those of the same consonants.</param>
    internal bool HasSimilar(bool bySound) => Terms.Any(term => term.Consonants.Count > 0 || (bySound && term.Sounds.Count > 0));

    private static bool Has(string key, IReadOnlyList<string> pieces) =>
        pieces.Any(each => key.Contains(each, StringComparison.Ordinal) || (each[^1] == ' ' && key.AsSpan().EndsWith(each.AsSpan(..^1), StringComparison.Ordinal)));

    private static IReadOnlyList<SearchTerm> Heard(IReadOnlyList<SearchTerm> terms, List<FoldedWord> words)
    {
        var consonants = terms.Sum(term => term.Sounds.Concat(term.Consonants).Select(ConsonantsOf).DefaultIfEmpty().Max());
        // what is written without vowels is longer than it looks
        var letters = words.Sum(word => word.Forms.Count > 0 ? word.Forms[0].Length : FewestLetters);
        if (consonants < FewestConsonants || (consonants == FewestConsonants && letters < FewestLetters)) return [.. terms.Select(term => term with { Consonants = [], Sounds = [] })];
        // of الثاني alone the word without its article is too short
        return terms is [var only] ? [only with { Consonants = Enough(only.Consonants), Sounds = Enough(only.Sounds) }] : terms;
    }

    private static List<string> Enough(IReadOnlyList<string> pieces) => [.. pieces.Where(each => ConsonantsOf(each) >= FewestConsonants)];

    private static int ConsonantsOf(string piece) => piece.AsSpan(1).TrimStart("qx").TrimEnd('0').Length;

    private static SearchTerm Term(List<FoldedWord> words, int at, bool isOpen)
    {
        var word = words[at];
        // zzzz, which folds to z, and qqqqzzzz, which folds to kz, are neither a name nor a code
        if (word.Typed.Length > 3 && word.Forms.Count > 0 && word.Forms[0].Length * 2 <= word.Typed.Length && Repeats(word.Typed)) return new SearchTerm(word.Typed, [], [], []);
        var forms = new List<string>();
        foreach (var form in word.Forms) Add(forms, IsBeginning(word.Typed, form) ? form : form + " ");
        foreach (var own in word.Own) Add(forms, own);
        if (isOpen && word.Forms.Count > 0) AddUnfinished(forms, word);
        if (word.Forms.Count > 0)
        {
            if (at > 0 && words[at - 1].Forms.Count > 0) Add(forms, SearchKey.Joined(words[at - 1], word));
            if (at + 1 < words.Count && words[at + 1].Forms.Count > 0) Add(forms, SearchKey.Joined(word, words[at + 1]));
        }

        // what has digits is a number or a code, and never a name written without its vowels, or one that sounds so
        if (word.Typed.AsSpan().ContainsAnyInRange('0', '9')) return new SearchTerm(word.Typed, forms, [], []);
        // three consonants are the beginning of too many words
        var other = word.Forms.Count > 0 ? " x" : " q";
        return new SearchTerm(word.Typed, forms, [.. word.Bones.Where(bones => bones.Length > 0).Select(bones => other + bones + (bones.Length <= FewestConsonants ? "0" : ""))], [.. SearchKey.SoundsOf(word).Select(sound => " " + sound)]);
    }

    private static bool Repeats(string typed)
    {
        for (var at = 2; at < typed.Length; at++)
            if (typed[at] == typed[at - 1] && typed[at] == typed[at - 2]) return true;
        return false;
    }

    // queues, which folds to kus, is not the beginning of customs; kh is that of a name with h
    private static bool IsBeginning(string typed, string form) =>
        typed.Length is < 2 or 3 or 4 || form.Length * 2 > typed.Length || (typed.Length == 2 && typed[1] is 'h' or 'H');

    // Rak may be the beginning of Rakhmon, which is folded with h: also match the word as folded with its next letter
    private static void AddUnfinished(List<string> forms, FoldedWord word)
    {
        ReadOnlySpan<string> endings = char.ToLowerInvariant(word.Typed[^1]) switch
        {
            'k' or 'z' or 'p' => ["h"],
            'd' => ["j"],
            't' => ["ch"],
            'c' => ["h"],
            _ => [],
        };
        var ignored = Reading.None;
        foreach (var ending in endings) Add(forms, Folding.Fold(word.Typed + ending, Reading.None, ref ignored));
        if (word.Typed.EndsWith("ch", StringComparison.OrdinalIgnoreCase)) Add(forms, Folding.Fold(word.Typed + "r", Reading.None, ref ignored)[..^1]);
        if (word.Typed[^1] is 'c' or 'C') Add(forms, Folding.Fold(word.Typed + "i", Reading.None, ref ignored)[..^1]);
    }

    private static void Add(List<string> forms, string form)
    {
        if (!forms.Contains(" " + form)) forms.Add(" " + form);
    }

    private static bool IsEmail(string line)
    {
        var at = line.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == line.LastIndexOf('@') && !line.Contains(' ', StringComparison.Ordinal);
    }
}
