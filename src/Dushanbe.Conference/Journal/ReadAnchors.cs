using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Journal;

/// <summary>Where the chains of the journal end now.</summary>
public sealed class ReadAnchors(IDbContextFactory<ConferenceDb> databases, TimeProvider clock)
{
    /// <summary>Reads them, the installation's own affairs first, then the editions by their keys.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage accounts everywhere.</exception>
    public async Task<IReadOnlyList<JournalAnchor>> ReadAsync(Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ReadJournal, null);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var anchors = new List<JournalAnchor>();
        foreach (var editionId in await db.ChainsAsync(cancel))
        {
            var (number, seal) = await db.ChainEndAsync(editionId, cancel);
            anchors.Add(new(editionId, number, Convert.ToHexStringLower(seal), clock.GetUtcNow().UtcDateTime));
        }

        return anchors;
    }
}
