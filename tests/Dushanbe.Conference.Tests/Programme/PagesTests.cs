using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Tests.Programme;

public sealed class PagesTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_session_knows_what_runs_beside_it_and_its_neighbours_without_pauses()
    {
        var edition = A.Edition().Published();
        var session = Programmes.Session(edition, 3, "Ministerial", 1, "11:10-12:40");
        session.Issues = [LocalizedText.Of(en: "One"), LocalizedText.Of(en: "Two")];
        await installation.Add(edition, session,
            Programmes.Session(edition, 1, "Opening", 1, "09:30-10:30"),
            Programmes.Session(edition, 2, "Coffee", 1, "10:30-11:10", SessionKind.Break),
            Programmes.Session(edition, 4, "Beside", 1, "10:00-11:30", SessionKind.SideEvent),
            Programmes.Session(edition, 5, "Closing", 2, "14:00-15:00"));

        var page = (await installation.Get<SessionPage>().ReadAsync(edition.Slug, session.Slug, Actor.Public, default))!;

        Assert.Equal("Beside", Assert.Single(page.Beside).Title.Best("en").Text);
        Assert.Equal(("Beside", "Closing"), (page.Previous!.Title.Best("en").Text, page.Next!.Title.Best("en").Text));
        Assert.Equal(["One", "Two"], page.Issues.Select(issue => issue.Best("en").Text));
    }

    [Fact]
    public async Task A_speaker_stands_in_order_of_family_names_with_every_appearance()
    {
        var edition = A.Edition().Published();
        var speakers = new[] { Programmes.Speaker(edition, "Amina", "Zohidova"), Programmes.Speaker(edition, "Boris", "Aliev"), Programmes.Speaker(edition, "Clara", "Meyer") };
        var (day1, day2, open) = (Programmes.Session(edition, 1, "Opening", 1), Programmes.Session(edition, 2, "Closing", 2), Programmes.Session(edition, 3, "Floating"));
        day1.Add(speakers[2].Id, AppearanceRole.Chair, AppearanceMode.InPerson);
        day1.Add(speakers[2].Id, AppearanceRole.Speaker, null);
        day2.Add(speakers[2].Id, AppearanceRole.Moderator, AppearanceMode.Online);
        open.Add(speakers[0].Id, AppearanceRole.Speaker, null);
        await installation.Add(edition, [.. speakers, day1, day2, open]);

        var list = (await installation.Get<SpeakerList>().ReadAsync(edition.Slug, "en", Actor.Public, default))!;
        var page = (await installation.Get<SpeakerPage>().ReadAsync(edition.Slug, speakers[2].Slug, Actor.Public, default))!;

        Assert.Equal(["Aliev", "Meyer", "Zohidova"], list.Speakers.Select(speaker => speaker.Name.Family));
        Assert.Equal(("Aliev", "Zohidova"), (page.Previous!.Name.Family, page.Next!.Name.Family));
        Assert.Equal([AppearanceRole.Chair, AppearanceRole.Speaker, AppearanceRole.Moderator], page.Days.SelectMany(day => day.Parts).Select(part => part.Voice.Role));
        Assert.Equal(2, page.Days.Count);
    }

    [Fact]
    public async Task A_draft_has_no_session_or_speaker_page_for_the_public()
    {
        var edition = A.Edition();
        var (session, speaker) = (Programmes.Session(edition, 1, "Opening", 1), Programmes.Speaker(edition, "Amina", "Zohidova"));
        await installation.Add(edition, session, speaker);
        var editor = A.Clerk(edition, Permission.EditProgramme);

        Assert.Null(await installation.Get<SessionPage>().ReadAsync(edition.Slug, session.Slug, Actor.Public, default));
        Assert.Null(await installation.Get<SpeakerPage>().ReadAsync(edition.Slug, speaker.Slug, Actor.Public, default));
        Assert.Empty((await installation.Get<SpeakerList>().ReadAsync(edition.Slug, "en", Actor.Public, default))!.Speakers);
        Assert.NotNull(await installation.Get<SessionPage>().ReadAsync(edition.Slug, session.Slug, editor, default));
        Assert.NotNull(await installation.Get<SpeakerPage>().ReadAsync(edition.Slug, speaker.Slug, editor, default));
    }

    [Fact]
    public async Task A_slug_of_another_edition_is_nothing()
    {
        var (one, other) = (A.Edition().Published(), A.Edition().Published());
        var session = Programmes.Session(other, 1, "Opening", 1);
        await installation.Add(one, other, session);

        Assert.Null(await installation.Get<SessionPage>().ReadAsync(one.Slug, session.Slug, Actor.Public, default));
    }

    [Fact]
    public async Task The_home_names_partners_by_role_and_the_real_editions_of_its_series()
    {
        var series = new Series { Slug = "process", Name = LocalizedText.Of(en: "The Process") };
        var (first, second) = (A.Edition(), A.Edition());
        (first.SeriesId, second.SeriesId) = (series.Id, series.Id);
        (second.Starts, second.Ends) = (new DateOnly(2024, 11, 4), new DateOnly(2024, 11, 5));
        var rehearsal = new Edition { Slug = "rehearsal-of-series", Title = first.Title, ShortTitle = first.ShortTitle, Starts = first.Starts, Ends = first.Ends, ZoneId = first.ZoneId, IsTraining = true, SeriesId = series.Id };
        var bodies = Enumerable.Range(1, 3).Select(number => new Organization { Name = LocalizedText.Of(en: $"Body {number}") }).ToList();
        await installation.Add(series, first, second, rehearsal, bodies[0], bodies[1], bodies[2],
            new Partnership { EditionId = first.Id, OrganizationId = bodies[0].Id, Role = PartnershipRole.Supporter, Order = 1 },
            new Partnership { EditionId = first.Id, OrganizationId = bodies[1].Id, Role = PartnershipRole.CoOrganizer, Order = 2 },
            new Partnership { EditionId = first.Id, OrganizationId = bodies[2].Id, Role = PartnershipRole.CoOrganizer, Order = 1 });

        var page = (await installation.Get<EditionHome>().ReadAsync(first.Slug, Actor.Public, default))!;

        Assert.Equal(["Body 3", "Body 2", "Body 1"], page.Partners.Select(partner => partner.Name.Best("en").Text));
        Assert.Equal([first.Slug, second.Slug], page.Series.Select(edition => edition.Slug));
        Assert.Equal("The Process", page.SeriesName!.Best("en").Text);
    }

    [Fact]
    public async Task The_home_of_the_installation_is_the_chosen_edition_else_the_newest_real_one()
    {
        var chosen = A.Edition("home-chosen");
        var newest = A.Edition("home-newest");
        (newest.Starts, newest.Ends) = (new DateOnly(2031, 1, 1), new DateOnly(2031, 1, 2));
        var rehearsal = new Edition { Slug = "home-rehearsal", Title = chosen.Title, ShortTitle = chosen.ShortTitle, Starts = new DateOnly(2040, 1, 1), Ends = new DateOnly(2040, 1, 1), ZoneId = chosen.ZoneId, IsTraining = true };
        await installation.Add(chosen, newest, rehearsal);

        Assert.Equal("home-chosen", (await installation.Get<FindEdition>().ReadHomeAsync("home-chosen", default))!.Slug);
        Assert.Equal("home-newest", (await installation.Get<FindEdition>().ReadHomeAsync("gone", default))!.Slug);
    }

    [Fact]
    public async Task A_portrait_of_a_public_programme_is_public_and_nothing_else_with_a_known_hash_is()
    {
        var edition = await installation.Add(A.Edition().Published());
        var draft = await installation.Add(A.Edition());
        var files = installation.Get<FileStore>();
        var (portrait, photo, orphan, early) = (await Save(1), await Save(2), await Save(3), await Save(4));
        var (speaker, photographed, secret) = (Programmes.Speaker(edition, "Madina", "Alieva"), Programmes.Speaker(edition, "Bobur", "Nazarov"), Programmes.Speaker(draft, "Said", "Early"));
        (speaker.PhotoHash, photographed.PhotoHash, secret.PhotoHash) = (portrait, photo, early);
        await installation.Add(speaker, photographed, secret, Stored(edition, portrait, FilePurpose.SpeakerPortrait), Stored(edition, photo, FilePurpose.ParticipantPhoto), Stored(edition, orphan, FilePurpose.SpeakerPortrait), Stored(draft, early, FilePurpose.SpeakerPortrait));

        Assert.Equal((1, true), await Read(portrait, Actor.Public));
        Assert.Null(await Read(photo, A.Organizer));
        Assert.Null(await Read(orphan, A.Organizer));
        Assert.Null(await Read(early, Actor.Public));
        Assert.Null(await Read(early, A.Clerk(edition, Permission.EditProgramme)));
        Assert.Equal((4, false), await Read(early, A.Clerk(draft, Permission.EditProgramme)));
        Assert.Null(await Read("../../conference.db", A.Organizer));

        Task<string> Save(byte content) => files.SaveAsync(new[] { content }, default);
        async Task<(int Content, bool IsPublic)?> Read(string hash, Actor reader) =>
            await installation.Get<SpeakerPortrait>().ReadAsync(hash, reader, default) is { } picture ? (picture.Bytes[0], picture.IsPublic) : null;
    }

    private static StoredFile Stored(Edition edition, string hash, FilePurpose purpose) =>
        new() { Hash = hash, EditionId = edition.Id, Purpose = purpose, MediaType = "image/png", Length = 1, StoredAt = new DateTime(2022, 10, 1, 0, 0, 0, DateTimeKind.Utc) };
}
