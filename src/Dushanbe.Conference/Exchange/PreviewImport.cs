using System.Security.Cryptography;
using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Exchange;

/// <summary>Shows how the file of a case would be read, before anything is done with it: encoding, separator, header, first rows, and what each column is taken for.</summary>
public sealed class PreviewImport(IDbContextFactory<ConferenceDb> databases, FileStore files)
{
    /// <summary>How many rows may be above the header.</summary>
    public const int LowestHeader = 10;

    private const int Shown = 5;                       // rows below the header
    private const int Looked = 60;                     // rows whose values decide what a column is

    /// <summary>The case, and what a clerk has chosen otherwise than detected.</summary>
    /// <param name="EditionId">The edition in the address.</param>
    /// <param name="CaseId">The case.</param>
    /// <param name="Encoding">The encoding; null to detect it.</param>
    /// <param name="Separator">The separator; null to detect it.</param>
    /// <param name="HeaderRow">The row of the header; null to find it.</param>
    public sealed record Form(Guid EditionId, Guid CaseId, string? Encoding = null, char? Separator = null, int? HeaderRow = null);

    /// <summary>Reads the first rows; null where there is no such case, or it has ended.</summary>
    /// <exception cref="NotPermittedException">The actor may not import in this edition.</exception>
    public async Task<ImportPreview?> ReadAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ExchangeParticipants, form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var hash = await db.ImportCases.TagWith(nameof(PreviewImport)).Where(each => each.Id == form.CaseId && each.EditionId == form.EditionId).Select(each => each.TableHash).SingleOrDefaultAsync(cancel);
        if (hash is null) return null;
        if (files.Open(hash) is not { } opened) return new ImportPreview { Fault = new ImportFinding(0, null, ImportSeverity.Error, ImportCode.FileLost, null) };
        await using var file = opened;
        var reading = new ImportReading(ImportEncodings.All.Contains(form.Encoding, StringComparer.Ordinal) ? form.Encoding : null, form.Separator is { } mark && TextTable.Offered.Contains(mark) ? mark : null) { Peek = LowestHeader + Looked };
        // a workbook is unpacked as a whole: limited concurrency
        var bytes = await ImportBytes.LimitedAsync(file, ImportTable.MaxBytes, cancel);
        using var table = await HeavyWork.DoAsync(() => ImportTable.Of(bytes, reading, cancel), cancel);
        if (table.Rows.Count == 0) return new ImportPreview { Encoding = table.Encoding ?? reading.Encoding, Separator = table.Separator ?? reading.Separator, Fault = table.Findings.Count > 0 ? table.Findings[0] : null };
        var preview = Seen(table, form);
        var remembered = await db.RememberedMappings.TagWith(nameof(PreviewImport)).Where(each => each.EditionId == form.EditionId && each.HeaderKey == preview.HeaderKey)
            .OrderByDescending(each => each.UsedAt).ThenByDescending(each => each.Id).Select(each => each.Mapping).FirstOrDefaultAsync(cancel);
        return ContactMask.For(actor, form.EditionId, Recalled(preview, ImportMapping.FromJson(remembered)));
    }

    private static ImportPreview Seen(ImportTable table, Form form)
    {
        var at = form.HeaderRow is { } chosen && table.Rows.FindIndex(each => each.Number == chosen) is var row and >= 0 ? row : ColumnProposals.HeaderAt(table.Rows, LowestHeader);
        var below = table.Rows.Skip(at + 1).Take(Looked).Select(each => Array.ConvertAll(each.Cells, cell => ImportCells.Clean(table.IsText ? Formulas.Original(cell) : cell))).ToList();
        var width = Math.Max(table.Rows[at].Cells.Length, below.Select(each => each.Length).DefaultIfEmpty().Max());
        var headers = Enumerable.Range(0, width).Select(place => place < table.Rows[at].Cells.Length ? ImportCells.Clean(table.Rows[at].Cells[place]) : null).ToList();
        var values = Enumerable.Range(0, width).Select(place => (IReadOnlyList<string>)[.. below.Select(each => place < each.Length ? each[place] : null).OfType<string>()]).ToList();
        var keys = KeysOf(headers);
        var fields = ColumnProposals.Of(headers, values, below);
        return new ImportPreview
        {
            Encoding = table.Encoding,
            Separator = table.Separator,
            HeaderRow = table.Rows[at].Number,
            // with or without the column that says what was wrong it is the same form
            HeaderKey = Key(string.Join('\u001F', keys.Where((_, place) => !ImportColumns.SaysWhatIsWrong(headers[place])).Order(StringComparer.Ordinal))),
            MayBeHeader = [.. table.Rows.Take(LowestHeader).Select(each => each.Number)],
            Columns = [.. Enumerable.Range(0, width).Where(place => (headers[place] is not null || values[place].Count > 0) && !ImportColumns.SaysWhatIsWrong(headers[place])).Select(place => new PreviewColumn(place, headers[place], keys[place], fields[place], SamplesOf(place))
            {
                HasValues = values[place].Count > 0,
            })],
            Names = Array.IndexOf(fields, ImportMapping.FullName) is var whole and >= 0 ? NameSplit.Propose(values[whole], FormHeaders.OrderOf(headers[whole])) : NameSplit.Propose(values.Where(each => each.Any(name => name.Contains(' ', StringComparison.Ordinal))).SelectMany(each => each)),
            IsOurs = IsOurs(table, at),
        };

        // as long as is shown; passports are not imported, so nobody has to see them
        IReadOnlyList<string?> SamplesOf(int place) => [.. below.Take(Shown).Select(each => FormHeaders.IsOfPassports(headers[place]) ? null : place < each.Length ? ImportSummary.Short(each[place]) : null)];
    }

    // our own form in UTF-8: nothing has to be chosen
    private static bool IsOurs(ImportTable table, int at) => table.Encoding is null or ImportEncodings.Utf8 && new ImportHeader(table.Rows[at]) is { IsWhole: true, Findings.Count: 0 };

    // a header that is there twice is two columns
    private static List<string> KeysOf(List<string?> headers)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. headers.Select(each => ImportColumns.Normal(each)).Select(each => Key($"{each}\u001F{seen[each] = seen.GetValueOrDefault(each) + 1}"))];
    }

    private static string Key(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    private static ImportPreview Recalled(ImportPreview preview, ImportMapping? remembered)
    {
        if (remembered is null) return preview;
        var fields = remembered.Columns.DistinctBy(each => each.Key, StringComparer.Ordinal).ToDictionary(each => each.Key, each => each.Field, StringComparer.Ordinal);
        return preview with { IsRemembered = true, Names = remembered.Names, Known = remembered.Known ?? KnownChoice.Usual, Columns = [.. preview.Columns.Select(each => each with { Field = fields.GetValueOrDefault(each.Key) })] };
    }
}

/// <summary>What a file looks like before it is checked.</summary>
public sealed record ImportPreview
{
    /// <summary>The encoding of a text; null for a workbook.</summary>
    public string? Encoding { get; init; }

    /// <summary>The separator of a text; null for a workbook.</summary>
    public char? Separator { get; init; }

    /// <summary>The separators that can be chosen.</summary>
    public static IReadOnlyList<char> Separators => TextTable.Offered;

    /// <summary>The row of the header.</summary>
    public int HeaderRow { get; init; }

    /// <summary>The rows that can be the header.</summary>
    public IReadOnlyList<int> MayBeHeader { get; init; } = [];

    /// <summary>The key of the header set.</summary>
    public string HeaderKey { get; init; } = "";

    /// <summary>The columns that have a header or a value.</summary>
    public IReadOnlyList<PreviewColumn> Columns { get; init; } = [];

    /// <summary>The proposed rule for whole names.</summary>
    public NameOrder Names { get; init; }

    /// <summary>What was chosen for people who are registered.</summary>
    public KnownChoice Known { get; init; } = KnownChoice.Usual;

    /// <summary>Whether the file is of our own form and nothing has to be chosen.</summary>
    public bool IsOurs { get; init; }

    /// <summary>Whether the fields are those that were confirmed for these headers before.</summary>
    public bool IsRemembered { get; init; }

    /// <summary>Why nothing can be shown; null where something can.</summary>
    public ImportFinding? Fault { get; init; }

    /// <summary>The mapping with these fields, to be checked.</summary>
    /// <param name="fields">The field by the position of each column that is read.</param>
    /// <param name="names">The rule for whole names.</param>
    public ImportMapping With(IReadOnlyDictionary<int, string> fields, NameOrder names) => new()
    {
        Encoding = Encoding,
        Separator = Separator,
        HeaderRow = HeaderRow,
        HeaderKey = HeaderKey,
        Names = names,
        Columns = [.. Columns.Where(each => fields.ContainsKey(each.At)).Select(each => new MappedColumn(each.At, fields[each.At], each.Key))],
    };

    /// <summary>How a rule splits a whole name.</summary>
    public static (string? Honorific, string? Given, string? Family, bool IsSplit) Split(string whole, NameOrder order) => NameSplit.Of(whole, order);
}

/// <summary>A column of a file.</summary>
/// <param name="At">Its position, from 0.</param>
/// <param name="Header">Its header; null for none.</param>
/// <param name="Key">The key of its header.</param>
/// <param name="Field">The field it is taken for; null to leave it out.</param>
/// <param name="Samples">Its first values, by row.</param>
public sealed record PreviewColumn(int At, string? Header, string Key, string? Field, IReadOnlyList<string?> Samples)
{
    /// <summary>Whether the rows that were looked at have a value in it.</summary>
    public bool HasValues { get; init; }
}
