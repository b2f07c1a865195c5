using System.Net;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Grants;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>An owner who looks at the desks as somebody else opens what that role opens, sends nothing, and comes back by a form.</summary>
public sealed class LookAsTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    [Fact]
    public async Task The_desks_of_a_role_open_and_no_others_until_the_form_of_the_refusal_or_of_a_desk_ends_it()
    {
        var (id, email, password) = await web.AccountAsync(Roles.Owner);
        var client = web.CreateClient();
        await client.SignInAsync(email, password);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/desk/accounts")).StatusCode);

        var session = await SessionAsync(id);
        Assert.IsType<LookAs.Outcome.Looks>(await web.Get<LookAs>().ExecuteAsync(new(session, "badges", GrantScope.Installation, null), (await web.Get<SignInSessions>().ReadAsync(session, default))!, default));

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/desk/dushanbe-2022/badges")).StatusCode);
        foreach (var desk in new[] { "/desk/accounts", "/desk/dushanbe-2022/import" }) Assert.StartsWith("/account/access-denied", (await client.GetAsync(desk)).To());
        // a strange site cannot end it, nor can a link
        // a form that changes something is led to a page that says why nothing changed
        var form = await client.PostFormAsync("/account/password", ("Input.Current", "a wrong password"), ("Input.New", "quiet lamp over water"), ("Input.Again", "quiet lamp over water"));
        Assert.Equal((HttpStatusCode.SeeOther, "/account/access-denied"), (form.StatusCode, form.To()));
        Assert.Contains("Nothing can be changed", (await client.PageAsync("/account/access-denied")).Body!.TextContent);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/account/look-as-oneself", new FormUrlEncodedContent([]))).StatusCode);
        Assert.NotEqual(HttpStatusCode.Redirect, (await client.GetAsync("/account/look-as-oneself")).StatusCode);
        Assert.Equal("badges", (await web.Get<SignInSessions>().ReadAsync(session, default))!.LooksAs);

        var refusal = await (await client.GetAsync("/account/access-denied")).PageAsync();
        var token = refusal.QuerySelector("form[action='account/look-as-oneself'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await client.PostAsync("/account/look-as-oneself", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));

        Assert.Equal("/desk", answer.To());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/desk/accounts")).StatusCode);
        Assert.Null((await (await client.GetAsync("/account/access-denied")).PageAsync()).QuerySelector("form[action='account/look-as-oneself']"));
    }

    [Fact]
    public async Task The_page_of_a_refusal_leads_whoever_has_no_role_home_and_others_to_the_desks()
    {
        foreach (var (post, address) in new[] { ((string?)null, "."), ("badges", "desk") })
            Assert.Equal(address, (await (await web.SignedInAsync(post)).PageAsync("/account/access-denied")).QuerySelector("a.button--main")!.GetAttribute("href"));
    }

    private async Task<Guid> SessionAsync(Guid account)
    {
        await using var db = await web.Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();
        return await db.SignInSessions.Where(each => each.AccountId == account).Select(each => each.Id).SingleAsync();
    }
}
