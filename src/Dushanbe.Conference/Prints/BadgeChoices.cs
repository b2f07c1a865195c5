using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Printing.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Prints;

/// <summary>What the badges desk shows: what can be chosen, and the latest runs.</summary>
public sealed class BadgeChoices(IDbContextFactory<ConferenceDb> databases)
{
    private const int RunsShown = 20;

    /// <summary>The desk.</summary>
    public sealed record Row(IReadOnlyList<Choice> Delegations, IReadOnlyList<CategoryChoice> Categories, IReadOnlyList<StockPreset> Stocks, IReadOnlyList<BadgeRun> Runs);

    /// <summary>A delegation one can choose.</summary>
    public sealed record Choice(Guid Id, LocalizedText Name);

    /// <summary>A category one can choose.</summary>
    public sealed record CategoryChoice(Guid Id, string Letter, LocalizedText Word);

    /// <summary>How many badges a selection holds.</summary>
    /// <param name="People">All of them.</param>
    /// <param name="PrintedBefore">Those whose badge was printed before.</param>
    /// <param name="Outdated">Those whose printed badge is out of date, whether or not the selection asks for them alone.</param>
    public sealed record Count(int People, int PrintedBefore, int Outdated);

    /// <summary>Reads what can be chosen.</summary>
    /// <exception cref="NotPermittedException">The actor may not print badges.</exception>
    public async Task<Row> ReadAsync(Guid editionId, Actor actor, CancellationToken cancel)
    {
        var rows = actor.MustRows(Permission.PrintBadges, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        return new Row(
            await db.Delegations(rows).TagWith(nameof(BadgeChoices)).OrderBy(each => each.SortEn).ThenBy(each => each.Id)
                .Select(each => new Choice(each.Id, each.Name)).ToListAsync(cancel),
            await db.Categories.TagWith(nameof(BadgeChoices)).Where(each => each.EditionId == editionId).OrderBy(each => each.Order).ThenBy(each => each.Letter)
                .Select(each => new CategoryChoice(each.Id, each.Letter, each.Word)).ToListAsync(cancel),
            BadgeStock.Presets,
            await db.BadgeRuns(rows).TagWith(nameof(BadgeChoices)).AsNoTracking()
                .OrderByDescending(each => each.StartedAt).ThenByDescending(each => each.Id).Take(RunsShown).ToListAsync(cancel));
    }

    /// <summary>Counts a selection.</summary>
    /// <exception cref="NotPermittedException">The actor may not print badges.</exception>
    public async Task<Count> CountAsync(Guid editionId, BadgeSelection selection, Actor actor, CancellationToken cancel)
    {
        var rows = actor.MustRows(Permission.PrintBadges, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var people = selection.In(db, rows).TagWith(nameof(BadgeChoices));
        return new Count(
            await people.CountAsync(cancel),
            await people.Printed(db).CountAsync(cancel),
            await (selection with { NotPrinted = false, Outdated = true }).In(db, rows).TagWith(nameof(BadgeChoices)).CountAsync(cancel));
    }
}
