using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dushanbe.Conference.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace Dushanbe.Conference.Mail;

/// <summary>What a link in a letter is for; both set a password.</summary>
public enum LinkKind
{
    /// <summary>The first password of a new account.</summary>
    Invitation,

    /// <summary>A new one, in place of a forgotten one.</summary>
    Reset,
}

/// <summary>
/// The secret part of a link that sets the password of an account. It is stored nowhere: it holds the account, its end and a digest
/// of the account's security stamp, encrypted with the keys of the data folder. Whatever renews the stamp, such as the password that
/// it sets, ends it; looking at it does not.
/// </summary>
internal sealed class AccountLinks(IDataProtectionProvider protection, TimeProvider clock)
{
    // of an address that somebody made up
    private const int Longest = 1_000;

    private const int KeyBytes = 16, Length = KeyBytes + 1 + sizeof(long) + SHA256.HashSizeInBytes;

    private readonly IDataProtector protector = protection.CreateProtector(nameof(AccountLinks));

    /// <summary>What a token says.</summary>
    /// <param name="AccountId">The account.</param>
    /// <param name="Kind">What it is for.</param>
    /// <param name="Until">Its end (UTC).</param>
    /// <param name="Digest">That of the security stamp.</param>
    public sealed record Content(Guid AccountId, LinkKind Kind, DateTime Until, byte[] Digest);

    /// <summary>How long a link holds.</summary>
    public static TimeSpan Lifetime(LinkKind kind) => kind == LinkKind.Invitation ? TimeSpan.FromDays(7) : TimeSpan.FromHours(1);

    /// <summary>A new one.</summary>
    public (string Token, DateTime Until) Make(Guid accountId, string? stamp, LinkKind kind)
    {
        var until = clock.GetUtcNow().UtcDateTime + Lifetime(kind);
        var plain = new byte[Length];
        accountId.TryWriteBytes(plain);
        plain[KeyBytes] = (byte)kind;
        BinaryPrimitives.WriteInt64BigEndian(plain.AsSpan(KeyBytes + 1), until.Ticks);
        DigestOf(stamp).CopyTo(plain, KeyBytes + 1 + sizeof(long));
        return (Base64Url.EncodeToString(protector.Protect(plain)), until);
    }

    /// <summary>What one says; null where it is none of ours, or has ended.</summary>
    public Content? Read(string? token)
    {
        if (string.IsNullOrEmpty(token) || token.Length > Longest || !Base64Url.IsValid(token)) return null;
        try
        {
            var plain = protector.Unprotect(Base64Url.DecodeFromChars(token));
            if (plain.Length != Length) return null;
            var until = new DateTime(BinaryPrimitives.ReadInt64BigEndian(plain.AsSpan(KeyBytes + 1)), DateTimeKind.Utc);
            return until <= clock.GetUtcNow().UtcDateTime ? null : new(new Guid(plain.AsSpan(0, KeyBytes)), (LinkKind)plain[KeyBytes], until, plain[(KeyBytes + 1 + sizeof(long))..]);
        }
        catch (CryptographicException)
        {
            // made up, or made with keys that are gone
            return null;
        }
    }

    /// <summary>Whether the account is open and as it was when the link was made.</summary>
    public static bool Holds(Content content, Account account) =>
        account.ClosedAt is null && account.Id == content.AccountId && CryptographicOperations.FixedTimeEquals(content.Digest, DigestOf(account.SecurityStamp));

    // the stamp itself ends up in cookies and must not leave the server otherwise
    private static byte[] DigestOf(string? stamp) => SHA256.HashData(Encoding.UTF8.GetBytes(stamp ?? ""));
}
