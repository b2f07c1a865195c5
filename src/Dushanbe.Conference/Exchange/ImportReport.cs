using System.Globalization;
using System.Resources;
using System.Text.Json.Serialization;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Exchange;

/// <summary>The report of an import, row by row.</summary>
/// <param name="Rows">Every row of the file.</param>
/// <param name="Findings">The findings, in the order of the file.</param>
/// <param name="NewDelegations">Names of the delegations that the import creates.</param>
/// <param name="Stored">Whether anything was stored; false for a dry run and for a refused file.</param>
public sealed record ImportReport(IReadOnlyList<ImportRow> Rows, IReadOnlyList<ImportFinding> Findings, IReadOnlyList<LocalizedText> NewDelegations, bool Stored)
{
    private static readonly ResourceManager Words = new("Dushanbe.Conference.Exchange.ImportWords", typeof(ImportReport).Assembly);

    /// <summary>The number of errors.</summary>
    [JsonIgnore]
    public int Errors => Counts?.Errors ?? Findings.Count(each => each.Severity == ImportSeverity.Error);

    /// <summary>The number of warnings.</summary>
    [JsonIgnore]
    public int Warnings => Counts?.Warnings ?? Findings.Count(each => each.Severity == ImportSeverity.Warning);

    /// <summary>The total number of findings, of which the first of each severity are kept.</summary>
    [JsonIgnore]
    public int Total => Counts is null ? Findings.Count : Counts.Errors + Counts.Warnings + Counts.Notes;

    /// <summary>How many there are of each severity; null where all are kept.</summary>
    [JsonIgnore]
    public FindingCounts? Counts { get; init; }

    /// <summary>The headers of the file by the columns that findings name; null where these are the headers.</summary>
    public IReadOnlyDictionary<string, string>? Titles { get; init; }

    /// <summary>How many people the rows without errors register or change, or would.</summary>
    [JsonIgnore]
    public int People => Created + Updated;

    /// <summary>How many of them it registers.</summary>
    [JsonIgnore]
    public int Created => Rows.Count(each => each is { IsUsed: true, Deed: RowDeed.Create });

    /// <summary>How many of them are registered, and change.</summary>
    [JsonIgnore]
    public int Updated => Rows.Count(each => each is { IsUsed: true, Deed: RowDeed.Update });

    /// <summary>Whether an error is one of the file or its header and not of a row, so that nothing can be imported.</summary>
    [JsonIgnore]
    public bool HasFileErrors
    {
        get
        {
            var faulty = Rows.Where(each => each.Verdict == RowVerdict.Faulty).Select(each => each.Number).ToHashSet();
            return Findings.Any(each => each.Severity == ImportSeverity.Error && !faulty.Contains(each.Row));
        }
    }

    /// <summary>A digest of what its rows do to the register; null where they only register people.</summary>
    public string? Digest { get; init; }

    /// <summary>The report of a file that was refused in the end, with the reason.</summary>
    internal ImportReport With(ImportFinding error) => this with { Stored = false, Findings = [error, .. Findings], Counts = Counts is null ? null : Counts with { Errors = Counts.Errors + 1 } };

    /// <summary>The header of a column that a finding names, as it is in the file.</summary>
    public string? TitleOf(string? column) => column is not null && Titles?.GetValueOrDefault(column) is { } title ? title : column;

    /// <summary>The text of a finding in a language.</summary>
    public static string Message(ImportFinding finding, string language)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Fill(finding.Code.ToString(), finding, language);
    }

    /// <summary>What to do about a finding.</summary>
    public static string Remedy(ImportFinding finding, string language)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Fill($"{finding.Code}_Remedy", finding, language);
    }

    /// <summary>A word of the report or of the template by its key: <c>Error</c>, <c>Ready</c>, <c>Column_family</c> and so on.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such word; a bug that a test finds.</exception>
    public static string Word(string key, string language) =>
        Words.GetString(key, CultureInfo.GetCultureInfo(language)) ?? throw new MissingManifestResourceException($"No word '{key}'.");

    /// <summary>Writes the report as CSV in the reader's language: every row of the file, with what there is to say about it.</summary>
    public Task WriteCsvAsync(Stream to, string language, CancellationToken cancel) => WriteCsvAsync(to, language, Total - Findings.Count, cancel);

    internal async Task WriteCsvAsync(Stream to, string language, int unlisted, CancellationToken cancel)
    {
        await using var csv = new TextTableWriter(to);
        await csv.WriteAsync([Word("Row", language), Word("Name", language), Word("Verdict", language), Word("Column", language), Word("Severity", language), Word("Value", language), Word("Message", language), Word("Remedy", language)], cancel);
        var byRow = Findings.ToLookup(each => each.Row);
        var rows = Rows.DistinctBy(each => each.Number).ToDictionary(each => each.Number);
        foreach (var number in rows.Keys.Concat(Findings.Select(each => each.Row)).Distinct().Order())
        {
            var row = rows.GetValueOrDefault(number);
            var start = new[] { number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture), row?.Name, row is null ? "" : VerdictOf(row, language) };
            foreach (var change in row is { IsUsed: true } ? row.Changes : []) await csv.WriteAsync([.. start, TitleOf(change.Column), "", change.Is.In(language), Became(change, language), ""], cancel);
            if (!byRow.Contains(number) && row is not { IsUsed: true, Changes.Count: > 0 }) await csv.WriteAsync([.. start, "", "", "", "", ""], cancel);
            foreach (var finding in byRow[number])
                await csv.WriteAsync([.. start, TitleOf(finding.Column), Word(finding.Severity.ToString(), language), finding.Value, Message(finding, language), Remedy(finding, language)], cancel);
        }

        if (unlisted > 0) await csv.WriteAsync(["", "", "", "", "", "", string.Format(CultureInfo.GetCultureInfo(language), Word("Unlisted", language), unlisted), Word("Unlisted_Remedy", language)], cancel);
        await csv.FinishAsync(cancel);
    }

    /// <summary>What a change does, as a sentence.</summary>
    public static string Became(RowChange change, string language)
    {
        ArgumentNullException.ThrowIfNull(change);
        return string.Format(CultureInfo.GetCultureInfo(language), Word(change.Was.In(language).Length == 0 ? "Added" : "Became", language), Short(change.Was.In(language)), Short(change.Is.In(language)));
    }

    private static string VerdictOf(ImportRow row, string language) => Word(row is { IsUsed: true, Deed: not RowDeed.Create } ? $"Deed_{row.Deed}" : row.Verdict.ToString(), language);

    private static string Fill(string key, ImportFinding finding, string language) =>
        string.Format(CultureInfo.GetCultureInfo(language), Word(key, language), [Short(finding.Value), .. finding.Arguments.Select(each => each.IsPlain ? Counting(Short(each.In(language))) : each.In(language))]);

    // a number selects the plural form of the word beside it
    private static object Counting(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == text ? new Counted(number) : text;

    // long cells are cut in the sentence, since the report has a column for the whole value; our own words are not cut
    private static string Short(string? value) => value is { Length: > 120 } ? value[..(char.IsHighSurrogate(value[119]) ? 119 : 120)] + "…" : value ?? "";
}

/// <summary>A row of the file.</summary>
/// <param name="Number">The row of the spreadsheet, the header being 1.</param>
/// <param name="Name">Its name.</param>
/// <param name="Verdict">The verdict.</param>
public sealed record ImportRow(int Number, string Name, RowVerdict Verdict)
{
    /// <summary>What it does; of no account where it is faulty or left out.</summary>
    public RowDeed Deed { get; init; }

    /// <summary>What it changes of somebody who is registered.</summary>
    public IReadOnlyList<RowChange> Changes { get; init => field = value.Count == 0 ? [] : value; } = [];

    /// <summary>Whether it has no error and is not left out.</summary>
    [JsonIgnore]
    public bool IsUsed => Verdict is RowVerdict.Ready or RowVerdict.ToLookAt;
}

/// <summary>Verdicts of rows.</summary>
public enum RowVerdict
{
    /// <summary>Used, or would be.</summary>
    Ready,

    /// <summary>Used, or would be, with warnings.</summary>
    ToLookAt,

    /// <summary>Stops the import.</summary>
    Faulty,

    /// <summary>Skipped on purpose.</summary>
    LeftOut,
}

/// <summary>Prevents spreadsheets from treating a text as a formula, and undoes that.</summary>
internal static class Formulas
{
    // including full-width and small forms, which East Asian spreadsheets treat alike
    private const string Beginnings = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B";

    /// <summary>The text with an apostrophe in front where a spreadsheet would calculate it.</summary>
    public static string? Neutral(string? text) => IsFormula(text) ? "'" + text : text;

    /// <summary>The text before <see cref="Neutral"/>.</summary>
    public static string? Original(string? text) => text is ['\'', ..] && IsFormula(text) ? text[1..] : text;

    /// <summary>Whether a spreadsheet would treat the text, or the text after its apostrophes, as a formula.</summary>
    public static bool IsFormula(string? text)
    {
        var bare = text.AsSpan().TrimStart('\'');
        return bare.Length > 0 && Beginnings.Contains(bare[0]);
    }
}
