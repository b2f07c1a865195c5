using System.Net.Mime;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Mail;
using Dushanbe.Conference.Web.Account.OpenId;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

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
            // the row of the session says when it ends, for the cookie and for open desks alike
            cookie.ExpireTimeSpan = SignInSession.Longest;
            cookie.SlidingExpiration = false;
            // replaces Identity's, which checks the account only at intervals and cannot end a single session
            cookie.Events.OnValidatePrincipal = ValidateAsync;
            var refuse = cookie.Events.OnRedirectToAccessDenied;
            cookie.Events.OnRedirectToAccessDenied = async context =>
            {
                await context.HttpContext.RequestServices.GetRequiredService<SecurityLog>().RefuseAsync(context.HttpContext);
                await refuse(context);
            };
        }));
        services.AddAuthentication().AddCookie(AccountSignIn.HalfwayScheme, cookie =>
        {
            cookie.Cookie.Name = "conference-halfway";
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            cookie.SlidingExpiration = false;
        });
        // a second Identity builder; it adds to the services registered by the installation
        new IdentityBuilder(typeof(Accounts.Account), services).AddSignInManager<AccountSignIn>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // found without a name typed before, and used only by the one who unlocks the device: two factors in one
            passkeys.ResidentKeyRequirement = "required";
            passkeys.UserVerificationRequirement = "required";
        });
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<InstallationOptions>>((passkeys, installation) => passkeys.ServerDomain = installation.Value.PublicAddress?.Host);
        services.AddPermissions();
        services.AddSingleton<SecurityLog>();
        services.AddSingleton<Actors>();
        services.AddSingleton<SessionUse>();
        services.AddScoped<CurrentActor>();
        services.AddSingleton<Throttle>();
        services.AddSingleton<KnownDevice>();
        services.AddSingleton<UnknownAccount>();
        services.AddSingleton<ILetterWriter, LetterWriter>();
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
        if (context.Principal is { } user && (await actors.OfAsync(user, context.HttpContext.RequestAborted)).AccountId is not null)
        {
            if (Actors.SessionOf(user) is { } session) await context.HttpContext.RequestServices.GetRequiredService<SessionUse>().NoteAsync(context.HttpContext, session);
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        app.MapPost("/account/sign-out", async (HttpContext http, SignInManager<Accounts.Account> signIn, Provider provider, Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            var alsoThere = provider.SignsOut && http.User.HasClaim(claim => claim.Type == Provider.Claim);
            await signIn.SignOutAsync();
            ProviderSaid.Lead(http, $"/account/sign-in?out=1{(alsoThere ? "&provider=SignedOut" : "")}");
            return Results.Empty;
        });
        // a device makes or uses a passkey with what these answer; the page's script fetches them when the button is pressed
        app.MapPost("/account/passkey/new", async (HttpContext http, SignInManager<Accounts.Account> signIn) =>
        {
            if (await signIn.UserManager.GetUserAsync(http.User) is not { Email: { } email } account) return Results.Unauthorized();
            return Results.Content(await signIn.MakePasskeyCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = email, DisplayName = account.DisplayName }), MediaTypeNames.Application.Json);
        }).OnlyFromHere();
        app.MapPost("/account/passkey/any", async (SignInManager<Accounts.Account> signIn) => Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), MediaTypeNames.Application.Json)).AllowAnonymous().OnlyFromHere();
        // checking the cookie has noted it
        app.MapPost(SessionUse.Address, () => Results.NoContent()).OnlyFromHere();
        app.MapPost("/account/look-as-oneself", async (HttpContext http, SignInSessions sessions, Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            if (Actors.SessionOf(http.User) is { } session) await sessions.LookAsOneselfAsync(session, http.RequestAborted);
            return Results.LocalRedirect($"{http.Request.PathBase}/desk");
        });
    }
}
