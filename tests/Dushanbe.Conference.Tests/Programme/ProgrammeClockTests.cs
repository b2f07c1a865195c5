using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Tests.Programme;

public sealed class ProgrammeClockTests(Installation installation) : IClassFixture<Installation>
{
    // Dushanbe is five hours ahead of universal time
    [Theory]
    [InlineData("2022-10-18T04:29:59Z", "", "Opening")]
    [InlineData("2022-10-18T04:30:00Z", "Opening", "Ministerial, Beside")]
    [InlineData("2022-10-18T05:30:00Z", "Coffee", "Ministerial, Beside")]
    [InlineData("2022-10-18T06:42:00Z", "Ministerial, Beside", "Reception")]
    [InlineData("2022-10-18T14:30:00Z", "Reception", "Closing")]
    [InlineData("2022-10-18T18:59:00Z", "Reception", "Closing")]
    [InlineData("2022-10-19T05:00:00Z", "", "Closing")]
    [InlineData("2022-10-19T12:00:00Z", "", "")]
    public async Task Now_and_next_follow_the_time_at_the_venue(string instant, string now, string next)
    {
        var edition = await Arrange();
        installation.Clock.AdjustTime(DateTimeOffset.Parse(instant));

        var onNow = (await installation.Get<EditionHome>().ReadAsync(edition.Slug, Actor.Public, default))!.OnNow!;

        Assert.Equal((now, next), (Titles(onNow.Now), Titles(onNow.Next)));
    }

    [Theory]
    [InlineData("2022-10-17T18:59:00Z", EditionPhase.Ahead)]
    [InlineData("2022-10-17T19:00:00Z", EditionPhase.Running)]
    [InlineData("2022-10-19T18:59:00Z", EditionPhase.Running)]
    [InlineData("2022-10-19T19:00:00Z", EditionPhase.Closed)]
    public async Task An_edition_runs_from_midnight_to_midnight_of_its_own_zone(string instant, EditionPhase phase)
    {
        var edition = await Arrange();
        installation.Clock.AdjustTime(DateTimeOffset.Parse(instant));

        var page = (await installation.Get<EditionHome>().ReadAsync(edition.Slug, Actor.Public, default))!;

        Assert.Equal(phase, page.Edition.PhaseAt(page.LocalNow));
        Assert.Equal(phase == EditionPhase.Running, page.OnNow is not null);
    }

    [Fact]
    public async Task After_the_end_nothing_is_marked_as_over()
    {
        var edition = await Arrange();
        installation.Clock.AdjustTime(DateTimeOffset.Parse("2022-11-01T00:00:00Z"));

        var page = (await installation.Get<DayProgramme>().ReadAsync(edition.Slug, new(DayChoice.All), Actor.Public, default))!;

        Assert.All(page.Shown.SelectMany(day => day.Slots), slot => Assert.Equal(SessionState.None, slot.Main.State));
    }

    private async Task<Edition> Arrange()
    {
        var edition = A.Edition().Published();
        return await installation.Add(edition,
            Programmes.Session(edition, 1, "Opening", 1, "09:30-10:30", SessionKind.HighLevel),
            Programmes.Session(edition, 2, "Coffee", 1, "10:30-11:10", SessionKind.Break),
            Programmes.Session(edition, 3, "Ministerial", 1, "11:10-12:40", SessionKind.HighLevel),
            Programmes.Session(edition, 4, "Beside", 1, "11:10-12:10", SessionKind.SideEvent),
            Programmes.Session(edition, 5, "Reception", 1, "19:00", SessionKind.Ceremony),
            Programmes.Session(edition, 6, "Closing", 2, "14:00-15:00", SessionKind.Closing),
            Programmes.Session(edition, 7, "Floating"));
    }

    private static string Titles(IEnumerable<SessionRow> sessions) => string.Join(", ", sessions.Select(session => session.Title.Best("en").Text));
}
