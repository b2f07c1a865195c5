using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Web.Public.Frame;

/// <summary>The running editions and the version of public content, in memory, so that a cached page needs no query.</summary>
internal sealed class RunningEditions(PublicEditions editions, TimeProvider clock)
{
    private IReadOnlyList<EditionFacts> known = [];
    private long generation;

    /// <summary>The version of public content: part of the cache key, so that a page rendered during a change is not served afterwards.</summary>
    public long Generation => Volatile.Read(ref generation);

    /// <summary>Public content has changed.</summary>
    public void Next() => Interlocked.Increment(ref generation);

    public async Task RefreshAsync(CancellationToken cancel) => known = await editions.ListAsync(cancel);

    /// <summary>Whether the edition is running; without an edition, whether any is.</summary>
    public bool IsRunning(string? slug) => known.Any(each => (slug is null || each.Slug == slug) && IsRunning(each));

    public string? SlugOf(Guid id) => known.FirstOrDefault(each => each.Id == id)?.Slug;

    private bool IsRunning(EditionFacts edition) => edition.PhaseAt(edition.LocalNow(clock)) == EditionPhase.Running;
}
