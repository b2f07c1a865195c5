using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>Open tasks about speakers.</summary>
internal static class SpeakerGaps
{
    /// <summary>
    /// Speakers of a scope who attend in person, or may, and have no valid registration. Empty where the
    /// edition has no register.
    /// </summary>
    public static async Task<HashSet<Guid>> NotRegisteredAsync(this ConferenceDb db, RowScope scope, Guid editionId, string tag, CancellationToken cancel)
    {
        if (!await db.Participants.TagWith($"{tag} register").AnyAsync(each => each.EditionId == editionId, cancel)) return [];
        var speakers = await db.Speakers(scope).TagWith($"{tag} not registered")
            .Where(each => !db.Participants.Any(person => person.Id == each.ParticipantId && !AccreditationRules.Over.Contains(person.State))
                && (!db.Appearances.Any(row => row.SpeakerId == each.Id) || db.Appearances.Any(row => row.SpeakerId == each.Id && (row.Mode == null || row.Mode == AppearanceMode.InPerson))))
            .Select(each => each.Id).ToListAsync(cancel);
        return [.. speakers];
    }
}
