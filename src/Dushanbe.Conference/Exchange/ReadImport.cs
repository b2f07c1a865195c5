using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Exchange;

/// <summary>Reads one case, for everybody who may import in its edition.</summary>
public sealed class ReadImport(IDbContextFactory<ConferenceDb> databases, FieldSecrets secrets)
{
    /// <summary>The state of a case and its findings.</summary>
    /// <param name="Id">The case.</param>
    /// <param name="WorkId">The last work it has asked for, to be watched and cancelled; null before the first.</param>
    /// <param name="Names">The names of its files.</param>
    /// <param name="Phase">Its state.</param>
    /// <param name="Progress">The stored progress.</param>
    /// <param name="Report">The findings; null before the first check has ended.</param>
    public sealed record View(Guid Id, Guid? WorkId, string Names, ImportPhase Phase, WorkProgress Progress, ImportSummary? Report)
    {
        /// <summary>Whether its file is still there, to be checked again or imported.</summary>
        public bool HasFile { get; init; }

        /// <summary>The rows that a clerk has corrected or left out.</summary>
        public IReadOnlyList<RowCorrection> Corrections { get; init; } = [];

        /// <summary>Whether the rows with errors can be downloaded, with what is wrong with each.</summary>
        public bool HasRest { get; init; }

        /// <summary>What was chosen for people who are registered.</summary>
        public KnownChoice Known { get; init; } = KnownChoice.Usual;

        /// <summary>Whether work waits or is running and can be cancelled.</summary>
        public bool IsActive => Phase is ImportPhase.Waiting or ImportPhase.Checking or ImportPhase.Importing;
    }

    /// <summary>The case, without contact data for users who may not see it; null where it does not exist any more.</summary>
    /// <exception cref="NotPermittedException">The actor may not import in this edition.</exception>
    public async Task<View?> ReadAsync(Guid editionId, Guid caseId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ExchangeParticipants, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.ImportsAndWork(db.ImportCases.AsNoTracking().Where(each => each.Id == caseId && each.EditionId == editionId)).TagWith(nameof(ReadImport)).SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        var report = found.Case.ReadReport(secrets);
        return new View(found.Case.Id, found.Case.ImportId ?? found.Case.CheckId, NamesOf(found.Case.FileName, found.Case.PhotosName), found.Phase, new(found.Stage, found.Done, found.Total), report is null ? null : ContactMask.For(actor, editionId, report))
        {
            HasFile = found.Case.TableHash is not null,
            HasRest = found.Case.TableHash is not null && report is { Faulty.Count: > 0 },
            Known = KnownChoice.FromText(found.Case.Known),
            // which cells, and not what stands in them
            Corrections = [.. found.Case.ReadCorrections(secrets).Select(each => each with { Cells = each.Cells.ToDictionary(cell => cell.Key, _ => "") })],
        };
    }

    internal static string NamesOf(string table, string? photos) => photos is null ? table : $"{table} + {photos}";
}
