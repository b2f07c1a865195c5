using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Speech;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>A desk on a network that comes and goes.</summary>
[Collection(SiteCollection.Name)]
public sealed class ConnectionTests(Site site)
{
    [BrowserFact]
    public async Task What_is_typed_while_the_connection_is_lost_is_saved_once_it_is_back()
    {
        var (family, lost) = (Guests.Family(), site.Text<Words>("tg", "ConnectionLost"));

        await site.AsAsync(new("tg", "organizer") { LosesConnection = true }, async page =>
        {
            var line = await Line.LayAsync(page);
            await page.OpenPeopleAsync("/new");
            await page.WriteAsync(site.Field("tg", "Given"), "Parviz");
            await Expect(page.GetByText(lost)).ToBeHiddenAsync();

            await line.CutAsync();
            await Expect(page.GetByText(lost)).ToBeVisibleAsync();
            await page.WriteAsync(site.Field("tg", "Family"), family);
            // the list comes from the server: a part of the name has to do
            await page.WriteAsync(site.Field("tg", "DelegationId"), "Қирғ");
            await page.Labelled(site.Field("tg", "Function")).PressSequentiallyAsync("Counsel");
            await line.MendAsync();
            await Expect(page.GetByText(lost)).ToBeHiddenAsync();
            await Expect(page.Choice(site.Field("tg", "DelegationId"))).ToHaveValueAsync("Қирғизистон");
            await page.Keyboard.TypeAsync("lor");
            await page.SaveAsync();

            var person = page.Person();
            await Expect(person.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToContainTextAsync("Parviz");
            await Expect(person.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToContainTextAsync(family, new() { IgnoreCase = true });
            await Expect(person).ToContainTextAsync("Counsellor");
        });
    }

    [BrowserFact]
    public async Task A_desk_that_an_error_has_ended_says_so_and_begins_anew_with_what_was_typed()
    {
        await site.AsAsync(new("ru", "organizer") { BreaksDesk = true }, async page =>
        {
            await page.OpenPeopleAsync();
            await Expect(page.Locator("tr[id^=row-]").First).ToBeVisibleAsync();
            await Expect(page.Locator("#blazor-error-ui")).ToBeHiddenAsync();

            // what the server renders next does not fit the page any more
            await page.EvaluateAsync("document.querySelector('tbody').replaceChildren()");
            await page.Locator("#desk-search").PressSequentiallyAsync("никого с этим именем");

            await Expect(page.GetByRole(AriaRole.Alert).GetByText(site.Text<Words>("ru", "DeskStopped"))).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = site.Text<Words>("ru", "LoadAgain") }).ClickAsync();
            await Expect(page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
            await Expect(page.Locator("#desk-search")).ToHaveValueAsync("никого с этим именем");
        });
    }

    [BrowserFact]
    public async Task A_desk_that_the_server_has_forgotten_begins_anew_with_what_was_typed()
    {
        var family = Guests.Family();

        await site.AsAsync(new("ru", "organizer"), async page =>
        {
            await page.OpenPeopleAsync("/new");
            await page.WriteAsync(site.Field("ru", "Family"), family);
            await page.ChooseAsync(site.Field("ru", "DelegationId"), 3);
            var delegation = await page.Choice(site.Field("ru", "DelegationId")).InputValueAsync();
            await page.Labelled(site.Field("ru", "Function")).PressSequentiallyAsync("Советник");

            await page.Labelled(site.Text<PhotoEditor>("ru", "Choose")).SetInputFilesAsync(new FilePayload { Name = "portrait.jpg", MimeType = "image/jpeg", Buffer = PhotoTests.RedBesideBlue() });
            await page.Locator("[data-photo=turn]").ClickAsync();

            await BeginAnewAsync(page);
            await Expect(page.Labelled(site.Field("ru", "Function"))).ToHaveValueAsync("Советник");
            await Expect(page.Locator("canvas.photo-editor__frame")).ToBeVisibleAsync();
            await Expect(page.GetByText(site.Text<Words>("ru", "TypedNotRestored"))).ToBeHiddenAsync();
            await Expect(page.Choice(site.Field("ru", "DelegationId"))).ToHaveValueAsync(delegation);
            await page.SaveAsync();

            await Expect(page.Person().GetByRole(AriaRole.Heading, new() { Level = 2 })).ToContainTextAsync(family, new() { IgnoreCase = true });
            await Expect(page.Person().Locator("img")).ToBeVisibleAsync();
            Assert.Equal(0, await page.EvaluateAsync<int>("sessionStorage.length"));
        });
    }

    [BrowserFact]
    public async Task What_is_pressed_while_the_connection_is_lost_goes_nowhere_and_is_said()
    {
        var family = Guests.Family();

        await site.AsAsync(new("en", "organizer") { LosesConnection = true }, async page =>
        {
            var line = await Line.LayAsync(page);
            await page.OpenPeopleAsync("/new");
            await page.WriteAsync(site.Field("en", "Family"), family);
            await page.ChooseAsync(site.Field("en", "DelegationId"), 3);
            var address = page.Url;
            var (lost, said) = (page.GetByText(site.Text<Words>("en", "ConnectionLost")), page.GetByText(site.Text<Words>("en", "PressNow")));

            // the network goes, and the socket does not know it: nothing is put into it
            await page.Context.SetOfflineAsync(true);
            await Expect(lost).ToBeVisibleAsync(new() { Timeout = 1_000 });
            await page.SaveAsync();
            await Expect(page.GetByText(site.Text<Words>("en", "PressAgain"))).ToBeVisibleAsync();
            await page.Context.SetOfflineAsync(false);
            await Expect(lost).ToBeHiddenAsync(new() { Timeout = 3_000 });
            await Expect(said).ToBeVisibleAsync();
            await Expect(page.Labelled(site.Field("en", "Family"))).ToHaveValueAsync(family);
            // nor does it know when the server does not hear it any more: then it is laid anew
            await page.Context.SetOfflineAsync(true);
            line.Hush();
            await page.Context.SetOfflineAsync(false);
            await Expect(lost).ToBeHiddenAsync(new() { Timeout = 20_000 });
            Assert.Equal(2, line.Count);

            await line.CutAsync();
            await Expect(page.GetByText(site.Text<Words>("en", "ConnectionLost"))).ToBeVisibleAsync();
            await Expect(page.GetByText(site.Text<Words>("en", "PressAgain"))).ToBeHiddenAsync();
            await page.Labelled(site.Field("en", "Family")).PressAsync("Enter");
            await Expect(page.GetByText(site.Text<Words>("en", "PressAgain"))).ToBeVisibleAsync();
            await page.Locator("nav a", new() { HasText = "Delegations" }).First.ClickAsync();
            await page.SaveAsync();
            await page.WaitForTimeoutAsync(500);
            Assert.Equal(address, page.Url);
            await Expect(page.Labelled(site.Field("en", "Family"))).ToHaveValueAsync(family);

            await line.MendAsync();
            await Expect(page.GetByText(site.Text<Words>("en", "ConnectionLost"))).ToBeHiddenAsync();
            // that nothing was sent is said until something is pressed again
            await Expect(said).ToBeVisibleAsync();
            await page.SaveAsync();
            await Expect(page.Person().GetByRole(AriaRole.Heading, new() { Level = 2 })).ToContainTextAsync(family, new() { IgnoreCase = true });
            await Expect(said).ToBeHiddenAsync();
        });
    }

    [BrowserFact]
    public async Task What_was_typed_for_one_record_is_put_into_no_other_and_a_password_into_none()
    {
        var (one, other) = (await site.RegisterAsync("Anvar", Guests.Family()), await site.RegisterAsync("Bahrom", Guests.Family()));

        await site.AsAsync(new("en", "owner"), async page =>
        {
            await page.OpenPeopleAsync($"/{one}/edit");
            await page.WriteAsync(site.Field("en", "Function"), "Typed for Anvar");
            await BeginAnewAsync(page);
            await Expect(page.Labelled(site.Field("en", "Function"))).ToHaveValueAsync("Typed for Anvar");
            await Expect(page.GetByText(site.Text<Words>("en", "TypedRestored"))).ToBeVisibleAsync();
            await Expect(page.GetByText(site.Text<Words>("en", "TypedNotRestored"))).ToBeHiddenAsync();

            // once more before it is saved
            await BeginAnewAsync(page);
            await Expect(page.Labelled(site.Field("en", "Function"))).ToHaveValueAsync("Typed for Anvar");

            await page.GotoAsync("/desk/training/programme/rooms");
            await page.Locator("main button", new() { HasText = "Edit" }).First.ClickAsync();
            var place = page.Locator("form[data-record] input").Last;
            await place.FillAsync("Second floor");
            await BeginAnewAsync(page);
            await page.Locator("main button", new() { HasText = "Edit" }).Nth(1).ClickAsync();
            await Expect(page.Locator("form[data-record] input").Last).Not.ToHaveValueAsync("Second floor");
            await page.WaitForTimeoutAsync(500);
            await Expect(page.Locator("form[data-record] input").Last).Not.ToHaveValueAsync("Second floor");

            await page.GotoAsync("/desk/accounts");
            await page.ChooseAsync(site.Text<Web.Desks.Installation.AccountsPage>("en", "FirstWay"), 1);
            await page.GetByLabel(site.Text<Web.Desks.Installation.AccountsPage>("en", "FirstPassword")).FillAsync("typed and not to be kept");
            await page.Locator("h1").ClickAsync();
            await BeginAnewAsync(page);
            await Expect(page.GetByText(site.Text<Words>("en", "TypedNotRestored"))).ToBeVisibleAsync();
            Assert.DoesNotContain("not to be kept", await page.EvaluateAsync<string>("JSON.stringify(sessionStorage)"), StringComparison.Ordinal);
            await page.ChooseAsync(site.Text<Web.Desks.Installation.AccountsPage>("en", "FirstWay"), 1);
            await Expect(page.GetByLabel(site.Text<Web.Desks.Installation.AccountsPage>("en", "FirstPassword"))).ToHaveValueAsync("");
        });
    }

    [BrowserFact]
    public async Task What_one_account_typed_is_not_saved_under_the_name_of_another_who_signed_in_meanwhile()
    {
        var family = Guests.Family();

        await site.AsAsync(new("en", "registration") { LosesConnection = true }, async page =>
        {
            var line = await Line.LayAsync(page);
            await page.OpenPeopleAsync("/new");
            await page.WriteAsync(site.Field("en", "Family"), family);
            await page.ChooseAsync(site.Field("en", "DelegationId"), 3);

            var own = await page.Context.CookiesAsync();
            await page.Context.AddCookiesAsync(await site.CookiesAsync("organizer"));
            await line.CutAsync();
            await Expect(page.GetByText(site.Text<Words>("en", "ConnectionLost"))).ToBeVisibleAsync();
            await line.MendAsync();
            await Expect(page.GetByText(site.Text<Words>("en", "ConnectionLost"))).ToBeHiddenAsync();
            await page.SaveAsync();

            await Expect(page.Locator("form .note.bad")).ToContainTextAsync("has signed in on this browser. Your changes are still here");
            // longer than the form waits after the last letter to look for the same person
            await page.WaitForTimeoutAsync(1_500);
            await Expect(page.Locator("form .note.bad")).ToBeVisibleAsync();
            await Expect(page.Labelled(site.Field("en", "Family"))).ToHaveValueAsync(family);

            // back as the one who typed
            await page.Context.AddCookiesAsync(own.Select(each => new Cookie { Name = each.Name, Value = each.Value, Domain = each.Domain, Path = each.Path }));
            await line.CutAsync();
            await Expect(page.GetByText(site.Text<Words>("en", "ConnectionLost"))).ToBeVisibleAsync();
            await line.MendAsync();
            await Expect(page.GetByText(site.Text<Words>("en", "ConnectionLost"))).ToBeHiddenAsync();
            await page.SaveAsync();
            await Expect(page.Person().Locator("ol.journal")).ToContainTextAsync("Registration (demonstration)");
        });
    }

    // as the framework says it, when a server that was started anew does not know the desk
    private static async Task BeginAnewAsync(IPage page)
    {
        await page.EvaluateAsync("window.old = true; document.getElementById('components-reconnect-modal').dispatchEvent(new CustomEvent('components-reconnect-state-changed', { detail: { state: 'rejected' } }))");
        await page.WaitForFunctionAsync("!window.old");
        await Expect(page.Locator("main h1, main form").First).ToBeVisibleAsync();
    }

    /// <summary>The line between a page and its server, which can be cut.</summary>
    private sealed class Line(IPage page)
    {
        private IWebSocketRoute? near, far;

        public static async Task<Line> LayAsync(IPage page)
        {
            var line = new Line(page);
            await page.RouteWebSocketAsync("**/_blazor*", socket =>
            {
                line.Count++;
                (line.near, line.far) = (socket, socket.ConnectToServer());
            });
            return line;
        }

        /// <summary>How often it was laid.</summary>
        public int Count { get; private set; }

        /// <summary>Nothing arrives any more, and neither end is told.</summary>
        public void Hush()
        {
            near!.OnMessage(_ => { });
            far!.OnMessage(_ => { });
        }

        public async Task CutAsync()
        {
            await page.Context.SetOfflineAsync(true);
            await far!.CloseAsync();
            await near!.CloseAsync();
        }

        public Task MendAsync() => page.Context.SetOfflineAsync(false);
    }
}
