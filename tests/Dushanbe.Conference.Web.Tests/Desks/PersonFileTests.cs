using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;

namespace Dushanbe.Conference.Web.Tests.Desks;

/// <summary>The data of one person goes out as a file in the person's language, to be saved, and never runs.</summary>
public sealed class PersonFileTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    [Theory]
    [InlineData("en", "Personal data held about", "Given name", "registration; the badge")]
    [InlineData("ru", "Персональные данные:", "Имя", "регистрация; бейдж")]
    [InlineData("tg", "Маълумоти шахсӣ:", "Ном", "бақайдгирӣ; бейҷ")]
    public async Task A_page_has_what_is_held_in_the_language_that_was_chosen(string language, string title, string field, string purpose)
    {
        var (organizer, id) = (await web.SignedInAsync("organizer"), await PersonAsync());

        var answer = await PostAsync(organizer, $"/desk/dushanbe-2022/participants/{id}/data.html?language={language}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("attachment", $"personal-data-{id.ToString()[^8..]}.html"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName));
        Assert.Contains("no-store", $"{answer.Headers.CacheControl}");
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.StartsWith(title, page.QuerySelector("h1")!.TextContent);
        var row = page.QuerySelectorAll("tr").Single(each => each.QuerySelector("th")!.TextContent == field && each.QuerySelector("td") is not null);
        Assert.Equal(("<script>alert(1)</script>", purpose), (row.QuerySelectorAll("td")[0].TextContent, row.QuerySelectorAll("td")[1].TextContent));
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Contains("person@example.org", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("[Deed.", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_has_the_same_and_both_are_for_whoever_manages_the_edition_from_its_desk_alone()
    {
        var (organizer, clerk, id) = (await web.SignedInAsync("organizer"), await web.SignedInAsync("registration"), await PersonAsync());

        using var file = JsonDocument.Parse(await (await PostAsync(organizer, $"/desk/dushanbe-2022/participants/{id}/data.json")).Content.ReadAsStringAsync());

        Assert.Equal("person@example.org", file.RootElement.GetProperty("items").EnumerateArray().Single(each => each.GetProperty("name").GetString() == "Email").GetProperty("value").GetString());
        Assert.Equal("Created", file.RootElement.GetProperty("journal")[0].GetProperty("action").GetString());
        foreach (var ending in new[] { "html", "json" })
        {
            Assert.StartsWith("/account/access-denied", (await PostAsync(clerk, $"/desk/dushanbe-2022/participants/{id}/data.{ending}")).To());
            Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(organizer, $"/desk/dushanbe-2018/participants/{id}/data.{ending}")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await organizer.PostAsync($"/desk/dushanbe-2022/participants/{id}/data.{ending}", new FormUrlEncodedContent([KeyValuePair.Create("language", "en")]))).StatusCode);
        }
    }

    private async Task<Guid> PersonAsync()
    {
        var edition = (await web.Get<FindEdition>().ReadAsync("dushanbe-2022", default))!;
        await web.Get<CreateDefaultCategories>().ExecuteAsync(new(edition.Id), WebInstallation.Organizer, default);
        var category = (await web.Get<CategoryList>().ReadAsync(edition.Id, WebInstallation.Organizer, default))[0];
        var fields = new ParticipantFields { Given = "<script>alert(1)</script>", Family = $"Sharifova {Guid.CreateVersion7():N}", CategoryId = category.Id, Organization = "Institute", Email = "person@example.org" };
        return Assert.IsType<RegisterParticipant.Outcome.Registered>(await web.Get<RegisterParticipant>().ExecuteAsync(new(edition.Id, fields), WebInstallation.Organizer, default)).ParticipantId;
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string address, params (string Name, string Value)[] form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form.Append((Name: "account", Value: "")).Select(each => KeyValuePair.Create(each.Name, each.Value))) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return client.SendAsync(request);
    }
}
