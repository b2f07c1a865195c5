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

    /// <summary>The data of the desk.</summary>
    public sealed record Row(IReadOnlyList<Choice> Delegations, IReadOnlyList<CategoryChoice> Categories, IReadOnlyList<StockPreset> Stocks, IReadOnlyList<RunLine> Runs);

    /// <summary>A delegation one can choose.</summary>
    public sealed record Choice(Guid Id, LocalizedText Name);

    /// <summary>A category one can choose.</summary>
    public sealed record CategoryChoice(Guid Id, string Letter, LocalizedText Word);

    /// <summary>A run in the list.</summary>
    /// <param name="Run">The run.</param>
    /// <param name="Only">The person, where it has a single badge.</param>
    /// <param name="Stands">Whether any of its badges is still valid; otherwise there is nothing to void or to print.</param>
    public sealed record RunLine(BadgeRun Run, PersonName? Only, bool Stands);

    /// <summary>How many badges a selection holds.</summary>
    /// <param name="People">All of them.</param>
    /// <param name="PrintedBefore">Those who hold a valid badge already.</param>
    /// <param name="Outdated">Those whose printed badge is out of date, whether or not the selection asks for them alone.</param>
    public sealed record Count(int People, int PrintedBefore, int Outdated);

    /// <summary>Reads what can be chosen.</summary>
    /// <param name="editionId">The edition.</param>
    /// <param name="language">The reader's language (BCP 47), in whose alphabet the delegations are listed.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NotPermittedException">The actor may not print badges.</exception>
    public async Task<Row> ReadAsync(Guid editionId, string language, Actor actor, CancellationToken cancel)
    {
        var rows = actor.MustRows(Permission.PrintBadges, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var delegations = await db.Delegations(rows).TagWith(nameof(BadgeChoices)).AsNoTracking().ToListAsync(cancel);
        return new Row(
            [.. delegations.OrderBy(each => each.SortKeyIn(language), StringComparer.Ordinal).ThenBy(each => each.Id).Select(each => new Choice(each.Id, each.Name))],
            await db.Categories.TagWith(nameof(BadgeChoices)).Where(each => each.EditionId == editionId).OrderBy(each => each.Order).ThenBy(each => each.Letter)
                .Select(each => new CategoryChoice(each.Id, each.Letter, each.Word)).ToListAsync(cancel),
            BadgeStock.Presets,
            await RunsAsync(db, rows, cancel));
    }

    private static async Task<IReadOnlyList<RunLine>> RunsAsync(ConferenceDb db, RowScope rows, CancellationToken cancel)
    {
        var runs = await db.BadgeRuns(rows).TagWith(nameof(BadgeChoices)).AsNoTracking()
            .OrderByDescending(each => each.StartedAt).ThenByDescending(each => each.Id).Take(RunsShown).ToListAsync(cancel);
        Guid[] all = [.. runs.Select(each => each.Id)], single = [.. runs.Where(each => each.Count == 1).Select(each => each.Id)];
        var standing = VoidBadgeRun.Standing(db, rows).TagWith(nameof(BadgeChoices));
        var stands = (await db.BadgeRuns(rows).TagWith(nameof(BadgeChoices)).Where(each => all.Contains(each.Id) && each.VoidedAt == null && standing.Any(print => print.RunId == each.Id))
            .Select(each => each.Id).ToListAsync(cancel)).ToHashSet();
        var people = db.People(rows);
        var names = await db.BadgePrints(rows).TagWith(nameof(BadgeChoices)).Where(print => single.Contains(print.RunId))
            .Join(people, print => print.ParticipantId, person => person.Id, (print, person) => new { print.RunId, person.Name }).ToDictionaryAsync(each => each.RunId, each => each.Name, cancel);
        return [.. runs.Select(each => new RunLine(each, names.GetValueOrDefault(each.Id), stands.Contains(each.Id)))];
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
