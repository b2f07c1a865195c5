using System.Text.Json;

namespace Dushanbe.Conference.Exchange;

/// <summary>How a file is read: what a clerk confirmed of its encoding, its separator, its header and its columns. It has positions and keys, and no text of the file.</summary>
public sealed record ImportMapping
{
    /// <summary>The longest stored form.</summary>
    internal const int Longest = 4_000;

    /// <summary>The column of whole names, which is split where the columns of their parts are blank.</summary>
    public const string FullName = "full_name";

    /// <summary>A patronymic or a middle name, which is added to the given name.</summary>
    public const string Patronymic = "patronymic";

    private const int LongestKey = 64;

    /// <summary>The fields that a column can be, in the order of a form.</summary>
    public static IReadOnlyList<string> Fields { get; } = [FullName, .. ImportColumns.Imported.SelectMany(each => each == ImportColumns.Given ? [each, Patronymic] : new[] { each }), ImportColumns.State];

    /// <summary>The encoding of a text; null for a workbook.</summary>
    public string? Encoding { get; init; }

    /// <summary>The separator of a text; null for a workbook.</summary>
    public char? Separator { get; init; }

    /// <summary>The row of the header.</summary>
    public int HeaderRow { get; init; } = 1;

    /// <summary>The key of the header set.</summary>
    public string HeaderKey { get; init; } = "";

    /// <summary>The rule for whole names.</summary>
    public NameOrder Names { get; init; }

    /// <summary>What was chosen for people who are registered; the choice of a case is with the case.</summary>
    public KnownChoice? Known { get; init; }

    /// <summary>The columns that are read; the others are left out.</summary>
    public IReadOnlyList<MappedColumn> Columns { get; init; } = [];

    /// <summary>What is wrong with it, to be said before the file is checked.</summary>
    public IReadOnlyList<MappingFault> Faults()
    {
        var faults = new List<MappingFault>();
        var fields = Columns.Select(each => each.Field).ToHashSet(StringComparer.Ordinal);
        if (!fields.Contains(FullName) && !fields.Contains(ImportColumns.Given) && !fields.Contains(ImportColumns.Family)) faults.Add(new(MappingFaultKind.NoName, null));
        if (!fields.Contains(ImportColumns.Iso2) && !fields.Contains(ImportColumns.Delegation) && !fields.Contains(ImportColumns.Organization)) faults.Add(new(MappingFaultKind.NoBody, null));
        faults.AddRange(Columns.GroupBy(each => each.Field, StringComparer.Ordinal).Where(each => each.Count() > 1).Select(each => new MappingFault(MappingFaultKind.Twice, each.Key)));
        return faults;
    }

    /// <summary>Whether its values are ones that a preview offers.</summary>
    internal bool IsSound => (Encoding is null) == (Separator is null) && (Encoding is null || ImportEncodings.All.Contains(Encoding, StringComparer.Ordinal)) && (Separator is not { } mark || TextTable.Offered.Contains(mark))
        && HeaderRow > 0 && HeaderKey.Length is > 0 and <= LongestKey && Enum.IsDefined(Names) && Known?.IsSound != false
        && Columns.All(each => each.At is >= 0 and < ImportTable.MaxColumns && each.Key.Length is > 0 and <= LongestKey && Fields.Contains(each.Field, StringComparer.Ordinal)) && Columns.DistinctBy(each => each.At).Count() == Columns.Count;

    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static ImportMapping? FromJson(string? json) => json is null ? null : JsonSerializer.Deserialize<ImportMapping>(json);
}

/// <summary>A column that is read.</summary>
/// <param name="At">Its position, from 0.</param>
/// <param name="Field">What it is: one of <see cref="ImportMapping.Fields"/>.</param>
/// <param name="Key">The key of its header, by which the next file with it is recognized.</param>
public sealed record MappedColumn(int At, string Field, string Key);

/// <summary>A fault of a mapping.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Field">The field; null for the mapping as a whole.</param>
public sealed record MappingFault(MappingFaultKind Kind, string? Field);

/// <summary>What can be wrong with a mapping.</summary>
public enum MappingFaultKind
{
    /// <summary>No column is the name.</summary>
    NoName,

    /// <summary>No column is the delegation or the organization.</summary>
    NoBody,

    /// <summary>Two columns are one field.</summary>
    Twice,
}
