using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Exchange;

/// <summary>Takes away the cases whose time is over, the files of those that have ended, and what broken uploads left behind; stores what a process that died could not store any more.</summary>
public sealed class SweepImports(IDbContextFactory<ConferenceDb> databases, FileStore files, TimeProvider clock)
{
    // between the commit of a row and its file lie milliseconds
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Sweeps once.</summary>
    /// <returns>How many cases went.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var until = clock.GetUtcNow().UtcDateTime - ImportCase.Life;
        var old = await db.ImportsAndWork(db.ImportCases.AsNoTracking().Where(each => each.TouchedAt <= until)).TagWith(nameof(SweepImports)).ToListAsync(cancel);
        var over = old.Where(each => !each.IsActive).ToList();
        foreach (var each in over) await db.RemoveAsync(files, each.Case, cancel);

        // a process that died after its work had ended, and before it took the files away
        var ended = await db.ImportsAndWork(db.ImportCases.AsNoTracking().Where(each => each.TableHash != null)).TagWith(nameof(SweepImports))
            .Where(each => each.State == WorkState.Cancelled || each.State == WorkState.Failed || (each.State == WorkState.Done && each.Result != nameof(ImportPhase.Checked))).ToListAsync(cancel);
        foreach (var each in ended) await db.EraseFilesAsync(files, each.Case, cancel);
        await files.RecoverAsync(db, Patience, cancel);
        files.SweepDrafts(ImportCase.Life);
        return over.Count;
    }
}
