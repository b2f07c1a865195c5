using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Dushanbe.Conference.Accounts.SecondStep;

/// <summary>
/// Encrypts what proves the second step, with keys outside the database and for one account: moved to the row of another, it
/// cannot be read.
/// </summary>
public sealed class AccountSecrets(IDataProtectionProvider protection)
{
    /// <summary>The longest encrypted secret, in characters: room for keys of other algorithms.</summary>
    internal const int Longest = 500;

    // without letters and digits that look alike on paper
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private const int CodeLength = 10;

    /// <summary>How many recovery codes are made at once.</summary>
    public const int Codes = 10;

    /// <summary>Encrypts a secret of an account.</summary>
    internal string Protect(Guid accountId, byte[] secret) => Convert.ToBase64String(Of(accountId).Protect(secret));

    /// <summary>Decrypts it; null where it was encrypted with keys that are gone, or for another account.</summary>
    internal byte[]? Unprotect(Guid accountId, string text)
    {
        try
        {
            return Of(accountId).Unprotect(Convert.FromBase64String(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>New recovery codes as they are shown once, with the rows to store.</summary>
    internal (IReadOnlyList<string> Shown, IReadOnlyList<RecoveryCode> Rows) NewCodes(Guid accountId)
    {
        var shown = Enumerable.Range(0, Codes).Select(_ => RandomNumberGenerator.GetString(Letters, CodeLength).Insert(CodeLength / 2, "-")).ToArray();
        return (shown, [.. shown.Select(code => new RecoveryCode { AccountId = accountId, Hash = Protect(accountId, HashOf(code)) })]);
    }

    /// <summary>Which of the rows is that of a code; null for none.</summary>
    internal RecoveryCode? Find(IEnumerable<RecoveryCode> rows, string typed)
    {
        var (hash, found) = (HashOf(typed), (RecoveryCode?)null);
        foreach (var row in rows)
            if (Unprotect(row.AccountId, row.Hash) is { } stored && CryptographicOperations.FixedTimeEquals(stored, hash)) found = row;
        return found;
    }

    private static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()));

    private IDataProtector Of(Guid accountId) => protection.CreateProtector(nameof(AccountSecrets), accountId.ToString("N"));
}
