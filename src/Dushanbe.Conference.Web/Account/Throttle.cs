using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Dushanbe.Conference.Web.Account;

/// <summary>
/// Delays repeated attempts, longer after each failure: by account and source, by source address,
/// and by account from all sources. A browser on which the account has signed in before is counted separately,
/// so that strangers cannot keep the owner out. Per process, and the same whether or not the account exists.
/// </summary>
internal sealed class Throttle(TimeProvider clock)
{
    /// <summary>Failures before a delay: of one account from one address or one known browser.</summary>
    public const int AllowedOfPair = 5;

    /// <summary>Of one address, for all accounts: sixty clerks may share it, and mistype.</summary>
    public const int AllowedOfAddress = 20;

    /// <summary>Of one account from all unknown browsers.</summary>
    public const int AllowedOfAccount = 50;

    /// <summary>How many are remembered; beyond this the oldest failures are forgotten.</summary>
    public const int Remembered = 20_000;

    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    // this delay also affects the owner on an unknown browser, so it stays short
    private static readonly TimeSpan LongestOfAccount = TimeSpan.FromSeconds(30), Longest = TimeSpan.FromMinutes(15);

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Tally>> tallies = [];
    private readonly LinkedList<Tally> byTime = [];

    /// <summary>An attempt.</summary>
    /// <param name="Account">The account as typed; null for a set-up key.</param>
    /// <param name="Address">Where the request comes from.</param>
    /// <param name="Device">The browser, where it is known to the account; null otherwise.</param>
    public sealed record Attempt(string? Account, IPAddress? Address, Guid? Device = null);

    /// <summary>
    /// How long this attempt must wait; zero where it may proceed. It then counts as a failure until it is
    /// forgiven, so that a hundred parallel guesses are treated like a hundred in a row.
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

    /// <summary>How long this address has to wait before it is sent to the provider again. A tally of its own: a provider that answers wrongly must not keep anybody from signing in with a password.</summary>
    public TimeSpan WaitForProvider(IPAddress? address)
    {
        lock (gate) return WaitOf(ProviderOf(address), AllowedOfAddress, Longest);
    }

    /// <summary>Counts an answer of the provider, to a round that this address began, that was not accepted.</summary>
    public void FailAtProvider(IPAddress? address)
    {
        lock (gate) Count(ProviderOf(address));
    }

    /// <summary>Counts the failure of an attempt for its address and its account as a whole.</summary>
    public void Fail(Attempt attempt)
    {
        lock (gate)
            foreach (var (key, _, _) in Rules(attempt).Skip(1)) Count(key);
    }

    /// <summary>Resets the failures of a successful attempt, not those of others.</summary>
    public void Forgive(Attempt attempt)
    {
        lock (gate)
            if (tallies.Remove(Rules(attempt)[0].Key, out var known)) byTime.Remove(known);
    }

    private static (string Key, int Allowed, TimeSpan Longest)[] Rules(Attempt attempt)
    {
        // hashed, so that long names do not fill the memory
        var account = attempt.Account is null ? "" : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(attempt.Account.Trim().ToUpperInvariant())).AsSpan(0, 16));
        if (attempt.Device is { } device) return [($"device {device} {account}", AllowedOfPair, Longest)];
        var address = Network(attempt.Address);
        var pair = ($"pair {address} {account}", AllowedOfPair, Longest);
        var whole = ($"address {address}", AllowedOfAddress, Longest);
        return attempt.Account is null ? [pair, whole] : [pair, whole, ($"account {account}", AllowedOfAccount, LongestOfAccount)];
    }

    private static string ProviderOf(IPAddress? address) => $"provider {Network(address)}";

    // one client usually controls a whole IPv6 /64 network
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
