using System.Net;
using System.Net.Http.Json;
using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Web.Desks.Exchange;

namespace Dushanbe.Conference.Web.Tests.Desks;

/// <summary>An organizer of an edition who sends and fetches files.</summary>
internal sealed record ExchangeDesk(WebInstallation Web, HttpClient Client, string Slug, Guid EditionId, Actor Actor)
{
    public static async Task<ExchangeDesk> OpenAsync(WebInstallation web, string slug)
    {
        var (id, email, password) = await web.AccountAsync("organizer");
        var client = web.CreateClient();
        await client.SignInAsync(email, password);
        var edition = (await web.Get<FindEdition>().ReadAsync(slug, default))!;
        var actor = (await web.Get<ReadActor>().ReadAsync(id, default))!;
        await web.Get<CreateDefaultCategories>().ExecuteAsync(new(edition.Id), actor, default);
        return new ExchangeDesk(web, client, slug, edition.Id, actor);
    }

    public static Task<HttpResponseMessage> ExportAsync(HttpClient client, string slug, string format, params (string Name, string Value)[] form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/desk/{slug}/participants.{format}") { Content = new FormUrlEncodedContent(form.Append(("language", "en")).Select(each => KeyValuePair.Create(each.Item1, each.Item2))) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return client.SendAsync(request);
    }

    public Task<HttpResponseMessage> ExportAsync(string format, params (string Name, string Value)[] form) => ExportAsync(Client, Slug, format, form);

    public Task<HttpResponseMessage> PostAsync(string part, byte[] bytes)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/desk/{Slug}/{part}") { Content = new ByteArrayContent(bytes) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return Client.SendAsync(request);
    }

    public async Task<ImportCase> SendAsync(byte[] bytes, string name = "people.csv")
    {
        var answer = await PostAsync($"import/table?name={Uri.EscapeDataString(name)}", bytes);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var id = (await answer.Content.ReadFromJsonAsync<Dictionary<string, Guid>>())!["id"];
        return Web.Get<ImportCases>().Find(id, EditionId, Actor)!;
    }

    public async Task ImportAsync(string table)
    {
        var import = await SendAsync(Encoding.UTF8.GetBytes(table));
        await RunAsync(import, dryRun: true);
        await RunAsync(import, dryRun: false);
    }

    public async Task RunAsync(ImportCase import, bool dryRun)
    {
        Assert.True(Web.Get<ImportCases>().Begin(import, dryRun, Actor));
        await import.Work;
    }
}
