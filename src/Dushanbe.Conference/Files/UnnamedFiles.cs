using Dushanbe.Conference.Data;

namespace Dushanbe.Conference.Files;

/// <summary>
/// Deletes files that no row refers to any more. Concurrent storing of the same bytes is safe: a file is set aside
/// before the last check, and storing keeps its own draft after its commit. If that commit came before the check,
/// the file is restored; if it comes after, the draft is stored then.
/// </summary>
internal static class UnnamedFiles
{
    // single string parameters for SQL Server, which would compare a list by another collation
    private const int AtOnce = 500;

    /// <summary>Removes references to files and deletes those without any other.</summary>
    /// <param name="files">The file store.</param>
    /// <param name="db">The database with the references.</param>
    /// <param name="hashes">Those without other known references.</param>
    /// <param name="unname">Removes the references; after a crash behind this a sweep deletes the drafts.</param>
    /// <param name="cancel">Cancels; a sweep handles files set aside and not checked.</param>
    public static async Task DeleteAsync(this FileStore files, ConferenceDb db, IEnumerable<string> hashes, Func<CancellationToken, Task> unname, CancellationToken cancel)
    {
        var aside = hashes.Distinct(StringComparer.Ordinal).Select(files.SetAside).OfType<FileDraft>().ToList();
        await unname(cancel);
        foreach (var some in aside.Chunk(AtOnce))
        {
            var named = await db.NamedFilesAsync([.. some.Select(each => each.Hash)], cancel);
            foreach (var each in some)
            {
                if (named.Contains(each.Hash)) each.Keep();
                each.Dispose();
            }
        }
    }

    /// <summary>The unreferenced ones of many hashes.</summary>
    public static async Task<IReadOnlyList<string>> UnnamedAsync(this ConferenceDb db, IEnumerable<string> hashes, CancellationToken cancel)
    {
        var unnamed = new List<string>();
        foreach (var some in hashes.Distinct(StringComparer.Ordinal).Chunk(AtOnce)) unnamed.AddRange(some.Except(await db.NamedFilesAsync(some, cancel), StringComparer.Ordinal));
        return unnamed;
    }

    /// <summary>Stores drafts of a process that crashed between the commit of a row and its file.</summary>
    public static async Task RecoverAsync(this FileStore files, ConferenceDb db, TimeSpan age, CancellationToken cancel)
    {
        foreach (var some in files.Stranded(age).Chunk(AtOnce))
            foreach (var hash in await db.NamedFilesAsync(some, cancel)) files.Recover(hash);
    }
}
