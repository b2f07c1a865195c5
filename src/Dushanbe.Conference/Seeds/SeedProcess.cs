using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Seeds;

/// <summary>
/// Adds the editions of the Dushanbe Process that the installation lacks, with what is publicly known of each.
/// Existing editions belong to their organizers and are not changed.
/// </summary>
public sealed class SeedProcess(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>Empty.</summary>
    public sealed record Form;

    /// <summary>Adds what is missing.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage editions.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageEditions, null);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var facts = ProcessFacts.Read();
        var present = await db.Editions.TagWith(nameof(SeedProcess)).Where(each => facts.Editions.Contains(each.Slug)).Select(each => each.Slug).ToListAsync(cancel);
        var missing = facts.Editions.Except(present, StringComparer.Ordinal).ToList();
        if (missing.Count == 0) return new Outcome.NothingMissing();

        var series = await SeriesAsync(db, facts.Series, cancel);
        var organizations = await db.Organizations.TagWith(nameof(SeedProcess)).ToListAsync(cancel);
        var editions = new List<Edition>();
        foreach (var fact in missing.Select(ProcessFacts.ReadEdition))
        {
            var edition = AddEdition(db, fact, series.Id, actor);
            var front = EditionFront.Of(edition, AddPartners(db, edition, fact, facts.Organizations, organizations));
            db.Add(ProgrammeRelease.Of(edition, AddProgramme(db, edition, fact), front, previous: null, actor.Name, note: null));
            editions.Add(edition);
        }

        await db.SaveChangesAsync(cancel);
        foreach (var edition in editions) bulletin.Publish(new ProgrammeChanged(edition.Id));
        return new Outcome.Added(missing);
    }

    private static async Task<Series> SeriesAsync(ConferenceDb db, ProcessFacts.SeriesFact fact, CancellationToken cancel) =>
        await db.Series.TagWith(nameof(SeedProcess)).SingleOrDefaultAsync(each => each.Slug == fact.Slug, cancel)
        ?? db.Series.Add(new Series { Slug = fact.Slug, Name = fact.Name }).Entity;

    private Edition AddEdition(ConferenceDb db, ProcessFacts.EditionFact fact, Guid seriesId, Actor actor)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var edition = new Edition
        {
            SeriesId = seriesId,
            Slug = fact.Slug,
            Title = fact.Title,
            TitleLead = fact.TitleLead,
            TitleName = fact.TitleName,
            ShortTitle = fact.ShortTitle,
            Starts = fact.Starts,
            Ends = fact.Ends,
            ZoneId = fact.Zone,
            City = fact.City,
            Venue = fact.Venue,
            Address = fact.Address,
            Attendance = fact.Attendance,
            Outcome = fact.Outcome,
            Organizers = fact.Organizers,
            Website = fact.Website,
        };
        edition.PublishProgramme(now);
        db.Editions.Add(edition);
        // the usual categories, so that people can be registered at once
        db.Categories.AddRange(DefaultCategories.For(edition.Id));
        db.Record(actor, now, edition.Id, new Deed(JournalSubject.Edition, edition.Id, JournalAction.Created));
        return edition;
    }

    private static List<EditionFront.Partner> AddPartners(ConferenceDb db, Edition edition, ProcessFacts.EditionFact fact, IReadOnlyList<ProcessFacts.OrganizationFact> known, List<Organization> organizations)
    {
        var partners = new List<EditionFront.Partner>();
        foreach (var group in fact.Partners.GroupBy(partner => partner.Role).OrderBy(group => group.Key))
        {
            foreach (var (order, partner) in group.Index())
            {
                var (body, note) = (Find(db, known.Single(each => each.Key == partner.Organization), organizations), partner.Note ?? LocalizedText.Empty);
                db.Partnerships.Add(new Partnership { EditionId = edition.Id, OrganizationId = body.Id, Role = partner.Role, Order = order + 1, Note = note });
                partners.Add(new(partner.Role, body.Name, body.Abbreviation, body.Iso2, note));
            }
        }

        return partners;
    }

    private static Organization Find(ConferenceDb db, ProcessFacts.OrganizationFact fact, List<Organization> organizations)
    {
        var found = organizations.Find(each => fact.Abbreviation is null ? each.Abbreviation is null && each.Iso2 == fact.Iso2 : each.Abbreviation == fact.Abbreviation);
        if (found is not null) return found;
        found = new Organization { Abbreviation = fact.Abbreviation, Iso2 = fact.Iso2, Name = fact.Name };
        db.Organizations.Add(found);
        organizations.Add(found);
        return found;
    }

    private static ProgrammeContent AddProgramme(ConferenceDb db, Edition edition, ProcessFacts.EditionFact fact)
    {
        var speakers = fact.Speakers.ToDictionary(each => each.Slug, each => SpeakerOf(edition, each), StringComparer.Ordinal);
        db.Speakers.AddRange(speakers.Values);
        var sessions = new List<Session>();
        foreach (var (index, each) in fact.Sessions.Index())
        {
            var session = new Session
            {
                EditionId = edition.Id,
                Slug = each.Slug,
                Kind = each.Kind,
                Number = each.Number,
                Title = each.Title,
                TitleCertainty = each.TitleCertainty,
                Note = each.Note,
                Issues = each.Issues,
                Order = index + 1,
            };
            // no clock time of the process is publicly known
            session.Schedule(each.Day, starts: null, ends: null);
            foreach (var voice in each.Appearances)
                session.Add(speakers[voice.Speaker].Id, voice.Role, voice.Mode).Note = voice.Note ?? LocalizedText.Empty;
            sessions.Add(session);
        }

        db.Sessions.AddRange(sessions);
        return ProgrammeContent.Of([], sessions, speakers.Values);
    }

    private static Speaker SpeakerOf(Edition edition, ProcessFacts.SpeakerFact fact) => new Speaker
    {
        EditionId = edition.Id,
        Slug = fact.Slug,
        Iso2 = fact.Iso2,
        Function = fact.Function ?? LocalizedText.Empty,
        Note = fact.Note ?? LocalizedText.Empty,
    }.Rename(new PersonName(fact.Honorific, fact.Given, fact.Family, Native: null) { InLanguages = fact.Names });

    /// <summary>Which editions were added; none where all exist.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Added, T> added, Func<NothingMissing, T> nothingMissing) => this switch
        {
            Added it => added(it),
            NothingMissing it => nothingMissing(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>Editions were added.</summary>
        /// <param name="Slugs">Their slugs, oldest first.</param>
        public sealed record Added(IReadOnlyList<string> Slugs) : Outcome;

        /// <summary>All existed.</summary>
        public sealed record NothingMissing : Outcome;
    }
}
