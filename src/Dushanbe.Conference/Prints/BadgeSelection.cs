using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Prints;

/// <summary>Whose badges: all given criteria must match. Withdrawn people are never selected.</summary>
public sealed record BadgeSelection
{
    /// <summary>These persons; null for anybody.</summary>
    public IReadOnlyList<Guid>? ParticipantIds { get; init; }

    /// <summary>The members of this delegation.</summary>
    public Guid? DelegationId { get; init; }

    /// <summary>The holders of this category.</summary>
    public Guid? CategoryId { get; init; }

    /// <summary>Only those without a valid badge.</summary>
    public bool NotPrinted { get; init; }

    /// <summary>Only those whose printed badge is out of date.</summary>
    public bool Outdated { get; init; }

    /// <summary>Everybody in the edition.</summary>
    public static BadgeSelection Everybody { get; } = new();

    /// <summary>One person.</summary>
    public static BadgeSelection Of(Guid participantId) => new() { ParticipantIds = [participantId] };

    /// <summary>The people of a scope that match.</summary>
    internal IQueryable<Participant> In(ConferenceDb db, RowScope rows)
    {
        var people = db.People(rows).Where(each => each.State == AccreditationState.Approved);
        if (ParticipantIds is { } ids) people = people.Where(each => ids.Contains(each.Id));
        if (DelegationId is { } delegation) people = people.Where(each => each.DelegationId == delegation);
        if (CategoryId is { } category) people = people.Where(each => each.CategoryId == category);
        if (NotPrinted) people = people.ToPrint(db);
        if (Outdated) people = people.Outdated(db);
        return people;
    }
}

/// <summary>Resolves the arguments of a command to a selection.</summary>
public sealed class FindBadgeSelection(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>Finds delegation and category.</summary>
    /// <param name="editionId">The edition.</param>
    /// <param name="delegation">ISO 3166 alpha-2 code, abbreviation or exact name in any language; null for any.</param>
    /// <param name="category">Letter or word in any language; null for any.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The selection, or which of the two arguments was not found.</returns>
    /// <exception cref="NotPermittedException">The actor may not print badges.</exception>
    public async Task<(BadgeSelection? Selection, string? Unknown)> ReadAsync(Guid editionId, string? delegation, string? category, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.PrintBadges, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var selection = new BadgeSelection();
        if (!string.IsNullOrWhiteSpace(delegation))
        {
            var word = delegation.Trim();
            var delegations = await db.Delegations(rows).TagWith(nameof(FindBadgeSelection)).ToListAsync(cancel);
            var found = delegations.Find(each => Same(each.Iso2, word) || Same(each.Abbreviation, word))
                ?? delegations.Find(each => each.Name.Values.Values.Any(name => Same(name, word)));
            if (found is null) return (null, word);
            selection = selection with { DelegationId = found.Id };
        }

        if (!string.IsNullOrWhiteSpace(category))
        {
            var word = category.Trim();
            var categories = await db.Categories.TagWith(nameof(FindBadgeSelection)).Where(each => each.EditionId == editionId).ToListAsync(cancel);
            var found = categories.Find(each => Same(each.Letter, word)) ?? categories.Find(each => each.Word.Values.Values.Any(name => Same(name, word)));
            if (found is null) return (null, word);
            selection = selection with { CategoryId = found.Id };
        }

        return (selection, null);
    }

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
