using System.Net;

namespace Dushanbe.Conference.Web.Tests.Attacks;

/// <summary>Somebody has put cookies into the browser of a victim, who then signs in: the cookies that the other knows are worth nothing.</summary>
[Collection(AttackTests.Name)]
public sealed class FixationTests(AttackedInstallation web)
{
    private string Desk => $"/desk/{web.Own.Slug}";

    [Fact]
    public async Task A_cookie_that_was_there_before_signing_in_is_not_the_session_afterwards()
    {
        var (_, intruder, intruders) = await web.AccountAsync("reader");
        var (_, victim, victims) = await web.AccountAsync("organizer");
        var planted = await CookieAsync(web.CreateClient(), intruder, intruders);
        foreach (var cookie in new[] { planted, "conference=made-up", planted[..^8] + "AAAAAAAA" })
        {
            var browser = web.CreateDefaultClient();
            browser.DefaultRequestHeaders.Add("Cookie", cookie);
            var page = await browser.GetAsync("/account/sign-in");
            var form = (await page.PageAsync()).QuerySelector("form:has(input[type=password])")!.QuerySelectorAll("input[type=hidden]").Select(each => KeyValuePair.Create(each.GetAttribute("name")!, each.GetAttribute("value") ?? "")).ToList();
            var antiforgery = string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(each => each.Split(';')[0]).Where(each => each.Contains("Antiforgery", StringComparison.OrdinalIgnoreCase)));
            using var post = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in") { Content = new FormUrlEncodedContent(form.Append(KeyValuePair.Create("Input.Email", victim)).Append(KeyValuePair.Create("Input.Password", victims))) };
            browser.DefaultRequestHeaders.Remove("Cookie");
            browser.DefaultRequestHeaders.Add("Cookie", $"{cookie}; {antiforgery}");
            var answer = await browser.SendAsync(post);

            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            var fresh = Named(answer);
            Assert.NotEqual(cookie, fresh);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(fresh, $"{Desk}/programme"));
        }

        // the planted one is still the intruder's own and nobody else's
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(planted, Desk));
        Assert.NotEqual(HttpStatusCode.OK, await StatusAsync(planted, $"{Desk}/programme"));
    }

    private static string Named(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").Last(each => each.StartsWith("conference=", StringComparison.Ordinal)).Split(';')[0];

    private static async Task<string> CookieAsync(HttpClient browser, string email, string password) => Named(await browser.SignInAsync(email, password));

    private async Task<HttpStatusCode> StatusAsync(string cookie, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", cookie);
        using var client = web.CreateDefaultClient();
        return (await client.SendAsync(request)).StatusCode;
    }
}
