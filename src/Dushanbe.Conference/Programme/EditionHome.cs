using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>The home page of an edition: partners, programme overview, current sessions and the other editions of the series.</summary>
public sealed class EditionHome(IDbContextFactory<ConferenceDb> databases, ReleaseShelf shelf, TimeProvider clock)
{
    /// <summary>A body under its role.</summary>
    public sealed record Partner(PartnershipRole Role, LocalizedText Name, string? Abbreviation, LocalizedText Note);

    /// <summary>The page.</summary>
    /// <param name="Edition">The edition.</param>
    /// <param name="LocalNow">The time at the venue.</param>
    /// <param name="ShowsProgramme">Whether the reader may see the programme.</param>
    /// <param name="Partners">Partners by role, in the order of protocol.</param>
    /// <param name="Days">The programme overview.</param>
    /// <param name="OnNow">Current and next sessions; null unless the edition is running.</param>
    /// <param name="SeriesName">The series; null for none.</param>
    /// <param name="Series">The editions of the series, oldest first, without training editions.</param>
    public sealed record Page(
        EditionFacts Edition,
        DateTime LocalNow,
        bool ShowsProgramme,
        IReadOnlyList<Partner> Partners,
        IReadOnlyList<ProgrammeDay> Days,
        NowAndNext? OnNow,
        LocalizedText? SeriesName,
        IReadOnlyList<EditionFacts> Series);

    /// <summary>Reads it; null where there is no such edition.</summary>
    public async Task<Page?> ReadAsync(string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.ViewOf(slug, actor, shelf, nameof(EditionHome), cancel) is not { } view) return null;
        var edition = view.Edition;
        var partners = view.Release?.Front.Partners ?? await db.PartnersOf(edition.Id, nameof(EditionHome), cancel);
        var series = edition.SeriesId is null ? null : await db.Series.Where(each => each.Id == edition.SeriesId).Select(each => each.Name).SingleAsync(cancel);
        var editions = edition.SeriesId is null ? [] : await db.Editions.TagWith($"{nameof(EditionHome)} series")
            .Where(each => each.SeriesId == edition.SeriesId && !each.IsTraining)
            .Select(EditionFacts.Of).ToListAsync(cancel);

        var local = edition.LocalNow(clock);
        var sessions = ProgrammeClock.Mark(view.Programme.SessionRows(), edition, local);
        return new Page(
            edition,
            local,
            view.Shows,
            [.. partners.Select(each => new Partner(each.Role, each.Name, each.Abbreviation, each.Note))],
            Timetable.Days(edition, sessions),
            edition.PhaseAt(local) == EditionPhase.Running ? ProgrammeClock.NowAndNext(sessions, local) : null,
            series,
            [.. (await db.AsPublic(editions, nameof(EditionHome), cancel)).OrderBy(each => each.Starts).ThenBy(each => each.Id)]);
    }
}
