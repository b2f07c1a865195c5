using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Exchange;

/// <summary>The imports of an edition that are still kept.</summary>
public sealed class ImportList(IDbContextFactory<ConferenceDb> databases)
{
    private const int Most = 20;

    /// <summary>A case in the list.</summary>
    /// <param name="Id">The case.</param>
    /// <param name="Names">The names of its files.</param>
    /// <param name="ActorName">Who sent them.</param>
    /// <param name="TouchedAt">When it was last used (UTC).</param>
    /// <param name="Phase">Its state.</param>
    public sealed record Row(Guid Id, string Names, string ActorName, DateTime TouchedAt, ImportPhase Phase);

    /// <summary>The last twenty, the newest first.</summary>
    /// <exception cref="NotPermittedException">The actor may not import in this edition.</exception>
    public async Task<IReadOnlyList<Row>> ReadAsync(Guid editionId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ExchangeParticipants, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        // without the findings, which are long
        var found = await db.ImportsAndWork(db.ImportCases.Where(each => each.EditionId == editionId)).TagWith(nameof(ImportList))
            .OrderByDescending(each => each.Case.TouchedAt).ThenByDescending(each => each.Case.Id).Take(Most)
            .Select(each => new { each.Case.Id, each.Case.FileName, each.Case.PhotosName, each.Case.ActorName, each.Case.TouchedAt, each.State, each.Result, each.Case.CheckId, each.Case.ImportId, each.Case.UndoneAt })
            .ToListAsync(cancel);
        return [.. found.Select(each => new Row(each.Id, ReadImport.NamesOf(each.FileName, each.PhotosName), each.ActorName, each.TouchedAt, each.UndoneAt is not null ? ImportPhase.Undone : CaseAndWork.PhaseOf(each.State, each.Result, each.CheckId is not null, each.ImportId is not null)))];
    }
}
