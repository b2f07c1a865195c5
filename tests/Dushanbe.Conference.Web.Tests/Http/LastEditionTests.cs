using System.Net;
using Dushanbe.Conference.Editions;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>After signing in one lands on the edition one last worked on, and never on one that one may not open.</summary>
public sealed class LastEditionTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    [Fact]
    public async Task Each_account_of_a_browser_lands_on_the_edition_that_it_last_opened()
    {
        var client = web.CreateClient();
        var (one, other) = (await web.AccountAsync("organizer"), await web.AccountAsync("organizer"));
        await client.SignInAsync(one.Email, one.Password);
        Assert.Equal("/desk/dushanbe-2022", (await client.GetAsync("/desk")).To());

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/desk/dushanbe-2018/participants")).StatusCode);

        Assert.Equal("/desk/dushanbe-2018", (await client.GetAsync("/desk")).To());
        Assert.Equal("/desk/dushanbe-2018/badges", (await client.GetAsync("/desk/badges")).To());
        await client.SignInAsync(other.Email, other.Password);
        Assert.Equal("/desk/dushanbe-2022", (await client.GetAsync("/desk")).To());
        await client.SignInAsync(one.Email, one.Password);
        Assert.Equal("/desk/dushanbe-2018", (await client.GetAsync("/desk")).To());
    }

    [Fact]
    public async Task Whoever_may_not_open_an_edition_is_not_led_there_and_does_not_remember_it()
    {
        var own = (await web.Get<EditionList>().ReadAsync(WebInstallation.Organizer, default)).Single(each => each.Slug == "dushanbe-2018");
        var (id, email, password) = await web.AccountAsync("organizer", own.Id);
        var client = web.CreateClient();
        await client.SignInAsync(email, password);

        await client.GetAsync("/desk/dushanbe-2022/participants");
        Assert.Equal("/desk/dushanbe-2018", (await client.GetAsync("/desk")).To());
        client.DefaultRequestHeaders.Add("Cookie", $"edition-{id.ToString("N")[^12..]}=dushanbe-2022");

        Assert.Equal("/desk/dushanbe-2018", (await client.GetAsync("/desk")).To());
    }
}
