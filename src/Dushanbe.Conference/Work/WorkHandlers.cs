using Microsoft.Extensions.Logging;

namespace Dushanbe.Conference.Work;

/// <summary>The kinds of work that this program knows how to do.</summary>
public sealed partial class WorkHandlers(IEnumerable<WorkHandler> handlers, ILogger<WorkHandlers> log)
{
    private readonly Dictionary<string, WorkHandler> byKind = handlers.ToDictionary(each => each.Kind, StringComparer.Ordinal);

    /// <summary>The words of all kinds; items of another, from a later release, are left to programs that know it.</summary>
    public IReadOnlyList<string> Kinds => [.. byKind.Keys];

    /// <summary>Who does this kind; null where this program does not know it.</summary>
    public WorkHandler? Find(string kind) => byKind.GetValueOrDefault(kind);

    /// <summary>Lets the handler take away what a piece that was given up has left. Trouble with that is noted, since the piece has ended all the same.</summary>
    internal async Task ClearAsync(WorkItem item)
    {
        try
        {
            if (Find(item.Kind) is { } handler) await handler.AbandonedAsync(item, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // what is left lying is found by the sweep of its kind
            NotCleared(log, exception, item.Kind, item.Id);
        }
    }

    [LoggerMessage(1204, LogLevel.Warning, "Cleaning up after {Kind} {WorkId} failed")]
    private static partial void NotCleared(ILogger logger, Exception exception, string kind, Guid workId);
}
