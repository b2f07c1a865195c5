using Dushanbe.Conference.Web.Security;
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
        }));
        // Identity's builder is made anew here; it adds to what the installation has registered
        new IdentityBuilder(typeof(Accounts.Account), services).AddSignInManager<AccountSignIn>();
        // how long a closed account or a changed password can go on being used in a browser that is signed in
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddPermissions();
        services.AddSingleton<Actors>();
        services.AddScoped<CurrentActor>();
        services.AddSingleton<Failures>();
        services.AddSingleton<UnknownAccount>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, RevalidatedSession>();
        services.AddHttpContextAccessor();
    }

    public static void MapAccount(this IEndpointRouteBuilder app) =>
        app.MapPost("/account/sign-out", async (HttpContext http, SignInManager<Accounts.Account> signIn, Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            await signIn.SignOutAsync();
            return Results.LocalRedirect($"{http.Request.PathBase}/account/sign-in");
        });
}
