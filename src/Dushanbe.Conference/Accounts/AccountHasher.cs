using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Accounts;

/// <summary>
/// Identity's hashes of passwords (PBKDF2 with HMAC-SHA-512). A wrong password costs as many rounds as a new hash has, whatever the
/// account's own: one from before the number grew would answer sooner than an address without an account, and so say that it is there.
/// </summary>
internal class AccountHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<Account>(options)
{
    /// <summary>As many as OWASP advises for this algorithm; the framework has fewer than half of them.</summary>
    public const int Rounds = 210_000;

    // a byte for the format, then the algorithm and the rounds, four bytes each
    private const byte Current = 1;
    private const int Head = 9, RoundsAt = 5;

    private readonly IOptions<PasswordHasherOptions> given = options;

    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        var result = base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        if (result == PasswordVerificationResult.Failed && given.Value.IterationCount - RoundsOf(hashedPassword) is > 0 and var left) Spend(providedPassword, left);
        return result;
    }

    /// <summary>Computes these rounds for nothing.</summary>
    protected virtual void Spend(string password, int rounds) => Rfc2898DeriveBytes.Pbkdf2(password, new byte[16], rounds, HashAlgorithmName.SHA512, 32);

    // null where the hash has another form
    private static int? RoundsOf(string hash)
    {
        Span<byte> head = stackalloc byte[Head];
        return hash.Length >= Head / 3 * 4 && Convert.TryFromBase64Chars(hash.AsSpan(0, Head / 3 * 4), head, out var length) && length == Head && head[0] == Current
            ? (int)BinaryPrimitives.ReadUInt32BigEndian(head[RoundsAt..])
            : null;
    }
}
