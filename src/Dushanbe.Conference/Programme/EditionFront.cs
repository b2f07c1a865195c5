using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>
/// The data of an edition on public pages and in the booklet beside the programme: names, dates, place and partners. A release
/// stores a copy, so that unfinished edits are not public and each version of the booklet
/// has one cover.
/// </summary>
internal sealed record EditionFront(
    LocalizedText Title,
    LocalizedText TitleLead,
    LocalizedText TitleName,
    LocalizedText ShortTitle,
    DateOnly Starts,
    DateOnly Ends,
    string ZoneId,
    LocalizedText City,
    LocalizedText Venue,
    LocalizedText Address,
    LocalizedText Attendance,
    LocalizedText Outcome,
    string? Website,
    IReadOnlyList<EditionFront.Partner> Partners)
{
    /// <summary>A body under its role.</summary>
    public sealed record Partner(PartnershipRole Role, LocalizedText Name, string? Abbreviation, string? Iso2, LocalizedText Note);

    /// <summary>What the edition says now.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="partners">Its partners by role, in the order of protocol.</param>
    public static EditionFront Of(Edition edition, IReadOnlyList<Partner> partners) => new(
        edition.Title, edition.TitleLead, edition.TitleName, edition.ShortTitle, edition.Starts, edition.Ends, edition.ZoneId,
        edition.City, edition.Venue, edition.Address, edition.Attendance, edition.Outcome, edition.Website, partners);

    /// <summary>Reads <see cref="ToJson"/>.</summary>
    public static EditionFront FromJson(string json) => ReleaseJson.Read<EditionFront>(json);

    /// <summary>The form that a release stores.</summary>
    public string ToJson() => ReleaseJson.Write(this);

    /// <summary>The published facts of an edition.</summary>
    public EditionFacts On(EditionFacts facts) => facts with
    {
        Title = Title,
        TitleLead = TitleLead,
        TitleName = TitleName,
        ShortTitle = ShortTitle,
        Starts = Starts,
        Ends = Ends,
        ZoneId = ZoneId,
        City = City,
        Venue = Venue,
        Address = Address,
        Attendance = Attendance,
        Outcome = Outcome,
        Website = Website,
    };
}

/// <summary>Queries for the fronts of editions.</summary>
internal static class EditionFronts
{
    extension(ConferenceDb db)
    {
        /// <summary>The current partners of an edition, by role and in protocol order.</summary>
        public async Task<IReadOnlyList<EditionFront.Partner>> PartnersOf(Guid editionId, string tag, CancellationToken cancel)
        {
            var rows = await (
                from partnership in db.Partnerships.TagWith($"{tag} partners")
                where partnership.EditionId == editionId
                join body in db.Organizations on partnership.OrganizationId equals body.Id
                orderby partnership.Order, partnership.Id
                select new EditionFront.Partner(partnership.Role, body.Name, body.Abbreviation, body.Iso2, partnership.Note)).AsNoTracking().ToListAsync(cancel);
            // roles are stored as words, so they are sorted here
            return [.. rows.OrderBy(each => each.Role)];
        }

        /// <summary>The public data of these editions: from the release where the programme is published, otherwise the current data.</summary>
        public async Task<IReadOnlyList<EditionFacts>> AsPublic(IReadOnlyList<EditionFacts> editions, string tag, CancellationToken cancel)
        {
            var published = editions.Where(each => each.IsPublished).Select(each => each.Id).ToList();
            if (published.Count == 0) return editions;
            var fronts = await db.PublicReleases().TagWith($"{tag} fronts").Where(each => published.Contains(each.EditionId)).ToDictionaryAsync(each => each.EditionId, each => each.Front, cancel);
            return [.. editions.Select(each => fronts.TryGetValue(each.Id, out var front) ? EditionFront.FromJson(front).On(each) : each)];
        }
    }
}
