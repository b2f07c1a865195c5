using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>The content of one badge: the record between the conference and the press.</summary>
public sealed record BadgeSheet
{
    /// <summary>The person; not printed.</summary>
    public required Guid ParticipantId { get; init; }

    /// <summary>The design.</summary>
    public required BadgeDesign Design { get; init; }

    /// <summary>The category's letter.</summary>
    public required string Letter { get; init; }

    /// <summary>The category's word.</summary>
    public required string Word { get; init; }

    /// <summary>The category's colour group.</summary>
    public required CategoryColor Color { get; init; }

    /// <summary>The name as typed, with the form of address in the language of the badge where that is known.</summary>
    public required PersonName Name { get; init; }

    /// <summary>Which form of the name comes first.</summary>
    public required NameLead Lead { get; init; }

    /// <summary>The delegation's or, without one, the organization's official name; null where neither is known.</summary>
    public required string? Body { get; init; }

    /// <summary>The function.</summary>
    public required string? Function { get; init; }

    /// <summary>SHA-256 of the photo in the file store; null for "photo at the desk".</summary>
    public required string? PhotoHash { get; init; }

    /// <summary>The badge number without hyphen; null on a preview of a badge that has none yet.</summary>
    public required string? Number { get; init; }
}

/// <summary>The common content of all badges of an edition.</summary>
/// <param name="EditionId">The edition; not printed.</param>
/// <param name="Language">The language of the printed words (BCP 47).</param>
/// <param name="ShortTitle">The conference's short title.</param>
/// <param name="Starts">First day.</param>
/// <param name="Ends">Last day.</param>
/// <param name="City">The city.</param>
/// <param name="ZoneId">IANA zone of the venue.</param>
/// <param name="Organizers">The organizers as the edition names them; blank where the hosts are listed in full.</param>
/// <param name="Hosts">Host and co-organizers by their full names, in their order.</param>
/// <param name="Supporters">Supporters by their full names, in their order.</param>
/// <param name="IsTraining">Whether it is a training edition; the badge says so.</param>
public sealed record BadgeEdition(
    Guid EditionId,
    string Language,
    string ShortTitle,
    string City,
    DateOnly Starts,
    DateOnly Ends,
    string ZoneId,
    string Organizers,
    IReadOnlyList<string> Hosts,
    IReadOnlyList<string> Supporters,
    bool IsTraining);

/// <summary>Reads the content of badges: of a recorded run, or of a selection for a preview.</summary>
public sealed class BadgeSheets(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>What to read: a run, or a selection for a preview.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="RunId">The run; null for a preview.</param>
    /// <param name="Selection">Whose badges a preview shows.</param>
    /// <param name="Language">The language that sorts the delegations of a preview; null for that of the badges.</param>
    public sealed record Filter(Guid EditionId, Guid? RunId, BadgeSelection? Selection = null, string? Language = null);

    /// <summary>The badges of a run or preview, in the order of printing.</summary>
    public sealed record Content(BadgeEdition Edition, IReadOnlyList<BadgeSheet> Sheets, BadgeRun? Run);

    /// <summary>Reads them; null where there is no such edition, or no such run in it.</summary>
    /// <exception cref="NotPermittedException">The actor may not print badges.</exception>
    public async Task<Content?> ReadAsync(Filter filter, Actor actor, CancellationToken cancel)
    {
        var rows = actor.MustRows(Permission.PrintBadges, filter.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var edition = await db.Editions.TagWith(nameof(BadgeSheets)).AsNoTracking().SingleOrDefaultAsync(each => each.Id == filter.EditionId, cancel);
        if (edition is null) return null;
        BadgeRun? run = null;
        if (filter.RunId is { } runId)
        {
            run = await db.BadgeRuns(rows).TagWith(nameof(BadgeSheets)).AsNoTracking().SingleOrDefaultAsync(each => each.Id == runId, cancel);
            if (run is null) return null;
        }

        var language = edition.DefaultLanguage;
        var badges = run is null
            ? await Preview(db, filter.Selection ?? BadgeSelection.Everybody, rows, filter.Language ?? language).ToListAsync(cancel)
            : await Recorded(db, run.Id, rows).ToListAsync(cancel);
        var categories = await db.Categories.TagWith(nameof(BadgeSheets)).AsNoTracking().Where(each => each.EditionId == edition.Id).ToDictionaryAsync(each => each.Id, cancel);
        var delegations = await db.Delegations.TagWith(nameof(BadgeSheets)).AsNoTracking().Where(each => each.EditionId == edition.Id)
            .ToDictionaryAsync(each => each.Id, each => each.Name.Best(language).Text, cancel);
        return new Content(
            await EditionAsync(db, edition, language, cancel),
            [.. badges.Select(row => Sheet(row, categories[row.CategoryId], delegations, edition.NameLead, language))],
            run);
    }

    private static IQueryable<Row> Recorded(ConferenceDb db, Guid runId, RowScope rows) =>
        from print in db.BadgePrints(rows).TagWith(nameof(BadgeSheets))
        where print.RunId == runId
        join badge in db.Badges(rows) on print.BadgeId equals badge.Id
        join person in db.People(rows) on print.ParticipantId equals person.Id
        // people withdrawn and badges voided since are not printed, even from an old run
        where person.State == AccreditationState.Approved && badge.VoidedAt == null
        orderby print.Order
        select new Row
        {
            Id = person.Id,
            CategoryId = person.CategoryId,
            DelegationId = person.DelegationId,
            Name = person.Name,
            Function = person.Function,
            Organization = person.Organization,
            PhotoHash = person.PhotoHash,
            Number = badge.Number,
        };

    private static IQueryable<Row> Preview(ConferenceDb db, BadgeSelection selection, RowScope rows, string language) =>
        DelegationOrder.Sort(db, selection.In(db, rows), language).TagWith(nameof(BadgeSheets))
            .Select(person => new Row
            {
                Id = person.Id,
                CategoryId = person.CategoryId,
                DelegationId = person.DelegationId,
                Name = person.Name,
                Function = person.Function,
                Organization = person.Organization,
                PhotoHash = person.PhotoHash,
                Number = db.Badges.Where(badge => badge.ParticipantId == person.Id && badge.VoidedAt == null).Select(badge => badge.Number).FirstOrDefault(),
            });

    private static BadgeSheet Sheet(Row row, Category category, Dictionary<Guid, string> delegations, NameLead lead, string language) => new()
    {
        ParticipantId = row.Id,
        Design = category.Design,
        Letter = category.Letter,
        Word = category.Word.Best(language).Text,
        Color = category.Color,
        Name = row.Name with { Honorific = Honorifics.In(language, row.Name.Honorific) },
        Lead = lead,
        Body = row.DelegationId is { } id ? delegations[id] : row.Organization,
        Function = row.Function,
        PhotoHash = row.PhotoHash,
        Number = row.Number,
    };

    private static async Task<BadgeEdition> EditionAsync(ConferenceDb db, Edition edition, string language, CancellationToken cancel)
    {
        var partners = await (
            from partnership in db.Partnerships.TagWith(nameof(BadgeSheets))
            where partnership.EditionId == edition.Id
            join organization in db.Organizations on partnership.OrganizationId equals organization.Id
            orderby partnership.Order, partnership.Id
            select new { partnership.Role, organization.Name }).AsNoTracking().ToListAsync(cancel);
        IReadOnlyList<string> Names(params PartnershipRole[] roles) => [.. roles.SelectMany(role => partners.Where(each => each.Role == role)).Select(each => each.Name.Best(language).Text)];
        return new BadgeEdition(
            edition.Id,
            language,
            edition.ShortTitle.Best(language).Text,
            edition.City.Best(language).Text,
            edition.Starts,
            edition.Ends,
            edition.ZoneId,
            edition.Organizers.Best(language).Text,
            Names(PartnershipRole.Host, PartnershipRole.CoOrganizer),
            Names(PartnershipRole.Supporter),
            edition.IsTraining);
    }

    /// <summary>With properties rather than parameters, since a name given to a parameter brings every column of the person along.</summary>
    private sealed record Row
    {
        public required Guid Id { get; init; }

        public required Guid CategoryId { get; init; }

        public required Guid? DelegationId { get; init; }

        public required PersonName Name { get; init; }

        public required string? Function { get; init; }

        public required string? Organization { get; init; }

        public required string? PhotoHash { get; init; }

        public required string? Number { get; init; }
    }
}
