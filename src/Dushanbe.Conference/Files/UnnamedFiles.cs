using Dushanbe.Conference.Data;

namespace Dushanbe.Conference.Files;

/// <summary>
/// Takes files away that no row names any more. Whoever stores the same bytes at that moment loses nothing: a file is set aside
/// before the last look, and those who store bring their own bytes after their commit. If their commit came before the look,
/// the file is put back; if it comes after, so do their bytes.
/// </summary>
internal static class UnnamedFiles
{
    // string parameters that SQL Server takes one by one; as one list it would compare them by another collation
    private const int AtOnce = 500;

    /// <summary>Ends the naming of files and deletes those that nothing else names.</summary>
    /// <param name="files">Where they lie.</param>
    /// <param name="db">Who may name them.</param>
    /// <param name="hashes">Those that nothing else was seen to name.</param>
    /// <param name="unname">Ends it; a process that dies after this leaves drafts, which a sweep takes.</param>
    /// <param name="cancel">Ends it; what was set aside and not looked at is sorted by a sweep.</param>
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

    /// <summary>Those of many hashes that nothing names.</summary>
    public static async Task<IReadOnlyList<string>> UnnamedAsync(this ConferenceDb db, IEnumerable<string> hashes, CancellationToken cancel)
    {
        var unnamed = new List<string>();
        foreach (var some in hashes.Distinct(StringComparer.Ordinal).Chunk(AtOnce)) unnamed.AddRange(some.Except(await db.NamedFilesAsync(some, cancel), StringComparer.Ordinal));
        return unnamed;
    }

    /// <summary>Stores what a process left as a draft when it died between the commit of a row and its file.</summary>
    public static async Task RecoverAsync(this FileStore files, ConferenceDb db, TimeSpan age, CancellationToken cancel)
    {
        foreach (var some in files.Stranded(age).Chunk(AtOnce))
            foreach (var hash in await db.NamedFilesAsync(some, cancel)) files.Recover(hash);
    }
}
