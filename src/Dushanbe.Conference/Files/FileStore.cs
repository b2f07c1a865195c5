using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Files;

/// <summary>Where an installation keeps its files.</summary>
public sealed class FileStoreOptions
{
    /// <summary>The folder of uploads, made where it is absent.</summary>
    public string Folder { get; set; } = "";
}

/// <summary>
/// Uploaded files under the SHA-256 of their bytes: nothing a visitor names becomes a path, and equal files are kept once.
/// Where and how the bytes lie is known here alone, so that encryption or another storage can come behind it.
/// </summary>
public sealed class FileStore(IOptions<FileStoreOptions> options)
{
    /// <summary>Stores bytes and returns their hash, 64 lower-case hexadecimal digits.</summary>
    public async Task<string> SaveAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var hash = HashOf(bytes.Span);
        var path = PathOf(hash);
        if (File.Exists(path)) return hash;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // written beside and moved, so that no reader ever sees half a file
        var draft = $"{path}.{Guid.CreateVersion7():N}";
        await File.WriteAllBytesAsync(draft, bytes, cancel);
        File.Move(draft, path, overwrite: true);
        return hash;
    }

    /// <summary>The hash under which bytes are stored.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Opens the bytes of a hash for reading; null where there are none. The caller disposes of the stream.</summary>
    /// <exception cref="ArgumentException">The text is not a hash, so it could name anything.</exception>
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

    /// <summary>The hashes of all files there are, in order.</summary>
    public IEnumerable<string> All() => !Directory.Exists(options.Value.Folder) ? [] : Directory.EnumerateFiles(options.Value.Folder, "*", SearchOption.AllDirectories)
        .Select(Path.GetFileName).OfType<string>().Where(IsHash).Order(StringComparer.Ordinal);

    /// <summary>The bytes of a hash, or null where there are none.</summary>
    /// <exception cref="ArgumentException">The text is not a hash, so it could name anything.</exception>
    public async Task<byte[]?> ReadAsync(string hash, CancellationToken cancel)
    {
        await using var stream = Open(hash);
        if (stream is null) return null;
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }

    /// <summary>The number of bytes under a hash; null where there are none.</summary>
    /// <exception cref="ArgumentException">The text is not a hash, so it could name anything.</exception>
    public long? LengthOf(string hash) => new FileInfo(PathOf(hash)) is { Exists: true, Length: var length } ? length : null;

    /// <summary>Deletes the bytes of a hash; nothing where there are none.</summary>
    /// <exception cref="ArgumentException">The text is not a hash, so it could name anything.</exception>
    public void Delete(string hash)
    {
        var path = PathOf(hash);
        // a folder that was never made holds no file
        if (File.Exists(path)) File.Delete(path);
    }

    private string PathOf(string hash)
    {
        if (!IsHash(hash)) throw new ArgumentException("Not a SHA-256 in lower-case hexadecimal digits.", nameof(hash));
        return Path.Combine(options.Value.Folder, hash[..2], hash);
    }

    private static bool IsHash(string text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);
}
