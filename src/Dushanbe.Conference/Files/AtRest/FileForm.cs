using System.Security.Cryptography;

namespace Dushanbe.Conference.Files.AtRest;

/// <summary>
/// The form of a stored file: its name is a keyed hash of the bytes, its bytes are encrypted. What an older program stored, in clear
/// and under the SHA-256, is read as well. Where files lie is the business of <see cref="FileStore"/>.
/// </summary>
internal sealed class FileForm(DataKeys keys)
{
    /// <summary>The name under which bytes are stored.</summary>
    public string NameOf(ReadOnlySpan<byte> bytes)
    {
        using var sum = NewSum();
        sum.AppendData(bytes);
        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }

    /// <summary>The name under which older programs stored bytes, in clear.</summary>
    public static string PlainNameOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Writes a stream of any length; its name, or null where it is longer than allowed.</summary>
    public async Task<string?> WriteAsync(Stream from, string path, long most, CancellationToken cancel)
    {
        var key = keys.Current;
        await using var to = New(path);
        using var writer = new SealedFileWriter(to, key);
        using var sum = NewSum();
        var (buffer, length) = (new byte[81_920], 0L);
        int count;
        while ((count = await from.ReadAsync(buffer, cancel)) > 0)
        {
            if ((length += count) > most) return null;
            sum.AppendData(buffer, 0, count);
            await writer.WriteAsync(buffer.AsMemory(0, count), cancel);
        }

        var hash = Convert.ToHexStringLower(sum.GetHashAndReset());
        await writer.CompleteAsync(hash, cancel);
        return hash;
    }

    /// <summary>Writes bytes of which the name is known.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, string hash, string path, CancellationToken cancel)
    {
        var key = keys.Current;
        await using var to = New(path);
        using var writer = new SealedFileWriter(to, key);
        await writer.WriteAsync(bytes, cancel);
        await writer.CompleteAsync(hash, cancel);
    }

    /// <summary>Writes anew, with the current key, what a file holds; on the disk when it returns.</summary>
    public async Task WriteAsync(Stream from, string hash, string path, CancellationToken cancel)
    {
        await using var to = New(path);
        using var writer = new SealedFileWriter(to, keys.Current);
        var buffer = new byte[81_920];
        int count;
        while ((count = await from.ReadAsync(buffer, cancel)) > 0) await writer.WriteAsync(buffer.AsMemory(0, count), cancel);
        await writer.CompleteAsync(hash, cancel);
        to.Flush(flushToDisk: true);
    }

    /// <summary>A file that is not there yet.</summary>
    public static FileStream New(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);

    /// <summary>How stored files are read: what replaces or deletes one does not wait for its readers.</summary>
    public static FileStreamOptions Reading => new() { Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.SequentialScan };

    /// <summary>Opens what a file holds; null where there is none, it is not what is of the name, or its key is gone.</summary>
    public Stream? Open(string path, string hash)
    {
        FileStream stored;
        try
        {
            stored = new FileStream(path, Reading);
        }
        catch (IOException absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        var header = new byte[SealedFile.HeaderLength];
        if (RandomAccess.Read(stored.SafeFileHandle, header, 0) < header.Length || !SealedFile.IsSealed(header))
        {
            if (Convert.ToHexStringLower(SHA256.HashData(stored)) == hash)
            {
                stored.Position = 0;
                return stored;
            }
        }
        else if (SealedFile.Of(header, hash, keys) is { } file)
        {
            return new SealedFileStream(stored.SafeFileHandle, file, isOwner: true);
        }

        stored.Dispose();
        return null;
    }

    /// <summary>The number of bytes before they were encrypted; null where there is no such file, or its key is gone.</summary>
    public long? LengthOf(string path, string hash)
    {
        if (new FileInfo(path) is not { Exists: true, Length: var length }) return null;
        if (SealedFile.HeaderIn(path) is not { } header) return length;
        using var file = SealedFile.Of(header, hash, keys);
        return file is null ? null : SealedFile.ClearLength(length);
    }

    /// <summary>The bytes of a stored file; null where they are not those of the name, damaged, or their key is gone.</summary>
    public byte[]? Clear(string hash, byte[] stored)
    {
        // in clear only what lies under the hash of an older program: nobody without the key can put another in its place
        if (!SealedFile.IsSealed(stored)) return PlainNameOf(stored) == hash ? stored : null;
        using var file = SealedFile.Of(stored[..SealedFile.HeaderLength], hash, keys);
        try
        {
            return file?.OpenAll(stored);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Whether a stored file, read to its end, is what was stored under its hash.</summary>
    public async Task<bool> IsWholeAsync(string hash, FileStream stored, CancellationToken cancel)
    {
        try
        {
            var header = new byte[SealedFile.HeaderLength];
            var isSealed = await RandomAccess.ReadAsync(stored.SafeFileHandle, header, 0, cancel) == header.Length && SealedFile.IsSealed(header);
            if (!isSealed) return Convert.ToHexStringLower(await SHA256.HashDataAsync(stored, cancel)) == hash;
            if (SealedFile.Of(header, hash, keys) is not { } file) return false;
            await using var clear = new SealedFileStream(stored.SafeFileHandle, file, isOwner: false);
            await clear.CopyToAsync(Stream.Null, cancel);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private IncrementalHash NewSum() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, keys.Oldest.Derive("names", [], DataKey.Length));
}
