using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Dushanbe.Conference.Web.Account;

/// <summary>Sets up cookie sign-in and authorization.</summary>
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
            // replaces Identity's, which checks the account only at intervals and cannot end a single session
            cookie.Events.OnValidatePrincipal = ValidateAsync;
        }));
        // a second Identity builder; it adds to the services registered by the installation
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
            // for the error page; the cookie is unchanged
            context.RejectPrincipal();
            return;
        }

        var actors = context.HttpContext.RequestServices.GetRequiredService<Actors>();
        if (context.Principal is { } user && (await actors.OfAsync(user, context.HttpContext.RequestAborted)).AccountId is not null) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        app.MapPost("/account/sign-out", async (HttpContext http, SignInManager<Accounts.Account> signIn, Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            await signIn.SignOutAsync();
            return Results.LocalRedirect($"{http.Request.PathBase}/account/sign-in");
        });
        app.MapPost("/account/look-as-oneself", async (HttpContext http, SignInSessions sessions, Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            if (Actors.SessionOf(http.User) is { } session) await sessions.LookAsOneselfAsync(session, http.RequestAborted);
            return Results.LocalRedirect($"{http.Request.PathBase}/desk");
        });
    }
}
