using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Exchange;

/// <summary>Checks the file of a case, or imports it. The people, the report and the end of the work are one transaction, so that a case is imported once or not at all.</summary>
internal sealed class ImportWork(IDbContextFactory<ConferenceDb> databases, FileStore files, ImportParticipants import, FieldSecrets secrets, TimeProvider clock) : WorkHandler
{
    /// <summary>The kind's word.</summary>
    public const string Word = "Import";

    /// <inheritdoc/>
    public override string Kind => Word;

    /// <inheritdoc/>
    public override Permission Permission => Permission.ExchangeParticipants;

    /// <summary>What is to be done.</summary>
    /// <param name="CaseId">The case, which names its files.</param>
    /// <param name="DryRun">Whether only to check.</param>
    public sealed record Payload(Guid CaseId, bool DryRun);

    /// <inheritdoc/>
    public override async Task RunAsync(WorkTurn turn, CancellationToken cancel)
    {
        var (caseId, dryRun) = turn.Payload<Payload>();
        var what = await FindAsync(caseId, cancel) ?? throw new WorkHopelessException("The import case no longer exists.");
        await using var table = Open(what.TableHash);
        using var photos = what.PhotosHash is null ? null : ImportPhotos.Zip(Open(what.PhotosHash));
        var form = new ImportParticipants.Form(what.EditionId, table, dryRun, photos, new Steps(turn))
        {
            CaseId = caseId,
            Mapping = ImportMapping.FromJson(what.Mapping),
            Corrections = what.ReadCorrections(secrets),
            IsPartial = what.IsPartial,
            Known = KnownChoice.FromText(what.Known),
            Expected = dryRun ? null : what.ReadReport(secrets)?.Kept.Digest,
            Along = (db, report, stop) => EndAsync(db, turn, caseId, report, ImportPhase.Imported, stop),
        };
        var outcome = await import.ExecuteAsync(form, turn.Actor, cancel);
        var (found, report) = outcome.Match<(ImportPhase, ImportReport?)>(
            imported: _ => (ImportPhase.Imported, null),
            onlyChecked: it => (ImportPhase.Checked, it.Report),
            refused: it => (ImportPhase.Refused, it.Report),
            noSuchEdition: _ => throw new WorkHopelessException("The edition no longer exists."));
        if (report is not null) await EndAsync(turn, caseId, report, found, cancel);
        // a file that may still be imported, or has rows that can be checked again, is needed, and one of which only a part was imported
        if (found == ImportPhase.Imported && !what.IsPartial || report is { Rows.Count: 0 }) await EraseAsync(caseId, CancellationToken.None);
    }

    /// <inheritdoc/>
    public override Task AbandonedAsync(WorkItem item, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(item);
        return EraseAsync(WorkTurn.PayloadOf<Payload>(item).CaseId, cancel);
    }

    private async Task<ImportCase?> FindAsync(Guid caseId, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.ImportCases.TagWith(nameof(ImportWork)).AsNoTracking().SingleOrDefaultAsync(each => each.Id == caseId, cancel);
    }

    private Stream Open(string? hash) => (hash is null ? null : files.Open(hash)) ?? throw new WorkHopelessException("A file of the import case no longer exists.");

    private async Task EndAsync(WorkTurn turn, Guid caseId, ImportReport report, ImportPhase outcome, CancellationToken cancel) => await databases.InTransactionAsync(
        async (db, stop) =>
        {
            await EndAsync(db, turn, caseId, report, outcome, stop);
            return outcome;
        },
        (db, ended, stop) => turn.IsFinishedAsync(db, ended.ToString(), stop),
        cancel);

    // in the transaction that the context has open
    private async Task EndAsync(ConferenceDb db, WorkTurn turn, Guid caseId, ImportReport report, ImportPhase outcome, CancellationToken cancel)
    {
        var found = await db.ImportCases.TagWith(nameof(ImportWork)).SingleAsync(each => each.Id == caseId, cancel);
        found.Note(ImportSummary.Of(report), secrets, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);
        await turn.FinishAsync(db, outcome.ToString(), cancel);
    }

    private async Task EraseAsync(Guid caseId, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.ImportCases.TagWith(nameof(ImportWork)).AsNoTracking().SingleOrDefaultAsync(each => each.Id == caseId, cancel) is { } found) await db.EraseFilesAsync(files, found, cancel);
    }

    private sealed class Steps(WorkTurn turn) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => turn.Report(value.Stage.ToString(), value.Done, value.Total);
    }
}
