using System.Threading.RateLimiting;

namespace Dushanbe.Conference.Web.Account;

/// <summary>
/// Counts failures by network address: whoever guesses passwords or set-up links is made to wait, whoever signs in rightly
/// never is, though sixty clerks share one address. Locking an account after wrong passwords is Identity's part.
/// </summary>
internal sealed class Failures : IDisposable
{
    /// <summary>Failures of one address in <see cref="Window"/> after which it must wait.</summary>
    public const int Allowed = 20;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        RateLimitPartition.GetSlidingWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = Allowed,
            Window = Window,
            SegmentsPerWindow = 5,
            QueueLimit = 0,
        }));

    /// <summary>Whether this address has failed too often to be heard now.</summary>
    public bool TooMany(HttpContext http)
    {
        using var lease = limiter.AttemptAcquire(http, permitCount: 0);
        return !lease.IsAcquired;
    }

    /// <summary>Counts a failure.</summary>
    public void Count(HttpContext http) => limiter.AttemptAcquire(http).Dispose();

    public void Dispose() => limiter.Dispose();
}
