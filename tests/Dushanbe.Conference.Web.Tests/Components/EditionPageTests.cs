using Bunit;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Desks.Installation;
using Dushanbe.Conference.Web.Kit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Dushanbe.Conference.Web.Tests.Components;

/// <summary>Two editors of one edition: what it says of itself, and who organizes it.</summary>
public sealed class EditionPageTests(ComponentInstallation web) : DeskTest(web)
{
    private const string Venue = "Venue";

    [Fact]
    public async Task What_both_changed_is_asked_and_the_rest_follows()
    {
        var desk = await ShowAsync();
        desk.Field("Time zone").Change("Asia/Tashkent");
        English(desk, "City").Change("Khujand");
        await AmendAsync(now => now with { ZoneId = "Asia/Almaty", Address = LocalizedText.Of("122 Rudaki <b>Avenue</b>") });

        desk.Find("form").Submit();

        desk.WaitForAssertion(() => Assert.Equal(["Time zone"], desk.FindAll(".conflict legend").Select(each => each.TextContent)));
        Assert.Equal(("Asia/Tashkent", "122 Rudaki <b>Avenue</b>"), (desk.Value("Time zone"), English(desk, "Street address").GetAttribute("value")));
        desk.FindAll(".conflict input")[0].Change(true);
        desk.Find("form").Submit();
        desk.WaitForAssertion(() => Assert.Equal(["Saved"], Said));
        var saved = (await ReadAsync()).Content;
        Assert.Equal(("Asia/Almaty", "Khujand", "122 Rudaki <b>Avenue</b>"), (saved.ZoneId, saved.City.In("en"), saved.Address.In("en")));
    }

    [Fact]
    public async Task What_is_typed_of_the_edition_stays_while_its_partners_are_saved()
    {
        var desk = await ShowAsync();
        English(desk, Venue).Change("Kokhi <Navruz>");
        desk.Button("Add new organization").Click();
        desk.FindAll("table input[lang=en]")[0].Change("Water <Council>");
        Assert.Equal(2, desk.FindComponents<LeaveGuard>().Count(each => each.Instance.IsDirty()));
        desk.Button("Save organizers and supporters").Click();

        desk.WaitForAssertion(() => Assert.Equal(["Saved"], Said));
        Assert.Equal(1, desk.FindComponents<LeaveGuard>().Count(each => each.Instance.IsDirty()));
        Assert.Equal("Kokhi <Navruz>", English(desk, Venue).GetAttribute("value"));
        Assert.Empty(desk.FindAll(".note"));
        // the same words said twice at once are shown once
        Services.GetRequiredService<ISnackbar>().Clear();
        desk.Find("form").Submit();
        desk.WaitForAssertion(() => Assert.Equal(["Saved"], Said));
        var page = await ReadAsync();
        Assert.Equal(("Kokhi <Navruz>", "Water <Council>"), (page.Content.Venue.In("en"), page.Bodies.Single(each => each.Id == page.Partners.Single().OrganizationId).Name.In("en")));
    }

    [Fact]
    public async Task Partners_that_another_saved_meanwhile_are_shown_and_can_be_taken()
    {
        var desk = await ShowAsync();
        desk.Button("Add new organization").Click();
        desk.FindAll("table input[lang=en]")[0].Change("Mine");
        var read = await ReadAsync();
        Assert.IsType<SetPartnerships.Outcome.Done>(await Web.Get<SetPartnerships>().ExecuteAsync(new(read.Id, read.Version, [new(null, PartnershipRole.Host, LocalizedText.Of("Theirs"))]), WebInstallation.Organizer, default));

        desk.Button("Save organizers and supporters").Click();
        desk.WaitForElement(".note.warn li");
        Assert.Empty(Said);
        desk.Button("Use theirs").Click();
        desk.Button("Save organizers and supporters").Click();

        desk.WaitForAssertion(() => Assert.Equal(["Saved"], Said));
        Assert.Equal(["Theirs"], (await ReadAsync()).Partners.Select(each => read.Bodies.FirstOrDefault(body => body.Id == each.OrganizationId)?.Name.In("en") ?? "Theirs"));
    }

    [Theory]
    [InlineData("en", "First day", "Required."), InlineData("ru", "Первый день", "Обязательное поле."), InlineData("tg", "Рӯзи аввал", "Ҳатмист.")]
    public async Task What_a_new_edition_lacks_stands_at_its_fields(string language, string starts, string missing)
    {
        await SitAsync("organizer", everywhere: true);
        Speak(language);
        var desk = Show<EditionPage>();
        desk.WaitForElement("form");

        desk.Find("form").Submit();

        desk.WaitForAssertion(() => Assert.Equal(missing, desk.Fault(starts)));
        Assert.Equal("true", desk.Find("#slug").GetAttribute("aria-invalid"));
        desk.Find("#slug").Change("dushanbe-2031");
        desk.WaitForAssertion(() => Assert.NotEqual("true", desk.Find("#slug").GetAttribute("aria-invalid")));
        Assert.NotEmpty(desk.FindAll(".note.bad"));
    }

    [Fact]
    public async Task What_was_said_of_a_new_partner_without_a_name_goes_once_it_has_one()
    {
        var desk = await ShowAsync();
        desk.Button("Add new organization").Click();
        desk.Button("Save organizers and supporters").Click();
        desk.WaitForAssertion(() => Assert.NotEmpty(desk.FindAll("section .note.bad")));

        desk.FindAll("table input[lang=en]")[0].Change("Water Council");

        desk.WaitForAssertion(() => Assert.Empty(desk.FindAll("section .note.bad, section [aria-invalid=true]")));
    }

    private static AngleSharp.Dom.IElement English(IRenderedComponent<EditionPage> desk, string legend) =>
        desk.Find($"#{desk.FindAll("fieldset").First(each => each.QuerySelector("legend")?.TextContent == legend).QuerySelector("[lang=en]:not(label)")!.Id}");

    private async Task<IRenderedComponent<EditionPage>> ShowAsync()
    {
        await SitAsync("organizer", everywhere: true);
        var desk = Show<EditionPage>(each => each.Add(it => it.Slug, Edition.Slug));
        desk.WaitForElement("form");
        return desk;
    }

    private async Task<EditionDetails.Page> ReadAsync() => (await Web.Get<EditionDetails>().ReadAsync(Edition.Slug, WebInstallation.Organizer, default))!;

    private async Task AmendAsync(Func<EditionContent, EditionContent> change)
    {
        var now = await ReadAsync();
        Assert.IsType<AmendEdition.Outcome.Amended>(await Web.Get<AmendEdition>().ExecuteAsync(new(now.Id, now.Version, change(now.Content)), WebInstallation.Organizer, default));
    }
}
