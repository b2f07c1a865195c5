using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Transfer;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Backups;

/// <summary>
/// Writes a whole installation, while it is in use, into one encrypted file: the database as it is at one moment, the uploads it
/// names, keys, fonts and the anchors of the journal. The file gets its name only after it was read back and checked.
/// </summary>
public sealed class BackUpInstallation(IDbContextFactory<ConferenceDb> databases, FileStore files, SqliteFiles sqlite, IOptions<BackupOptions> options, TimeProvider clock, ILogger<BackUpInstallation> log)
{
    // a snapshot names a file that is gone when it is read only if it was deleted in between
    private const int Tries = 3;

    private const int AtOnce = 200;

    // what the file system itself needs
    private const long Spare = 16 * 1024 * 1024;

    /// <summary>The target.</summary>
    /// <param name="Path">The file; there must be none.</param>
    /// <param name="Passphrase">What its key is derived from.</param>
    public sealed record Form(string Path, string Passphrase)
    {
        /// <inheritdoc/>
        public override string ToString() => Path; // never the passphrase
    }

    /// <summary>Backs up.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage accounts everywhere: a backup holds all there is.</exception>
    /// <exception cref="IOException">A file cannot be written or read, for example since the disk is full; nothing is left.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageAccounts, null);
        if (File.Exists(form.Path)) return new Outcome.Exists(form.Path);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var scratch = Scratch.In(options.Value.Root, log);
                return await WriteAsync(form, scratch, cancel);
            }
            catch (VanishedException) when (attempt < Tries)
            {
                // the next snapshot no longer names it
            }
            catch (UnreadableBackupException unreadable)
            {
                return new Outcome.NotReadBack(unreadable.Fault, unreadable.At);
            }
        }
    }

    private async Task<Outcome> WriteAsync(Form form, Scratch scratch, CancellationToken cancel)
    {
        var folder = OwnerFile.Folder(Path.GetDirectoryName(form.Path)!);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var needed = await db.Dialect.SizeAsync(db, cancel) + Spare;
        if (options.Value.Free(options.Value.Root) is var free && free < needed) return new Outcome.NoRoom(options.Value.Root, needed, free);

        // before the database: an anchor is never ahead of the journal that it is compared with
        var others = TakeOthers(scratch);
        options.Value.Step("snapshot");
        var snapshot = scratch.At(DataLayout.Database);
        var createdAt = clock.GetUtcNow().UtcDateTime;
        if (await SnapshotAsync(db, snapshot, cancel) is { } differs) return new Outcome.Different(differs);
        var (named, facts) = await ReadAsync(snapshot, cancel);
        options.Value.Step("files");
        var (uploads, lost) = await ListAsync(db, named, cancel);

        var size = new FileInfo(snapshot).Length;
        var manifest = new BackupManifest(createdAt, db.Dialect.Name, 1 + others.Count + uploads.Count, size + others.Sum(each => new FileInfo(each.Path).Length) + uploads.Sum(each => each.Length), uploads.Count, lost.Count, facts);
        needed = SizeOf(manifest) + Spare;
        if (options.Value.Free(folder) is var left && left < needed) return new Outcome.NoRoom(folder, needed, left);

        await using var draft = new BackupDraft(form.Path, log);
        var sources = others.Prepend((Name: DataLayout.Database, Path: snapshot));
        var written = await SealAsync(draft.Stream, form.Passphrase, manifest, sources, uploads, cancel);
        // files may be encrypted with a key since that is not in the backup
        if (!HasKeysAsTaken(others)) throw new VanishedException(DataKeys.FileName);
        options.Value.Step("written");
        File.Delete(snapshot);
        var check = await ReadBackAsync(draft.Stream, form.Passphrase, written, scratch, cancel);
        options.Value.Step("checked");
        var bytes = draft.Stream.Length;
        await draft.KeepAsync();
        options.Value.Step("kept");
        return new Outcome.Written(form.Path, bytes, manifest, lost, check.Journal);
    }

    /// <summary>Copies keys, fonts and anchors; null for what is not there.</summary>
    private List<(string Name, string Path)> TakeOthers(Scratch scratch)
    {
        var taken = new List<(string Name, string Path)>();
        foreach (var part in new[] { DataLayout.Keys, DataLayout.Fonts })
        {
            var from = Path.Combine(options.Value.Root, part);
            if (!Directory.Exists(from)) continue;
            var to = OwnerFile.Folder(scratch.At(part));
            foreach (var file in Directory.EnumerateFiles(from).Order(StringComparer.Ordinal))
            {
                var name = $"{part}/{Path.GetFileName(file)}";
                // a draft that is being renamed, or a file that nobody else has put there
                if (BackupNames.PathOf(name) is null) continue;
                taken.Add((name, Path.Combine(to, Path.GetFileName(file))));
                File.Copy(file, taken[^1].Path);
            }
        }

        var anchors = Path.Combine(options.Value.Root, DataLayout.Anchors);
        if (!File.Exists(anchors)) return taken;
        taken.Add((DataLayout.Anchors, scratch.At(DataLayout.Anchors)));
        File.Copy(anchors, taken[^1].Path);
        return taken;
    }

    private bool HasKeysAsTaken(List<(string Name, string Path)> taken)
    {
        var now = Path.Combine(options.Value.Root, DataLayout.Keys, DataKeys.FileName);
        var then = taken.Find(each => each.Name == $"{DataLayout.Keys}/{DataKeys.FileName}").Path;
        return then is null ? !File.Exists(now) : File.Exists(now) && File.ReadAllBytes(now).AsSpan().SequenceEqual(File.ReadAllBytes(then));
    }

    /// <summary>Copies the database; returns the table that reads back otherwise, null for none.</summary>
    private async Task<string?> SnapshotAsync(ConferenceDb db, string path, CancellationToken cancel)
    {
        await OwnFiles.New(path).DisposeAsync();
        if (await db.Dialect.SnapshotAsync(db, path, cancel)) return null;
        await using var to = await sqlite.At(path, writes: true).CreateDbContextAsync(cancel);
        await to.Database.MigrateAsync(cancel);
#pragma warning disable RS0030 // a file of its own, thrown away where it is not completed
        await using (var transaction = await to.Database.BeginTransactionAsync(cancel))
#pragma warning restore RS0030
        {
            if (await TableCopy.ExecuteAsync(db, to, null, cancel) is { Differs: { } differs }) return differs.Table;
            await transaction.CommitAsync(cancel);
        }

        // one file, without a log beside it
        await to.Database.OpenConnectionAsync(cancel);
        await DatabaseFacts.AskAsync(to.Database.GetDbConnection(), "PRAGMA journal_mode=DELETE", cancel);
        return null;
    }

    /// <summary>The hashes that the copy names, null where it is from an older program and cannot be asked; and what it holds.</summary>
    private async Task<(HashSet<string>? Named, DatabaseFacts Facts)> ReadAsync(string snapshot, CancellationToken cancel)
    {
        await using var copy = await sqlite.At(snapshot).CreateDbContextAsync(cancel);
        var facts = await DatabaseFacts.ReadAsync(copy, cancel) ?? new(0, 0, null);
        return ((await copy.Database.GetPendingMigrationsAsync(cancel)).Any() ? null : await copy.NamedFilesAsync(among: null, cancel), facts);
    }

    /// <summary>The uploads to back up, and those named that were lost or damaged before.</summary>
    private async Task<(List<(string Hash, long Length)> Uploads, List<string> Lost)> ListAsync(ConferenceDb db, HashSet<string>? named, CancellationToken cancel)
    {
        var (uploads, lost) = (new List<(string Hash, long Length)>(), new List<string>());
        foreach (var hash in (named ?? files.All()).Order(StringComparer.Ordinal))
        {
            await using var file = files.OpenStored(hash);
            if (file is not null && await files.IsWholeAsync(hash, file, cancel)) uploads.Add((hash, file.Length));
            else lost.Add(hash);
        }

        // lost before, or deleted since, with the row that named it
        foreach (var some in named is null ? [] : lost.Chunk(AtOnce))
            if (some.Except(await db.NamedFilesAsync(some, cancel), StringComparer.Ordinal).FirstOrDefault() is { } vanished) throw new VanishedException(vanished);
        return (uploads, lost);
    }

    private async Task<IReadOnlyList<BackupEntry>> SealAsync(FileStream to, string passphrase, BackupManifest manifest, IEnumerable<(string Name, string Path)> sources, List<(string Hash, long Length)> uploads, CancellationToken cancel)
    {
        using var seal = await SealedWriter.BeginAsync(to, passphrase, cancel, options.Value.Iterations);
        var writer = new BackupWriter(seal);
        await writer.WriteAsync(manifest, cancel);
        foreach (var (name, path) in sources)
        {
            await using var file = File.OpenRead(path);
            await writer.WriteAsync(name, file, file.Length, cancel);
        }

        foreach (var (hash, length) in uploads)
        {
            // as it is stored: encrypted with the keys that are in the backup too
            await using var file = files.OpenStored(hash) ?? throw new VanishedException(hash);
            if (file.Length != length) throw new VanishedException(hash);
            await writer.WriteAsync(BackupNames.File(hash), file, length, cancel);
        }

        await seal.CompleteAsync(cancel);
        await to.FlushAsync(cancel);
        to.Flush(flushToDisk: true);
        return writer.Written;
    }

    private async Task<BackupCheck> ReadBackAsync(FileStream from, string passphrase, IReadOnlyList<BackupEntry> written, Scratch scratch, CancellationToken cancel)
    {
        from.Position = 0;
        using var reader = await BackupReader.BeginAsync(from, passphrase, cancel);
        var back = OwnerFile.Folder(scratch.At("back"));
        OwnerFile.Folder(Path.Combine(back, DataLayout.Keys));
        var read = await reader.UnpackAsync(name => name is DataLayout.Database or DataLayout.Anchors || name == $"{DataLayout.Keys}/{DataLayout.JournalKey}" ? OwnFiles.New(Path.Combine(back, BackupNames.PathOf(name)!)) : null, cancel);
        if (!read.SequenceEqual(written.Skip(1))) throw new UnreadableBackupException(BackupFault.Damaged, 0);
        return await BackupCheck.OfAsync(back, sqlite, cancel);
    }

    private static long SizeOf(BackupManifest manifest)
    {
        // name, length and hash of each entry
        var plain = manifest.Bytes + manifest.Entries * (BackupNames.Longest + 42L);
        return plain + plain / BackupHeader.Chunk * BackupHeader.TagLength + BackupHeader.Chunk;
    }

    /// <summary>An upload that the snapshot names has been deleted, or encrypted anew, meanwhile.</summary>
    private sealed class VanishedException(string name) : IOException($"{name} was deleted, replaced or encrypted anew while it was to be backed up.");

    /// <summary>What became of it.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>One function per case, so that a new case breaks every caller at compile time.</summary>
        public T Match<T>(Func<Written, T> written, Func<Exists, T> exists, Func<NoRoom, T> noRoom, Func<Different, T> different, Func<NotReadBack, T> notReadBack) => this switch
        {
            Written it => written(it),
            Exists it => exists(it),
            NoRoom it => noRoom(it),
            Different it => different(it),
            NotReadBack it => notReadBack(it),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        /// <summary>Written, read back and checked.</summary>
        /// <param name="Path">The file.</param>
        /// <param name="Bytes">Its length.</param>
        /// <param name="Manifest">What it holds.</param>
        /// <param name="Lost">Hashes of uploads that the database names and that were lost or damaged before.</param>
        /// <param name="Journal">What is wrong with the journal in it, as in the installation: 0 for nothing; null where it could not be checked, since the database is older or has no key.</param>
        public sealed record Written(string Path, long Bytes, BackupManifest Manifest, IReadOnlyList<string> Lost, long? Journal) : Outcome;

        /// <summary>There is such a file; it was not touched.</summary>
        /// <param name="Path">The file.</param>
        public sealed record Exists(string Path) : Outcome;

        /// <summary>The disk has not enough room; nothing was written.</summary>
        /// <param name="Folder">A folder on it.</param>
        /// <param name="Needed">How many bytes are needed.</param>
        /// <param name="Free">How many there are.</param>
        public sealed record NoRoom(string Folder, long Needed, long Free) : Outcome;

        /// <summary>A table reads back from the copy otherwise than it was; nothing is kept.</summary>
        /// <param name="Table">Its name.</param>
        public sealed record Different(string Table) : Outcome;

        /// <summary>What was written cannot be read back; nothing is kept.</summary>
        /// <param name="Fault">Why.</param>
        /// <param name="At">The byte at which it shows.</param>
        public sealed record NotReadBack(BackupFault Fault, long At) : Outcome;
    }
}
