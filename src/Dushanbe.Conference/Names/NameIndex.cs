using System.Globalization;
using System.Text;

namespace Dushanbe.Conference.Names;

/// <summary>Finds an item by any of its names: by exact spelling first, then by the form folded across scripts.</summary>
internal sealed class NameIndex<T>
    where T : class
{
    private readonly Dictionary<string, T?> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T?> folded = new(StringComparer.Ordinal);
    private readonly NearNames<T> near = new();

    public NameIndex(IEnumerable<(T Thing, IEnumerable<string> Names)> things)
    {
        foreach (var (thing, names) in things)
        {
            foreach (var name in names.SelectMany(Turns))
            {
                Add(exact, Exact(name), thing);
                Add(folded, SearchKey.Fold(Bare(name)), thing);
            }
        }

        foreach (var (name, thing) in folded)
            if (thing is not null) near.Add(name, thing);
    }

    /// <summary>Whether a name is exactly one of the known ones; <see cref="Find"/> also accepts similar ones.</summary>
    public bool Spells(string name) => exact.GetValueOrDefault(Exact(name)) is not null;

    /// <summary>The item whose name differs from an unknown one by a typing mistake only; null for none.</summary>
    public T? Near(string name) => near.Find(SearchKey.Fold(Bare(name)));

    /// <summary>Whether two names are spelled alike but for capitals, accents, punctuation and articles.</summary>
    public static bool AreAlike(string one, string other) => Exact(one) == Exact(other);

    public T? Find(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        if (exact.TryGetValue(Exact(name), out var thing)) return thing;
        return folded.TryGetValue(SearchKey.Fold(Bare(name)), out thing) ? thing : null;
    }

    // a name shared by two items identifies neither
    private static void Add(Dictionary<string, T?> index, string key, T thing)
    {
        if (key.Length == 0) return;
        index[key] = !index.TryGetValue(key, out var other) || ReferenceEquals(other, thing) ? thing : null;
    }

    // Iran (Islamic Republic of): also Iran, and Islamic Republic of Iran
    private static IEnumerable<string> Turns(string name)
    {
        yield return name;
        var open = name.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0 || !name.EndsWith(')')) yield break;
        var (head, qualifier) = (name[..open].Trim(), name[(open + 1)..^1].Trim());
        yield return head;
        yield return $"{qualifier} {head}";
    }

    private static string Bare(string name)
    {
        var clean = (Cleaning.Line(name) ?? "").Replace('’', '\'');
        var open = clean.LastIndexOf('(');
        if (open > 0 && clean.EndsWith(')') && Collation.IsArticle(clean.AsSpan(open + 1, clean.Length - open - 2))) clean = clean[..open].TrimEnd();
        foreach (var article in (ReadOnlySpan<string>)["the ", "la ", "le ", "les ", "l'"])
            if (clean.Length > article.Length && clean.StartsWith(article, StringComparison.OrdinalIgnoreCase)) return clean[article.Length..];
        return clean;
    }

    private static string Exact(string name)
    {
        var made = new StringBuilder(name.Length);
        foreach (var c in Bare(name).Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c)) made.Append(char.ToLowerInvariant(c) is var lower && lower == 'ı' ? 'i' : char.ToLowerInvariant(c));
            else if (c is ' ' or '-' && made.Length > 0 && made[^1] != ' ') made.Append(' ');
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation && made.Length > 0 && made[^1] != ' ') made.Append(' ');
        }

        return made.ToString().Trim();
    }
}
