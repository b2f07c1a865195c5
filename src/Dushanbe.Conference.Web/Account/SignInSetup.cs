using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Dushanbe.Conference.Web.Account;

/// <summary>Sign-in by cookie, and who may open what.</summary>
internal static class SignInSetup
{
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(cookie =>
        {
            cookie.Cookie.Name = "conference";
            cookie.LoginPath = "/account/sign-in";
            cookie.AccessDeniedPath = "/account/access-denied";
            cookie.ReturnUrlParameter = "return";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(14);
            cookie.SlidingExpiration = true;
            // in place of Identity's, which looks at the account once in a while and cannot end one session
            cookie.Events.OnValidatePrincipal = ValidateAsync;
        }));
        // Identity's builder is made anew here; it adds to what the installation has registered
        new IdentityBuilder(typeof(Accounts.Account), services).AddSignInManager<AccountSignIn>();
        services.AddPermissions();
        services.AddSingleton<Actors>();
        services.AddScoped<CurrentActor>();
        services.AddSingleton<Throttle>();
        services.AddSingleton<KnownDevice>();
        services.AddSingleton<UnknownAccount>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, DeskSession>();
        services.AddHostedService<SessionLook>();
        services.AddHttpContextAccessor();
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (Unavailable.IsKnown(context.HttpContext))
        {
            // for the page that says so; the cookie stays what it is
            context.RejectPrincipal();
            return;
        }

        var actors = context.HttpContext.RequestServices.GetRequiredService<Actors>();
        if (context.Principal is { } user && (await actors.OfAsync(user, context.HttpContext.RequestAborted)).AccountId is not null) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    public static void MapAccount(this IEndpointRouteBuilder app) =>
        app.MapPost("/account/sign-out", async (HttpContext http, SignInManager<Accounts.Account> signIn, Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            await signIn.SignOutAsync();
            return Results.LocalRedirect($"{http.Request.PathBase}/account/sign-in");
        });
}
