using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Dushanbe.Conference.Accounts.SecondStep;

/// <summary>
/// The codes of authenticator apps: six digits that change every 30 seconds (RFC 6238 with HMAC-SHA-1, which every app knows).
/// Identity's own tokens do not say which time step a code is of, so the same code could be used twice.
/// </summary>
public static class TimeCode
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>Bytes of a secret: the length of the hash, as RFC 4226 advises.</summary>
    public const int SecretLength = 20;

    private const int Modulus = 1_000_000;

    // a phone's clock may be this many steps ahead or behind
    private const int Drift = 1;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>A new secret.</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    /// <summary>The time step of a moment: how many half minutes have passed since 1970.</summary>
    public static long StepOf(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    /// <summary>The code of a secret in a time step.</summary>
    public static int Of(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> message = stackalloc byte[sizeof(long)], hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(message, step);
#pragma warning disable CA5350 // what apps compute; a keyed hash of it is not broken
        HMACSHA1.HashData(secret, message, hash);
#pragma warning restore CA5350
        return (int)((BinaryPrimitives.ReadUInt32BigEndian(hash[(hash[^1] & 0x0F)..]) & 0x7FFF_FFFF) % Modulus);
    }

    /// <summary>The time step that a code typed at a moment is of; null where it is none of this secret's, now or half a minute before or after.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="typed">What was typed: apps show codes in groups, so spaces do not matter.</param>
    /// <param name="moment">When.</param>
    public static long? Find(ReadOnlySpan<byte> secret, string typed, DateTimeOffset moment)
    {
        if (Read(typed) is not { } code) return null;
        var (now, found) = (StepOf(moment), (long?)null);
        // always all of them, so that the time does not tell which
        for (var step = now - Drift; step <= now + Drift; step++)
            if (Of(secret, step) == code) found ??= step;
        return found;
    }

    /// <summary>Whether the text has the form of a code.</summary>
    public static bool IsCode(string typed) => Read(typed) is not null;

    /// <summary>A secret as apps let one type it (RFC 4648, base 32, without padding).</summary>
    public static string ToText(ReadOnlySpan<byte> secret)
    {
        var text = new char[((secret.Length * 8) + 4) / 5];
        for (var i = 0; i < text.Length; i++)
        {
            var value = 0;
            for (var bit = i * 5; bit < (i * 5) + 5; bit++) value = (value << 1) | (bit / 8 < secret.Length ? (secret[bit / 8] >> (7 - (bit % 8))) & 1 : 0);
            text[i] = Letters[value];
        }

        return new(text);
    }

    /// <summary>The address that an app reads from the QR code.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="issuer">The name of the site, shown above the code.</param>
    /// <param name="account">The e-mail address of the account, shown with it.</param>
    public static string Address(ReadOnlySpan<byte> secret, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={ToText(secret)}&issuer={Uri.EscapeDataString(issuer)}&digits={Digits}";

    private static int? Read(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var (digits, code) = (0, 0);
        foreach (var letter in typed)
        {
            if (char.IsWhiteSpace(letter)) continue;
            if (!char.IsAsciiDigit(letter) || ++digits > Digits) return null;
            code = (code * 10) + (letter - '0');
        }

        return digits == Digits ? code : null;
    }
}
