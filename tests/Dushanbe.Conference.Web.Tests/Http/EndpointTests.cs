using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>Every address the server knows, so that a new one is covered without being named.</summary>
public sealed class EndpointTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    // what anybody may open; everything else asks for a sign-in
    private static readonly string[] OpenToAll =
    [
        "/", "/health/live", "/health/ready", "/not-found", "/error",
        "/account/sign-in", "/account/set-up", "/account/access-denied", "/account/second-step", "/account/passkey/any", "/account/link", "/account/forgotten", "/account/language/{language}", "/account/theme/{theme:regex(^(light|dark|system)$)}",
        "/portraits/{hash:length(64)}", "/{edition}/{**rest}", "{**path}",
    ];

    private IEnumerable<RouteEndpoint> All => web.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    [Fact]
    public void Nothing_is_open_to_everybody_but_what_is_meant_to_be()
    {
        _ = web.CreateClient();
        var open = All.Where(IsOpen).Where(each => each.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(each => each.RoutePattern.RawText!)
            .Where(pattern => !OpenToAll.Contains(pattern) && !Regex.IsMatch(pattern, @"^/(\{language:regex\(\^\(en\|ru\|tg\)\$\)\}|en|ru|tg)(/|$)"))
            .Distinct().Order();

        Assert.Empty(open);
    }

    [Fact]
    public async Task Whoever_has_not_signed_in_is_sent_to_sign_in_from_every_other_address()
    {
        var client = web.CreateClient();
        // during development a catch-all looks for files that the build did not know; what it does not find is not found
        var closed = All.Where(each => !IsOpen(each) && each.RoutePattern.RawText != "{**path:file}").ToList();
        var wrong = new List<string>();

        foreach (var endpoint in closed)
        {
            var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is [var first, ..] ? first : "GET";
            using var request = new HttpRequestMessage(new HttpMethod(method), Sample(endpoint.RoutePattern));
            if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is [var type, ..])
            {
                request.Content = new ByteArrayContent([]);
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type.Replace("*", "x"));
            }

            var answer = await client.SendAsync(request);
            // the circuit's own addresses say 401 to a script that could not follow a redirect
            if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.Unauthorized) || !answer.To().StartsWith("/account/sign-in")) wrong.Add($"{method} {endpoint.RoutePattern.RawText}: {(int)answer.StatusCode} {answer.To()}");
        }

        Assert.Empty(wrong);
        Assert.Contains(closed, each => each.RoutePattern.RawText == "/desk");
        Assert.Contains(closed, each => each.RoutePattern.RawText == "/account/password");
    }

    [Fact]
    public async Task Who_may_do_nothing_opens_no_desk()
    {
        var client = await web.SignedInAsync();
        var desks = All.Where(each => each.RoutePattern.RawText!.StartsWith("/desk/{") && each.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false).ToList();

        foreach (var desk in desks)
        {
            var answer = await client.GetAsync(Sample(desk.RoutePattern));
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect && answer.To().StartsWith("/account/access-denied"), $"{desk.RoutePattern.RawText}: {(int)answer.StatusCode} {answer.To()}");
        }

        Assert.NotEmpty(desks);
    }

    private static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>An address of this pattern.</summary>
    internal static string Sample(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart { Name: "edition" or "Edition" or "slug" } => "dushanbe-2022",
        RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content == "guid") => Guid.Empty.ToString(),
        RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content == "int") => "1",
        RoutePatternParameterPart { IsCatchAll: true } => "",
        RoutePatternSeparatorPart separator => separator.Content,
        _ => "x",
    }))));
}
