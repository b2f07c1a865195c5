using Microsoft.Extensions.Logging;

namespace Dushanbe.Conference.Work;

/// <summary>The kinds of work that this program knows how to do.</summary>
public sealed partial class WorkHandlers(IEnumerable<WorkHandler> handlers, ILogger<WorkHandlers> log)
{
    private readonly Dictionary<string, WorkHandler> byKind = handlers.ToDictionary(each => each.Kind, StringComparer.Ordinal);

    /// <summary>The names of all kinds; items of unknown kinds, from a later release, are left to programs that know them.</summary>
    public IReadOnlyList<string> Kinds => [.. byKind.Keys];

    /// <summary>The handler of this kind; null where this program does not know it.</summary>
    public WorkHandler? Find(string kind) => byKind.GetValueOrDefault(kind);

    /// <summary>Lets the handler clean up after an item that was given up. Errors are only logged, since the item has ended anyway.</summary>
    internal async Task ClearAsync(WorkItem item)
    {
        try
        {
            if (Find(item.Kind) is { } handler) await handler.AbandonedAsync(item, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // the periodic clean-up finds what is left
            NotCleared(log, exception, item.Kind, item.Id);
        }
    }

    [LoggerMessage(1204, LogLevel.Warning, "Cleaning up after {Kind} {WorkId} failed")]
    private static partial void NotCleared(ILogger logger, Exception exception, string kind, Guid workId);
}
