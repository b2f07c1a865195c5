using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Dushanbe.Conference.Backups;

/// <summary>
/// The beginning of a backup, 68 bytes: magic, version, methods, iterations, chunk size, salt, and a tag over all of them. Everything
/// after it is chunks of AES-256-GCM, each bound to this header, to its place and to whether it is the last.
/// </summary>
internal sealed class BackupHeader
{
    /// <summary>Bytes of the header with its tag.</summary>
    public const int Length = Bound + TagLength;

    /// <summary>Plain bytes of every chunk but the last.</summary>
    public const int Chunk = 64 * 1024;

    public const int TagLength = 16, NonceLength = 12, SaltLength = 32;

    /// <summary>Rounds of PBKDF2-SHA512 for new backups; about half a second for each guess.</summary>
    public const int UsualIterations = 600_000;

    // a header is not yet authenticated when its key is derived: more rounds would keep the program busy for minutes
    private const int LeastIterations = 100_000, MostIterations = 10_000_000;

    private const int Bound = 52, KeyLength = 32;
    private const byte Version = 1, Pbkdf2Sha512 = 1, Aes256Gcm = 1;
    private static readonly byte[] Magic = "DCBACKUP"u8.ToArray();
    // no chunk has it: theirs end with 0 or 1
    private static readonly byte[] OwnNonce = [.. Enumerable.Repeat((byte)0xFF, NonceLength)];

    private readonly byte[] bytes;

    private BackupHeader(byte[] bytes) => this.bytes = bytes;

    /// <summary>What every chunk is bound to.</summary>
    public ReadOnlySpan<byte> Associated => bytes.AsSpan(0, Bound);

    /// <summary>The header as it is written.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>A new one with a salt, and therefore a key, of its own.</summary>
    public static (BackupHeader Header, AesGcm Key) New(string passphrase, int iterations = UsualIterations)
    {
        var made = new byte[Length];
        Magic.CopyTo(made, 0);
        (made[8], made[9], made[10]) = (Version, Pbkdf2Sha512, Aes256Gcm);
        BinaryPrimitives.WriteInt32BigEndian(made.AsSpan(12), iterations);
        BinaryPrimitives.WriteInt32BigEndian(made.AsSpan(16), Chunk);
        RandomNumberGenerator.Fill(made.AsSpan(20, SaltLength));
        var key = KeyOf(passphrase, made);
        key.Encrypt(OwnNonce, [], [], made.AsSpan(Bound), made.AsSpan(0, Bound));
        return (new(made), key);
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="UnreadableBackupException">It is none, is from a newer program, or does not fit the passphrase.</exception>
    public static (BackupHeader Header, AesGcm Key) Read(byte[] bytes, string passphrase)
    {
        if (bytes.Length != Length || !IsBackup(bytes)) throw new UnreadableBackupException(BackupFault.NotABackup, 0);
        if (bytes[8] != Version || bytes[9] != Pbkdf2Sha512 || bytes[10] != Aes256Gcm || bytes[11] != 0 || BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)) != Chunk)
            throw new UnreadableBackupException(BackupFault.OtherFormat, 8);
        if (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(12)) is < LeastIterations or > MostIterations) throw new UnreadableBackupException(BackupFault.WrongPassphrase, 12);
        var key = KeyOf(passphrase, bytes);
        try
        {
            key.Decrypt(OwnNonce, [], bytes.AsSpan(Bound), [], bytes.AsSpan(0, Bound));
            return (new(bytes), key);
        }
        catch (AuthenticationTagMismatchException)
        {
            key.Dispose();
            throw new UnreadableBackupException(BackupFault.WrongPassphrase, 0);
        }
    }

    /// <summary>Whether a file begins as a backup does.</summary>
    public static bool IsBackup(ReadOnlySpan<byte> start) => start.StartsWith(Magic);

    /// <summary>The nonce of a chunk: its number, and whether it is the last.</summary>
    public static void Nonce(Span<byte> nonce, long number, bool isLast)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
    }

    private static AesGcm KeyOf(string passphrase, byte[] header)
    {
        // the same passphrase, however the keyboard puts its letters together
        var secret = Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormC));
        var key = Rfc2898DeriveBytes.Pbkdf2(secret, header.AsSpan(20, SaltLength), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(12)), HashAlgorithmName.SHA512, KeyLength);
        try
        {
            return new AesGcm(key, TagLength);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(secret);
        }
    }
}
