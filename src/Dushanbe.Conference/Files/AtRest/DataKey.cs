using System.Security.Cryptography;

namespace Dushanbe.Conference.Files.AtRest;

/// <summary>A key of the installation, from which the keys of files, fields and names are derived.</summary>
internal sealed class DataKey
{
    public const int Length = 32, IdLength = 8;

    private readonly byte[] key;

    public DataKey(ReadOnlySpan<byte> key)
    {
        this.key = key.ToArray();
        Id = Derive("id", [], IdLength);
    }

    /// <summary>Tells keys apart without telling anything about them.</summary>
    public byte[] Id { get; }

    public static DataKey New() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>The key of one file or field.</summary>
    /// <param name="use">What for.</param>
    /// <param name="salt">Random bytes of its own; none where equal values must give equal results.</param>
    /// <param name="length">Its bytes.</param>
    public byte[] Derive(string use, ReadOnlySpan<byte> salt, int length)
    {
        var made = new byte[length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, made, salt, System.Text.Encoding.UTF8.GetBytes(use));
        return made;
    }

    /// <summary>The bytes, to be wrapped.</summary>
    public byte[] ToBytes() => [.. key];
}
