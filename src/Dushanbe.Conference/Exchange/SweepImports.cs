using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Exchange;

/// <summary>Deletes expired cases, files of ended cases and leftovers of interrupted uploads; completes files that a crashed process had not stored.</summary>
public sealed class SweepImports(IDbContextFactory<ConferenceDb> databases, FileStore files, TimeProvider clock)
{
    // a file is stored milliseconds after the commit of its row
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Sweeps once.</summary>
    /// <returns>How many cases were deleted.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var until = clock.GetUtcNow().UtcDateTime - ImportCase.Life;
        var old = await db.ImportsAndWork(db.ImportCases.AsNoTracking().Where(each => each.TouchedAt <= until)).TagWith(nameof(SweepImports)).ToListAsync(cancel);
        var over = old.Where(each => !each.IsActive).ToList();
        foreach (var each in over) await db.RemoveAsync(files, each.Case, cancel);

        // a process crashed after its work had ended and before it deleted the files
        var ended = await db.ImportsAndWork(db.ImportCases.AsNoTracking().Where(each => each.TableHash != null)).TagWith(nameof(SweepImports))
            .Where(each => each.State == WorkState.Cancelled || each.State == WorkState.Failed || (each.State == WorkState.Done && each.Result != nameof(ImportPhase.Checked) && each.Result != nameof(ImportPhase.Refused) && !each.Case.IsPartial)).ToListAsync(cancel);
        foreach (var each in ended) await db.EraseFilesAsync(files, each.Case, cancel);
        await files.RecoverAsync(db, Patience, cancel);
        files.SweepDrafts(ImportCase.Life);
        return over.Count;
    }
}
