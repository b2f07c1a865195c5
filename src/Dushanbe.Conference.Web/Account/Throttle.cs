using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Dushanbe.Conference.Web.Account;

/// <summary>
/// Makes whoever guesses wait, longer after each failure: by the account that is tried from somewhere, by the address that
/// tries, and by the account from everywhere. A browser in which the account has signed in before is counted for itself alone,
/// so that no stranger keeps its owner out. In this process, and counted alike whether or not there is such an account.
/// </summary>
internal sealed class Throttle(TimeProvider clock)
{
    /// <summary>Failures after which one waits: of one account from one address or one known browser.</summary>
    public const int AllowedOfPair = 5;

    /// <summary>Of one address, whatever is tried: sixty clerks may stand behind it, and mistype.</summary>
    public const int AllowedOfAddress = 20;

    /// <summary>Of one account from all addresses that it does not know.</summary>
    public const int AllowedOfAccount = 50;

    /// <summary>How many are remembered; beyond, those that failed longest ago are forgotten.</summary>
    public const int Remembered = 20_000;

    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    // an account that many try waits for its owner too where its browser is not known, so never long
    private static readonly TimeSpan LongestOfAccount = TimeSpan.FromSeconds(30), Longest = TimeSpan.FromMinutes(15);

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Tally>> tallies = [];
    private readonly LinkedList<Tally> byTime = [];

    /// <summary>Who tries what.</summary>
    /// <param name="Account">What was typed as the name of the account; null where none is tried, but a key.</param>
    /// <param name="Address">Where the request comes from.</param>
    /// <param name="Device">The browser, where it is known to the account; null otherwise.</param>
    public sealed record Attempt(string? Account, IPAddress? Address, Guid? Device = null);

    /// <summary>
    /// How long this attempt must wait; zero where it may go on. It is then taken for a failure of its account here until it is
    /// forgiven, so that a hundred guesses sent at once are no more than a hundred in a row.
    /// </summary>
    public TimeSpan Enter(Attempt attempt)
    {
        lock (gate)
        {
            var rules = Rules(attempt);
            var wait = rules.Max(rule => WaitOf(rule.Key, rule.Allowed, rule.Longest));
            if (wait == TimeSpan.Zero) Count(rules[0].Key);
            return wait;
        }
    }

    /// <summary>Counts the failure of an attempt that has entered, for its address and its account as a whole.</summary>
    public void Fail(Attempt attempt)
    {
        lock (gate)
            foreach (var (key, _, _) in Rules(attempt).Skip(1)) Count(key);
    }

    /// <summary>Whoever has proved to be right begins anew; what others did is not forgiven them.</summary>
    public void Forgive(Attempt attempt)
    {
        lock (gate)
            if (tallies.Remove(Rules(attempt)[0].Key, out var known)) byTime.Remove(known);
    }

    private static (string Key, int Allowed, TimeSpan Longest)[] Rules(Attempt attempt)
    {
        // its hash, so that nobody fills the memory with long names
        var account = attempt.Account is null ? "" : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(attempt.Account.Trim().ToUpperInvariant())).AsSpan(0, 16));
        if (attempt.Device is { } device) return [($"device {device} {account}", AllowedOfPair, Longest)];
        var address = Network(attempt.Address);
        var pair = ($"pair {address} {account}", AllowedOfPair, Longest);
        var whole = ($"address {address}", AllowedOfAddress, Longest);
        return attempt.Account is null ? [pair, whole] : [pair, whole, ($"account {account}", AllowedOfAccount, LongestOfAccount)];
    }

    // whoever has one IPv6 address has 2^64 of them
    private static string Network(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private TimeSpan WaitOf(string key, int allowed, TimeSpan longest)
    {
        if (!tallies.TryGetValue(key, out var known) || known.Value.Failures < allowed) return TimeSpan.Zero;
        var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(known.Value.Failures - allowed + 1, 20)));
        if (wait > longest) wait = longest;
        var left = wait - clock.GetElapsedTime(known.Value.Last);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void Count(string key)
    {
        var failures = 1;
        if (tallies.Remove(key, out var known))
        {
            byTime.Remove(known);
            if (clock.GetElapsedTime(known.Value.Last) < Forgotten) failures += known.Value.Failures;
        }

        tallies[key] = byTime.AddLast(new Tally(key, failures, clock.GetTimestamp()));
        while (byTime.First is { } oldest && (byTime.Count > Remembered || clock.GetElapsedTime(oldest.Value.Last) >= Forgotten))
        {
            byTime.RemoveFirst();
            tallies.Remove(oldest.Value.Key);
        }
    }

    private readonly record struct Tally(string Key, int Failures, long Last);
}
