namespace Dushanbe.Conference.Names;

/// <summary>Forms of address in the languages of the product.</summary>
public static class Honorifics
{
    private static readonly Dictionary<string, LocalizedText> Known = Read();

    /// <summary>A form of address as readers of a language write it: <c>Е. П. г-н</c> of <c>H.E. Mr.</c> in Russian; one that is not known stays as typed.</summary>
    /// <param name="language">BCP 47 tag of one of the product's languages.</param>
    /// <param name="typed">As typed in any of them; stops and spaces do not matter.</param>
    public static string? In(string language, string? typed) =>
        typed is not null && Known.TryGetValue(Key(typed), out var forms) && forms.In(language) is { } form ? form : typed;

    /// <summary>Whether a text is one of them, in any of the languages.</summary>
    internal static bool IsKnown(string typed) => Key(typed) is { Length: > 0 } key && Known.ContainsKey(key);

    private static Dictionary<string, LocalizedText> Read()
    {
        var known = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        foreach (var row in EmbeddedTable.Rows("Honorifics.tsv"))
        {
            var forms = LocalizedText.Of(row[0], row[1], row[2]);
            // several English forms share a Russian one: the first in the table is used
            foreach (var form in forms.Values.Values) known.TryAdd(Key(form), forms);
        }

        return known;
    }

    private static string Key(string form) => string.Concat(form.Where(each => char.IsLetter(each) || each == '-')).ToUpperInvariant();
}
