using Bunit;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Web.Desks.Badges;
using MudBlazor;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class BadgesPageTests(ComponentInstallation web) : DeskTest(web)
{
    [Theory]
    [InlineData("en", "Check before printing: 1 problem", "Ann Lee. Name in own script: no font for ᏣᎳᎩ (Cherokee)")]
    [InlineData("ru", "Проверьте перед печатью: 1 замечание", "Ann Lee. Имя на родном языке: нет шрифта для ᏣᎳᎩ (Cherokee)")]
    [InlineData("tg", "Пеш аз чоп санҷед: 1 эзоҳ", "Ann Lee. Ном бо хати худ: шрифт нест барои ᏣᎳᎩ (Cherokee)")]
    public async Task What_cannot_be_printed_is_told_with_person_and_field_before_printing(string language, string expected, string finding)
    {
        await PersonAsync("Farrukh", "Rahmonzoda", "Director");
        var person = await PersonAsync("Ann", "Lee", "Director");
        await AmendAsync(person.Row.Id, fields => fields with { NativeName = "ᏣᎳᎩ" });
        Speak(language);

        var page = Show<BadgesPage>(each => each.Add(it => it.Edition, Edition.Slug));

        page.WaitForElement(".note.warn summary");
        Assert.Equal(expected, page.Find(".note.warn summary").Words());
        Assert.Equal([finding], page.FindAll(".note.warn li").Select(each => each.Words()));
    }

    [Fact]
    public async Task Nothing_is_told_where_everything_can_be_printed()
    {
        await PersonAsync("Farrukh", "Rahmonzoda", "Director");

        var page = Show<BadgesPage>(each => each.Add(it => it.Edition, Edition.Slug));

        page.WaitForElement(".note.info");
        Assert.Empty(page.FindAll(".note.warn"));
    }

    [Fact]
    public async Task Badges_that_are_out_of_date_are_counted_and_one_key_chooses_them()
    {
        var person = await PersonAsync("Farrukh", "Rahmonzoda", "Director");
        await PrintAsync(person.Row.Id);
        await PersonAsync("Ann", "Lee", "Director");
        await AmendAsync(person.Row.Id, fields => fields with { Function = "Minister" });
        var page = Show<BadgesPage>(each => each.Add(it => it.Edition, Edition.Slug));
        page.WaitForElement(".outdated");
        Assert.StartsWith("1 printed badge is out of date:", page.Find(".outdated").Words());

        page.Find(".outdated button").Click();

        page.WaitForAssertion(() => Assert.Equal("1 badge to print, 1 for people who hold one already: enter a reason.", page.Find(".note.info").Words()));
        Assert.Contains("notPrinted=False&outdated=True", page.FindAll("a").Single(each => each.Words() == "Preview (not recorded)").GetAttribute("href"));
    }

    [Fact]
    public async Task A_run_is_voided_for_a_reason_once_the_desk_has_told_how_many_badges_stop_working()
    {
        var people = new[] { await PersonAsync("Farrukh", "Rahmonzoda"), await PersonAsync("Ann", "Lee"), await PersonAsync("Omar", "Said") };
        await PrintAsync([.. people.Select(each => each.Row.Id)]);
        await Web.Get<WithdrawParticipant>().ExecuteAsync(new(people[2].Row.Id, "ill"), WebInstallation.Organizer, default);
        var dialogs = Render<MudDialogProvider>();
        var page = Show<BadgesPage>(each => each.Add(it => it.Edition, Edition.Slug));
        page.WaitForElement("ol.journal button");

        page.Find("ol.journal button").Click();
        dialogs.WaitForElement(".mud-dialog");
        Assert.Equal(
            "2 badges will no longer be valid at any gate. 1 badge is not affected: already replaced, reprinted or cancelled.",
            dialogs.Find(".mud-dialog p").Words());
        dialogs.Button("Sheets lost or stolen").Click();
        dialogs.Find(".mud-dialog button.primary").Click();

        page.WaitForElement(".note.ok");
        Assert.Equal("2 badges cancelled", page.Find(".note.ok").Words());
        Assert.Contains("Sheets lost or stolen", page.Find("ol.journal .mark.warn").Words());
        Assert.Empty(page.FindAll("ol.journal a, ol.journal button"));
        Assert.All(await Task.WhenAll(people.Take(2).Select(each => ReadAsync(each.Row.Id))), person => Assert.Equal((null, 1), (person.Row.BadgeNumber, person.Row.VoidBadges)));
    }

    private async Task PrintAsync(params Guid[] people) =>
        Assert.IsType<StartBadgeRun.Outcome.Started>(await Web.Get<StartBadgeRun>().ExecuteAsync(new(Edition.Id, new BadgeSelection { ParticipantIds = people }), WebInstallation.Organizer, default));
}
