using System.Net;
using System.Net.Http.Headers;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Grants;

namespace Dushanbe.Conference.Web.Tests.Http;

public sealed class SignInTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    [Fact]
    public async Task Whoever_signs_in_lands_on_the_desks_and_stays_signed_in()
    {
        var (_, email, password) = await web.AccountAsync("reader");
        var client = web.CreateClient();

        var answer = await client.SignInAsync(email, password);

        Assert.Equal("/desk", answer.To());
        Assert.Equal("/desk/dushanbe-2022", (await client.GetAsync("/desk")).To());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/desk/dushanbe-2022")).StatusCode);
    }

    [Theory]
    [InlineData("/desk/accounts", "/desk/accounts"), InlineData("//evil.example/", "/desk"), InlineData("https://evil.example/", "/desk"), InlineData("/\\evil.example", "/desk")]
    public async Task After_signing_in_one_goes_where_one_wanted_but_never_off_this_site(string wanted, string lands)
    {
        var (_, email, password) = await web.AccountAsync("organizer");

        var answer = await web.CreateClient().SignInAsync(email, password, $"/account/sign-in?return={Uri.EscapeDataString(wanted)}");

        Assert.Equal(lands, answer.To());
    }

    [Fact]
    public async Task What_the_page_asked_of_a_passkey_does_not_stay_in_a_browser_that_is_signed_in()
    {
        var (_, email, password) = await web.AccountAsync("reader");
        var client = web.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/passkey/any");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var asked = await client.SendAsync(request);
        var name = Assert.Single(asked.Headers.GetValues("Set-Cookie")).Split('=')[0];

        var signedIn = await client.SignInAsync(email, password);

        Assert.Contains(signedIn.Headers.GetValues("Set-Cookie"), each => each.StartsWith($"{name}=;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        var (_, email, _) = await web.AccountAsync();
        var client = web.CreateClient();

        var wrong = await (await client.SignInAsync(email, "not the password")).PageAsync();
        var unknown = await (await client.SignInAsync("nobody@example.org", "not the password")).PageAsync();

        Assert.Equal("Incorrect e-mail or password.", wrong.QuerySelector("[role=alert]")!.TextContent);
        Assert.Equal(wrong.QuerySelector("[role=alert]")!.TextContent, unknown.QuerySelector("[role=alert]")!.TextContent);
    }

    [Fact]
    public async Task A_closed_account_cannot_sign_in_and_may_do_nothing_any_more()
    {
        await web.AccountAsync("owner");
        var (id, email, password) = await web.AccountAsync("organizer");
        var client = web.CreateClient();
        await client.SignInAsync(email, password);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/desk/dushanbe-2022")).StatusCode);

        await web.Get<CloseAccount>().ExecuteAsync(new(id), WebInstallation.Organizer, default);

        Assert.NotEqual(HttpStatusCode.OK, (await client.GetAsync("/desk/dushanbe-2022")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await web.CreateClient().SignInAsync(email, password)).StatusCode);
    }

    [Fact]
    public async Task A_grant_opens_a_desk_at_once_and_only_in_its_edition()
    {
        var edition = (await web.Get<EditionList>().ReadAsync(WebInstallation.Organizer, default)).Single(each => each.Slug == "dushanbe-2018");
        var (id, email, password) = await web.AccountAsync();
        var client = web.CreateClient();
        await client.SignInAsync(email, password);
        Assert.StartsWith("/account/access-denied", (await client.GetAsync("/desk/dushanbe-2018")).To());

        await web.Get<GiveRole>().ExecuteAsync(new(id, "reader", GrantScope.Edition, edition.Id), WebInstallation.Organizer, default);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/desk/dushanbe-2018")).StatusCode);
        Assert.StartsWith("/account/access-denied", (await client.GetAsync("/desk/dushanbe-2022")).To());
        Assert.Equal("/desk/dushanbe-2018", (await client.GetAsync("/desk")).To());
    }

    [Fact]
    public async Task Signing_out_is_a_form_and_ends_the_session()
    {
        var client = await web.SignedInAsync("reader");

        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/account/sign-out", null)).StatusCode);
        var answer = await client.PostFormAsync("/account/access-denied");

        Assert.Equal("/account/sign-in?out=1", answer.To());
        // whose script forgets what was typed
        Assert.NotNull((await client.PageAsync(answer.To())).QuerySelector("script[type=module][src^='js/signed-out']"));
        Assert.StartsWith("/account/sign-in", (await client.GetAsync("/desk/dushanbe-2022")).To());
    }

    [Fact]
    public async Task Everybody_changes_their_password_and_signs_in_with_the_new_one()
    {
        var (_, email, password) = await web.AccountAsync();
        var client = web.CreateClient();
        await client.SignInAsync(email, password);

        var wrong = await (await client.PostFormAsync("/account/password", ("Input.Current", "not the password"), ("Input.New", "another long password"), ("Input.Again", "another long password"))).PageAsync();
        var shorter = await (await client.PostFormAsync("/account/password", ("Input.Current", password), ("Input.New", "short"), ("Input.Again", "short"))).PageAsync();
        var changed = await client.PostFormAsync("/account/password", ("Input.Current", password), ("Input.New", "another long password"), ("Input.Again", "another long password"));

        Assert.Equal("The current password is incorrect.", wrong.QuerySelector("[role=alert]")!.TextContent);
        Assert.Contains("12", shorter.QuerySelector("[role=alert]")!.TextContent);
        Assert.NotNull((await changed.PageAsync()).QuerySelector("[role=status]"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/password")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await web.CreateClient().SignInAsync(email, password)).StatusCode);
        Assert.Equal("/desk", (await web.CreateClient().SignInAsync(email, "another long password")).To());
    }

    [Fact]
    public async Task The_language_of_account_pages_is_chosen_by_a_link_and_kept()
    {
        var client = web.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));

        var answer = await client.GetAsync("/account/language/tg?back=%2Faccount%2Fsign-in");
        var page = await client.PageAsync("/account/sign-in");

        Assert.Equal("/account/sign-in", answer.To());
        Assert.Equal(("tg", "Воридшавӣ"), (page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1")!.TextContent));
        Assert.Equal("/desk", (await client.GetAsync("/account/language/ru?back=https%3A%2F%2Fevil.example")).To());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/account/language/xx")).StatusCode);
    }
}
