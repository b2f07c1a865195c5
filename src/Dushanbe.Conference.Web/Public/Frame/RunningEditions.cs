using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;

namespace Dushanbe.Conference.Web.Public.Frame;

/// <summary>Which editions run at this moment, in memory, so that a cached page costs no question to the database.</summary>
internal sealed class RunningEditions(EditionList editions, TimeProvider clock)
{
    private IReadOnlyList<EditionList.Row> known = [];

    public async Task RefreshAsync(CancellationToken cancel) => known = await editions.ReadAsync(Actor.Public, cancel);

    /// <summary>Whether the edition runs; of an address that names none, whether any does.</summary>
    public bool IsRunning(string? slug) => known.Any(each => (slug is null || each.Slug == slug) && IsRunning(each));

    public string? SlugOf(Guid id) => known.FirstOrDefault(each => each.Id == id)?.Slug;

    private bool IsRunning(EditionList.Row edition)
    {
        var today = DateOnly.FromDateTime(EditionClock.Local(edition.ZoneId, clock.GetUtcNow().UtcDateTime));
        return today >= edition.Starts && today <= edition.Ends;
    }
}
