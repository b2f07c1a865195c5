using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Programme;
using Microsoft.AspNetCore.OutputCaching;

namespace Dushanbe.Conference.Web.Public.Frame;

/// <summary>
/// Evicts cached pages when their content has changed: at once for changes by this server, and within a second for those of a
/// command or another server, detected by the stamp of public content.
/// </summary>
internal sealed partial class ContentWatch(ReadContentStamp stamps, RunningEditions editions, IOutputCacheStore cache, Bulletin bulletin, TimeProvider clock, ILogger<ContentWatch> log) : BackgroundService
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = bulletin.Subscribe<ProgrammeChanged>(news => Drop(news.EditionId, stoppingToken));
        using var amended = bulletin.Subscribe<EditionChanged>(news => Drop(news.EditionId, stoppingToken));
        using var timer = new PeriodicTimer(Rhythm, clock);
        Guid? seen = null;
        do
        {
            try
            {
                var stamp = await stamps.ReadAsync(stoppingToken);
                if (stamp == seen) continue;
                editions.Next();
                await editions.RefreshAsync(stoppingToken);
                if (seen is not null) await cache.EvictByTagAsync(PublicCaching.Everything, stoppingToken);
                seen = stamp;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // the database is briefly unreachable; pages then expire normally
                NotWatched(log, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Drop(Guid editionId, CancellationToken cancel)
    {
        // synchronously with the change; evicting old pages may happen later
        editions.Next();
        _ = DropAsync(editionId, cancel);
    }

    // not awaited, so it reports its own errors
    private async Task DropAsync(Guid editionId, CancellationToken cancel)
    {
        try
        {
            if (editions.SlugOf(editionId) is { } slug) await cache.EvictByTagAsync(PublicCaching.TagOf(slug), cancel);
            await cache.EvictByTagAsync(PublicCaching.TagOf(null), cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            NotDropped(log, editionId, exception);
        }
    }

    [LoggerMessage(2001, LogLevel.Warning, "The stamp of public content could not be read")]
    private static partial void NotWatched(ILogger logger, Exception exception);

    [LoggerMessage(2002, LogLevel.Error, "Cached pages of the edition {EditionId} could not be dropped; they expire by themselves")]
    private static partial void NotDropped(ILogger logger, Guid editionId, Exception exception);
}
