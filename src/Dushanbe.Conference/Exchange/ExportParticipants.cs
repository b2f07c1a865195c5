using System.Globalization;
using System.Text.RegularExpressions;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Dushanbe.Conference.Exchange;

/// <summary>Writes what the register shows as CSV or XLSX, in the columns of the import file; contact data only for those who may see it.</summary>
public sealed class ExportParticipants(IDbContextFactory<ConferenceDb> databases, FieldSecrets secrets, TimeProvider clock)
{
    private const int Batch = 200;

    /// <summary>The filter of the register, and the format.</summary>
    /// <param name="Filter">The filter of the register with its search; the page is ignored, its size decides as there whether similar names are included.</param>
    /// <param name="Format">The kind of file.</param>
    /// <param name="Language">Language of capacities and states (BCP 47); an import understands all.</param>
    public sealed record Form(ParticipantRegister.Filter Filter, TableFormat Format, string Language = Names.Languages.Default);

    /// <summary>Records the export in the journal, then streams it.</summary>
    /// <returns>How many people it contains.</returns>
    /// <exception cref="NotPermittedException">The actor may not export.</exception>
    public async Task<int> WriteAsync(Form form, Stream to, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var edition = form.Filter.EditionId;
        var (scope, contacts) = (actor.MustRows(Permission.ExchangeParticipants, edition), actor.Rows(Permission.SeeContacts, edition));
        actor.MustBeProven(clock.GetUtcNow().UtcDateTime);
        var withContacts = !contacts.IsNothing;
        await using var db = await databases.CreateDbContextAsync(cancel);
        // an actor whose delegations are all in other editions exports nothing from this one, and adds no journal entry
        if (!scope.IsWhole && !await db.Delegations(scope).TagWith(nameof(ExportParticipants)).AnyAsync(cancel)) throw new NotPermittedException(Permission.ExchangeParticipants);
        var search = await RegisterSearch.ReadAsync(db, secrets, form.Filter, (scope, contacts, actor.Rows(Permission.SeePassports, edition)), cancel);
        var ids = await search.Ordered(db, search.Exact(), form.Filter).ToListAsync(cancel);
        if (RegisterSearch.SeeksClose(ids.Count, form.Filter) && search.Close(bySound: ids.Count == 0) is { } close) ids.AddRange(await search.Ordered(db, close, form.Filter).ToListAsync(cancel));
        // recorded first, so that also an interrupted download is in the journal
        db.Record(actor, clock.GetUtcNow().UtcDateTime, edition, new Deed(JournalSubject.Edition, edition, JournalAction.Exported,
            [new FieldChange("Participants", null, ids.Count.ToString(CultureInfo.InvariantCulture)), new FieldChange("Contacts", null, withContacts ? "yes" : "no")]));
        await db.SaveChangesAsync(cancel);

        var hidden = ParticipantFields.Declared.Hidden(permission => !actor.Rows(permission, edition).IsNothing).SelectMany(field => field.Columns);
        string[] columns = [.. ImportColumns.Exported.Except(hidden, StringComparer.Ordinal)];
        await using TableWriter writer = form.Format == TableFormat.Csv ? new TextTableWriter(to) : await SheetTable.CreateAsync(to, "participants", cancel);
        await writer.WriteAsync(columns, cancel);
        foreach (var batch in ids.Chunk(Batch))
        {
            var rows = await RowsAsync(db, search, batch, form.Language, cancel);
            foreach (var id in batch)
                if (rows.TryGetValue(id, out var row)) await writer.WriteAsync([.. columns.Select(column => row[column])], cancel);
        }

        await writer.FinishAsync(cancel);
        return ids.Count;
    }

    private static async Task<Dictionary<Guid, Dictionary<string, string?>>> RowsAsync(ConferenceDb db, RegisterSearch search, Guid[] ids, string language, CancellationToken cancel)
    {
        var people = db.People(search.Rows).Where(each => ids.Contains(each.Id));
        var rows = await ParticipantRow.Of(db, people.TagWith(nameof(ExportParticipants)), search.Contacts).ToListAsync(cancel);
        var numbers = await people.TagWith(nameof(ExportParticipants)).Where(each => each.ListNumber != null).Select(each => new { each.Id, each.ListNumber }).ToDictionaryAsync(each => each.Id, each => each.ListNumber, cancel);
        var states = await db.Delegations(search.Rows).TagWith(nameof(ExportParticipants)).Where(each => each.Iso2 != null && people.Any(person => person.DelegationId == each.Id)).Select(each => each.Id).ToListAsync(cancel);
        return rows.ToDictionary(row => row.Id, row =>
        {
            var fields = row.Fields;
            var cells = ImportColumns.Plain.ToDictionary(each => each.Column, each => (string?)each.Field.Get(fields), StringComparer.Ordinal);
            cells[ImportColumns.Iso2] = row.DelegationId is { } id && states.Contains(id) ? row.DelegationCode : null;
            cells[ImportColumns.Delegation] = row.DelegationName?.Best(language).Text;
            cells[ImportColumns.Category] = row.CategoryLetter;
            cells[ImportColumns.Capacity] = row.Capacity == Capacity.NotStated ? null : CapacityWords.Of(row.Capacity, language);
            // photos are not exported, and a file name without a file would fail an import
            cells[ImportColumns.Photo] = null;
            cells[ImportColumns.ListNumber] = numbers.GetValueOrDefault(row.Id);
            cells[ImportColumns.BadgeNumber] = row.BadgeNumber is { } number ? Badges.BadgeNumber.Display(number) : null;
            cells[ImportColumns.State] = ImportReport.Word($"State_{row.State}", language);
            return cells;
        });
    }
}

/// <summary>Kinds of table files.</summary>
public enum TableFormat
{
    /// <summary>Comma-separated text in UTF-8 with a byte order mark, as spreadsheets expect it.</summary>
    Csv,

    /// <summary>An Excel workbook.</summary>
    Xlsx,
}

/// <summary>A table that is written row by row.</summary>
internal abstract class TableWriter : IAsyncDisposable
{
    public abstract Task WriteAsync(IReadOnlyList<string?> cells, CancellationToken cancel);

    public abstract Task FinishAsync(CancellationToken cancel);

    public abstract ValueTask DisposeAsync();
}

internal sealed partial class SheetTable(Spreadsheet sheet) : TableWriter
{
    public static async Task<SheetTable> CreateAsync(Stream to, string name, CancellationToken cancel)
    {
        var sheet = await Spreadsheet.CreateNewAsync(to, cancellationToken: cancel);
        // text format, so that numbers, dates and plus signs typed later stay as typed
        var text = new Style { Format = NumberFormat.Standard(StandardNumberFormat.Text) };
        var options = new WorksheetOptions();
        for (var column = 1; column <= ImportColumns.Exported.Count; column++) options.Column(column).DefaultStyle = text;
        await sheet.StartWorksheetAsync(name, options, cancel);
        return new SheetTable(sheet);
    }

    public Task NextSheetAsync(string name, CancellationToken cancel) => sheet.StartWorksheetAsync(name, token: cancel).AsTask();

    // every cell is text: nothing is ever calculated
    public override async Task WriteAsync(IReadOnlyList<string?> cells, CancellationToken cancel) =>
        await sheet.AddRowAsync([.. cells.Select(cell => new DataCell(Escaped(cell)))], cancel);

    public override Task FinishAsync(CancellationToken cancel) => sheet.FinishAsync(cancel).AsTask();

    public override ValueTask DisposeAsync() => sheet.DisposeAsync();

    // readers decode _x000D_ to a character, unless its underscore is escaped itself
    internal static string? Escaped(string? text) => text is not null && text.Contains("_x", StringComparison.Ordinal) ? Escape().Replace(text, "_x005F_") : text;

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Escape();
}
