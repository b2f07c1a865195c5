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
/// </summary>
public sealed class FileStore(IOptions<FileStoreOptions> options)
{
    /// <summary>Stores bytes and returns their hash, 64 lower-case hexadecimal digits.</summary>
    public async Task<string> SaveAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var path = PathOf(hash);
        if (File.Exists(path)) return hash;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // written beside and moved, so that no reader ever sees half a file
        var draft = $"{path}.{Guid.CreateVersion7():N}";
        await File.WriteAllBytesAsync(draft, bytes, cancel);
        File.Move(draft, path, overwrite: true);
        return hash;
    }

    /// <summary>The bytes of a hash, or null where there are none.</summary>
    public async Task<byte[]?> ReadAsync(string hash, CancellationToken cancel)
    {
        var path = PathOf(hash);
        return File.Exists(path) ? await File.ReadAllBytesAsync(path, cancel) : null;
    }

    /// <summary>Deletes the bytes of a hash; nothing where there are none.</summary>
    public void Delete(string hash) => File.Delete(PathOf(hash));

    /// <summary>The file of a hash.</summary>
    /// <exception cref="ArgumentException">The text is not a hash, so it could name anything.</exception>
    public string PathOf(string hash)
    {
        if (hash is not { Length: 64 } || !hash.All(char.IsAsciiHexDigitLower)) throw new ArgumentException("Not a SHA-256 in lower-case hexadecimal digits.", nameof(hash));
        return Path.Combine(options.Value.Folder, hash[..2], hash);
    }
}
