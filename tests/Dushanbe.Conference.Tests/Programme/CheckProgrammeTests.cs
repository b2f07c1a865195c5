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
