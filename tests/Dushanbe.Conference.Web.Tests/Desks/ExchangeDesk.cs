using System.Net;
using System.Net.Http.Json;
using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Exchange;

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

    public async Task<Guid> SendAsync(byte[] bytes, string name = "people.csv")
    {
        var answer = await PostAsync($"import/table?name={Uri.EscapeDataString(name)}", bytes);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<Dictionary<string, Guid>>())!["id"];
    }

    public async Task ImportAsync(string table)
    {
        var import = await SendAsync(Encoding.UTF8.GetBytes(table));
        Assert.Equal(ImportPhase.Checked, (await RunAsync(import, dryRun: true)).Phase);
        Assert.Equal(ImportPhase.Imported, (await RunAsync(import, dryRun: false)).Phase);
    }

    /// <summary>Asks for it and waits until the server has done it.</summary>
    public async Task<ReadImport.View> RunAsync(Guid import, bool dryRun)
    {
        Assert.IsType<StartImport.Outcome.Started>(await StartAsync(import, dryRun));
        return await EndAsync(import);
    }

    public Task<StartImport.Outcome> StartAsync(Guid import, bool dryRun) => Web.Get<StartImport>().ExecuteAsync(new(EditionId, import, dryRun), Actor, default);

    public async Task<ReadImport.View> EndAsync(Guid import)
    {
        for (var tries = 0; tries < 6_000; tries++)
        {
            if (await ViewAsync(import) is { IsActive: false } ended) return ended;
            await Task.Delay(10);
        }

        throw new TimeoutException("The import never ended.");
    }

    public async Task<ReadImport.View> ViewAsync(Guid import) => (await Web.Get<ReadImport>().ReadAsync(EditionId, import, Actor, default))!;
}
