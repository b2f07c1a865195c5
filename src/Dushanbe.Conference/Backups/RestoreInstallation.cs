using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Transfer;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Backups;

/// <summary>
/// Puts the installation of a backup in place of the one in a data folder. Everything is unpacked and checked beside the old
/// installation before the first of its files is moved, and those are put aside, not deleted.
/// </summary>
public sealed class RestoreInstallation(SqliteFiles sqlite, IOptions<BackupOptions> options, TimeProvider clock, ILogger<RestoreInstallation> log)
{
    private const long Spare = 16 * 1024 * 1024;
    private const string LogEnding = "-wal", IndexEnding = "-shm";

    /// <summary>What to restore, and where to.</summary>
    /// <param name="Backup">The file.</param>
    /// <param name="Passphrase">Its passphrase.</param>
    /// <param name="DatabaseFile">The SQLite file of the installation; null where its database is on a server.</param>
    /// <param name="Server">The database on a server, which must be empty; null for SQLite.</param>
    /// <param name="Replaces">Whether an installation that is there may be put aside.</param>
    public sealed record Form(string Backup, string Passphrase, string? DatabaseFile, IDbContextFactory<ConferenceDb>? Server, bool Replaces)
    {
        /// <inheritdoc/>
        public override string ToString() => Backup; // never the passphrase
    }

    /// <summary>Restores. For the operator alone: there may be no database yet that could know an actor.</summary>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public async Task<Outcome> RunAsync(Form form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        try
        {
            await using var file = new FileStream(form.Backup, FileMode.Open, FileAccess.Read, FileShare.Read);
            using var reader = await BackupReader.BeginAsync(file, form.Passphrase, cancel);
            OwnerFile.Folder(Root);
            using var alone = FolderUse.Alone(Root);
            if (alone is null) return new Outcome.InUse(Root);
            RestorePlan.Finish(Root);
            return await RestoreAsync(form, reader, cancel);
        }
        catch (UnreadableBackupException unreadable)
        {
            return new Outcome.Unreadable(unreadable.Fault, unreadable.At);
        }
    }

    private string Root => options.Value.Root;

    private async Task<Outcome> RestoreAsync(Form form, BackupReader reader, CancellationToken cancel)
    {
        if (form.Server is not null)
        {
            await using var db = await form.Server.CreateDbContextAsync(cancel);
            if (await TableCopy.InTheWayAsync(db, cancel) is { } table) return new Outcome.ServerNotEmpty(table, await DatabaseFacts.ReadAsync(db, cancel));
        }

        if (!form.Replaces && await OldAsync(form, cancel) is { } old) return new Outcome.Replaces(reader.Manifest, old);
        var needed = reader.Manifest.Bytes + Spare;
        if (options.Value.Free(Root) is var free && free < needed) return new Outcome.NoRoom(Root, needed, free);

        using var scratch = Scratch.In(Root, log);
        options.Value.Step("unpack");
        await UnpackAsync(reader, scratch.Folder, cancel);
        var check = await BackupCheck.OfAsync(scratch.Folder, sqlite, cancel);
        await EndSessionsAsync(scratch.At(DataLayout.Database), cancel);
        options.Value.Step("checked");
        return form.Server is null
            ? Place(form, reader.Manifest, check, scratch)
            : await PlaceAsync(form, reader.Manifest, check, scratch, cancel);
    }

    private static async Task UnpackAsync(BackupReader reader, string folder, CancellationToken cancel)
    {
        foreach (var each in new[] { DataLayout.Files, DataLayout.Keys }) OwnerFile.Folder(Path.Combine(folder, each));
        var entries = await reader.UnpackAsync(name =>
        {
            var path = Path.Combine(folder, BackupNames.PathOf(name)!);
            OwnerFile.Folder(Path.GetDirectoryName(path)!);
            return OwnFiles.New(path);
        }, cancel);
        if (!entries.Any(each => each.Name == DataLayout.Database)) throw new UnreadableBackupException(BackupFault.Strange, 0);
    }

    /// <summary>Ends every sign-in of the backup: somebody may have signed out, or been signed out for a reason, since it was made.</summary>
    private async Task EndSessionsAsync(string database, CancellationToken cancel)
    {
        await using var db = await sqlite.At(database, writes: true).CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        var connection = db.Database.GetDbConnection();
        // a backup of an older program may have no such table
        if (await DatabaseFacts.AskAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'SignInSessions'", cancel) is not null)
            await DatabaseFacts.AskAsync(connection, "DELETE FROM \"SignInSessions\"", cancel);
        // one file, without a log beside it
        await DatabaseFacts.AskAsync(connection, "PRAGMA journal_mode=DELETE", cancel);
    }

    /// <summary>Into the SQLite file: one decision, the plan.</summary>
    private Outcome.Restored Place(Form form, BackupManifest manifest, BackupCheck check, Scratch scratch)
    {
        var aside = AsideFolder();
        var plan = new RestorePlan([.. DatabaseMoves(Path.GetFullPath(form.DatabaseFile!), aside, scratch), .. OtherMoves(aside, scratch)]);
        Decide(plan, scratch);
        // of a restore that was interrupted, into a server's database
        File.Delete(FolderUse.UnfinishedIn(Root));
        return new(manifest, Aside(plan), check.Journal);
    }

    /// <summary>Into an empty database on a server: its rows count last, until then the folder says that they are missing.</summary>
    private async Task<Outcome> PlaceAsync(Form form, BackupManifest manifest, BackupCheck check, Scratch scratch, CancellationToken cancel)
    {
        await using var from = await sqlite.At(scratch.At(DataLayout.Database), writes: true).CreateDbContextAsync(cancel);
        if (!check.IsCurrent) await from.Database.MigrateAsync(cancel);
        await using var to = await form.Server!.CreateDbContextAsync(cancel);
        await using var alone = await to.Dialect.AloneAsync(to, cancel);
        await to.Database.MigrateAsync(cancel);
#pragma warning disable RS0030 // an interrupted restore is restarted by the operator
        await using var transaction = await to.Database.BeginTransactionAsync(cancel);
#pragma warning restore RS0030
        if (await TableCopy.ExecuteAsync(from, to, null, cancel) is { Differs: { } differs }) return new Outcome.Different(differs.Table);
        var marker = FolderUse.UnfinishedIn(scratch.Folder);
        await OwnFiles.New(marker).DisposeAsync();
        var aside = AsideFolder();
        var plan = new RestorePlan([MoveOf(Path.GetFileName(marker), aside, scratch), .. OtherMoves(aside, scratch)]);
        Decide(plan, scratch);
        options.Value.Step("commit");
        await transaction.CommitAsync(cancel);
        File.Delete(FolderUse.UnfinishedIn(Root));
        return new Outcome.Restored(manifest, Aside(plan), check.Journal);
    }

    /// <summary>Decides for the new installation, and moves it into place.</summary>
    /// <exception cref="IOException">A part of the old installation cannot be moved; nothing was.</exception>
    private void Decide(RestorePlan plan, Scratch scratch)
    {
        var disks = DriveInfo.GetDrives().Select(each => each.RootDirectory.FullName).ToHashSet(StringComparer.Ordinal);
        if (plan.Moves.Select(each => Path.GetFullPath(each.Place, Root)).FirstOrDefault(disks.Contains) is { } mounted)
            throw new IOException($"{mounted} is a disk of its own and cannot be put aside. Let Conference:DataDirectory name another folder and restore into that.");
        // the link would go aside, and what it names stay: keys would lie in the data folder from now on, where nobody wanted them
        if (plan.Moves.Select(each => new FileInfo(Path.GetFullPath(each.Place, Root))).FirstOrDefault(each => each.LinkTarget is not null) is { } link)
            throw new IOException($"{link.FullName} is a link to {link.LinkTarget}; a restore would put a folder or file of its own in its place. Delete the link, restore, move what was restored to where it belongs, and make the link again.");
        options.Value.Step("decide");
        scratch.Keep();
        plan.Keep(Root);
        RestorePlan.Finish(Root, options.Value.Step);
        scratch.Release();
    }

    private IEnumerable<RestorePlan.Move> DatabaseMoves(string path, string aside, Scratch scratch)
    {
        var (fresh, old) = (scratch.At(DataLayout.Database), Path.Combine(aside, Path.GetFileName(path)));
        if (!IsBelow(path, Root))
        {
            // on another disk, perhaps, where nothing can be moved to
            (old, var near) = ($"{path}.{Path.GetFileName(aside)}", $"{path}.restoring");
            OwnerFile.Folder(Path.GetDirectoryName(path)!);
            File.Delete(near);
            CopyToDisk(fresh, near);
            fresh = near;
        }

        // the log belongs to the old file: nobody may ever find it beside the new one
        yield return new(Relative($"{path}{LogEnding}"), Relative($"{old}{LogEnding}"), null);
        yield return new(Relative($"{path}{IndexEnding}"), Relative($"{old}{IndexEnding}"), null);
        yield return new(Relative(path), Relative(old), Relative(fresh));
    }

    private IEnumerable<RestorePlan.Move> OtherMoves(string aside, Scratch scratch) => DataLayout.All.Where(each => each != DataLayout.Database).Select(each => MoveOf(each, aside, scratch));

    private RestorePlan.Move MoveOf(string name, string aside, Scratch scratch) =>
        new(name, Relative(Path.Combine(aside, name)), Path.Exists(scratch.At(name)) ? Relative(scratch.At(name)) : null);

    private string Relative(string path) => Path.GetRelativePath(Root, path);

    private string AsideFolder()
    {
        var stamp = clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var folder = Path.Combine(Root, $"replaced-{stamp}");
        for (var number = 2; Path.Exists(folder); number++) folder = Path.Combine(Root, $"replaced-{stamp}-{number}");
        return folder;
    }

    private List<string> Aside(RestorePlan plan) => [.. plan.Moves.Select(each => Path.GetFullPath(each.Aside, Root)).Where(Path.Exists)];

    private static void CopyToDisk(string from, string to)
    {
        using var source = File.OpenRead(from);
        using var target = OwnFiles.New(to);
        source.CopyTo(target);
        target.Flush(flushToDisk: true);
    }

    private static bool IsBelow(string path, string folder) => !Path.GetRelativePath(folder, path).StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(Path.GetRelativePath(folder, path));

    /// <summary>What lies in the way; null for nothing.</summary>
    private async Task<OldInstallation?> OldAsync(Form form, CancellationToken cancel)
    {
        var file = form.DatabaseFile is { } path && new FileInfo(path) is { Exists: true, Length: > 0 } there ? there : null;
        var parts = DataLayout.All.Where(each => each != DataLayout.Database).Select(each => Path.Combine(Root, each)).Where(IsFilled).ToList();
        if (file is null && parts.Count == 0) return null;
        DatabaseFacts? facts = null;
        if (file is not null)
        {
            await using var db = await sqlite.At(file.FullName).CreateDbContextAsync(cancel);
            facts = await DatabaseFacts.ReadAsync(db, cancel);
        }

        var uploads = Path.Combine(Root, DataLayout.Files);
        var count = Directory.Exists(uploads) ? Directory.EnumerateFiles(uploads, "*", SearchOption.AllDirectories).Count() : 0;
        return new([.. parts.Prepend(file?.FullName).OfType<string>()], facts, count);
    }

    private static bool IsFilled(string path) => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Any() : File.Exists(path);

    /// <summary>An installation that a restore would put aside.</summary>
    /// <param name="Paths">Its database and what lies beside it.</param>
    /// <param name="Facts">What its database holds; null where there is none or it cannot be read.</param>
    /// <param name="Files">How many uploads it has.</param>
    public sealed record OldInstallation(IReadOnlyList<string> Paths, DatabaseFacts? Facts, int Files);

    /// <summary>What became of it.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>One function per case, so that a new case breaks every caller at compile time.</summary>
        public T Match<T>(Func<Restored, T> restored, Func<Replaces, T> replaces, Func<InUse, T> inUse, Func<ServerNotEmpty, T> serverNotEmpty, Func<NoRoom, T> noRoom, Func<Different, T> different, Func<Unreadable, T> unreadable) => this switch
        {
            Restored it => restored(it),
            Replaces it => replaces(it),
            InUse it => inUse(it),
            ServerNotEmpty it => serverNotEmpty(it),
            NoRoom it => noRoom(it),
            Different it => different(it),
            Unreadable it => unreadable(it),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        /// <summary>The installation of the backup is in place.</summary>
        /// <param name="Manifest">What it holds.</param>
        /// <param name="Aside">Where the files of the old one are now; none where there was none.</param>
        /// <param name="Journal">What is wrong with its journal, as when it was backed up: 0 for nothing; null where it could not be checked before the next start.</param>
        public sealed record Restored(BackupManifest Manifest, IReadOnlyList<string> Aside, long? Journal) : Outcome;

        /// <summary>An installation would be put aside, which was not allowed; nothing was changed.</summary>
        /// <param name="Manifest">What the backup holds.</param>
        /// <param name="Old">What is there.</param>
        public sealed record Replaces(BackupManifest Manifest, OldInstallation Old) : Outcome;

        /// <summary>A server or a verb uses the data folder; nothing was changed.</summary>
        /// <param name="Folder">The data folder.</param>
        public sealed record InUse(string Folder) : Outcome;

        /// <summary>The database on the server has rows; nothing was changed.</summary>
        /// <param name="Table">The first table with rows.</param>
        /// <param name="Facts">What it holds; null where it cannot be read.</param>
        public sealed record ServerNotEmpty(string Table, DatabaseFacts? Facts) : Outcome;

        /// <summary>The disk has not enough room; nothing was changed.</summary>
        /// <param name="Folder">A folder on it.</param>
        /// <param name="Needed">How many bytes are needed.</param>
        /// <param name="Free">How many there are.</param>
        public sealed record NoRoom(string Folder, long Needed, long Free) : Outcome;

        /// <summary>A table reads back from the server otherwise than it is in the backup; nothing was changed.</summary>
        /// <param name="Table">Its name.</param>
        public sealed record Different(string Table) : Outcome;

        /// <summary>The backup cannot be read; nothing was changed.</summary>
        /// <param name="Fault">Why.</param>
        /// <param name="At">The byte at which it shows.</param>
        public sealed record Unreadable(BackupFault Fault, long At) : Outcome;
    }
}
