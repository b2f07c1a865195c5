using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Seeds;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Seeds;

public sealed class SeedProcessTests : IAsyncLifetime
{
    private readonly Installation installation = new();

    public Task InitializeAsync() => installation.InitializeAsync();

    public Task DisposeAsync() => installation.DisposeAsync();

    [Fact]
    public async Task An_empty_installation_gets_the_four_editions_published_and_without_participants()
    {
        var outcome = await Seed();

        await using var db = await installation.OpenAsync();
        var editions = await db.Editions.OrderBy(each => each.Starts).ToListAsync();
        Assert.Equal(["dushanbe-2018", "dushanbe-2019", "dushanbe-2022", "kuwait-2024"], editions.Select(each => each.Slug));
        Assert.Equal(["dushanbe-2018", "dushanbe-2019", "dushanbe-2022", "kuwait-2024"], Assert.IsType<SeedProcess.Outcome.Added>(outcome).Slugs);
        Assert.Equal(["Asia/Dushanbe", "Asia/Dushanbe", "Asia/Dushanbe", "Asia/Kuwait"], editions.Select(each => each.ZoneId));
        Assert.All(editions, each => Assert.Equal(1, each.ProgrammeVersion));
        Assert.All(editions, each => Assert.False(each.IsTraining));
        Assert.Equal("Dushanbe Process", (await db.Series.SingleAsync()).Name.Values["en"]);
        Assert.Equal(0, await db.Participants.CountAsync());
        Assert.Equal(4, await db.Journal.CountAsync());
    }

    [Fact]
    public async Task No_session_of_a_real_edition_has_a_clock_time_or_a_room()
    {
        await Seed();

        await using var db = await installation.OpenAsync();
        var sessions = await db.Sessions.ToListAsync();
        Assert.Equal(15, sessions.Count);
        Assert.All(sessions, each => Assert.Null(each.Starts));
        Assert.All(sessions, each => Assert.Null(each.Ends));
        Assert.All(sessions, each => Assert.Null(each.RoomId));
    }

    [Fact]
    public async Task The_programme_of_2022_stands_in_order_with_what_is_uncertain_marked()
    {
        await Seed();

        var sessions = await Sessions("dushanbe-2022");
        Assert.Equal(
            ["opening", "ministerial", "coffee-break", "thematic-1", "thematic-2", "thematic-3", "thematic-4", "closing", "side-events"],
            sessions.Select(each => each.Slug));
        Assert.Equal(
            [18, 18, 18, 18, null, 19, 19, 19, null],
            sessions.Select(each => each.Day?.Day));
        Assert.Equal(
            [TitleCertainty.Exact, TitleCertainty.Exact, TitleCertainty.Exact, TitleCertainty.Exact, TitleCertainty.Exact, TitleCertainty.KnownInPart, TitleCertainty.Translated, TitleCertainty.Exact, TitleCertainty.NotKnown],
            sessions.Select(each => each.TitleCertainty));
        Assert.Equal(["I", "II", "III", "IV"], sessions.Where(each => each.Kind == SessionKind.Thematic).Select(each => each.Number));
        Assert.Equal(187, sessions[4].Title.Values["en"].Length);
        Assert.StartsWith("The source breaks off here.", sessions[5].Note.Values["en"], StringComparison.Ordinal);
        Assert.Equal(2, sessions[3].Issues.Count);
    }

    [Fact]
    public async Task The_opening_of_2022_says_who_spoke_how_and_does_not_guess_a_mode()
    {
        await Seed();

        await using var db = await installation.OpenAsync();
        var opening = (await Sessions("dushanbe-2022"))[0];
        var names = (await db.Speakers.ToListAsync()).ToDictionary(each => each.Id, each => each.Name.Family);
        Assert.Equal(
            [
                ("Voronkov", AppearanceRole.Chair, AppearanceMode.InPerson),
                ("Rahmon", AppearanceRole.Speaker, AppearanceMode.InPerson),
                ("Guterres", AppearanceRole.Speaker, AppearanceMode.VideoMessage),
                ("Schmid", AppearanceRole.Speaker, AppearanceMode.VideoMessage),
                ("Borrell Fontelles", AppearanceRole.Speaker, null),
                ("Voronkov", AppearanceRole.Speaker, AppearanceMode.InPerson),
                ("Gherman", AppearanceRole.OpeningRemarks, (AppearanceMode?)AppearanceMode.InPerson),
            ],
            opening.Appearances.OrderBy(each => each.Order).Select(each => (names[each.SpeakerId!.Value]!, each.Role, each.Mode)));
    }

    [Fact]
    public async Task The_closing_of_2022_says_what_each_speaker_did()
    {
        await Seed();

        var closing = (await Sessions("dushanbe-2022")).Single(each => each.Kind == SessionKind.Closing);
        Assert.Equal(
            ["introduced the Dushanbe Declaration", "presented the Co-Chairs’ Summary"],
            closing.Appearances.OrderBy(each => each.Order).Select(each => each.Note.Values["en"]));
        Assert.All(closing.Appearances, each => Assert.Null(each.Mode));
    }

    [Fact]
    public async Task Speakers_who_were_only_announced_say_so_and_appear_in_no_session()
    {
        await Seed();

        await using var db = await installation.OpenAsync();
        var announced = await db.Speakers.Where(each => !db.Appearances.Any(appearance => appearance.SpeakerId == each.Id)).ToListAsync();
        Assert.Equal(["alena-kupchyna", "ali-al-nuaimi", "jurgen-stock", "r-miralizoda", "terhi-hakala"], announced.Select(each => each.Slug).Order(StringComparer.Ordinal));
        Assert.All(announced, each => Assert.Contains("The session is not known.", each.Note.Values["en"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Qatar_and_Saudi_Arabia_stand_as_supporters_with_what_the_advisory_said()
    {
        await Seed();

        await using var db = await installation.OpenAsync();
        var partners = await (
            from partner in db.Partnerships
            join organization in db.Organizations on partner.OrganizationId equals organization.Id
            orderby partner.Order
            select new { partner.Role, partner.Note, organization.Abbreviation, organization.Iso2 }).ToListAsync();
        Assert.Equal(["TJ", "UNOCT", "UNRCCA", "OSCE", "EU"], partners.Where(each => each.Role == PartnershipRole.CoOrganizer).Select(each => each.Abbreviation ?? each.Iso2));
        var supporters = partners.Where(each => each.Role == PartnershipRole.Supporter).ToList();
        Assert.Equal(["QA", "SA"], supporters.Select(each => each.Iso2));
        Assert.All(supporters, each => Assert.Contains("16 September 2022", each.Note.Values["en"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_title_of_2022_is_split_for_display_without_losing_a_character()
    {
        await Seed();

        await using var db = await installation.OpenAsync();
        var edition = await db.Editions.SingleAsync(each => each.Slug == "dushanbe-2022");
        Assert.All(["en", "ru", "tg"], language =>
            Assert.Equal(edition.Title.Values[language], $"{edition.TitleLead.Values[language]} {edition.TitleName.Values[language]}"));
    }

    [Fact]
    public async Task Names_of_real_people_stand_only_in_the_form_of_the_sources()
    {
        await Seed();

        await using var db = await installation.OpenAsync();
        var speakers = await db.Speakers.ToListAsync();
        Assert.Equal(14, speakers.Count);
        Assert.All(speakers, each => Assert.Null(each.Name.Native));
        Assert.All(speakers, each => Assert.Equal(3, each.Function.Values.Count));
    }

    [Fact]
    public async Task A_second_run_changes_nothing_an_organizer_has_edited_or_deleted()
    {
        await Seed();
        await using (var db = await installation.OpenAsync())
        {
            (await db.Editions.SingleAsync(each => each.Slug == "dushanbe-2022")).ShortTitle = LocalizedText.Of(en: "Dushanbe Conference");
            db.Remove(await db.Sessions.SingleAsync(each => each.Slug == "coffee-break"));
            await db.SaveChangesAsync();
        }

        var outcome = await Seed();

        await using var after = await installation.OpenAsync();
        Assert.IsType<SeedProcess.Outcome.NothingMissing>(outcome);
        Assert.Equal(LocalizedText.Of(en: "Dushanbe Conference"), (await after.Editions.SingleAsync(each => each.Slug == "dushanbe-2022")).ShortTitle);
        Assert.Equal(14, await after.Sessions.CountAsync());
        Assert.Equal(4, await after.Editions.CountAsync());
    }

    [Fact]
    public async Task Organizations_that_are_there_are_used_rather_than_doubled()
    {
        var osce = await installation.Add(new Organization { Abbreviation = "OSCE", Name = LocalizedText.Of(en: "OSCE, as the host writes it") });

        await Seed();

        await using var db = await installation.OpenAsync();
        Assert.Equal(7, await db.Organizations.CountAsync());
        Assert.Equal("OSCE, as the host writes it", (await db.Organizations.SingleAsync(each => each.Abbreviation == "OSCE")).Name.Values["en"]);
        Assert.True(await db.Partnerships.AnyAsync(each => each.OrganizationId == osce.Id));
    }

    [Fact]
    public async Task Somebody_who_manages_one_edition_only_may_not_seed()
    {
        var edition = await installation.Add(A.Edition());

        await Assert.ThrowsAsync<NotPermittedException>(() =>
            installation.Get<SeedProcess>().ExecuteAsync(new(), A.Clerk(edition, Permission.ManageEditions), default));

        await using var db = await installation.OpenAsync();
        Assert.Equal(1, await db.Editions.CountAsync());
    }

    private Task<SeedProcess.Outcome> Seed() => installation.Get<SeedProcess>().ExecuteAsync(new(), Actor.Operator, default);

    private async Task<List<Session>> Sessions(string slug)
    {
        await using var db = await installation.OpenAsync();
        var edition = await db.Editions.SingleAsync(each => each.Slug == slug);
        return await db.Sessions.Include(each => each.Appearances).Where(each => each.EditionId == edition.Id).OrderBy(each => each.Order).ToListAsync();
    }
}
