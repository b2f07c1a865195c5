using System.Collections.Concurrent;

namespace Dushanbe.Conference.Programme;

/// <summary>
/// The release of each edition that was read last, parsed. A release never changes, so what lies here is never wrong; which
/// one is public is asked of the database for each page. Reading the document again would be most of the work of a page.
/// </summary>
public sealed class ReleaseShelf : IDisposable
{
    private readonly ConcurrentDictionary<Guid, Parsed> parsed = new();
    private readonly ConcurrentDictionary<Guid, FormerWords> former = new();
    private static readonly Dictionary<string, Guid> Nobody = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim reading = new(1);

    /// <summary>A release as pages need it.</summary>
    internal sealed record Parsed(Guid Id, int Number, DateTime At, ProgrammeContent Programme, EditionFront Front, IReadOnlyList<CalendarMark> Marks);

    /// <summary>Who had which word in addresses in any release up to a number; the last to have it.</summary>
    internal sealed record FormerWords(int UpTo, Dictionary<string, Guid> Sessions, Dictionary<string, Guid> Speakers);

    /// <summary>The words of all releases up to the latest; only those that came since it was last asked are read.</summary>
    /// <param name="editionId">Their edition.</param>
    /// <param name="latest">The number of the latest.</param>
    /// <param name="after">The releases after a number, in their order.</param>
    /// <param name="cancel">Ends it.</param>
    internal async Task<FormerWords> FormerAsync(Guid editionId, int latest, Func<int, IAsyncEnumerable<ProgrammeRelease>> after, CancellationToken cancel)
    {
        if (former.TryGetValue(editionId, out var known) && known.UpTo >= latest) return known;
        // one at a time: whoever tries addresses makes nobody read all releases of an edition twice
        await reading.WaitAsync(cancel);
        try
        {
            if (former.TryGetValue(editionId, out known) && known.UpTo >= latest) return known;
            var sessions = new Dictionary<string, Guid>(known?.Sessions ?? Nobody, StringComparer.Ordinal);
            var speakers = new Dictionary<string, Guid>(known?.Speakers ?? Nobody, StringComparer.Ordinal);
            await foreach (var release in after(known?.UpTo ?? 0).WithCancellation(cancel))
            {
                var programme = release.Programme();
                foreach (var session in programme.Sessions) sessions[session.Slug] = session.Id;
                foreach (var speaker in programme.Speakers) speakers[speaker.Slug] = speaker.Id;
            }

            return former[editionId] = new(latest, sessions, speakers);
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>The release of this id; null where it is no longer there.</summary>
    /// <param name="editionId">Its edition.</param>
    /// <param name="id">The release.</param>
    /// <param name="read">Reads it where it does not lie here.</param>
    internal async Task<Parsed?> ReadAsync(Guid editionId, Guid id, Func<Task<ProgrammeRelease?>> read)
    {
        if (parsed.TryGetValue(editionId, out var known) && known.Id == id) return known;
        if (await read() is not { } release) return null;
        return parsed[editionId] = new(release.Id, release.Number, release.At, release.Programme(), EditionFront.FromJson(release.Front), CalendarMark.FromJson(release.Calendar));
    }

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();
}
