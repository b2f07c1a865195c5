using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Exchange;

/// <summary>A template: the header and, in a workbook, sheets that explain each column and list the allowed values.</summary>
public sealed class ImportTemplate(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>Writes it.</summary>
    /// <param name="editionId">The edition whose categories and delegations are listed.</param>
    /// <param name="format">The kind of file; CSV has the header alone.</param>
    /// <param name="language">Language of the explanations (BCP 47).</param>
    /// <param name="to">Where to.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NotPermittedException">The actor may not import.</exception>
    public async Task WriteAsync(Guid editionId, TableFormat format, string language, Stream to, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.Must(Permission.ExchangeParticipants, editionId);
        if (format == TableFormat.Csv)
        {
            await using var csv = new TextTableWriter(to);
            await csv.WriteAsync(ImportColumns.Imported, cancel);
            await csv.FinishAsync(cancel);
            return;
        }

        await using var db = await databases.CreateDbContextAsync(cancel);
        var categories = await db.Categories.TagWith(nameof(ImportTemplate)).AsNoTracking().Where(each => each.EditionId == editionId).OrderBy(each => each.Order).ToListAsync(cancel);
        var delegations = await db.Delegations(rows).TagWith(nameof(ImportTemplate)).AsNoTracking().ToListAsync(cancel);
        await using var sheet = await SheetTable.CreateAsync(to, "participants", cancel);
        await sheet.WriteAsync(ImportColumns.Imported, cancel);
        await sheet.NextSheetAsync(ImportReport.Word("Help", language), cancel);
        await sheet.WriteAsync([ImportReport.Word("Column", language), ImportReport.Word("Meaning", language)], cancel);
        foreach (var column in ImportColumns.Imported) await sheet.WriteAsync([column, ImportReport.Word($"Column_{column}", language)], cancel);
        await sheet.NextSheetAsync(ImportReport.Word("Allowed", language), cancel);
        await sheet.WriteAsync([ImportReport.Word("Column", language), ImportReport.Word("Value", language), ImportReport.Word("Meaning", language)], cancel);
        foreach (var category in categories) await sheet.WriteAsync([ImportColumns.Category, category.Letter, category.Word.Best(language).Text], cancel);
        foreach (var capacity in Enum.GetValues<Capacity>().Where(each => each != Capacity.NotStated)) await sheet.WriteAsync([ImportColumns.Capacity, CapacityWords.Of(capacity, language), ""], cancel);
        foreach (var delegation in delegations.OrderBy(each => each.SortKeyIn(language), StringComparer.Ordinal)) await sheet.WriteAsync([ImportColumns.Delegation, delegation.Code ?? delegation.Name.Best(language).Text, delegation.Name.Best(language).Text], cancel);
        foreach (var state in States.All) await sheet.WriteAsync([ImportColumns.Iso2, state.Iso2, state.Name.Best(language).Text], cancel);
        await sheet.FinishAsync(cancel);
    }
}
