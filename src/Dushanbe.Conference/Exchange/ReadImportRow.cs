using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.AtRest;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Exchange;

/// <summary>Reads one row of the file of a case, to be corrected on the screen.</summary>
public sealed class ReadImportRow(IDbContextFactory<ConferenceDb> databases, FileStore files, FieldSecrets secrets)
{
    /// <summary>A row with the columns that are read.</summary>
    /// <param name="Number">The row of the spreadsheet.</param>
    /// <param name="Cells">Its cells, in the order of the file.</param>
    public sealed record View(int Number, IReadOnlyList<Cell> Cells);

    /// <summary>A cell.</summary>
    /// <param name="At">Its position, from 0.</param>
    /// <param name="Header">Its header in the file.</param>
    /// <param name="Column">What it is read as, as findings name it.</param>
    /// <param name="Text">What stands in it, or was said to.</param>
    /// <param name="IsHidden">Whether the reader may not see it, and so cannot correct it.</param>
    public sealed record Cell(int At, string Header, string Column, string? Text, bool IsHidden);

    /// <summary>The row; null where the case, its file or the row is gone.</summary>
    /// <exception cref="NotPermittedException">The actor may not import in this edition.</exception>
    public async Task<View?> ReadAsync(Guid editionId, Guid caseId, int number, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ExchangeParticipants, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.ImportCases.TagWith(nameof(ReadImportRow)).AsNoTracking().SingleOrDefaultAsync(each => each.Id == caseId && each.EditionId == editionId, cancel);
        if (found?.TableHash is not { } hash || files.Open(hash) is not { } opened) return null;
        await using var file = opened;
        var bytes = await ImportBytes.LimitedAsync(file, ImportTable.MaxBytes, cancel);
        var corrections = found.ReadCorrections(secrets);
        // a row that is left out is shown as it would be read
        var reading = ImportReading.As(ImportMapping.FromJson(found.Mapping), [.. corrections.Select(each => each with { IsLeftOut = false })]);
        using var table = await HeavyWork.DoAsync(() => ImportTable.Of(bytes, reading, cancel), cancel);
        if (table.Header is not { } header || table.Rows.Skip(1).FirstOrDefault(each => each.Number == number) is not { } row) return null;
        return ContactMask.For(actor, editionId, new View(number, [.. header.Columns.OrderBy(each => each.Value).Select(each => new Cell(each.Value, header.TitleAt(each.Value), each.Key, TextAt(table, row, each.Value), false))]));
    }

    private static string? TextAt(ImportTable table, TableRow row, int at) => at < row.Cells.Length ? table.IsText ? Formulas.Original(row.Cells[at]) : row.Cells[at] : null;
}
