using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Transfer;

/// <summary>
/// Copies an installation into an empty database, for example of another engine, and its files into another folder. Nothing
/// is kept unless every table, read back, has the same number of rows with the same content.
/// </summary>
public sealed class CopyInstallation(IDbContextFactory<ConferenceDb> databases, FileStore files)
{
    /// <summary>The target.</summary>
    /// <param name="Databases">Creates contexts on the target database, which is created where missing.</param>
    /// <param name="Files">The target of the files, which stay encrypted with the same keys; null to leave them in place and only check them.</param>
    /// <param name="Progress">Receives every copied table.</param>
    public sealed record Form(IDbContextFactory<ConferenceDb> Databases, FileStore? Files, IProgress<CopiedTable>? Progress = null);

    /// <summary>Copies. The installation should not be in use meanwhile.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage accounts everywhere: a copy holds all there is.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageAccounts, null);
        await using var from = await databases.CreateDbContextAsync(cancel);
        await using var to = await form.Databases.CreateDbContextAsync(cancel);
        if (await InTheWayAsync(to, form.Files, cancel) is { } there) return new Outcome.NotEmpty(there);
        // created as at a start: under the start lock, and with file permissions for the owner only
        await using var alone = await to.Dialect.AloneAsync(to, cancel);
        await to.Database.MigrateAsync(cancel);

#pragma warning disable RS0030 // an interrupted copy is restarted by the operator
        await using var transaction = await to.Database.BeginTransactionAsync(cancel);
#pragma warning restore RS0030
        var (tables, differs) = await TableCopy.ExecuteAsync(from, to, form.Progress, cancel);
        if (differs is not null) return differs;
        var copied = await CopyFilesAsync(from, form.Files, cancel);
        await transaction.CommitAsync(cancel);
        return copied with { Tables = tables };
    }

    /// <summary>What the target already contains; null for nothing.</summary>
    private async Task<string?> InTheWayAsync(ConferenceDb to, FileStore? target, CancellationToken cancel)
    {
        // files are named by their content, so existing equal ones do not conflict
        if (target?.All().Except(files.All(), StringComparer.Ordinal).FirstOrDefault() is { } stray) return stray;
        return await TableCopy.InTheWayAsync(to, cancel);
    }

    private async Task<Outcome.Copied> CopyFilesAsync(ConferenceDb db, FileStore? target, CancellationToken cancel)
    {
        var (count, bytes, damaged) = (0, 0L, new List<string>());
        foreach (var hash in files.All())
        {
            if (await files.CopyAsync(hash, target, cancel) is not { } length) damaged.Add(hash);
            else (count, bytes) = (count + 1, bytes + length);
        }

        // files the database refers to and the folder lacks
        var named = await db.Files.TagWith(nameof(CopyInstallation)).Select(each => each.Hash).Distinct().ToListAsync(cancel);
        var imports = await db.ImportCases.TagWith(nameof(CopyInstallation)).Select(each => new { each.TableHash, each.PhotosHash }).ToListAsync(cancel);
        named = [.. named.Union(imports.SelectMany(each => new[] { each.TableHash, each.PhotosHash }).OfType<string>(), StringComparer.Ordinal)];
        return new([], count, bytes, [.. named.Except(files.All(), StringComparer.Ordinal).Concat(damaged).Order(StringComparer.Ordinal)]);
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
        /// <param name="Files">Files whose bytes match their hash.</param>
        /// <param name="Bytes">Their total length.</param>
        /// <param name="LostFiles">Hashes of files that were already lost or damaged.</param>
        public sealed record Copied(IReadOnlyList<CopiedTable> Tables, int Files, long Bytes, IReadOnlyList<string> LostFiles) : Outcome;

        /// <summary>The target is not empty; nothing was changed.</summary>
        /// <param name="What">The table that has rows, or the hash of a file that this installation does not have.</param>
        public sealed record NotEmpty(string What) : Outcome;

        /// <summary>A table differs after reading it back; nothing was kept.</summary>
        /// <param name="Table">Its name.</param>
        /// <param name="Rows">Rows that were there.</param>
        /// <param name="Found">Rows that were read back.</param>
        public sealed record Different(string Table, long Rows, long Found) : Outcome;
    }
}

/// <summary>A table after it was copied.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Digest">The sum of the SHA-256 of its rows, independent of their order; hexadecimal.</param>
public sealed record CopiedTable(string Name, long Rows, string Digest);
