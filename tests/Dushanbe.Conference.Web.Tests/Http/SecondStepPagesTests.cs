using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.SecondStep;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Web.Account;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Web.Tests.Http;

public sealed class SecondStepPagesTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    [Fact]
    public async Task With_an_app_the_password_leads_to_the_second_step_and_the_code_to_where_one_wanted()
    {
        var (id, email, password) = await web.AccountAsync("reader");
        var (codes, _) = await SetUpAsync(web.CreateClient(), email, password);
        var client = web.CreateClient();

        var answer = await client.SignInAsync(email, password, "/account/sign-in?return=/desk/dushanbe-2018");

        Assert.Equal("/account/second-step?return=%2Fdesk%2Fdushanbe-2018", answer.To());
        // halfway is nowhere
        Assert.StartsWith("/account/sign-in", (await client.GetAsync("/desk/dushanbe-2018")).To());
        var wrong = await client.PostFormAsync(answer.To(), ("Input.Code", "000000"));
        Assert.Equal("This code is not right, or has been used already. Wait for the next one.", (await wrong.PageAsync()).QuerySelector("[role=alert]")!.TextContent);
        var right = await client.PostFormAsync(answer.To(), ("Input.Code", codes[0]));
        Assert.Equal("/desk/dushanbe-2018", right.To());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/desk/dushanbe-2018")).StatusCode);
        // once in, the half sign-in is used up, and so is the code
        Assert.Contains("Sign in again", (await client.PageAsync("/account/second-step")).Body!.TextContent);
        var again = web.CreateClient();
        Assert.Equal(HttpStatusCode.OK, (await again.PostFormAsync((await again.SignInAsync(email, password)).To(), ("Input.Code", codes[0]))).StatusCode);
        Assert.Contains((await MeansAsync(id)).Sessions, each => each.IsStrong);
    }

    [Fact]
    public async Task A_new_password_ends_a_sign_in_that_is_halfway()
    {
        var (id, email, password) = await web.AccountAsync("reader");
        var (codes, _) = await SetUpAsync(web.CreateClient(), email, password);
        var client = web.CreateClient();
        var step = (await client.SignInAsync(email, password)).To();
        var page = await client.PageAsync(step);

        await web.Get<ResetPassword>().ExecuteAsync(new(id, "another long password"), WebInstallation.Organizer, default);

        Assert.NotNull(page.QuerySelector("#code"));
        Assert.Null((await client.PageAsync(step)).QuerySelector("#code"));
        using var content = new FormUrlEncodedContent(page.QuerySelectorAll("form[method=post] input[type=hidden]").OfType<IHtmlInputElement>().Select(input => KeyValuePair.Create(input.Name!, input.Value)).Append(new("Input.Code", codes[0])));
        Assert.Contains("Sign in again", (await (await client.PostAsync(step, content)).PageAsync()).Body!.TextContent);
        Assert.StartsWith("/account/sign-in", (await client.GetAsync("/desk")).To());
    }

    [Fact]
    public async Task With_a_passkey_and_no_app_a_password_opens_nothing_until_the_passkey_does()
    {
        var (id, email, password) = await web.AccountAsync("reader");
        var (other, _, _) = await web.AccountAsync("reader");
        using var passkey = await SoftPasskey.AddAsync(web, id);
        using var stranger = await SoftPasskey.AddAsync(web, other);
        var client = web.CreateClient();

        var step = (await client.SignInAsync(email, password, "/account/sign-in?return=/desk/dushanbe-2018")).To();

        Assert.Equal("/account/second-step?return=%2Fdesk%2Fdushanbe-2018", step);
        await IsNowhereAsync(client, id);
        var page = await client.PageAsync(step);
        Assert.Equal((1, 0), (page.QuerySelectorAll("form[data-passkey=any]").Length, page.QuerySelectorAll("#code").Length));
        // neither nothing nor nonsense nor the passkey of somebody else
        foreach (var answer in new Func<Task<string>>[] { () => Task.FromResult(""), () => Task.FromResult("{}"), () => stranger.AnswerAsync(client) })
        {
            var wrong = await PostAsync(client, page, "passkey", ("Key.Credential", await answer()), step);
            Assert.Equal((HttpStatusCode.OK, true), (wrong.StatusCode, (await wrong.PageAsync()).QuerySelector("p[role=alert]:not([hidden])")?.TextContent == "The passkey was not accepted. Try again."));
        }

        await IsNowhereAsync(client, id);
        // without the password before it, it is not the second step
        var late = web.CreateClient();
        Assert.Contains("Sign in again", (await late.PageAsync(step)).Body!.TextContent);

        var right = await PostAsync(client, page, "passkey", ("Key.Credential", await passkey.AnswerAsync(client)), step);
        Assert.Equal("/desk/dushanbe-2018", right.To());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/desk/dushanbe-2018")).StatusCode);
        Assert.True(Assert.Single((await MeansAsync(id)).Sessions).IsStrong);
        Assert.Contains("After your password you need your passkey.", (await client.PageAsync("/account")).Body!.TextContent);
    }

    [Fact]
    public async Task A_new_password_opens_no_way_round_a_passkey_and_taking_it_away_does()
    {
        var (id, email, _) = await web.AccountAsync("reader");
        using var passkey = await SoftPasskey.AddAsync(web, id);
        await web.Get<ResetPassword>().ExecuteAsync(new(id, "another long password"), WebInstallation.Organizer, default);
        var client = web.CreateClient();

        Assert.StartsWith("/account/second-step", (await client.SignInAsync(email, "another long password")).To());
        await IsNowhereAsync(client, id);
        // whoever has lost it is helped by an owner
        await web.Get<RemoveSecondStep>().ExecuteAsync(new(id), WebInstallation.Organizer, default);
        Assert.Contains("Sign in again", (await client.PageAsync("/account/second-step")).Body!.TextContent);
        Assert.Equal("/desk", (await client.SignInAsync(email, "another long password")).To());
    }

    [Fact]
    public async Task With_an_app_and_a_passkey_either_will_do()
    {
        var (id, email, password) = await web.AccountAsync("reader");
        var (codes, _) = await SetUpAsync(web.CreateClient(), email, password);
        using var passkey = await SoftPasskey.AddAsync(web, id);
        var (one, two) = (web.CreateClient(), web.CreateClient());

        var step = (await one.SignInAsync(email, password)).To();
        Assert.Equal("/desk", (await PostAsync(one, await one.PageAsync(step), "second-step", ("Input.Code", codes[0]), step)).To());
        await two.SignInAsync(email, password);
        var byPasskey = await PostAsync(two, await two.PageAsync(step), "passkey", ("Key.Credential", await passkey.AnswerAsync(two)), step);
        Assert.Equal((HttpStatusCode.Redirect, "/desk"), (byPasskey.StatusCode, byPasskey.To()));
    }

    [Fact]
    public async Task The_page_of_the_app_shows_a_code_for_the_phone_and_refuses_a_secret_of_somebody_else()
    {
        var (_, email, password) = await web.AccountAsync("reader");
        var (_, other, otherPassword) = await web.AccountAsync("reader");
        var (client, stranger) = (web.CreateClient(), web.CreateClient());
        await client.SignInAsync(email, password);
        await stranger.SignInAsync(other, otherPassword);

        var page = await client.PageAsync("/account/authenticator");
        Assert.NotNull(page.QuerySelector("svg.qr path[d^='M']"));
        Assert.Matches("^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$", page.QuerySelector("code")!.TextContent);
        var theirs = await stranger.PageAsync("/account/authenticator");
        var secret = SecretOf(theirs);
        var answer = await client.PostFormAsync("/account/authenticator", ("Input.Sealed", theirs.QuerySelector<IHtmlInputElement>("input[name='Input.Sealed']")!.Value), ("Input.Code", CodeOf(secret)));

        Assert.NotNull((await answer.PageAsync()).QuerySelector("[role=alert]"));
        Assert.Contains("No authenticator app", (await client.PageAsync("/account")).Body!.TextContent);
    }

    [Fact]
    public async Task A_role_that_needs_a_second_step_waits_for_it()
    {
        using var production = new ProductionInstallation();
        var (_, email, password) = await production.AccountAsync("owner");
        var client = production.CreateClient();

        var answer = await client.SignInAsync(email, password, "/account/sign-in?return=/desk/accounts");

        Assert.Equal("/account/authenticator?return=%2Fdesk%2Faccounts", answer.To());
        Assert.Contains("needs a second step", (await client.PageAsync(answer.To())).Body!.TextContent);
        Assert.StartsWith("/account/access-denied", (await client.GetAsync("/desk/accounts")).To());
        Assert.Contains("needs a second step", (await client.PageAsync("/account/access-denied")).Body!.TextContent);
        var (_, done) = await SetUpAsync(client, null, null, "/account/authenticator?return=/desk/accounts");
        Assert.Equal("desk/accounts", done.QuerySelector("a.button--main")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/desk/accounts")).StatusCode);
    }

    [Fact]
    public async Task Sessions_are_shown_and_ended_on_the_page_of_the_account()
    {
        var (id, email, password) = await web.AccountAsync("reader");
        var (here, there) = (web.CreateClient(), web.CreateClient());
        there.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0");
        await there.SignInAsync(email, password);
        await here.SignInAsync(email, password);

        var page = await here.PageAsync("/account");
        Assert.Equal(["Unknown browser", "Firefox, Windows"], page.QuerySelectorAll("#sessions ~ form li b").Select(each => each.TextContent));
        var end = page.QuerySelectorAll<IHtmlButtonElement>("button[name='Ended.Id']").Single(each => each.GetAttribute("value")!.Length > 0);
        var answer = await PostAsync(here, page, "sessions", ("Ended.Id", end.GetAttribute("value")!));

        Assert.Contains("Ended.", (await answer.PageAsync()).QuerySelector("[role=status]")!.TextContent);
        Assert.StartsWith("/account/sign-in", (await there.GetAsync("/account")).To());
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).StatusCode);
        Assert.Single((await MeansAsync(id)).Sessions);
    }

    [Fact]
    public async Task The_name_of_a_passkey_is_shown_as_the_text_that_it_is()
    {
        var (id, email, password) = await web.AccountAsync("reader");
        var client = web.CreateClient();
        await client.SignInAsync(email, password);
        UserPasskeyInfo key = new([7, 7, 7], [9], default, 0, null, isUserVerified: true, isBackupEligible: false, isBackedUp: false, [], []);
        await web.Get<AddPasskey>().ExecuteAsync(new(key, "<img src=x onerror=alert(1)>"), new Actor(id, "", []) { ProvenAt = DateTime.MaxValue }, default);

        var page = await client.PageAsync("/account");

        Assert.Empty(page.QuerySelectorAll("main img"));
        Assert.Contains(page.QuerySelectorAll("li b"), each => each.TextContent == "<img src=x onerror=alert(1)>");
    }

    [Fact]
    public async Task An_export_from_a_desk_that_was_left_open_asks_first_who_is_there()
    {
        var (id, email, password) = await web.AccountAsync("organizer");
        var client = web.CreateClient();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        await client.SignInAsync(email, password);
        await LeaveOpenAsync(id);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/desk/dushanbe-2022/participants.csv") { Content = new FormUrlEncodedContent([new("language", "en")]) };
        request.Headers.Referrer = new("http://localhost/desk/dushanbe-2022/export");
        var answer = await client.SendAsync(request);

        Assert.Equal((HttpStatusCode.SeeOther, "/account/confirm?return=%2Fdesk%2Fdushanbe-2022%2Fexport"), (answer.StatusCode, answer.To()));
        var wrong = await client.PostFormAsync(answer.To(), ("Input.Secret", "not the password"));
        Assert.Equal("The password is incorrect.", (await wrong.PageAsync()).QuerySelector("[role=alert]")!.TextContent);
        Assert.Equal("/desk/dushanbe-2022/export", (await client.PostFormAsync(answer.To(), ("Input.Secret", password))).To());
        using var again = new FormUrlEncodedContent([new("language", "en")]);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/desk/dushanbe-2022/participants.csv", again)).StatusCode);
    }

    [Fact]
    public async Task The_way_back_never_leads_off_this_site()
    {
        var (id, email, password) = await web.AccountAsync("organizer");
        var client = web.CreateClient();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        await client.SignInAsync(email, password);
        await LeaveOpenAsync(id);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/desk/dushanbe-2022/participants.csv") { Content = new FormUrlEncodedContent([new("language", "en")]) };
        request.Headers.Referrer = new("https://evil.example/desk/dushanbe-2022/export");

        Assert.Equal("/account/confirm?return=%2Fdesk", (await client.SendAsync(request)).To());
        Assert.Equal("/desk", (await client.PostFormAsync("/account/confirm?return=//evil.example", ("Input.Secret", password))).To());
    }

    [Theory]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1", "Chrome, iPhone")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15", "Safari, macOS")]
    [InlineData("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0 Mobile Safari/537.36", "Samsung Internet, Android")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows")]
    [InlineData("curl/8.0", null), InlineData("", null), InlineData(null, null)]
    public void A_browser_is_called_by_its_name(string? header, string? name) => Assert.Equal(name, BrowserNames.Of(header));

    private async Task IsNowhereAsync(HttpClient client, Guid id)
    {
        Assert.StartsWith("/account/sign-in", (await client.GetAsync("/desk/dushanbe-2018")).To());
        Assert.Empty((await MeansAsync(id)).Sessions);
    }

    // signs in where an address is given, sets an app up, and returns the recovery codes and the last page
    private static async Task<(IReadOnlyList<string> Codes, IHtmlDocument Page)> SetUpAsync(HttpClient client, string? email, string? password, string address = "/account/authenticator")
    {
        if (email is not null) await client.SignInAsync(email, password!);
        var page = await client.PageAsync(address);
        var done = await (await PostAsync(client, page, "authenticator", ("Input.Code", CodeOf(SecretOf(page))), address: address)).PageAsync();
        return ([.. done.QuerySelectorAll(".codes code").Select(each => each.TextContent)], done);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, IHtmlDocument page, string form, (string Name, string Value) field, string address = "/account")
    {
        var hidden = page.QuerySelectorAll("form[method=post]").Single(each => each.QuerySelector($"input[name='_handler'][value='{form}']") is not null).QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>();
        var content = new FormUrlEncodedContent(hidden.Where(input => input.Name is not null && input.Name != field.Name).Select(input => KeyValuePair.Create(input.Name!, input.Value)).Append(new(field.Name, field.Value)));
        // as browsers do, which passkeys rely on
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add("Origin", "http://localhost");
        return client.SendAsync(request);
    }

    private static byte[] SecretOf(IHtmlDocument page)
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(page.QuerySelector("code")!.TextContent.Where(char.IsAsciiLetterOrDigit).Select(letter => Convert.ToString(letters.IndexOf(letter), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }

    private static string CodeOf(byte[] secret) => TimeCode.Of(secret, TimeCode.StepOf(TimeProvider.System.GetUtcNow())).ToString("000000", CultureInfo.InvariantCulture);

    private async Task<ReadSignInMeans.Row> MeansAsync(Guid id) => (await web.Get<ReadSignInMeans>().ReadAsync(new(id, "", []), default))!;

    private async Task LeaveOpenAsync(Guid id)
    {
        await using var db = await web.Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();
        foreach (var session in await db.SignInSessions.Where(each => each.AccountId == id).ToListAsync()) session.ProvenAt -= TimeSpan.FromHours(1);
        await db.SaveChangesAsync();
        web.Get<Bulletin>().Publish(new AccountChanged(id));
    }
}
