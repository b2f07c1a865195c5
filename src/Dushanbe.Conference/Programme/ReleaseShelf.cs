using System.Collections.Concurrent;

namespace Dushanbe.Conference.Programme;

/// <summary>
/// A cache of parsed releases, one for each edition. Releases are immutable, so an entry is never stale; which
/// one is public is queried for each page. Parsing the document again would be most of the work of a page.
/// </summary>
public sealed class ReleaseShelf : IDisposable
{
    private readonly ConcurrentDictionary<Guid, Parsed> parsed = new();
    private readonly ConcurrentDictionary<Guid, FormerWords> former = new();
    private static readonly Dictionary<string, Guid> Nobody = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim reading = new(1);

    /// <summary>A parsed release.</summary>
    internal sealed record Parsed(Guid Id, int Number, DateTime At, ProgrammeContent Programme, EditionFront Front, IReadOnlyList<CalendarMark> Marks);

    /// <summary>The owners of slugs in all releases up to a number; the latest owner wins.</summary>
    internal sealed record FormerWords(int UpTo, Dictionary<string, Guid> Sessions, Dictionary<string, Guid> Speakers);

    /// <summary>The slugs of all releases up to the latest; only new releases are read.</summary>
    /// <param name="editionId">Their edition.</param>
    /// <param name="latest">The number of the latest.</param>
    /// <param name="after">The releases after a number, in their order.</param>
    /// <param name="cancel">Ends it.</param>
    internal async Task<FormerWords> FormerAsync(Guid editionId, int latest, Func<int, IAsyncEnumerable<ProgrammeRelease>> after, CancellationToken cancel)
    {
        if (former.TryGetValue(editionId, out var known) && known.UpTo >= latest) return known;
        // one at a time, so that concurrent requests do not read all releases twice
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
    /// <param name="read">Reads it where it is not cached.</param>
    internal async Task<Parsed?> ReadAsync(Guid editionId, Guid id, Func<Task<ProgrammeRelease?>> read)
    {
        if (parsed.TryGetValue(editionId, out var known) && known.Id == id) return known;
        if (await read() is not { } release) return null;
        return parsed[editionId] = new(release.Id, release.Number, release.At, release.Programme(), EditionFront.FromJson(release.Front), CalendarMark.FromJson(release.Calendar));
    }

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();
}
