using System.Globalization;
using System.IO.Compression;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Primitives;

namespace Dushanbe.Conference.Web.Public.Frame;

/// <summary>
/// The cache of the public pages. It stores compressed bytes, one copy for each encoding; a copy is valid 30 seconds while its
/// edition is running, since the pages then show current sessions, and ten minutes otherwise; changed content evicts it at once.
/// </summary>
internal static class PublicCaching
{
    /// <summary>The tag of every cached page.</summary>
    public const string Everything = "public";

    /// <summary>The tag of the pages of one edition; of those without an edition in their address, with null.</summary>
    public static string TagOf(string? slug) => $"edition:{slug}";

    public static void AddPublicCaching(this IServiceCollection services)
    {
        services.AddSingleton<IOutputCacheStore, PageStore>();
        services.AddOutputCache(cache =>
        {
            cache.AddPolicy("public", policy => policy.AddPolicy<PublicPolicy>(), excludeDefaultPolicy: true);
            cache.MaximumBodySize = 4 * 1024 * 1024;
        });
        services.AddSingleton<RunningEditions>();
        services.AddHostedService<ContentWatch>();
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "text/calendar", "image/svg+xml"];
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        DecorateAntiforgery(services);
    }

    public static void UsePublicCaching(this IApplicationBuilder app)
    {
        // the cache returns this header capitalized, and blazor.web.js then discards the page and loads it again
        app.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                if (http.Response.Headers.ContainsKey("blazor-enhanced-nav")) http.Response.Headers["blazor-enhanced-nav"] = "allow";
                return Task.CompletedTask;
            });
            return next(http);
        });
        app.UseOutputCache();
        // inside the cache, so that a page is compressed once instead of for every reader
        app.UseResponseCompression();
    }

    private static void DecorateAntiforgery(IServiceCollection services)
    {
        services.AddAntiforgery();
        var framework = services.Last(each => each.ServiceType == typeof(IAntiforgery));
        services.Remove(framework);
        services.AddSingleton<IAntiforgery>(provider => new FormlessPages((IAntiforgery)ActivatorUtilities.CreateInstance(provider, framework.ImplementationType!)));
    }

    /// <summary>Blazor requests an antiforgery token on every page, and its cookie would prevent caching. Cached pages have no forms.</summary>
    private sealed class FormlessPages(IAntiforgery framework) : IAntiforgery
    {
        private static readonly AntiforgeryTokenSet None = new(null, null, "__RequestVerificationToken", "RequestVerificationToken");

        public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => IsFormless(httpContext) ? None : framework.GetAndStoreTokens(httpContext);

        public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => IsFormless(httpContext) ? None : framework.GetTokens(httpContext);

        public Task<bool> IsRequestValidAsync(HttpContext httpContext) => framework.IsRequestValidAsync(httpContext);

        public Task ValidateRequestAsync(HttpContext httpContext) => framework.ValidateRequestAsync(httpContext);

        public void SetCookieTokenAndHeader(HttpContext httpContext)
        {
            if (!IsFormless(httpContext)) framework.SetCookieTokenAndHeader(httpContext);
        }

        private static bool IsFormless(HttpContext http) => HttpMethods.IsGet(http.Request.Method) && http.GetEndpoint()?.Metadata.GetMetadata<OutputCacheAttribute>() is not null;
    }

    private sealed class PublicPolicy(RunningEditions editions, IResponseCompressionProvider compression) : IOutputCachePolicy
    {
        private static readonly string[] QueryKeys = [.. PublicPages.QueryWords];

        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var http = context.HttpContext;
            // signed-in users may be editors, who see drafts
            var open = (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) && http.User.Identity is not { IsAuthenticated: true };
            context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = open;
            context.AllowLocking = true;
            // files do not depend on query parameters
            context.CacheVaryByRules.QueryKeys = Path.HasExtension(http.Request.Path) ? StringValues.Empty : QueryKeys;
            context.CacheVaryByRules.VaryByValues["content"] = editions.Generation.ToString(CultureInfo.InvariantCulture);
            // the encoding that will be sent: many header values select the same one
            context.CacheVaryByRules.VaryByValues["encoding"] = compression.GetCompressionProvider(http)?.EncodingName ?? "";
            context.CacheVaryByRules.VaryByValues["enhanced"] = http.Request.Headers.Accept.ToString().Contains("blazor-enhanced-nav=on", StringComparison.Ordinal) ? "1" : "0";
            var slug = http.Request.Path.Value!.Split('/') is [_, _, { Length: > 0 } second, ..] ? second : null;
            context.Tags.Add(Everything);
            context.Tags.Add(TagOf(slug));
            context.ResponseExpirationTimeSpan = editions.IsRunning(slug) ? TimeSpan.FromSeconds(30) : TimeSpan.FromMinutes(10);
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var response = context.HttpContext.Response;
            if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie)) context.AllowCacheStorage = false;
            return ValueTask.CompletedTask;
        }
    }
}
