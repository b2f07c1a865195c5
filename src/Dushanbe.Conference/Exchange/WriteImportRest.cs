using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.AtRest;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Exchange;

/// <summary>Writes the rows of a case that have errors, in the columns of its file, with a last column that says what is wrong. An import of that file knows the columns again.</summary>
public sealed class WriteImportRest(IDbContextFactory<ConferenceDb> databases, FileStore files, FieldSecrets secrets)
{
    private const string Separator = " ";

    /// <summary>Which case, and how it is written.</summary>
    /// <param name="EditionId">The edition in the address.</param>
    /// <param name="CaseId">The case.</param>
    /// <param name="Format">The kind of file.</param>
    /// <param name="Language">The language of what is wrong (BCP 47).</param>
    public sealed record Form(Guid EditionId, Guid CaseId, TableFormat Format, string Language);

    /// <summary>Writes it.</summary>
    /// <returns>Whether there was something to write.</returns>
    /// <exception cref="NotPermittedException">The actor may not import in this edition.</exception>
    public async Task<bool> WriteAsync(Form form, Stream to, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ExchangeParticipants, form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.ImportCases.TagWith(nameof(WriteImportRest)).AsNoTracking().SingleOrDefaultAsync(each => each.Id == form.CaseId && each.EditionId == form.EditionId, cancel);
        if (found?.TableHash is not { } hash || found.ReadReport(secrets) is not { Faulty.Count: > 0 } report || files.Open(hash) is not { } opened) return false;
        await using var file = opened;
        var bytes = await ImportBytes.LimitedAsync(file, ImportTable.MaxBytes, cancel);
        var reading = ImportReading.As(ImportMapping.FromJson(found.Mapping), found.ReadCorrections(secrets));
        using var table = await HeavyWork.DoAsync(() => ImportTable.Of(bytes, reading, cancel), cancel);
        if (table.Header is not { } header) return false;
        await using TableWriter writer = form.Format == TableFormat.Csv ? new TextTableWriter(to) : await SheetTable.CreateAsync(to, "participants", cancel);
        await WriteAsync(writer, table, header, report, form.Language, ContactMask.Of(actor, form.EditionId), cancel);
        await writer.FinishAsync(cancel);
        return true;
    }

    private static async Task WriteAsync(TableWriter writer, ImportTable table, ImportHeader header, ImportSummary report, string language, Func<string?, string?, string?> mask, CancellationToken cancel)
    {
        var titles = table.Rows[0].Cells;
        var faulty = report.Faulty.ToHashSet();
        var wrong = report.Kept.Findings.Where(each => each.Severity == ImportSeverity.Error).ToLookup(each => each.Row);
        // what an earlier such file said is said anew
        int[] places = [.. Enumerable.Range(0, table.Rows.Where((each, at) => at == 0 || faulty.Contains(each.Number)).Max(each => each.Cells.Length)).Where(at => at >= titles.Length || !ImportColumns.SaysWhatIsWrong(titles[at]))];
        string?[] columns = [.. places.Select(at => header.Columns.FirstOrDefault(each => each.Value == at).Key)];
        await writer.WriteAsync([.. places.Select(at => at < titles.Length ? Bare(titles[at]) : null), ImportReport.Word("WhatIsWrong", language)], cancel);
        foreach (var row in table.TakeRows().Where(each => faulty.Contains(each.Number)))
            await writer.WriteAsync([.. places.Select((at, index) => Shown(row, at, columns[index])), string.Join(Separator, wrong[row.Number].Select(Said))], cancel);

        string? Bare(string? cell) => table.IsText ? Formulas.Original(cell) : cell;
        string? Shown(TableRow row, int at, string? column) => at < row.Cells.Length && !(at < titles.Length && FormHeaders.IsOfPassports(titles[at])) ? mask(column, Bare(row.Cells[at])) : null;
        string Said(ImportFinding finding) => $"{(finding.Column is null ? "" : $"{report.Kept.TitleOf(finding.Column)}: ")}{ImportReport.Message(finding, language)} {ImportReport.Remedy(finding, language)}".Trim();
    }
}
