using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Dushanbe.Conference.Names;

/// <summary>The States that take part in conferences of the United Nations.</summary>
public static class States
{
    private static readonly ConcurrentDictionary<string, FrozenDictionary<string, int>> Orders = new(StringComparer.Ordinal);

    /// <summary>All of them, in English alphabetical order.</summary>
    public static IReadOnlyList<State> All { get; } = Read();

    private static readonly FrozenDictionary<string, State> ByIso2 = All.ToFrozenDictionary(state => state.Iso2, StringComparer.OrdinalIgnoreCase);

    private static readonly NameIndex<State> ByName = new(All.Select(state => (state,
        (IEnumerable<string>)[state.Iso3, .. state.Name.Values.Values, .. state.FormalName.Values.Values, .. state.Everyday])));

    /// <summary>The State with this ISO 3166 alpha-2 code in either case, or null.</summary>
    public static State? Find(string? iso2) => iso2 is not null && ByIso2.TryGetValue(iso2.Trim(), out var state) ? state : null;

    /// <summary>
    /// The State with this name, short, formal or common, in any of the languages, or with this alpha-2 or alpha-3
    /// code. Case, accents, punctuation and articles do not matter; a spelling in other letters counts where it can mean
    /// only one State. Null where none or more than one matches.
    /// </summary>
    public static State? Match(string? anyName) => Find(anyName) ?? ByName.Find(anyName);

    /// <summary>Whether a name or code is exactly one of the known ones, not merely similar.</summary>
    internal static bool Spells(string anyName) => Find(anyName) is not null || ByName.Spells(anyName);

    /// <summary>The known State whose name differs from an unknown one by a typing mistake only; null for none.</summary>
    internal static State? Near(string anyName) => ByName.Near(anyName);

    internal static int OrderOf(State state, string language) =>
        Orders.GetOrAdd(Languages.Normal(language), Order)[state.Iso2];

    private static FrozenDictionary<string, int> Order(string language) =>
        All.OrderBy(state => state.Name.Best(language).Text, Collation.Comparer(language))
            .Select((state, i) => (state.Iso2, Place: i + 1))
            .ToFrozenDictionary(each => each.Iso2, each => each.Place, StringComparer.Ordinal);

    private static State[] Read() =>
        [.. EmbeddedTable.Rows("States.tsv").Select(row => new State(row[0], row[1],
                row[2] switch { "M" => UnStatus.Member, "O" => UnStatus.Observer, _ => UnStatus.NonMember },
                LocalizedText.Of(row[3], row[7], row[11]).With("fr", row[5]).With("ar", row[9]).With("es", row[12]).With("zh", row[13]),
                LocalizedText.Of(row[4], row[8]).With("fr", row[6]).With("ar", row[10]))
            { Everyday = row[14].Split(';', StringSplitOptions.RemoveEmptyEntries) })
            .OrderBy(state => state.Name.In("en"), Collation.Comparer("en"))];
}
