using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Papers.Booklet;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Dushanbe.Conference.Web.Public;

/// <summary>Services of the public pages, and their endpoints that are not pages.</summary>
internal static class PublicPages
{
    /// <summary>The output-cache policy of every public page, defined by the host.</summary>
    public const string CachePolicy = "public";

    /// <summary>The known query parameters of public pages. Others, such as tracking parameters, are ignored.</summary>
    public static readonly IReadOnlyList<string> QueryWords = ["day", "q", "kind", "room", "interpretation"];

    /// <summary>The folder of the fonts; its name contains their version.</summary>
    public const string Fonts = "fonts/noto-5.3.0";

    // every folder of fonts, each with its version in its name
    private const string AnyFonts = "fonts/noto-";

    public static IServiceCollection AddPublicPages(this IServiceCollection services)
    {
        services.AddScoped<Visit>();
        // Cyrillic unescaped: character references would make Russian and Tajik pages half as long again
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }

    public static void MapPublicPages(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").AllowAnonymous();
        open.MapGet("/", ToHome);
        foreach (var language in Languages.All)
        {
            // the language as a literal, as in page routes: otherwise a page route would take precedence over its calendar file
            var ofLanguage = open.MapGroup($"/{language.Tag}/{{edition}}");
            ofLanguage.MapGet("/agenda.ics", (string edition, HttpContext http, ProgrammeCalendar calendar, CancellationToken cancel) =>
                Calendar(new(edition, null, language.Tag, Address(http, language.Tag, edition)), $"{edition}.ics", http, calendar, cancel)).CacheOutput(CachePolicy);
            ofLanguage.MapGet("/sessions/{session}.ics", (string edition, string session, HttpContext http, ProgrammeCalendar calendar, FormerAddresses former, CancellationToken cancel) =>
                SessionCalendar(new(edition, session, language.Tag, Address(http, language.Tag, edition)), http, calendar, former, cancel)).CacheOutput(CachePolicy);
            ofLanguage.MapGet("/programme.pdf", (string edition, HttpContext http, BookletPaper booklets, CancellationToken cancel) =>
                Booklet(language.Tag, edition, http, booklets, draft: false, cancel)).CacheOutput(CachePolicy).TakesLong();
            ofLanguage.MapGet("/draft.pdf", (string edition, HttpContext http, BookletPaper booklets, CancellationToken cancel) =>
                Booklet(language.Tag, edition, http, booklets, draft: true, cancel)).TakesLong();
        }

        open.MapGet("/portraits/{hash:length(64)}", Portrait).TakesLong();
        // an address without a language: matched last, and only where the first segment is an edition
        open.MapGet("/{edition}/{**rest}", ToLanguage).Add(endpoint => ((RouteEndpointBuilder)endpoint).Order = int.MaxValue - 1);
    }

    /// <summary>Lets browsers cache the fonts permanently: style sheets refer to them without a fingerprint, their folder's name contains the version.</summary>
    public static StaticAssetsEndpointConventionBuilder KeepFonts(this StaticAssetsEndpointConventionBuilder assets)
    {
        assets.Add(endpoint =>
        {
            if (endpoint is not RouteEndpointBuilder { RoutePattern.RawText: { } route } || !route.TrimStart('/').StartsWith(AnyFonts, StringComparison.Ordinal) || endpoint.RequestDelegate is not { } serve) return;
            endpoint.RequestDelegate = http =>
            {
                http.Response.OnStarting(() =>
                {
                    http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                    return Task.CompletedTask;
                });
                return serve(http);
            };
        });
        return assets;
    }

    private static async Task<IResult> ToHome(HttpContext http, PublicEditions editions, IOptions<InstallationOptions> options, CancellationToken cancel)
    {
        var home = await editions.ReadHomeAsync(options.Value.HomeEdition, cancel);
        return To(http, $"/{LanguageChoice.Of(http.Request, home?.DefaultLanguage)}");
    }

    private static async Task<IResult> ToLanguage(string edition, string? rest, HttpContext http, PublicEditions editions, CancellationToken cancel)
    {
        if (await editions.ReadAsync(edition, cancel) is not { } found) return Results.NotFound();
        var path = new PathString($"/{LanguageChoice.Of(http.Request, found.DefaultLanguage)}/{found.Slug}{(string.IsNullOrEmpty(rest) ? "" : $"/{rest}")}");
        return To(http, path.ToUriComponent() + http.Request.QueryString.ToUriComponent());
    }

    private static IResult To(HttpContext http, string address)
    {
        http.Response.Headers.Vary = $"{HeaderNames.AcceptLanguage}, {HeaderNames.Cookie}";
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.LocalRedirect($"{http.Request.PathBase}{address}");
    }

    private static async Task<IResult> SessionCalendar(ProgrammeCalendar.Form form, HttpContext http, ProgrammeCalendar calendar, FormerAddresses former, CancellationToken cancel)
    {
        var found = await Calendar(form, $"{form.Session}.ics", http, calendar, cancel);
        if (found is not IStatusCodeHttpResult { StatusCode: StatusCodes.Status404NotFound } || await former.SessionAsync(form.Edition, form.Session!, await http.ActorAsync(), cancel) is not { } now || now == form.Session) return found;
        http.Response.Headers.CacheControl = "no-cache";
        return Results.LocalRedirect($"{http.Request.PathBase}/{form.Language}/{Uri.EscapeDataString(form.Edition)}/sessions/{Uri.EscapeDataString(now)}.ics", permanent: true);
    }

    private static async Task<IResult> Calendar(ProgrammeCalendar.Form form, string name, HttpContext http, ProgrammeCalendar calendar, CancellationToken cancel)
    {
        if (await calendar.ReadAsync(form, await http.ActorAsync(), cancel) is not { } text) return Results.NotFound();
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = name }.ToString();
        var bytes = Encoding.UTF8.GetBytes(text);
        // weak, since the calendar is also sent compressed
        return Results.Bytes(bytes, "text/calendar; charset=utf-8", entityTag: new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"", isWeak: true));
    }

    private static async Task<IResult> Booklet(string language, string edition, HttpContext http, BookletPaper booklets, bool draft, CancellationToken cancel)
    {
        using var file = new MemoryStream();
        // papers show only an address from the settings
        var online = http.RequestServices.GetRequiredService<IOptions<InstallationOptions>>().Value.PublicAddress is null ? null : Address(http, language, edition)(null);
        if (await booklets.WriteAsync(edition, language, pdfA: false, file, await http.ActorAsync(), cancel, draft, online) is null) return Results.NotFound();
        if (draft) http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = $"{edition}-{language}.pdf" }.ToString();
        return Results.Bytes(file.ToArray(), "application/pdf");
    }

    private static Func<string?, Uri?> Address(HttpContext http, string language, string edition)
    {
        var asked = new UriBuilder(http.Request.Scheme, http.Request.Host.Host, http.Request.Host.Port ?? -1, $"{http.Request.PathBase}/").Uri;
        var root = http.RequestServices.GetRequiredService<SiteAddress>().Root(asked);
        return session => root is null ? null : new Uri(root, $"{language}/{Uri.EscapeDataString(edition)}{(session is null ? "" : $"/sessions/{Uri.EscapeDataString(session)}")}");
    }

    private static async Task<IResult> Portrait(string hash, HttpContext http, SpeakerPortrait portraits, CancellationToken cancel)
    {
        if (await portraits.ReadAsync(hash, await http.ActorAsync(), cancel) is not { } picture) return Results.NotFound();
        // addressed by content, so it never changes; SVG is served as an image that cannot run scripts
        http.Response.Headers.CacheControl = picture.IsPublic ? "public, max-age=31536000, immutable" : "private, no-store";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(picture.Bytes, picture.MediaType);
    }
}
