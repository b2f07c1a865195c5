using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Web.Public.Frame;

/// <summary>Which editions run at this moment, and how often what is public has changed, in memory, so that a cached page costs no question to the database.</summary>
internal sealed class RunningEditions(PublicEditions editions, TimeProvider clock)
{
    private IReadOnlyList<EditionFacts> known = [];
    private long generation;

    /// <summary>A number that grows with every change of what is public: part of the key of a cached page, so that one that was under way meanwhile is found by nobody.</summary>
    public long Generation => Volatile.Read(ref generation);

    /// <summary>What is public has changed.</summary>
    public void Next() => Interlocked.Increment(ref generation);

    public async Task RefreshAsync(CancellationToken cancel) => known = await editions.ListAsync(cancel);

    /// <summary>Whether the edition runs; of an address that names none, whether any does.</summary>
    public bool IsRunning(string? slug) => known.Any(each => (slug is null || each.Slug == slug) && IsRunning(each));

    public string? SlugOf(Guid id) => known.FirstOrDefault(each => each.Id == id)?.Slug;

    private bool IsRunning(EditionFacts edition) => edition.PhaseAt(edition.LocalNow(clock)) == EditionPhase.Running;
}
