using System.Net;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>Forms that were open too long, or lost a part on the way, get a page in the reader's language.</summary>
public sealed class BrokenFormTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    [Theory]
    [InlineData("en", "Nothing was saved."), InlineData("ru", "Ничего не сохранено."), InlineData("tg", "Ҳеҷ чиз нигоҳ дошта нашуд.")]
    public async Task A_form_that_cannot_be_read_is_answered_in_words(string language, string words)
    {
        var client = web.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        foreach (var (name, value) in new[] { ("_handler", "sign-in"), ("Input.Email", new string('x', 40_000)) })
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create(name, value)]);
            using var answer = await client.PostAsync("/account/sign-in", form);

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(words, (await answer.PageAsync()).QuerySelector("main [role=alert]")?.TextContent);
        }
    }
}
