using System.Security.Cryptography;
using Dushanbe.Conference.Files.AtRest;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Files;

/// <summary>Options of the file store.</summary>
public sealed class FileStoreOptions
{
    /// <summary>The folder of uploads, created where missing.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The folder of keys, created where missing.</summary>
    public string Keys { get; set; } = "";
}

/// <summary>
/// Stores uploaded files encrypted, under a keyed hash of their bytes (HMAC-SHA256): user input never becomes a path, equal files
/// are stored once, and neither a name nor the bytes tell what is in a file without the key. What an older program stored, in
/// clear and under the SHA-256, is read as well, until <see cref="RenewAsync"/> has encrypted it. The layout is private to this class.
/// </summary>
public sealed class FileStore(IOptions<FileStoreOptions> options, DataKeys keys)
{
    private readonly FileForm form = new(keys);

    /// <summary>Stores bytes and returns their hash, 64 lower-case hexadecimal digits.</summary>
    public async Task<string> SaveAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var hash = NameOf(bytes.Span);
        var path = PathOf(hash);
        if (File.Exists(path)) return hash;
        // written elsewhere and moved, so that readers never see a partial file
        var draft = NewDraft();
        await form.WriteAsync(bytes, hash, draft, cancel);
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
            if (await form.WriteAsync(from, path, most, cancel) is { } hash) return Complete(path, hash);
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
        var (path, hash) = (NewDraft(), NameOf(bytes.Span));
        try
        {
            await form.WriteAsync(bytes, hash, path, cancel);
            return Complete(path, hash);
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
            return new FileDraft(form, draft, path, hash);
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
        if (Directory.EnumerateFiles(Drafts, $"{hash}.*").FirstOrDefault() is { } draft) new FileDraft(form, draft, path, hash).Keep();
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
    public string NameOf(ReadOnlySpan<byte> bytes) => form.NameOf(bytes);

    /// <summary>The hash under which older programs stored bytes, in clear.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => FileForm.PlainNameOf(bytes);

    /// <summary>Opens the bytes of a hash for reading; null where there are none, or their key is gone. The caller disposes of the stream.</summary>
    /// <exception cref="ArgumentException">The text is not a hash.</exception>
    public Stream? Open(string hash) => form.Open(PathOf(hash), hash);

    /// <summary>
    /// Opens a file that a row refers to as it is stored, for a backup: the file, or the draft that is kept in a moment or lies
    /// aside for a last check. Null where neither stays to be found.
    /// </summary>
    /// <exception cref="ArgumentException">The text is not a hash.</exception>
    public FileStream? OpenStored(string hash)
    {
        var path = PathOf(hash);
        // between two looks it may have gone from one place to the other
        for (var look = 0; look < 3; look++)
        {
            foreach (var each in new[] { path, DraftNow(hash) }.OfType<string>())
            {
                try
                {
                    return new FileStream(each, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
                }
                catch (IOException absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
                {
                    // kept, or deleted
                }
            }
        }

        return null;
    }

    /// <summary>Whether a stored file, read to its end, is what was stored under its hash.</summary>
    public Task<bool> IsWholeAsync(string hash, FileStream stored, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return form.IsWholeAsync(hash, stored, cancel);
    }

    /// <summary>Copies a file as it is stored, for an installation with the same keys.</summary>
    /// <returns>Its bytes before they were encrypted; null where it was damaged before.</returns>
    public async Task<long?> CopyAsync(string hash, FileStore? to, CancellationToken cancel)
    {
        await using var stored = OpenStored(hash);
        if (stored is null || !await IsWholeAsync(hash, stored, cancel)) return null;
        if (to is null) return LengthOf(hash);
        stored.Position = 0;
        var draft = to.NewDraft();
        await using (var copy = FileForm.New(draft)) await stored.CopyToAsync(copy, cancel);
        Move(draft, to.PathOf(hash));
        await using var there = to.OpenStored(hash);
        return there is not null && await IsWholeAsync(hash, there, cancel) ? LengthOf(hash) : null;
    }

    /// <summary>The hashes of files that are not encrypted with the current key, in order.</summary>
    public IReadOnlyList<string> Outdated()
    {
        var current = keys.Current.Id;
        return [.. All().Where(hash => IsOutdated(PathOf(hash)))];

        bool IsOutdated(string path)
        {
            try
            {
                return File.Exists(path) && (SealedFile.HeaderIn(path) is not { } header || !SealedFile.KeyIdOf(header).SequenceEqual(current));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // said when it cannot be encrypted
                return true;
            }
        }
    }

    /// <summary>The hashes of files that cannot be read: none of the keys that are there opens them, or the disk does not give them out.</summary>
    public IReadOnlyList<string> Unreadable()
    {
        return [.. All().Where(hash => IsUnreadable(PathOf(hash)))];

        bool IsUnreadable(string path)
        {
            try
            {
                return SealedFile.HeaderIn(path) is { } header && keys.Find(SealedFile.KeyIdOf(header)) is null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return true;
            }
        }
    }

    /// <summary>
    /// Encrypts a file with the current key in place of what is there. The new one is written, read back and compared before it
    /// replaces the old one, so that a process that dies leaves one of them; whoever reads the old one goes on reading it.
    /// </summary>
    /// <returns>Whether it is encrypted with that key now; false where it is gone, damaged, or its key is gone.</returns>
    public async Task<bool> RenewAsync(string hash, CancellationToken cancel)
    {
        var (path, draft) = (PathOf(hash), NewDraft());
        try
        {
            await using (var from = Open(hash))
            {
                if (from is null) return false;
                await form.WriteAsync(from, hash, draft, cancel);
            }

            await using (var one = form.Open(path, hash))
            await using (var other = form.Open(draft, hash))
            {
                // gone meanwhile: nothing may bring it back
                if (one is null || other is null) return false;
                var (before, after) = (await SHA256.HashDataAsync(one, cancel), await SHA256.HashDataAsync(other, cancel));
                if (!before.AsSpan().SequenceEqual(after)) throw new IOException($"The upload {hash} was written and reads back otherwise.");
            }

            var written = File.GetLastWriteTimeUtc(path);
            // an erasure in this moment is made good by the sweep of files that nothing names, which follows. The time is set last,
            // since a draft that looks old would be swept
            Move(draft, path);
            File.SetLastWriteTimeUtc(path, written);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
        finally
        {
            File.Delete(draft);
        }
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

    /// <summary>The bytes of a hash, or null where there are none, or they are damaged or their key is gone.</summary>
    /// <exception cref="ArgumentException">The text is not a hash.</exception>
    public async Task<byte[]?> ReadAsync(string hash, CancellationToken cancel)
    {
        try
        {
            await using var stream = new FileStream(PathOf(hash), FileForm.Reading);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, cancel);
            return form.Clear(hash, bytes);
        }
        catch (IOException absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The bytes of a hash, optimized for reading hundreds of small files in a row; null where there are none, or they are damaged or their key is gone.</summary>
    /// <exception cref="ArgumentException">The text is not a hash.</exception>
    public byte[]? Read(string hash)
    {
        try
        {
            using var handle = File.OpenHandle(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            var bytes = new byte[RandomAccess.GetLength(handle)];
            // files never change, so a short read means a truncated file, which its decoder reports
            for (int at = 0, read; at < bytes.Length && (read = RandomAccess.Read(handle, bytes.AsSpan(at), at)) > 0;) at += read;
            return form.Clear(hash, bytes);
        }
        catch (IOException absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The number of bytes under a hash; null where there are none, or their key is gone.</summary>
    /// <exception cref="ArgumentException">The text is not a hash.</exception>
    public long? LengthOf(string hash) => form.LengthOf(PathOf(hash), hash);

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
        return new FileDraft(form, draft, PathOf(hash), hash);
    }

    private List<string> OldDrafts(TimeSpan age)
    {
        if (!Directory.Exists(Drafts)) return [];
        var before = TimeProvider.System.GetUtcNow().UtcDateTime - age;
        return [.. Directory.EnumerateFiles(Drafts).Where(each => File.GetLastWriteTimeUtc(each) < before)];
    }

    private string? DraftNow(string hash) => Directory.Exists(Drafts) ? Directory.EnumerateFiles(Drafts, $"{hash}.*").FirstOrDefault() : null;

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
