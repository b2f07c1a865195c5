using System.Globalization;
using Dushanbe.Conference.Names;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Speech;

/// <summary>The language of a response: from the address on public pages, from the cookie elsewhere, then from the browser.</summary>
internal static class SpeechSetup
{
    public static void AddSpeech(this IServiceCollection services)
    {
        services.AddSingleton<IStringLocalizerFactory, CountingLocalizers>();
        services.AddLocalization();
        services.AddRequestLocalization(options =>
        {
            options.SupportedCultures = options.SupportedUICultures = [.. Languages.All.Select(each => CultureInfo.GetCultureInfo(each.Tag))];
            options.DefaultRequestCulture = new RequestCulture(Languages.Default);
            options.RequestCultureProviders = [new AddressCultureProvider(), new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
    }

    public static void UseSpeech(this IApplicationBuilder app) => app.UseRequestLocalization();

    private sealed class AddressCultureProvider : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
        {
            // the error page has an address of its own
            var path = httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? httpContext.Request.Path.Value!;
            var first = path.Split('/', 3) is [_, var segment, ..] ? segment : "";
            var known = Languages.All.FirstOrDefault(each => each.Tag == first);
            return Task.FromResult(known is null ? null : new ProviderCultureResult(known.Tag));
        }
    }
}
