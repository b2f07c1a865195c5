using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Backups;

/// <summary>Makes a scheduled backup, and then deletes those that are old enough to go.</summary>
internal sealed partial class BackUpWork(IDbContextFactory<ConferenceDb> databases, BackUpInstallation backUp, BackupShelf shelf, IOptions<BackupOptions> options, ILogger<BackUpWork> log) : WorkHandler
{
    /// <inheritdoc/>
    public override Permission Permission => Permission.ManageAccounts;

    /// <inheritdoc/>
    public override async Task RunAsync(WorkTurn turn, CancellationToken cancel)
    {
        if (options.Value is not { Folder: not null, Passphrase: { } passphrase }) throw new WorkHopelessException("Conference:Backup:Folder and a passphrase are not set on this server.");
        var outcome = await backUp.ExecuteAsync(new(shelf.NewPath(), passphrase), turn.Actor, cancel);
        var written = outcome.Match(
            written: done => done,
            exists: there => throw new BackupFailedException($"The file {there.Path} exists."),
            noRoom: room => throw new BackupFailedException($"The disk of {room.Folder} has {room.Free} bytes free and {room.Needed} are needed."),
            different: table => throw new BackupFailedException($"The table {table.Table} was read back with different content."),
            notReadBack: file => throw new BackupFailedException($"What was written could not be read back ({file.Fault}, byte {file.At})."));

        BackupResult? before;
        BackupResult result;
        await using (var db = await databases.CreateDbContextAsync(cancel))
        {
            before = await db.LastWholeAsync(written.Manifest.CreatedAt, cancel);
            result = BackupResult.Of(written, before);
            await turn.FinishAsync(db, result.ToString(), cancel);
        }

        Made(log, written.Path, written.Bytes);
        if (written.Lost.Count > 0) Lacks(log, written.Path, written.Lost.Count);
        // older ones may be the last with a whole journal, or with the uploads
        if (written.Journal is > 0) Broken(log, written.Path, written.Journal.Value);
        if (result.Kind == BackupResult.UploadsLost) LacksMore(log, written.Path, result.Lost, before?.Lost ?? 0);
        if (result.IsWhole && shelf.Thin(written.Path) is > 0 and var gone) Thinned(log, gone);
    }

    [LoggerMessage(1301, LogLevel.Information, "Made and checked the backup {Path} of {Bytes} bytes")]
    private static partial void Made(ILogger logger, string path, long bytes);

    [LoggerMessage(1302, LogLevel.Information, "Deleted {Count} old backups")]
    private static partial void Thinned(ILogger logger, int count);

    [LoggerMessage(1303, LogLevel.Error, "The journal in the backup {Path} is not intact, as in this installation: {Count} findings. Run journal verify; no old backup is deleted meanwhile")]
    private static partial void Broken(ILogger logger, string path, long count);

    [LoggerMessage(1304, LogLevel.Warning, "The backup {Path} lacks {Count} uploads that were lost or damaged before")]
    private static partial void Lacks(ILogger logger, string path, int count);

    [LoggerMessage(1305, LogLevel.Error, "The backup {Path} lacks {Count} uploads, and the last whole one lacked {Before}. Run backup, which names them, and put them back into files; no old backup is deleted meanwhile")]
    private static partial void LacksMore(ILogger logger, string path, int count, int before);
}

/// <summary>A scheduled backup could not be made; it is tried again.</summary>
internal sealed class BackupFailedException(string message) : Exception(message);
