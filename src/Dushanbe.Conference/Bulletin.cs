using Microsoft.Extensions.Logging;

namespace Dushanbe.Conference;

/// <summary>
/// Typed news after a commit, so that open desks refresh. In this process only; missed news
/// causes a stale row, never lost data. News contains keys, not personal data.
/// </summary>
public sealed partial class Bulletin(ILogger<Bulletin> log)
{
    private readonly Lock gate = new();
    private readonly List<(Type Type, Delegate Handler)> readers = [];

    /// <summary>
    /// Calls every subscriber of this kind of news, on the caller's thread. The change is already committed, so a subscriber
    /// that fails is logged and affects neither the caller nor other subscribers.
    /// </summary>
    public void Publish<T>(T news) where T : notnull
    {
        (Type Type, Delegate Handler)[] snapshot;
        lock (gate) snapshot = [.. readers];
        foreach (var (type, handler) in snapshot)
        {
            if (type != typeof(T)) continue;
            try
            {
                ((Action<T>)handler)(news);
            }
            catch (ObjectDisposedException)
            {
                // the desk was just closed, with its subscription
            }
            catch (Exception exception)
            {
                ReaderFailed(log, typeof(T).Name, exception);
            }
        }
    }

    /// <summary>Subscribes to news of one kind until the result is disposed of.</summary>
    public IDisposable Subscribe<T>(Action<T> handler) where T : notnull
    {
        var entry = (typeof(T), (Delegate)handler);
        lock (gate) readers.Add(entry);
        return new Subscription(this, entry);
    }

    [LoggerMessage(1011, LogLevel.Error, "A subscriber to {News} failed after the change was committed")]
    private static partial void ReaderFailed(ILogger logger, string news, Exception exception);

    private sealed class Subscription(Bulletin bulletin, (Type, Delegate) entry) : IDisposable
    {
        public void Dispose()
        {
            lock (bulletin.gate) bulletin.readers.Remove(entry);
        }
    }
}
