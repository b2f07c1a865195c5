using System.Net;
using AngleSharp.Html.Dom;

namespace Dushanbe.Conference.Web.Tests.OpenId;

/// <summary>A browser that goes to the provider and back, with cookies of its own for each, and stops wherever a test wants.</summary>
internal sealed class ProviderBrowser(ProvidedInstallation web) : IDisposable
{
    public const string SignIn = "/account/provider?for=sign-in&return=%2Fdesk%2Fdushanbe-2022", Link = "/account/provider?for=link&return=%2Faccount", Proof = "/account/provider?for=proof&return=%2Faccount";

    private readonly HttpClient there = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public HttpClient Site { get; } = web.CreateClient();

    /// <summary>Follows a link of a page of the site.</summary>
    public async Task<HttpResponseMessage> FollowAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Referrer = new Uri($"{ProvidedInstallation.Site}/account/sign-in");
        return await Site.SendAsync(request);
    }

    /// <summary>To the provider; the address on the site to which it sends the browser back.</summary>
    public async Task<string> AskAsync(string link = SignIn)
    {
        var sent = await FollowAsync(link);
        Assert.StartsWith(web.Provider.Address, sent.Headers.Location?.AbsoluteUri);
        var back = await there.GetAsync(sent.Headers.Location);
        Assert.StartsWith(ProvidedInstallation.Site, back.Headers.Location?.AbsoluteUri);
        return back.Headers.Location!.PathAndQuery;
    }

    /// <summary>There and back.</summary>
    public async Task<HttpResponseMessage> RoundAsync(string link = SignIn) => await Site.GetAsync(await AskAsync(link));

    /// <summary>What the page says to which an answer leads, and with which status.</summary>
    public async Task<(HttpStatusCode Status, string? Said)> ToldAsync(HttpResponseMessage answer)
    {
        var page = await Site.GetAsync(answer.To());
        return (page.StatusCode, (await page.PageAsync()).QuerySelector("[role=alert], [role=status]")?.TextContent);
    }

    /// <summary>Posts a form of a page by its name.</summary>
    public async Task<HttpResponseMessage> PostAsync(string address, string form)
    {
        var hidden = (await Site.PageAsync(address)).QuerySelectorAll("form[method=post]").Single(each => each.QuerySelector($"input[name='_handler'][value='{form}']") is not null).QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>();
        using var content = new FormUrlEncodedContent(hidden.Where(input => input.Name is not null).Select(input => KeyValuePair.Create(input.Name!, input.Value)));
        return await Site.PostAsync(address, content);
    }

    public void Dispose() => there.Dispose();
}
