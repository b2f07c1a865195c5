using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Editions;

/// <summary>The editions of the installation, newest first. Editions are public.</summary>
public sealed class EditionList(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>An edition in a list or a switch.</summary>
    public sealed record Row(Guid Id, string Slug, LocalizedText ShortTitle, LocalizedText Title, DateOnly Starts, DateOnly Ends, string ZoneId, LocalizedText City, string DefaultLanguage, bool IsTraining, DateTime? ProgrammePublishedAt, long Version);

    /// <summary>Reads them.</summary>
    public async Task<IReadOnlyList<Row>> ReadAsync(Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Editions.TagWith(nameof(EditionList))
            .OrderByDescending(each => each.Starts).ThenBy(each => each.Id)
            .Select(each => new Row(each.Id, each.Slug, each.ShortTitle, each.Title, each.Starts, each.Ends, each.ZoneId, each.City, each.DefaultLanguage, each.IsTraining, each.ProgrammePublishedAt, each.Version))
            .ToListAsync(cancel);
    }
}
