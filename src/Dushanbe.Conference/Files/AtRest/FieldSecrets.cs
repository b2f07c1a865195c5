using System.Security.Cryptography;
using System.Text;
using Dushanbe.Conference.Data;

namespace Dushanbe.Conference.Files.AtRest;

/// <summary>
/// Encrypts the fields that are declared so (AES-256-GCM), each for its column and row: moved to another, it cannot be read.
/// Whoever wants to search by one stores <see cref="HashOf"/> beside it, which finds equal values alone.
/// </summary>
public sealed class FieldSecrets(DataKeys keys)
{
    // no JSON and no word begins like this
    private const string Mark = "sealed1:";
    private const string Use = "field";
    private const int NonceLength = 12, TagLength = 16, SaltLength = 16;

    /// <summary>Encrypts a value.</summary>
    /// <param name="column">Entity and property, as declared.</param>
    /// <param name="row">The key of the row.</param>
    /// <param name="value">The value.</param>
    public SealedText Seal(string column, Guid row, string value)
    {
        var clear = Encoding.UTF8.GetBytes(value);
        // another may encrypt a moment later
        var key = keys.Current;
        var made = new byte[DataKey.IdLength + SaltLength + clear.Length + TagLength];
        key.Id.CopyTo(made, 0);
        var salt = made.AsSpan(DataKey.IdLength, SaltLength);
        RandomNumberGenerator.Fill(salt);
        using var cipher = new AesGcm(key.Derive(Use, salt, DataKey.Length), TagLength);
        // a key for one message needs no other nonce
        cipher.Encrypt(new byte[NonceLength], clear, made.AsSpan(DataKey.IdLength + SaltLength, clear.Length), made.AsSpan(made.Length - TagLength), PlaceOf(column, row));
        return new($"{Mark}{Convert.ToBase64String(made)}");
    }

    /// <summary>Decrypts a value, or returns what a program stored that did not encrypt yet; null for none, where its key is gone, and where it is not of this column and row.</summary>
    public string? Open(string column, Guid row, SealedText? text)
    {
        if (text?.Stored is not { } stored) return null;
        if (!stored.StartsWith(Mark, StringComparison.Ordinal)) return stored;
        try
        {
            var made = Convert.FromBase64String(stored[Mark.Length..]);
            if (made.Length < DataKey.IdLength + SaltLength + TagLength || keys.Find(made.AsSpan(0, DataKey.IdLength)) is not { } key) return null;
            var salt = made.AsSpan(DataKey.IdLength, SaltLength);
            var clear = new byte[made.Length - DataKey.IdLength - SaltLength - TagLength];
            using var cipher = new AesGcm(key.Derive(Use, salt, DataKey.Length), TagLength);
            cipher.Decrypt(new byte[NonceLength], made.AsSpan(DataKey.IdLength + SaltLength, clear.Length), made.AsSpan(made.Length - TagLength), clear, PlaceOf(column, row));
            return Encoding.UTF8.GetString(clear);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>What equal values of a column have in common, 64 lower-case hexadecimal digits; without the key nobody can try out values.</summary>
    /// <param name="column">Entity and property, as declared.</param>
    /// <param name="value">The value, brought into the form in which it is compared.</param>
    public string HashOf(string column, string value) => Convert.ToHexStringLower(HMACSHA256.HashData(keys.Oldest.Derive($"search {column}", [], DataKey.Length), Encoding.UTF8.GetBytes(value)));

    private static byte[] PlaceOf(string column, Guid row) => Encoding.UTF8.GetBytes($"{column}/{row:N}");
}
