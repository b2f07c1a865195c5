namespace Dushanbe.Conference.Exchange;

/// <summary>How a file is read, where that is not detected.</summary>
/// <param name="Encoding">The encoding of a text; null to detect it.</param>
/// <param name="Separator">The separator of a text; null to detect it.</param>
internal sealed record ImportReading(string? Encoding, char? Separator)
{
    /// <summary>What the columns are; null where their names say it.</summary>
    public ImportMapping? Mapping { get; init; }

    /// <summary>What a clerk has said of single rows, by their numbers; those above the header are not heard.</summary>
    public IReadOnlyDictionary<int, RowCorrection> Corrections { get; init; } = new Dictionary<int, RowCorrection>();

    /// <summary>Only so many rows are read, and no header is sought, to show what is in the file; null for all.</summary>
    public int? Peek { get; init; }

    /// <summary>As a file of our own form is read.</summary>
    public static ImportReading Ours { get; } = new(null, null);

    /// <summary>As a clerk has confirmed it.</summary>
    /// <param name="mapping">What the columns are; null for a file of our own form.</param>
    /// <param name="corrections">What was said of single rows; null for nothing.</param>
    public static ImportReading As(ImportMapping? mapping, IReadOnlyList<RowCorrection>? corrections = null) =>
        new(mapping?.Encoding, mapping?.Separator) { Mapping = mapping, Corrections = (corrections ?? []).ToDictionary(each => each.Row) };
}
