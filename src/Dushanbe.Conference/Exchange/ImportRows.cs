using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Exchange;

/// <summary>Queries for import cases with their work, and the deletion of their files.</summary>
internal static class ImportRows
{
    extension(ConferenceDb db)
    {
        /// <summary>Cases, each with its last work item; null before the first.</summary>
        public IQueryable<CaseAndWork> ImportsAndWork(IQueryable<ImportCase> cases) => cases.LeftJoin(
            db.Work,
            each => each.ImportId ?? each.CheckId,
            work => (Guid?)work.Id,
            (each, work) => new CaseAndWork { Case = each, State = work == null ? null : work.State, Result = work == null ? null : work.Result, Stage = work == null ? null : work.Stage, Done = work == null ? 0 : work.Done, Total = work == null ? 0 : work.Total });

        /// <summary>Deletes the files of a case, unless something else refers to them, and clears the references. Idempotent.</summary>
        public async Task EraseFilesAsync(FileStore files, ImportCase each, CancellationToken cancel)
        {
            var alone = new List<string>();
            foreach (var hash in new[] { each.TableHash, each.PhotosHash }.OfType<string>())
                if (!await db.ImportCases.TagWith(nameof(EraseFilesAsync)).AnyAsync(other => other.Id != each.Id && (other.TableHash == hash || other.PhotosHash == hash), cancel)) alone.Add(hash);
            // files first: a crash in between leaves a row for the next sweep, never a file without a row
            await files.DeleteAsync(db, alone, stop => db.ImportCases.Where(it => it.Id == each.Id).ExecuteUpdateAsync(set => set
                .SetProperty(it => it.TableHash, (string?)null)
                .SetProperty(it => it.PhotosHash, (string?)null)
                .SetProperty(it => it.Version, it => it.Version + 1), stop), cancel);
        }

        /// <summary>Deletes a case and its files.</summary>
        public async Task RemoveAsync(FileStore files, ImportCase each, CancellationToken cancel)
        {
            await db.EraseFilesAsync(files, each, cancel);
            await db.ImportCases.Where(it => it.Id == each.Id).ExecuteDeleteAsync(cancel);
        }
    }
}

/// <summary>A case and its last work item.</summary>
internal sealed class CaseAndWork
{
    public required ImportCase Case { get; init; }

    public WorkState? State { get; init; }

    /// <summary>The result of the work, a value of <see cref="ImportPhase"/>.</summary>
    public string? Result { get; init; }

    public string? Stage { get; init; }

    public int Done { get; init; }

    public int Total { get; init; }

    public bool IsActive => State is WorkState.Queued or WorkState.Running;

    public bool IsUndoable => Phase == ImportPhase.Imported;

    public ImportPhase Phase => Case.UndoneAt is not null ? ImportPhase.Undone : PhaseOf(State, Result, Case.CheckId is not null, Case.ImportId is not null);

    /// <summary>The phase of a case, derived from its last work item.</summary>
    public static ImportPhase PhaseOf(WorkState? state, string? result, bool wasChecked, bool wasImported) => state switch
    {
        null => wasChecked ? ImportPhase.Failed : ImportPhase.Received,
        WorkState.Queued => ImportPhase.Waiting,
        WorkState.Running => wasImported ? ImportPhase.Importing : ImportPhase.Checking,
        WorkState.Cancelled => ImportPhase.Stopped,
        WorkState.Done => Enum.TryParse<ImportPhase>(result, out var ended) ? ended : ImportPhase.Failed,
        _ => ImportPhase.Failed,
    };
}
