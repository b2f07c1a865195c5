using System.Net;

namespace Dushanbe.Conference.Web.Tests.Desks;

/// <summary>The files of the list of participants, as the desk asks for them.</summary>
public sealed class ListDeskTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    [Fact]
    public async Task They_are_posted_from_the_desk_itself_by_who_may()
    {
        var (clerk, badges) = (await web.SignedInAsync("registration"), await web.SignedInAsync("badges"));

        var given = await PostAsync(clerk, "pdf");
        var refused = await PostAsync(badges, "pdf");
        var linked = await clerk.GetAsync("/desk/dushanbe-2018/list.pdf");
        var forged = await PostAsync(clerk, "pdf", "cross-site");

        Assert.Equal(("application/pdf", "list-of-participants-dushanbe-2018-final-ru.pdf"), (given.Content.Headers.ContentType!.ToString(), given.Content.Headers.ContentDisposition!.FileName));
        Assert.Equal("%PDF"u8.ToArray(), (await given.Content.ReadAsByteArrayAsync())[..4]);
        Assert.StartsWith("/account/access-denied", refused.To());
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (linked.StatusCode, forged.StatusCode));
    }

    [Theory]
    [InlineData("kind", "Draft"), InlineData("groups", "Everybody"), InlineData("groups", ""), InlineData("language", "fr"), InlineData("order", "de"), InlineData("asAt", "tomorrow"), InlineData("asAt", "2999-01-01"), InlineData("kind", "7")]
    public async Task What_is_not_understood_gives_no_list(string field, string value)
    {
        var answer = await PostAsync(await web.SignedInAsync("registration"), "xlsx", "same-origin", (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string format, string site = "same-origin", params (string Field, string Value)[] otherwise)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = "Final", ["groups"] = "States,Media", ["language"] = "ru", ["order"] = "fr", ["asAt"] = "2022-10-17" };
        foreach (var (field, value) in otherwise) fields[field] = value;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/desk/dushanbe-2018/list.{format}") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Sec-Fetch-Site", site);
        return await client.SendAsync(request);
    }
}
