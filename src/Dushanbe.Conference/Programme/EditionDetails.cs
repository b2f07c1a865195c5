using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>An edition for its editor: its data, its partners, and the bodies and series to choose from.</summary>
public sealed class EditionDetails(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>A body to choose.</summary>
    public sealed record Body(Guid Id, LocalizedText Name, string? Abbreviation);

    /// <summary>A partner in its place.</summary>
    public sealed record Partner(Guid OrganizationId, PartnershipRole Role);

    /// <summary>The editor's page.</summary>
    public sealed record Page(Guid Id, string Slug, bool IsTraining, long Version, EditionContent Content, DateTime? ProgrammePublishedAt, int ProgrammeVersion, int Sessions, IReadOnlyList<Partner> Partners, IReadOnlyList<Body> Bodies);

    /// <summary>Reads it; null where there is no such edition.</summary>
    /// <exception cref="NotPermittedException">The actor may neither manage the edition nor edit its programme.</exception>
    public async Task<Page?> ReadAsync(string slug, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Editions.AsNoTracking().TagWith(nameof(EditionDetails)).SingleOrDefaultAsync(each => each.Slug == slug, cancel) is not { } edition) return null;
        var rows = actor.Must(actor.May(Permission.ReadDraft, edition.Id) ? Permission.ReadDraft : Permission.ManageEditions, edition.Id);
        var partners = await db.Partnerships.TagWith($"{nameof(EditionDetails)} partners").Where(each => each.EditionId == edition.Id)
            .OrderBy(each => each.Order).ThenBy(each => each.Id).Select(each => new Partner(each.OrganizationId, each.Role)).ToListAsync(cancel);
        var bodies = await db.Organizations.TagWith($"{nameof(EditionDetails)} bodies").OrderBy(each => each.Abbreviation).ThenBy(each => each.Id)
            .Select(each => new Body(each.Id, each.Name, each.Abbreviation)).ToListAsync(cancel);
        var sessions = await db.Sessions(rows).TagWith($"{nameof(EditionDetails)} sessions").CountAsync(cancel);
        return new Page(edition.Id, edition.Slug, edition.IsTraining, edition.Version, EditionContent.Of(edition), edition.ProgrammePublishedAt, edition.ProgrammeVersion, sessions, [.. partners.OrderBy(each => each.Role)], bodies);
    }
}
