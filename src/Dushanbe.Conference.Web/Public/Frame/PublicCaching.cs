using System.Globalization;
using System.IO.Compression;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Primitives;

namespace Dushanbe.Conference.Web.Public.Frame;

/// <summary>
/// The cache of the public pages. It holds compressed bytes, one copy for each encoding; a copy lives 30 seconds while its
/// edition runs, since the pages then say what is on now, and ten minutes otherwise; changed content drops it at once.
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
        // the cache gives this header back capitalized, and blazor.web.js then throws the page away and loads it again
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
        // inside the cache, so that a page is compressed once and not for every reader
        app.UseResponseCompression();
    }

    private static void DecorateAntiforgery(IServiceCollection services)
    {
        services.AddAntiforgery();
        var framework = services.Last(each => each.ServiceType == typeof(IAntiforgery));
        services.Remove(framework);
        services.AddSingleton<IAntiforgery>(provider => new FormlessPages((IAntiforgery)ActivatorUtilities.CreateInstance(provider, framework.ImplementationType!)));
    }

    /// <summary>Blazor asks for a form's token on every page, and its cookie would keep the page out of the cache. Cached pages hold no form.</summary>
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
            // somebody signed in may be an editor, who sees drafts
            var open = (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) && http.User.Identity is not { IsAuthenticated: true };
            context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = open;
            context.AllowLocking = true;
            // a file is one, whatever is asked beside it
            context.CacheVaryByRules.QueryKeys = Path.HasExtension(http.Request.Path) ? StringValues.Empty : QueryKeys;
            context.CacheVaryByRules.VaryByValues["content"] = editions.Generation.ToString(CultureInfo.InvariantCulture);
            // what is going to be sent, by whoever decides that: many words ask for one encoding
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
