using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Files;

/// <summary>Options of the file store.</summary>
public sealed class FileStoreOptions
{
    /// <summary>The folder of uploads, created where missing.</summary>
    public string Folder { get; set; } = "";
}

/// <summary>
/// Stores uploaded files under the SHA-256 of their bytes: user input never becomes a path, and equal files are stored once.
/// The storage layout is private to this class, so that encryption or another storage can be added.
/// </summary>
public sealed class FileStore(IOptions<FileStoreOptions> options)
{
    /// <summary>Stores bytes and returns their hash, 64 lower-case hexadecimal digits.</summary>
    public async Task<string> SaveAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var hash = HashOf(bytes.Span);
        var path = PathOf(hash);
        if (File.Exists(path)) return hash;
        // written elsewhere and moved, so that readers never see a partial file
        var draft = NewDraft();
        await File.WriteAllBytesAsync(draft, bytes, cancel);
        Move(draft, path);
        return hash;
    }

    /// <summary>
    /// Stores a stream of any length as a draft: it becomes a file once it is kept, after the row with its
    /// hash is stored, so that there are no files without a row. Null where it is longer than allowed.
    /// </summary>
    /// <param name="from">Read to its end; counted while reading, since the declared length cannot be trusted.</param>
    /// <param name="most">The most bytes.</param>
    /// <param name="cancel">Cancels; nothing is left.</param>
    public async Task<FileDraft?> DraftAsync(Stream from, long most, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(from);
        var path = NewDraft();
        try
        {
            if (await WriteAsync(from, path, most, cancel) is { } hash) return Complete(path, hash);
        }
        catch
        {
            File.Delete(path);
            throw;
        }

        File.Delete(path);
        return null;
    }

    /// <summary>Stores bytes as a draft.</summary>
    public async Task<FileDraft> DraftAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var path = NewDraft();
        try
        {
            await File.WriteAllBytesAsync(path, bytes, cancel);
            return Complete(path, HashOf(bytes.Span));
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>
    /// Sets a file aside for a last check of its references: kept, it is restored; disposed of, it is deleted. Storing
    /// the same bytes meanwhile is not affected. Null where there is none.
    /// </summary>
    /// <exception cref="ArgumentException">The text is not a hash.</exception>
    public FileDraft? SetAside(string hash)
    {
        var (path, draft) = (PathOf(hash), DraftOf(hash));
        try
        {
            // touched, so that no sweep of old drafts deletes it meanwhile
            File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime);
            File.Move(path, draft);
            return new FileDraft(draft, path, hash);
        }
        catch (IOException absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Hashes of drafts that a process left behind, perhaps between its commit and keeping the file.</summary>
    /// <param name="age">Those not written to for this long; long enough that no commit is still pending.</param>
    public IReadOnlyList<string> Stranded(TimeSpan age) =>
        [.. OldDrafts(age).Select(each => Path.GetFileName(each).Split('.')[0]).Where(hash => IsHash(hash) && LengthOf(hash) is null).Distinct(StringComparer.Ordinal)];

    /// <summary>Stores an abandoned draft under its hash.</summary>
    /// <exception cref="ArgumentException">The text is not a hash.</exception>
    public void Recover(string hash)
    {
        var path = PathOf(hash);
        if (Directory.EnumerateFiles(Drafts, $"{hash}.*").FirstOrDefault() is { } draft) new FileDraft(draft, path, hash).Keep();
    }

    /// <summary>
    /// Deletes drafts of crashed processes. Their age is by the machine's clock, which also sets file times,
    /// independent of the installation's TimeProvider.
    /// </summary>
    /// <param name="age">Those not written to for this long; long enough that no upload is still running.</param>
    /// <returns>How many were deleted.</returns>
    public int SweepDrafts(TimeSpan age)
    {
        var old = OldDrafts(age);
        foreach (var each in old) File.Delete(each);
        return old.Count;
    }

    /// <summary>The hash under which bytes are stored.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Opens the bytes of a hash for reading; null where there are none. The caller disposes of the stream.</summary>
    /// <exception cref="ArgumentException">The text is not a hash.</exception>
    public Stream? Open(string hash)
    {
        var path = PathOf(hash);
        try
        {
            return new FileStream(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        }
        catch (IOException absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// Opens the bytes of a hash that a row refers to: the file, or the draft that is kept in a moment or lies aside for a last
    /// check. Null where neither stays to be found.
    /// </summary>
    /// <exception cref="ArgumentException">The text is not a hash.</exception>
    public Stream? OpenNamed(string hash)
    {
        // between two looks it may have gone from one place to the other
        for (var look = 0; look < 3; look++)
        {
            if (Open(hash) is { } file) return file;
            try
            {
                if (Directory.Exists(Drafts) && Directory.EnumerateFiles(Drafts, $"{hash}.*").FirstOrDefault() is { } draft) return new FileStream(draft, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            }
            catch (FileNotFoundException)
            {
                // kept, or deleted
            }
        }

        return null;
    }

    /// <summary>The hashes of all files there are, in order.</summary>
    public IEnumerable<string> All() => !Directory.Exists(options.Value.Folder) ? [] : Directory.EnumerateFiles(options.Value.Folder, "*", SearchOption.AllDirectories)
        .Select(Path.GetFileName).OfType<string>().Where(IsHash).Order(StringComparer.Ordinal);

    /// <summary>The hashes of files so old that their rows must have been stored.</summary>
    /// <param name="age">Those not written to for this long, by the machine's clock.</param>
    public IReadOnlyList<string> Settled(TimeSpan age)
    {
        var before = TimeProvider.System.GetUtcNow().UtcDateTime - age;
        return [.. All().Where(hash => File.GetLastWriteTimeUtc(PathOf(hash)) < before)];
    }

    /// <summary>The bytes of a hash, or null where there are none.</summary>
    /// <exception cref="ArgumentException">The text is not a hash.</exception>
    public async Task<byte[]?> ReadAsync(string hash, CancellationToken cancel)
    {
        await using var stream = Open(hash);
        if (stream is null) return null;
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }

    /// <summary>The bytes of a hash, optimized for reading hundreds of small files in a row; null where there are none.</summary>
    /// <exception cref="ArgumentException">The text is not a hash.</exception>
    public byte[]? Read(string hash)
    {
        try
        {
            using var handle = File.OpenHandle(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            var bytes = new byte[RandomAccess.GetLength(handle)];
            // files never change, so a short read means a truncated file, which its decoder reports
            for (int at = 0, read; at < bytes.Length && (read = RandomAccess.Read(handle, bytes.AsSpan(at), at)) > 0;) at += read;
            return bytes;
        }
        catch (IOException absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The number of bytes under a hash; null where there are none.</summary>
    /// <exception cref="ArgumentException">The text is not a hash.</exception>
    public long? LengthOf(string hash) => new FileInfo(PathOf(hash)) is { Exists: true, Length: var length } ? length : null;

    /// <summary>Deletes the bytes of a hash; nothing where there are none.</summary>
    /// <exception cref="ArgumentException">The text is not a hash.</exception>
    public void Delete(string hash)
    {
        var path = PathOf(hash);
        // a missing folder contains no file
        if (File.Exists(path)) File.Delete(path);
    }

    private string Drafts => Path.Combine(options.Value.Folder, "drafts");

    private string NewDraft() => Path.Combine(Directory.CreateDirectory(Drafts).FullName, $"{Guid.CreateVersion7():N}");

    // the name contains the hash, so that the draft can be completed after a crash between row and file
    private string DraftOf(string hash) => Path.Combine(Directory.CreateDirectory(Drafts).FullName, $"{hash}.{Guid.CreateVersion7():N}");

    private FileDraft Complete(string path, string hash)
    {
        var draft = DraftOf(hash);
        File.Move(path, draft);
        return new FileDraft(draft, PathOf(hash), hash);
    }

    private List<string> OldDrafts(TimeSpan age)
    {
        if (!Directory.Exists(Drafts)) return [];
        var before = TimeProvider.System.GetUtcNow().UtcDateTime - age;
        return [.. Directory.EnumerateFiles(Drafts).Where(each => File.GetLastWriteTimeUtc(each) < before)];
    }

    private static async Task<string?> WriteAsync(Stream from, string path, long most, CancellationToken cancel)
    {
        await using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81_920];
        int count;
        while ((count = await from.ReadAsync(buffer, cancel)) > 0)
        {
            if (to.Length + count > most) return null;
            sum.AppendData(buffer, 0, count);
            await to.WriteAsync(buffer.AsMemory(0, count), cancel);
        }

        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }

    internal static void Move(string draft, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(draft, path, overwrite: true);
    }

    private string PathOf(string hash)
    {
        if (!IsHash(hash)) throw new ArgumentException("Not a SHA-256 in lower-case hexadecimal digits.", nameof(hash));
        return Path.Combine(options.Value.Folder, hash[..2], hash);
    }

    private static bool IsHash(string text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);
}
