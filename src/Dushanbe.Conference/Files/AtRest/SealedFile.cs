using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Dushanbe.Conference.Files.AtRest;

/// <summary>
/// The form of an encrypted file: a header with the key's id, a salt and a mark that binds it to its name, then chunks of 64 KiB
/// in AES-256-GCM. The nonce of a chunk is its number and whether it is the last, its associated data the header, so that
/// chunks that were changed, moved or cut off do not open. Each file has a key of its own, derived with its salt.
/// </summary>
internal sealed class SealedFile : IDisposable
{
    public const int Chunk = 64 * 1024, TagLength = 16, HeaderLength = 64;

    private const int SaltLength = 32, NameAt = 48, NonceLength = 12;

    // no picture, table or archive begins like this
    private static readonly byte[] Magic = [0x89, (byte)'D', (byte)'C', (byte)'F', 0x0D, 0x0A, 0x1A, 1];

    private readonly AesGcm cipher;
    private readonly byte[] nameKey;
    private readonly byte[] header;

    private SealedFile(DataKey key, byte[] header)
    {
        var derived = key.Derive("file", header.AsSpan(Magic.Length + DataKey.IdLength, SaltLength), 2 * DataKey.Length);
        cipher = new AesGcm(derived.AsSpan(0, DataKey.Length), TagLength);
        nameKey = derived[DataKey.Length..];
        this.header = header;
    }

    /// <summary>For a new file.</summary>
    public static SealedFile New(DataKey key)
    {
        var start = new byte[HeaderLength];
        Magic.CopyTo(start, 0);
        key.Id.CopyTo(start, Magic.Length);
        RandomNumberGenerator.Fill(start.AsSpan(Magic.Length + DataKey.IdLength, SaltLength));
        return new(key, start);
    }

    /// <summary>For a stored file; null where its key is gone, or it was stored under another name.</summary>
    /// <param name="header">Its first bytes, which <see cref="IsSealed"/>.</param>
    /// <param name="name">Its name.</param>
    /// <param name="keys">The keys.</param>
    public static SealedFile? Of(byte[] header, string name, DataKeys keys)
    {
        if (keys.Find(KeyIdOf(header)) is not { } key) return null;
        var file = new SealedFile(key, header);
        if (CryptographicOperations.FixedTimeEquals(file.MarkOf(name), header.AsSpan(NameAt))) return file;
        file.Dispose();
        return null;
    }

    public static bool IsSealed(ReadOnlySpan<byte> start) => start.Length >= HeaderLength && start.StartsWith(Magic);

    public static ReadOnlySpan<byte> KeyIdOf(ReadOnlySpan<byte> header) => header.Slice(Magic.Length, DataKey.IdLength);

    /// <summary>Whether a folder has an encrypted file.</summary>
    public static bool AnyIn(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any(IsSealedAt);

    /// <summary>The header of the file at a path; null where it is not encrypted or gone.</summary>
    public static byte[]? HeaderIn(string path)
    {
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var start = new byte[HeaderLength];
            return RandomAccess.Read(handle, start, 0) == HeaderLength && IsSealed(start) ? start : null;
        }
        catch (IOException absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static bool IsSealedAt(string path)
    {
        try
        {
            return HeaderIn(path) is not null;
        }
        catch (IOException)
        {
            // a draft that is being written
            return false;
        }
    }

    /// <summary>Whether a file of this length can be whole: each chunk has its tag, and only that of an empty file is empty. What is cut off elsewhere does not open.</summary>
    public static bool CanBeWhole(long stored)
    {
        var last = (stored - HeaderLength) % (Chunk + TagLength);
        return stored == HeaderLength + TagLength || (stored > HeaderLength + TagLength && last is 0 or > TagLength);
    }

    /// <summary>The number of bytes of an encrypted file before it was encrypted.</summary>
    public static long ClearLength(long stored)
    {
        var chunks = Chunks(stored);
        return Math.Max(0, stored - HeaderLength - chunks * TagLength);
    }

    public static long Chunks(long stored) => Math.Max(1, (stored - HeaderLength + Chunk + TagLength - 1) / (Chunk + TagLength));

    /// <summary>The header of the file under a name.</summary>
    public byte[] HeaderFor(string name)
    {
        MarkOf(name).CopyTo(header.AsSpan(NameAt));
        return header;
    }

    /// <summary>Encrypts a chunk, its tag behind it.</summary>
    public void Seal(ReadOnlySpan<byte> clear, long number, bool isLast, Span<byte> to) =>
        cipher.Encrypt(Nonce(number, isLast), clear, to[..clear.Length], to.Slice(clear.Length, TagLength), header.AsSpan(0, NameAt));

    /// <summary>Decrypts a chunk with its tag.</summary>
    /// <exception cref="InvalidDataException">It is not what was stored.</exception>
    public void Open(ReadOnlySpan<byte> stored, long number, bool isLast, Span<byte> to)
    {
        try
        {
            if (stored.Length < TagLength) throw new InvalidDataException("A stored file is cut off.");
            cipher.Decrypt(Nonce(number, isLast), stored[..^TagLength], stored[^TagLength..], to[..(stored.Length - TagLength)], header.AsSpan(0, NameAt));
        }
        catch (AuthenticationTagMismatchException mismatch)
        {
            throw new InvalidDataException("A stored file is not what was stored.", mismatch);
        }
    }

    /// <summary>Decrypts a whole file.</summary>
    /// <exception cref="InvalidDataException">It is not what was stored.</exception>
    public byte[] OpenAll(ReadOnlySpan<byte> stored)
    {
        if (!CanBeWhole(stored.Length)) throw new InvalidDataException("A stored file is cut off.");
        var (clear, chunks) = (new byte[ClearLength(stored.Length)], Chunks(stored.Length));
        for (var number = 0; number < chunks; number++)
        {
            var part = stored[(HeaderLength + number * (Chunk + TagLength))..];
            var isLast = number == chunks - 1;
            Open(isLast ? part : part[..(Chunk + TagLength)], number, isLast, clear.AsSpan(number * Chunk));
        }

        return clear;
    }

    public void Dispose() => cipher.Dispose();

    private byte[] MarkOf(string name) => HMACSHA256.HashData(nameKey, Encoding.ASCII.GetBytes(name))[..(HeaderLength - NameAt)];

    private static byte[] Nonce(long number, bool isLast)
    {
        var nonce = new byte[NonceLength];
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }
}
