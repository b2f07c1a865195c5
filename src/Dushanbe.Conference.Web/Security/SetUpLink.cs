using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Web.Host;

namespace Dushanbe.Conference.Web.Security;

/// <summary>
/// The one-time key to a new installation, while nobody may manage accounts. The console shows it, the data folder keeps its
/// hash and when it ends, and each start makes a new one.
/// </summary>
internal sealed class SetUpLink(DataFolder folder, HasOrganizer organizers, TimeProvider clock)
{
    /// <summary>How long a key holds.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(24);

    private string Path => System.IO.Path.Combine(folder.Root, "set-up.key");

    /// <summary>A new key in place of any other; null once an organizer is there.</summary>
    public async Task<string?> IssueAsync(CancellationToken cancel)
    {
        if (await organizers.ReadAsync(cancel))
        {
            Spend();
            return null;
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        await File.WriteAllLinesAsync(Path, [HashOf(token), (clock.GetUtcNow() + Lifetime).ToString("O", CultureInfo.InvariantCulture)], cancel);
        return token;
    }

    /// <summary>Whether this is the key, it has not ended, and nobody has become organizer since.</summary>
    public async Task<bool> HoldsAsync(string? token, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(token) || !File.Exists(Path)) return false;
        if (await File.ReadAllLinesAsync(Path, cancel) is not [var hash, var until]) return false;
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(HashOf(token)))
            && DateTimeOffset.Parse(until, CultureInfo.InvariantCulture) > clock.GetUtcNow()
            && !await organizers.ReadAsync(cancel);
    }

    /// <summary>Ends the key.</summary>
    public void Spend() => File.Delete(Path);

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
