using System.Net;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Web.Tests.Attacks;

/// <summary>A page of another site makes the browser of an owner post to every address: nothing is done.</summary>
[Collection(AttackTests.Name)]
public sealed class ForeignPostTests(AttackedInstallation web)
{
    [Fact]
    public async Task Nothing_that_another_site_posts_is_done()
    {
        var faults = new List<string>();
        var before = await EntriesAsync();
        var posts = Addresses.Of(web).Where(each => each.Method() == "POST" || each.IsPage()).ToList();
        foreach (var post in posts)
        {
            foreach (var (header, value) in new[] { ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"), ("Origin", "null"), ("Referer", "https://evil.example/") })
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, post.Of(web.Own)) { Content = new FormUrlEncodedContent([KeyValuePair.Create("language", "en"), KeyValuePair.Create("Input.Email", "x@example.org"), KeyValuePair.Create("_handler", "sign-in")]) };
                request.Headers.TryAddWithoutValidation(header, value);
                // as a browser sends it: with the cookie and without our header
                using var answer = await Browser().SendAsync(request);
                if (answer.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.UnsupportedMediaType)) faults.Add($"{post.RoutePattern.RawText} with {header}: {value}: {answer.StatusCode} {answer.To()}");
            }
        }

        Assert.Empty(faults);
        Assert.Equal(before, await EntriesAsync());
        Assert.True(posts.Count > 50);
        // the same browser posts from our own page
        using var own = new HttpRequestMessage(HttpMethod.Post, $"/desk/{web.Own.Slug}/participants.csv") { Content = new FormUrlEncodedContent([KeyValuePair.Create("language", "en")]) };
        own.Headers.Add("Sec-Fetch-Site", "same-origin");
        Assert.Equal(HttpStatusCode.OK, (await Browser().SendAsync(own)).StatusCode);
    }

    private HttpClient Browser()
    {
        var client = web.CreateDefaultClient();
        client.DefaultRequestHeaders.Add("Cookie", web.OwnerCookie);
        return client;
    }

    private async Task<int> EntriesAsync()
    {
        await using var db = await web.Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();
        return await db.Journal.CountAsync();
    }
}
