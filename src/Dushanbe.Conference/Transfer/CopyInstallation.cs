using System.Data;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Transfer;

/// <summary>
/// Copies an installation into an empty database, of another engine for example, and its files into another folder. Nothing
/// is kept unless every table read back has as many rows as before, with the same content.
/// </summary>
public sealed class CopyInstallation(IDbContextFactory<ConferenceDb> databases, FileStore files)
{
    /// <summary>Where to copy to.</summary>
    /// <param name="Databases">Makes contexts on the database to fill; it is created where it is absent.</param>
    /// <param name="Files">Where the files go; null where they stay where they are and are only looked at.</param>
    /// <param name="Progress">Hears of every table that was copied.</param>
    public sealed record Form(IDbContextFactory<ConferenceDb> Databases, FileStore? Files, IProgress<CopiedTable>? Progress = null);

    /// <summary>Copies. Nobody should work on the installation meanwhile.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage accounts everywhere: a copy holds all there is.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageAccounts, null);
        await using var from = await databases.CreateDbContextAsync(cancel);
        await using var to = await form.Databases.CreateDbContextAsync(cancel);
        if (await InTheWayAsync(to, form.Files, cancel) is { } there) return new Outcome.NotEmpty(there);
        // as a start does it: nobody fills it meanwhile, and a file is its owner's alone
        await using var alone = await to.Dialect.AloneAsync(to, cancel);
        await to.Database.MigrateAsync(cancel);

#pragma warning disable RS0030 // a copy that breaks off is begun anew by whoever watches it
        await using var transaction = await to.Database.BeginTransactionAsync(cancel);
#pragma warning restore RS0030
        var tables = await CopyTablesAsync(from, to, form, cancel);
        foreach (var table in tables)
        {
            var (rows, digest) = await StoredTable.Of(to, table.Name).DigestAsync(cancel);
            if (rows != table.Rows || digest != table.Digest) return new Outcome.Different(table.Name, table.Rows, rows);
        }

        var copied = await CopyFilesAsync(from, form.Files, cancel);
        await transaction.CommitAsync(cancel);
        return copied with { Tables = tables };
    }

    /// <summary>What stands where the copy would go; null for nothing.</summary>
    private async Task<string?> InTheWayAsync(ConferenceDb to, FileStore? target, CancellationToken cancel)
    {
        // files are named by their content, so those that are the same are in nobody's way
        if (target?.All().Except(files.All(), StringComparer.Ordinal).FirstOrDefault() is { } stray) return stray;
        if (!await to.Database.CanConnectAsync(cancel) || !(await to.Database.GetAppliedMigrationsAsync(cancel)).Any()) return null;
        // never migrated on the way: what is there belongs to somebody
        if ((await to.Database.GetPendingMigrationsAsync(cancel)).Any()) return "__EFMigrationsHistory";
        foreach (var table in StoredTable.AllOf(to).Where(each => each.Name != ContentStamps))
            if (await table.AnyAsync(cancel)) return table.Name;
        return null;
    }

    // the one table that a migration fills
    private const string ContentStamps = nameof(ConferenceDb.ContentStamps);

    private static async Task<List<CopiedTable>> CopyTablesAsync(ConferenceDb from, ConferenceDb to, Form form, CancellationToken cancel)
    {
        // all tables as of one moment, without the retries of the source's settings, which allow no transaction of our own
        await from.Database.OpenConnectionAsync(cancel);
        await using var moment = await from.Database.GetDbConnection().BeginTransactionAsync(IsolationLevel.Serializable, cancel);
        await to.ContentStamps.ExecuteDeleteAsync(cancel);
        var copied = new List<CopiedTable>();
        foreach (var target in StoredTable.AllOf(to))
        {
            var (rows, digest) = await StoredTable.Of(from, target.Name, moment).CopyAsync(target, cancel);
            copied.Add(new CopiedTable(target.Name, rows, digest));
            form.Progress?.Report(copied[^1]);
        }

        return copied;
    }

    private async Task<Outcome.Copied> CopyFilesAsync(ConferenceDb db, FileStore? target, CancellationToken cancel)
    {
        var (count, bytes, damaged) = (0, 0L, new List<string>());
        foreach (var hash in files.All())
        {
            var file = await files.ReadAsync(hash, cancel) ?? [];
            if (FileStore.HashOf(file) != hash || target is not null && !await ArrivesAsync(target, file, hash, cancel)) damaged.Add(hash);
            else (count, bytes) = (count + 1, bytes + file.Length);
        }

        // what the database names and no folder holds
        var named = await db.Files.TagWith(nameof(CopyInstallation)).Select(each => each.Hash).Distinct().ToListAsync(cancel);
        var imports = await db.ImportCases.TagWith(nameof(CopyInstallation)).Select(each => new { each.TableHash, each.PhotosHash }).ToListAsync(cancel);
        named = [.. named.Union(imports.SelectMany(each => new[] { each.TableHash, each.PhotosHash }).OfType<string>(), StringComparer.Ordinal)];
        return new([], count, bytes, [.. named.Except(files.All(), StringComparer.Ordinal).Concat(damaged).Order(StringComparer.Ordinal)]);
    }

    private static async Task<bool> ArrivesAsync(FileStore target, byte[] file, string hash, CancellationToken cancel)
    {
        await target.SaveAsync(file, cancel);
        return FileStore.HashOf(await target.ReadAsync(hash, cancel)) == hash;
    }

    /// <summary>Copied with every row counted and compared, or why nothing is kept.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>One function per case, so that a new case breaks every caller at compile time.</summary>
        public T Match<T>(Func<Copied, T> copied, Func<NotEmpty, T> notEmpty, Func<Different, T> different) => this switch
        {
            Copied it => copied(it),
            NotEmpty it => notEmpty(it),
            Different it => different(it),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        /// <summary>Everything was copied, read back and found equal.</summary>
        /// <param name="Tables">What each table holds, in the order they were filled.</param>
        /// <param name="Files">Files whose bytes still have the hash that is their name.</param>
        /// <param name="Bytes">Their length in all.</param>
        /// <param name="LostFiles">Hashes of files that were lost or damaged before already.</param>
        public sealed record Copied(IReadOnlyList<CopiedTable> Tables, int Files, long Bytes, IReadOnlyList<string> LostFiles) : Outcome;

        /// <summary>There is something already; nothing was touched.</summary>
        /// <param name="What">The table that has rows, or the hash of a file that this installation does not have.</param>
        public sealed record NotEmpty(string What) : Outcome;

        /// <summary>A table read back otherwise than it was; nothing was kept.</summary>
        /// <param name="Table">Its name.</param>
        /// <param name="Rows">Rows that were there.</param>
        /// <param name="Found">Rows that were read back.</param>
        public sealed record Different(string Table, long Rows, long Found) : Outcome;
    }
}

/// <summary>A table after it was copied.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Digest">The sum of the SHA-256 of its rows, which no order of rows changes; hexadecimal.</param>
public sealed record CopiedTable(string Name, long Rows, string Digest);
