using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Tests.Programme;

public sealed class CheckProgrammeTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_complete_programme_has_no_findings()
    {
        var edition = await installation.Add(A.Edition());
        await Complete(edition, "09:00-10:00", "Сессия", "Ҷаласа");

        Assert.Empty(await Check(edition));
    }

    [Fact]
    public async Task What_is_not_known_is_listed_as_a_gap()
    {
        var edition = await installation.Add(A.Edition());
        var session = Programmes.Session(edition, 1, "Border security");
        session.Add(null, AppearanceRole.Speaker, null).OnBehalfOf = LocalizedText.Of("Host State", "Принимающая сторона", "Давлати мизбон");
        await installation.Add(session);
        var silent = await installation.Add(Programmes.Speaker(edition, "Madina", "Alieva"));

        var found = await Check(edition);

        Assert.Equal(
            [
                new(FindingKind.NoTime, FindingSubject.Session, session.Id, session.Title),
                new(FindingKind.NoRoom, FindingSubject.Session, session.Id, session.Title),
                new(FindingKind.NoChair, FindingSubject.Session, session.Id, session.Title),
                new(FindingKind.NameToConfirm, FindingSubject.Session, session.Id, session.Title) { Other = session.Appearances[0].OnBehalfOf },
                new(FindingKind.NoSession, FindingSubject.Speaker, silent.Id, LocalizedText.Of(en: NameStyle.Listed.Of(silent.Name))),
                new(FindingKind.NoPortrait, FindingSubject.Speakers, edition.Id, LocalizedText.Empty),
                new Finding(FindingKind.MissingTranslation, FindingSubject.Session, session.Id, session.Title) { Fields = ["Title"], Languages = ["ru", "tg"] },
            ],
            found);
        Assert.DoesNotContain(found, each => each.IsMistake);
    }

    [Fact]
    public async Task Two_sessions_and_a_speaker_at_once_in_one_room_are_mistakes_and_one_after_the_other_is_none()
    {
        var edition = await installation.Add(A.Edition());
        var (first, room, chair) = await Complete(edition, "09:00-10:00", "Первая", "Якум");
        var second = await Add(edition, room, chair, 2, "09:30-10:30", "Second", "Вторая", "Дуюм");
        await Add(edition, room, chair, 3, "10:30-11:00", "Third", "Третья", "Сеюм");

        var found = await Check(edition);

        Assert.Equal(
            [
                new(FindingKind.RoomClash, FindingSubject.Session, second.Id, second.Title) { Other = first.Title },
                new Finding(FindingKind.SpeakerClash, FindingSubject.Session, second.Id, second.Title) { Other = first.Title, Quote = NameStyle.Listed.Of(chair.Name) },
            ],
            found);
        Assert.All(found, each => Assert.True(each.IsMistake));
    }

    [Fact]
    public async Task Filler_duplicates_and_days_outside_the_edition_are_mistakes()
    {
        var edition = await installation.Add(A.Edition());
        var (first, room, chair) = await Complete(edition, "09:00-10:00", "Первая", "Якум");
        var copy = Programmes.Session(edition, 2, "Border security", 4, "12:00-13:00", room: room);
        copy.Number = first.Number;
        copy.Title = first.Title;
        copy.Summary = LocalizedText.Of("Lorem ipsum dolor", "Текст о границах", "Матн дар бораи сарҳад");
        copy.Add(chair.Id, AppearanceRole.Moderator, null);
        await installation.Add(copy);

        var found = await Check(edition);

        Assert.Equal(
            [
                new(FindingKind.FillerText, FindingSubject.Session, copy.Id, copy.Title) { Fields = ["Summary"], Quote = "Lorem" },
                new(FindingKind.DuplicateName, FindingSubject.Session, copy.Id, copy.Title) { Other = first.Title },
                new(FindingKind.DuplicateNumber, FindingSubject.Session, copy.Id, copy.Title) { Other = first.Title, Quote = "I" },
                new Finding(FindingKind.DayOutside, FindingSubject.Session, copy.Id, copy.Title),
            ],
            found);
    }

    [Fact]
    public async Task Speakers_without_portrait_or_registration_take_one_line_each_and_who_speaks_from_afar_needs_no_registration()
    {
        var desk = await Desk.OpenAsync(installation);
        var (registered, _) = await desk.Register(desk.Fields("Madina", "Alieva"));
        var (withdrawn, _) = await desk.Register(desk.Fields("Bobur", "Nazarov"));
        await installation.Get<Conference.People.WithdrawParticipant>().ExecuteAsync(new(withdrawn, "ill"), A.Organizer, default);
        Speaker[] speakers = [.. new[] { "Here", "Ill", "Afar", "Unknown" }.Select(each => Programmes.Speaker(desk.Edition, each, "Speaker"))];
        (speakers[0].ParticipantId, speakers[1].ParticipantId) = (registered, withdrawn);
        var session = Programmes.Session(desk.Edition, 1, "Border security");
        session.Add(speakers[2].Id, AppearanceRole.Speaker, AppearanceMode.VideoMessage);
        session.Add(speakers[3].Id, AppearanceRole.Speaker, null);
        await installation.Add(session, [.. speakers]);

        var found = (await Check(desk.Edition)).Where(each => each.Subject == FindingSubject.Speakers).ToList();

        Assert.Equal([(FindingKind.NoPortrait, 4, false), (FindingKind.NotRegistered, 2, false)], found.Select(each => (each.Kind, each.Count, each.IsMistake)));
        var listed = await installation.Get<ProgrammeDraft>().SpeakersAsync(desk.Edition.Id, A.Organizer, default);
        Assert.Equal(["Ill", "Unknown"], listed.Where(each => each.AwaitsRegistration).Select(each => each.Speaker.Name.Given).Order());
    }

    [Theory]
    [InlineData("Lorem ipsum dolor sit amet", true)]
    [InlineData("Speaker TBC", true)]
    [InlineData("test", true)]
    [InlineData("Тест 2", true)]
    [InlineData("Insert text here", true)]
    [InlineData("???", true)]
    [InlineData("Testing of travel documents at border posts", false)]
    [InlineData("Statement by the Speaker of Parliament", false)]
    [InlineData("Ҷаласаи мавзӯӣ оид ба амнияти сарҳад", false)]
    [InlineData("Title of the report: “What is a border?”", false)]
    public void Filler_is_told_from_text_that_is_meant(string text, bool isFiller) => Assert.Equal(isFiller, Filler.In(text) is not null);

    private async Task<(Session Session, Room Room, Speaker Chair)> Complete(Edition edition, string times, string ru, string tg)
    {
        var room = Programmes.Room(edition, 1, "Hall");
        room.Name = LocalizedText.Of("Hall", "Зал", "Толор");
        var chair = Programmes.Speaker(edition, "Madina", "Alieva");
        chair.PhotoHash = new string('a', 64);
        await installation.Add(room, chair);
        return (await Add(edition, room, chair, 1, times, "First", ru, tg, "I"), room, chair);
    }

    private async Task<Session> Add(Edition edition, Room room, Speaker chair, int order, string times, string en, string ru, string tg, string? number = null)
    {
        var session = Programmes.Session(edition, order, en, 1, times, room: room);
        session.Title = LocalizedText.Of(en, ru, tg);
        session.Number = number;
        session.Add(chair.Id, AppearanceRole.Chair, null);
        return await installation.Add(session);
    }

    private Task<IReadOnlyList<Finding>> Check(Edition edition) => installation.Get<CheckProgramme>().ReadAsync(edition.Id, A.Organizer, default);
}
