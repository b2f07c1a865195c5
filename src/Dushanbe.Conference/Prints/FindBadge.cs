using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Prints;

/// <summary>Finds the holder of a badge scanned or typed at the badges desk, and whether it is still valid.</summary>
public sealed class FindBadge(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>A badge.</summary>
    /// <param name="Number">Without hyphen.</param>
    /// <param name="ParticipantId">Whose it is.</param>
    /// <param name="VoidedAt">When it stopped being valid (UTC); null while it is.</param>
    /// <param name="VoidReason">Why.</param>
    /// <param name="VoidedBy">Who made it void.</param>
    /// <param name="Successor">The number of the valid badge that replaced it; null where it is valid itself or there is none.</param>
    public sealed record Row(string Number, Guid ParticipantId, DateTime? VoidedAt, string? VoidReason, string? VoidedBy, string? Successor);

    /// <summary>Finds it.</summary>
    /// <param name="editionId">The edition.</param>
    /// <param name="typed">The number as typed or scanned (<see cref="BadgeNumber.Read"/>).</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The badge; null where the text is not a number, or no badge in the actor's scope has it.</returns>
    /// <exception cref="NotPermittedException">The actor may not print badges.</exception>
    public async Task<Row?> ReadAsync(Guid editionId, string? typed, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.PrintBadges, editionId);
        if (BadgeNumber.Read(typed) is not { } number) return null;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var badges = db.Badges(rows);
        return await badges.TagWith(nameof(FindBadge)).Where(badge => badge.Number == number)
            .Select(badge => new Row(
                badge.Number, badge.ParticipantId, badge.VoidedAt, badge.VoidReason, badge.VoidedBy,
                badge.VoidedAt == null ? null : badges.Where(other => other.ParticipantId == badge.ParticipantId && other.VoidedAt == null).Select(other => other.Number).FirstOrDefault()))
            .SingleOrDefaultAsync(cancel);
    }
}
