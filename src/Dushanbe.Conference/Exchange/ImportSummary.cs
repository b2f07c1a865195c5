using System.Text.Json;
using System.Text.Json.Serialization;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Exchange;

/// <summary>The stored summary of an import's report: all counts, and the first entries of its lists.</summary>
/// <param name="Rows">Rows of the file.</param>
/// <param name="People">People whom the file registers or changes, or would.</param>
/// <param name="Errors">Findings that stop the import.</param>
/// <param name="Warnings">Findings to look at.</param>
/// <param name="Findings">Findings in all.</param>
/// <param name="NewDelegations">Delegations that the import creates.</param>
/// <param name="Kept">The report, cut to <see cref="Most"/> of each.</param>
public sealed record ImportSummary(int Rows, int People, int Errors, int Warnings, int Findings, int NewDelegations, ImportReport Kept)
{
    /// <summary>People who are registered and change, or would; the rest of the people are registered.</summary>
    public int Updated { get; init; }

    /// <summary>People who are registered with the same values.</summary>
    public int Unchanged { get; init; }

    /// <summary>The numbers of all rows with errors.</summary>
    public IReadOnlyList<int> Faulty { get; init; } = [];

    /// <summary>Whether only rows have errors, so that the others can be imported.</summary>
    [JsonIgnore]
    public bool IsPartlyRight => Errors > 0 && People > 0 && Faulty.Count > 0 && Kept.Findings.Where(each => each.Severity == ImportSeverity.Error).All(each => Faulty.Contains(each.Row));

    /// <summary>Rows that are left out.</summary>
    public int LeftOut { get; init; }

    /// <summary>The most findings, rows and delegations that are kept; enough to correct before the next upload.</summary>
    public const int Most = 1_000;

    // long cells are cut; messages show less anyway
    private const int LongestValue = 400;

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new NameConverter() },
    };

    /// <summary>How many findings are not kept.</summary>
    [JsonIgnore]
    public int Unlisted => Findings - Kept.Findings.Count;

    /// <summary>The summary of a report: errors before warnings before notes, in the order of the file; then the affected rows and the first ones.</summary>
    public static ImportSummary Of(ImportReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var findings = report.Findings.OrderByDescending(each => each.Severity).ThenBy(each => each.Row).Take(Most).OrderBy(each => each.Row).Select(Short).ToList();
        var spoken = findings.Select(each => each.Row).ToHashSet();
        var rows = report.Rows.OrderByDescending(each => spoken.Contains(each.Number)).ThenByDescending(each => each.Changes.Count > 0).ThenBy(each => each.Number).Take(Most).OrderBy(each => each.Number);
        return new ImportSummary(report.Rows.Count, report.People, report.Errors, report.Warnings, report.Total, report.NewDelegations.Count,
            new ImportReport([.. rows], findings, [.. report.NewDelegations.Take(Most)], report.Stored) { Titles = report.Titles, Digest = report.Digest })
        {
            Updated = report.Updated,
            Unchanged = report.Rows.Count(each => each is { IsUsed: true, Deed: RowDeed.Keep }),
            Faulty = [.. report.Rows.Where(each => each.Verdict == RowVerdict.Faulty).Select(each => each.Number)],
            LeftOut = report.Rows.Count(each => each.Verdict == RowVerdict.LeftOut),
        };
    }

    /// <summary>Writes the kept part as CSV in the reader's language, with the number of omitted findings.</summary>
    public Task WriteCsvAsync(Stream to, string language, CancellationToken cancel) => Kept.WriteCsvAsync(to, language, Unlisted, cancel);

    internal string ToJson() => JsonSerializer.Serialize(this, Json);

    internal static ImportSummary FromJson(string json) => JsonSerializer.Deserialize<ImportSummary>(json, Json) ?? throw new JsonException("No summary of an import.");

    /// <summary>A finding with its texts cut.</summary>
    internal static ImportFinding Short(ImportFinding finding) => finding with
    {
        Column = Short(finding.Column),
        Value = Short(finding.Value),
        Arguments = [.. finding.Arguments.Select(each => each.IsPlain ? Short(each.In("")) : each)],
    };

    /// <summary>A text cut to its kept length.</summary>
    internal static string? Short(string? value) => value is { Length: > LongestValue } ? value[..(char.IsHighSurrogate(value[LongestValue - 1]) ? LongestValue - 1 : LongestValue)] + "…" : value;

    private sealed class NameConverter : JsonConverter<LocalizedText>
    {
        public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var words = JsonDocument.ParseValue(ref reader);
            return LocalizedText.FromJson(words.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options) => writer.WriteRawValue(value.ToJson());
    }
}
