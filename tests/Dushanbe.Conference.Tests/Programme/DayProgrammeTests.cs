using Dushanbe.Conference.Access;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Papers.Booklet;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Tests.Programme;

public sealed class DayProgrammeTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task Sessions_stand_by_time_and_what_runs_beside_the_main_one_stands_with_it()
    {
        var edition = A.Edition().Published();
        await installation.Add(edition,
            Programmes.Session(edition, 4, "Lunch", 1, "12:40-14:00", SessionKind.Break),
            Programmes.Session(edition, 1, "Opening", 1, "09:30-10:30", SessionKind.HighLevel),
            Programmes.Session(edition, 3, "Women in border services", 1, "11:30-12:10", SessionKind.SideEvent),
            Programmes.Session(edition, 2, "Ministerial", 1, "11:10-12:40", SessionKind.HighLevel),
            Programmes.Session(edition, 5, "Walking tour", 1, "13:00-13:30", SessionKind.SideEvent));

        var page = await Read(edition.Slug);

        Assert.Equal(["Opening", "Ministerial | Women in border services", "Lunch", "Walking tour"], Lines(Assert.Single(page.Shown)));
    }

    [Fact]
    public async Task Sessions_of_no_known_day_stand_where_the_programme_has_them()
    {
        var edition = A.Edition().Published();
        await installation.Add(edition,
            Programmes.Session(edition, 1, "Opening", 1),
            Programmes.Session(edition, 5, "Thematic II"),
            Programmes.Session(edition, 6, "Thematic III", 2),
            Programmes.Session(edition, 9, "Side events", kind: SessionKind.SideEvent));

        var page = await Read(edition.Slug);

        Assert.Equal(DayChoice.All, page.Chosen);
        Assert.Equal([1, null, 2], page.Shown.Select(day => day.Number));
        Assert.Equal(["Thematic II", "Side events"], Lines(page.Shown[1]));
        Assert.False(page.HasTimes);
        Assert.True(page.LacksTimes);
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("unknown", null)]
    public async Task One_day_can_be_chosen(string word, int? number)
    {
        var edition = A.Edition().Published();
        await installation.Add(edition, Programmes.Session(edition, 1, "Opening", 1), Programmes.Session(edition, 2, "Floating"), Programmes.Session(edition, 3, "Closing", 2));

        var page = await Read(edition.Slug, new(DayChoice.Parse(word)));

        Assert.Equal(number, Assert.Single(page.Shown).Number);
        Assert.Equal(3, page.All.Count);
    }

    [Fact]
    public async Task A_day_that_the_programme_lacks_is_answered_with_the_usual_one()
    {
        var edition = A.Edition().Published();
        await installation.Add(edition, Programmes.Session(edition, 1, "Opening", 1, "09:30"), Programmes.Session(edition, 2, "Closing", 2, "14:00"));

        var page = await Read(edition.Slug, new(DayChoice.Parse("7")));

        Assert.Equal(new DayChoice(1), page.Chosen);
    }

    [Fact]
    public async Task On_the_second_day_the_second_day_is_shown()
    {
        installation.Clock.AdjustTime(new DateTimeOffset(2022, 10, 18, 20, 0, 0, TimeSpan.Zero));
        var edition = A.Edition().Published();
        await installation.Add(edition, Programmes.Session(edition, 1, "Opening", 1, "09:30"), Programmes.Session(edition, 2, "Closing", 2, "14:00"));

        var page = await Read(edition.Slug);

        Assert.Equal(new DayChoice(2), page.Chosen);
    }

    [Fact]
    public async Task Words_are_looked_for_in_titles_names_functions_and_rooms()
    {
        var edition = A.Edition().Published();
        var hall = Programmes.Room(edition, 2, "Great Hall");
        var speaker = Programmes.Speaker(edition, "Nigora", "Sharipova", "Нигора Шарифова", "Head of Research");
        var found = Programmes.Session(edition, 1, "Threats and risks", 1, "09:30", room: hall);
        found.Add(speaker.Id, AppearanceRole.Keynote, null);
        await installation.Add(edition, hall, speaker, found, Programmes.Session(edition, 2, "Closing", 2, "14:00"));

        foreach (var text in new[] { "threats", "sharipova nigora", "нигора", "RESEARCH risks", "great" })
        {
            var page = await Read(edition.Slug, new(Text: text));

            Assert.Equal(["Threats and risks"], page.Shown.SelectMany(Lines));
        }

        Assert.Empty((await Read(edition.Slug, new(Text: "threats closing"))).Shown);
    }

    [Theory]
    [InlineData("queues", WordFit.Exact, "Fair queues", "")]
    [InlineData("custom", WordFit.Form, "Customs at night", "")]
    [InlineData("Session II", WordFit.Exact, "Fair queues", "")]
    [InlineData("граница", WordFit.Exact, "Граница", "Связь границ")]
    [InlineData("границами", WordFit.Form, "Граница, Связь границ", "")]
    [InlineData("сархад", WordFit.Exact, "Сарҳад", "Амнияти сарҳадҳо")]
    [InlineData("Шарипова", WordFit.Spelled, "Fair queues", "")]
    [InlineData("Shorepova", WordFit.Similar, "Fair queues", "")]
    [InlineData("kustoms", WordFit.Spelled, "Customs at night", "")]
    [InlineData("II", WordFit.Exact, "Fair queues", "")]
    [InlineData("nothing of the kind", WordFit.None, "", "")]
    [InlineData("—", WordFit.None, "", "")]
    public async Task The_words_themselves_come_first_then_their_forms_and_sounds_only_where_nothing_else_is_found(string text, WordFit fit, string found, string others)
    {
        var edition = A.Edition().Published();
        var speaker = Programmes.Speaker(edition, "Nigora", "Sharipova");
        var queues = Programmes.Session(edition, 1, "Fair queues", 1, "09:00");
        queues.Number = "II";
        queues.Add(speaker.Id, AppearanceRole.Keynote, null);
        var third = Programmes.Session(edition, 2, "Customs at night", 1, "10:00");
        third.Number = "III";
        await installation.Add(edition, speaker, queues, third,
            Programmes.Session(edition, 3, "Граница", 1, "11:00"), Programmes.Session(edition, 4, "Связь границ", 1, "12:00"),
            Programmes.Session(edition, 5, "Сарҳад", 1, "13:00"), Programmes.Session(edition, 6, "Амнияти сарҳадҳо", 1, "14:00"));

        var page = await Read(edition.Slug, new(Text: text) { AlsoCalled = session => [$"Thematic Session {session.Number}"] });

        Assert.Equal((fit, found, others), (page.Fit, string.Join(", ", page.Shown.SelectMany(Lines)), string.Join(", ", page.Others.SelectMany(Lines))));
    }

    [Fact]
    public async Task Desk_agenda_booklet_and_neighbours_have_one_order()
    {
        var edition = A.Edition().Published();
        await installation.Add(edition,
            Programmes.Session(edition, 10, "All morning", 1, "09:00-12:00"),
            Programmes.Session(edition, 20, "Coffee", 1, "10:30-11:00", SessionKind.Break),
            Programmes.Session(edition, 30, "Beside", 1, "11:00-11:30"),
            Programmes.Session(edition, 40, "Somewhere", kind: SessionKind.SideEvent));
        string[] order = ["All morning", "Beside", "Coffee", "Somewhere"];

        var agenda = await Read(edition.Slug, new(DayChoice.All));
        var draft = await installation.Get<ProgrammeDraft>().ReadAsync(edition.Id, A.Clerk(edition, Permission.EditProgramme), default);
        var booklet = await installation.Get<ReadProgrammeBooklet>().ReadAsync(edition.Slug, "en", Actor.Public, default);

        Assert.Equal(order, agenda.Shown.SelectMany(day => day.Slots).SelectMany(slot => slot.Beside.Prepend(slot.Main)).Select(each => each.Title.Best("en").Text));
        Assert.Equal(order, draft!.Sessions.Select(each => each.Title.Best("en").Text));
        Assert.Equal(order, booklet!.Days.SelectMany(day => day.Sessions).Select(each => each.Title.Text));
        Assert.Equal([1, 2, 3, null], draft.Sessions.Select(each => each.Place));
    }

    [Fact]
    public async Task Kind_room_and_interpretation_filter_together()
    {
        var edition = A.Edition().Published();
        var (great, small) = (Programmes.Room(edition, 1, "Great Hall"), Programmes.Room(edition, 2, "Room 2"));
        var sides = new[] { Programmes.Session(edition, 1, "One", 1, "09:30", SessionKind.SideEvent, small), Programmes.Session(edition, 2, "Two", 1, "10:30", SessionKind.SideEvent, small) };
        sides[1].Interpretation = ["en", "tg"];
        await installation.Add(edition, great, small, sides[0], sides[1],
            Programmes.Session(edition, 3, "Three", 1, "11:30", SessionKind.SideEvent, great), Programmes.Session(edition, 4, "Four", 1, "11:30", SessionKind.Thematic, small));

        var page = await Read(edition.Slug, new(Kind: SessionKind.SideEvent, Room: 2, Interpretation: "tg"));

        Assert.Equal(["Two"], page.Shown.SelectMany(Lines));
        Assert.Equal(["Great Hall", "Room 2"], page.Rooms.Select(room => room.Name.Best("en").Text));
        Assert.Equal([SessionKind.Thematic, SessionKind.SideEvent], page.Kinds);
        Assert.Equal(["en", "tg"], page.Interpretations);
    }

    [Fact]
    public async Task A_draft_is_shown_to_its_editor_alone()
    {
        var edition = A.Edition();
        await installation.Add(edition, Programmes.Session(edition, 1, "Opening", 1));

        var publicPage = await Read(edition.Slug);
        var editorPage = await installation.Get<DayProgramme>().ReadAsync(edition.Slug, new(), A.Clerk(edition, Permission.EditProgramme), default);
        var readerPage = await installation.Get<DayProgramme>().ReadAsync(edition.Slug, new(), A.Clerk(edition, Permission.ReadDesk), default);

        Assert.False(publicPage.ShowsProgramme);
        Assert.Empty(publicPage.All);
        Assert.Empty(readerPage!.All);
        Assert.Equal(["Opening"], Lines(Assert.Single(editorPage!.Shown)));
    }

    [Fact]
    public async Task Speakers_stand_in_order_with_role_and_mode_and_an_open_name_keeps_its_State()
    {
        var edition = A.Edition().Published();
        var speaker = Programmes.Speaker(edition, "Nigora", "Sharipova");
        var session = Programmes.Session(edition, 1, "Opening", 1);
        session.Add(speaker.Id, AppearanceRole.Chair, AppearanceMode.InPerson);
        session.Add(null, AppearanceRole.Speaker, null).OnBehalfOf = Dushanbe.Conference.Names.LocalizedText.Of(en: "United Kingdom");
        await installation.Add(edition, speaker, session);

        var voices = (await Read(edition.Slug)).Shown[0].Slots[0].Main.Voices;

        Assert.Equal([(AppearanceRole.Chair, AppearanceMode.InPerson, "Sharipova"), (AppearanceRole.Speaker, null, null)],
            voices.Select(voice => (voice.Role, voice.Mode, voice.Speaker?.Name.Family)));
        Assert.Equal("United Kingdom", voices[1].OnBehalfOf.Best("en").Text);
    }

    [Fact]
    public async Task An_unknown_edition_is_nothing() => Assert.Null(await installation.Get<DayProgramme>().ReadAsync("nowhere", new(), Actor.Public, default));

    private async Task<DayProgramme.Page> Read(string slug, DayProgramme.Filter? filter = null) =>
        (await installation.Get<DayProgramme>().ReadAsync(slug, filter ?? new(), Actor.Public, default))!;

    private static IEnumerable<string> Lines(ProgrammeDay day) =>
        day.Slots.Select(slot => string.Join(" | ", new[] { slot.Main }.Concat(slot.Beside).Select(session => session.Title.Best("en").Text)));
}
