using Microsoft.Extensions.Logging;

namespace Dushanbe.Conference;

/// <summary>
/// Typed announcements after a commit, so that open desks refresh. In this process only; an announcement that is missed
/// costs a stale row, never data. Announcements carry keys, not personal data.
/// </summary>
public sealed partial class Bulletin(ILogger<Bulletin> log)
{
    private readonly Lock gate = new();
    private readonly List<(Type Type, Delegate Handler)> readers = [];

    /// <summary>
    /// Calls every reader of this kind of news, in the caller's thread. What is announced is committed already, so a reader
    /// that fails is logged and disturbs neither the caller nor the other readers.
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
                // a desk that was just closed; its subscription goes with it
            }
            catch (Exception exception)
            {
                ReaderFailed(log, typeof(T).Name, exception);
            }
        }
    }

    /// <summary>Reads news of one kind until the subscription is disposed of.</summary>
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
