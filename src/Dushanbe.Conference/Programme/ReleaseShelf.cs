using System.Collections.Concurrent;

namespace Dushanbe.Conference.Programme;

/// <summary>
/// The release of each edition that was read last, parsed. A release never changes, so what lies here is never wrong; which
/// one is public is asked of the database for each page. Reading the document again would be most of the work of a page.
/// </summary>
public sealed class ReleaseShelf
{
    private readonly ConcurrentDictionary<Guid, Parsed> parsed = new();

    /// <summary>A release as pages need it.</summary>
    internal sealed record Parsed(Guid Id, int Number, DateTime At, ProgrammeContent Programme, EditionFront Front, IReadOnlyList<CalendarMark> Marks);

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
}
