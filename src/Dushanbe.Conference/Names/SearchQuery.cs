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
/// <param name="Alternatives">Pieces of a <see cref="SearchKey"/>, each with its leading space: the record must hold one of them; none finds nothing. Letters, digits and spaces only, so <c>LIKE '%' + alternative + '%'</c> needs no escape.</param>
/// <param name="Sounds">Pieces of <see cref="SearchKey.Sounds"/>, for the second attempt.</param>
public sealed record SearchTerm(string Typed, IReadOnlyList<string> Alternatives, IReadOnlyList<string> Sounds)
{
    /// <summary>The alternatives among fields that need a permission; searched only for readers who hold it.</summary>
    internal IReadOnlyList<string> Guarded { get; } = [.. Alternatives.Select(each => $" {SearchKey.Mark}{each[1..]}")];
}

/// <summary>A parsed search: every term must match, each in any of its forms, in any order.</summary>
public sealed class SearchQuery
{
    private const int MostTerms = 8;
    private const int Longest = 200;

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
        if (line.Length > Longest) line = Cleaning.Line(line[..Longest]) ?? "";
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
            Terms = [.. words.Select((word, i) => Term(words, i, isOpen: i == words.Count - 1 && typed is [.., not ' ']))],
            AlsoReadAs = email is null ? Readings.Of(line, words) : [],
        };
    }

    /// <summary>Whether a record with this <see cref="SearchKey"/> is found; what the database answers with LIKE.</summary>
    public bool Finds(string key)
    {
        if (Terms.Count == 0) return false;
        foreach (var term in Terms)
            if (!term.Alternatives.Any(each => key.Contains(each, StringComparison.Ordinal))) return false;
        return true;
    }

    /// <summary>Whether a record with this <see cref="SearchKey.Sounds"/> sounds close.</summary>
    public bool SoundsLike(string key)
    {
        var heard = false;
        foreach (var term in Terms)
        {
            if (term.Sounds.Count == 0) continue;
            if (!term.Sounds.Any(each => key.Contains(each, StringComparison.Ordinal))) return false;
            heard = true;
        }

        return heard;
    }

    private static SearchTerm Term(List<FoldedWord> words, int at, bool isOpen)
    {
        var word = words[at];
        // zzzz, which folds to z, is not the beginning of a name
        if (word.Typed.Length > 3 && word.Forms.Count > 0 && !word.Typed.AsSpan().ContainsAnyExcept(word.Typed[0])) return new SearchTerm(word.Typed, [], []);
        var forms = new List<string>();
        foreach (var form in word.Forms) Add(forms, form);
        foreach (var own in word.Own) Add(forms, own);
        if (isOpen && word.Forms.Count > 0) AddUnfinished(forms, word);
        // what has digits is a number or a code, and never a name written without its vowels, or one that sounds so
        var isCode = word.Typed.AsSpan().ContainsAnyInRange('0', '9');
        foreach (var bones in isCode ? [] : word.Bones)
        {
            // one or two consonants match too many words
            if (bones.Length > 0) Add(forms, (word.Forms.Count > 0 ? "x" : "q") + bones + (bones.Length < 3 ? "0" : ""));
        }

        if (word.Forms.Count > 0)
        {
            if (at > 0 && words[at - 1].Forms.Count > 0) Add(forms, SearchKey.Joined(words[at - 1], word));
            if (at + 1 < words.Count && words[at + 1].Forms.Count > 0) Add(forms, SearchKey.Joined(word, words[at + 1]));
        }

        return new SearchTerm(word.Typed, forms, isCode ? [] : [.. SearchKey.SoundsOf(word).Select(sound => " " + sound)]);
    }

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
