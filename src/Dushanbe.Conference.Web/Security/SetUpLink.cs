using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Web.Host;

namespace Dushanbe.Conference.Web.Security;

/// <summary>
/// The one-time key to a new installation, while nobody may manage accounts. The console shows it, the data folder stores its
/// hash and expiry. A start creates a new one, unless another running server has shown one.
/// </summary>
internal sealed class SetUpLink(DataFolder folder, HasOrganizer organizers, TimeProvider clock) : IDisposable
{
    private const int Looks = 40;

    // held open while the server that has shown the key runs; the system closes it after a crash
    private FileStream? shown;

    /// <summary>How long a key is valid.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(24);

    /// <summary>Whether another running server has shown a key that is still valid.</summary>
    public bool IsElsewhere { get; private set; }

    /// <summary>Whether there is a key to be found.</summary>
    public bool IsThere => File.Exists(Path) || File.Exists(Taken);

    private string Path => System.IO.Path.Combine(folder.Root, "set-up.key");

    private string Taken => $"{Path}.taken";

    /// <summary>A new key in place of one whose server has ended; null once there is an organizer, or where another server has shown one.</summary>
    public async Task<string?> IssueAsync(CancellationToken cancel)
    {
        if (await organizers.ReadAsync(cancel))
        {
            Spend();
            return null;
        }

        IsElsewhere = !await ClaimAsync(cancel);
        if (IsElsewhere) return null;
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        // moved into place, so that readers never see a partial file
        var draft = $"{Path}.{Guid.CreateVersion7():N}";
        await File.WriteAllLinesAsync(draft, [HashOf(token), (clock.GetUtcNow() + Lifetime).ToString("O", CultureInfo.InvariantCulture)], cancel);
        File.Move(draft, Path, overwrite: true);
        return token;
    }

    /// <summary>Whether this is the key, it has not expired, and there is still no organizer.</summary>
    public async Task<bool> HoldsAsync(string? token, CancellationToken cancel) =>
        !string.IsNullOrEmpty(token) && await ReadAsync(cancel) is { } there
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(there.Hash), Encoding.ASCII.GetBytes(HashOf(token)))
        && there.Until > clock.GetUtcNow()
        && !await organizers.ReadAsync(cancel);

    /// <summary>
    /// Claims the key to create an organizer, if it is valid (<see cref="HoldsAsync"/>); false for all but one of concurrent
    /// requests. It is used up afterwards, or returned where no organizer was created.
    /// </summary>
    public async Task<bool> TakeAsync(string? token, CancellationToken cancel)
    {
        if (!await HoldsAsync(token, cancel)) return false;
        try
        {
            File.Move(Path, Taken, overwrite: true);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Returns a claimed key.</summary>
    public void GiveBack() => File.Move(Taken, Path, overwrite: true);

    /// <summary>Deletes the key.</summary>
    public void Spend()
    {
        File.Delete(Path);
        File.Delete(Taken);
    }

    public void Dispose() => shown?.Dispose();

    private async Task<(string Hash, DateTimeOffset Until)?> ReadAsync(CancellationToken cancel)
    {
        try
        {
            return File.Exists(Path) && await File.ReadAllLinesAsync(Path, cancel) is [var hash, var until] ? (hash, DateTimeOffset.Parse(until, CultureInfo.InvariantCulture)) : null;
        }
        catch (FileNotFoundException)
        {
            // claimed between the two checks
            return null;
        }
    }

    // false where another running server has shown a valid key. There is a moment between its lock and its key
    private async Task<bool> ClaimAsync(CancellationToken cancel)
    {
        for (var look = 0; look < Looks; look++)
        {
            if ((shown ??= Claim()) is not null) return true;
            if (await ReadAsync(cancel) is { } there) return there.Until <= clock.GetUtcNow();
            await Task.Delay(50, cancel);
        }

        return true;
    }

    private FileStream? Claim()
    {
        try
        {
            return new FileStream($"{Path}.shown", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException)
        {
            // another server holds it; other errors show when the key is written
            return null;
        }
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
