using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People.Quotas;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>
/// One decision about several people: first what it will do to each and what not, then the decision itself, each person for
/// themselves, so that one whom somebody else has decided about stops nobody.
/// </summary>
public sealed class DecideTogether(IDbContextFactory<ConferenceDb> databases, DecideAccreditation decide)
{
    /// <summary>The most people at a time.</summary>
    public const int Most = 200;

    /// <summary>The decision.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="People">The people, and the version of each that the reviewer saw. Those after <see cref="Most"/> are left out.</param>
    /// <param name="Decision">What is decided.</param>
    /// <param name="Reason">Why; required where the table says so.</param>
    public sealed record Form(Guid EditionId, IReadOnlyList<(Guid Id, long Version)> People, AccreditationDecision Decision, string? Reason = null);

    /// <summary>What the decision will do to somebody.</summary>
    /// <param name="Id">The person.</param>
    /// <param name="Version">The version as it is now, for the decision.</param>
    /// <param name="Name">The name.</param>
    /// <param name="State">The present state.</param>
    /// <param name="IsPossible">Whether it can be taken in that state.</param>
    /// <param name="IsChanged">Whether somebody has changed the person since the reviewer saw them.</param>
    /// <param name="Last">Who changed the person last, where it cannot be taken or they were changed.</param>
    public sealed record Line(Guid Id, long Version, PersonName Name, AccreditationState State, bool IsPossible, bool IsChanged, LastHand? Last)
    {
        /// <summary>The places that are all taken, those before in the list included; null where there is one.</summary>
        public PlaceLimit? Full { get; init; }
    }

    /// <summary>What became of it for somebody.</summary>
    /// <param name="Id">The person.</param>
    /// <param name="Outcome">What happened.</param>
    public sealed record Result(Guid Id, DecideAccreditation.Outcome Outcome);

    /// <summary>Tells what the decision will do, and does nothing.</summary>
    /// <exception cref="NotPermittedException">The actor may not take it there.</exception>
    public async Task<IReadOnlyList<Line>> PreviewAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(AccreditationRules.PermissionFor(form.Decision), form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var seen = form.People.Take(Most).DistinctBy(each => each.Id).ToDictionary(each => each.Id, each => each.Version);
        var people = await db.People(rows, [.. seen.Keys]).TagWith(nameof(DecideTogether)).OrderBy(each => each.SortKey).ThenBy(each => each.Id)
            .Select(each => new { each.Id, each.Version, each.Name, each.State, each.DelegationId, each.CategoryId, each.IsHosted }).ToListAsync(cancel);
        var limits = form.Decision == AccreditationDecision.Approve ? (await db.LimitsAsync(form.EditionId, null, null, cancel)).ToList() : [];
        var lines = new List<Line>(people.Count);
        foreach (var each in people)
        {
            var isPossible = DecideAccreditation.IsOwn(form.Decision) && AccreditationRules.Find(each.State, form.Decision) is not null;
            var isChanged = each.Version != seen[each.Id];
            var full = isPossible && !isChanged ? Take(limits, each.DelegationId, each.CategoryId, each.IsHosted) : null;
            lines.Add(new(each.Id, each.Version, each.Name, each.State, isPossible, isChanged, isPossible && !isChanged ? null : await db.LastHandAsync(rows, each.Id, cancel)) { Full = full });
        }

        return lines;
    }

    // takes a place of each limit that somebody meets, unless one is full
    private static PlaceLimit? Take(List<PlaceLimit> limits, Guid? delegationId, Guid categoryId, bool isHosted)
    {
        if (limits.Find(each => each.IsFull && each.Covers(delegationId, categoryId, isHosted)) is { } full) return full;
        for (var at = 0; at < limits.Count; at++)
            if (limits[at].Covers(delegationId, categoryId, isHosted)) limits[at] = limits[at] with { Taken = limits[at].Taken + 1 };
        return null;
    }

    /// <summary>Decides about each of them.</summary>
    /// <exception cref="NotPermittedException">The actor may not take it there.</exception>
    public async Task<IReadOnlyList<Result>> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustRows(AccreditationRules.PermissionFor(form.Decision), form.EditionId);
        var results = new List<Result>();
        foreach (var (id, version) in form.People.Take(Most).DistinctBy(each => each.Id))
            results.Add(new(id, await decide.ExecuteAsync(new(id, version, form.Decision, form.Reason), actor, cancel)));
        return results;
    }
}
