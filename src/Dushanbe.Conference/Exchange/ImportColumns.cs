using Dushanbe.Conference.Forms;
using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Exchange;

/// <summary>The columns of the participants file, by their header names.</summary>
public static class ImportColumns
{
    internal const string Iso2 = "iso2", Delegation = "delegation", Category = "category", Capacity = "capacity", Photo = "photo", BadgeNumber = "badge_number", State = "state", ListNumber = "list_number";

    internal static readonly string Given = Of(nameof(ParticipantFields.Given)), Family = Of(nameof(ParticipantFields.Family)), Organization = Of(nameof(ParticipantFields.Organization));

    /// <summary>The columns of an import file and a template, in their usual order.</summary>
    public static IReadOnlyList<string> Imported { get; } = [.. ParticipantFields.Declared.SelectMany(field => field.Columns), Photo, ListNumber];

    /// <summary>The columns of an export; an import reads the state and ignores the number.</summary>
    public static IReadOnlyList<string> Exported { get; } = [.. Imported, BadgeNumber, State];

    /// <summary>The columns read and written as text, and the field of each.</summary>
    internal static IReadOnlyList<(string Column, Field<ParticipantFields> Field)> Plain { get; } =
        [.. ParticipantFields.Declared.Where(field => field.Longest is not null).Select(field => (field.Columns[0], field))];

    /// <summary>The column in which a field is written by name.</summary>
    internal static string Of(string field) => ParticipantFields.Declared[field].Columns[^1];

    private static readonly HashSet<string> WhatIsWrong = [.. Names.Languages.All.Select(each => Normal(ImportReport.Word("WhatIsWrong", each.Tag)))];

    /// <summary>Whether a header is that of the last column of a file of rows with errors, which says what was wrong and is read as nothing.</summary>
    internal static bool SaysWhatIsWrong(string? header) => WhatIsWrong.Contains(Normal(header));

    // no column has so long a name
    private const int Longest = 200;

    internal static string Normal(string? header) => (Names.Cleaning.Line(header?.Length > Longest ? header[..Longest] : header) ?? "").ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}

/// <summary>The words of capacities, in the languages of the product.</summary>
public static class CapacityWords
{
    private static readonly (Capacity Capacity, string[] Words)[] Others =
    [
        (Capacity.HeadOfDelegation, ["head", "hod", "head of the delegation", "chief delegate", "глава", "руководитель делегации", "роҳбар", "сарвари ҳайат"]),
        (Capacity.Alternate, ["deputy", "deputy head", "deputy head of delegation", "alternate head", "заместитель", "заместитель главы", "муовин", "муовини роҳбар"]),
        (Capacity.Member, ["delegate", "member of delegation", "член", "делегат", "участник", "аъзо", "вакил"]),
        (Capacity.Adviser, ["advisor", "консультант", "мушовир"]),
        (Capacity.Observer, ["наблюдатель", "нозир"]),
        (Capacity.Representative, ["delegate of an organization", "представитель", "намоянда"]),
    ];

    private static readonly HashSet<string> Spelled = [];
    private static readonly Dictionary<string, Capacity> ByWord = Read();

    /// <summary>The word for a capacity.</summary>
    public static string Of(Capacity capacity, string language) => ImportReport.Word($"Capacity_{capacity}", language);

    /// <summary>The capacity of a word in any language; null for none.</summary>
    public static Capacity? Find(string? word) => ByWord.TryGetValue(Names.SearchKey.Fold(word), out var capacity) ? capacity : null;

    /// <summary>Whether the word is exactly a known one; <see cref="Find"/> also accepts similar ones.</summary>
    internal static bool Has(string word) => Spelled.Contains(ImportCells.Plain(word));

    private static Dictionary<string, Capacity> Read()
    {
        var words = new Dictionary<string, Capacity>(StringComparer.Ordinal);
        foreach (var capacity in Enum.GetValues<Capacity>())
            foreach (var language in Names.Languages.All) Know(Of(capacity, language.Tag), capacity);
        foreach (var (capacity, others) in Others)
            foreach (var word in others) Know(word, capacity);
        return words;

        void Know(string word, Capacity capacity)
        {
            Spelled.Add(ImportCells.Plain(word));
            words.TryAdd(Names.SearchKey.Fold(word), capacity);
        }
    }
}
