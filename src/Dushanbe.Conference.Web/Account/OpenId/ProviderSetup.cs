using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Dushanbe.Conference.Web.Account.OpenId;

/// <summary>Sets up the sign-in of an organization, where the settings name its provider: the code flow with PKCE, by the framework's handler.</summary>
internal static class ProviderSetup
{
    // what a token may be signed with: keys of the provider, never the secret that both know
    private static readonly string[] Signatures =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public static void AddProvider(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Provider>();
        if (!OpenIdCheck.IsSet(builder.Configuration)) return;
        builder.Services.AddOpenId();
        builder.Services.AddScoped<ProviderDoor>();
        builder.Services.AddSingleton<ProviderReach>();
        builder.Services.AddAuthentication().AddOpenIdConnect(Provider.Scheme, _ => { });
        builder.Services.AddOptions<OpenIdConnectOptions>(Provider.Scheme)
            .Configure<IOptions<OpenIdSettings>, IOptions<InstallationOptions>, IHostEnvironment>((options, settings, installation, environment) => Set(options, settings.Value, installation.Value, environment.ContentRootPath));
    }

    /// <summary>The addresses that lead to the provider. Links and not forms: <c>form-action</c> would have to name every host on the way there.</summary>
    public static void MapProvider(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<Provider>().IsOn) return;
        app.MapGet("/account/provider", async (HttpContext http, Throttle throttle, ProviderReach reach, SecurityLog security, TimeProvider clock) =>
        {
            var back = Visitors.Local(http.Request.Query["return"], "/desk");
            // another site must not sign a browser in, or connect an account, behind its user's back
            if (!SameOrigin.CameFromHere(http.Request)) return Results.LocalRedirect($"{http.Request.PathBase}{Visitors.WithReturn("/account/sign-in", back)}");
            var session = http.Request.Query["for"].ToString() is ProviderRound.Link or ProviderRound.Proof ? Actors.SessionOf(http.User) : null;
            if (session is null && http.Request.Query["for"] != ProviderRound.SignIn) return Results.LocalRedirect($"{http.Request.PathBase}{Visitors.WithReturn("/account/sign-in", back)}");
            var round = new ProviderRound(http.Request.Query["for"].ToString(), back, session, clock.GetUtcNow());
            if (round.For == ProviderRound.Link && !(await http.ActorAsync()).IsProven(clock.GetUtcNow().UtcDateTime)) return Results.LocalRedirect($"{http.Request.PathBase}/{ProofPage.Address("/account")}");
            if (throttle.WaitForProvider(http.Connection.RemoteIpAddress) is var wait && wait > TimeSpan.Zero)
            {
                security.Wait(wait);
                return Led(http, round.Page(ProviderFault.Wait));
            }

            if (!await reach.IsThereAsync(http.RequestAborted))
            {
                security.Fail("the provider cannot be reached", null);
                return Led(http, round.Page(ProviderFault.Away));
            }

            await http.ChallengeAsync(Provider.Scheme, round.Properties());
            return Results.Empty;
        }).AllowAnonymous();
        app.MapGet("/account/provider/sign-out", async (HttpContext http, Provider provider, ProviderReach reach) =>
        {
            if (!provider.SignsOut || !SameOrigin.CameFromHere(http.Request)) return Results.LocalRedirect($"{http.Request.PathBase}/account/sign-in");
            if (!await reach.IsThereAsync(http.RequestAborted)) return Led(http, $"/account/sign-in?provider={ProviderFault.Away}");
            await http.SignOutAsync(Provider.Scheme, new AuthenticationProperties { RedirectUri = "/account/sign-in" });
            return Results.Empty;
        }).AllowAnonymous();
    }

    private static IResult Led(HttpContext http, string page)
    {
        ProviderSaid.Lead(http, page);
        return Results.Empty;
    }

    private static void Set(OpenIdConnectOptions options, OpenIdSettings settings, InstallationOptions installation, string contentRoot)
    {
        (options.Authority, options.ClientId, options.ClientSecret) = (settings.Authority, settings.ClientId, settings.Secret(contentRoot));
        options.RequireHttpsMetadata = !settings.IsPlain;
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // as a page that is opened, so that cookies can be SameSite=Lax; the code is of use to nobody without the verifier of PKCE and the secret
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.DisableTelemetry = true;
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.BackchannelHttpHandler = new WorkingProvider();
        options.CallbackPath = "/account/provider/answer";
        options.SignedOutCallbackPath = "/account/provider/signed-out";
        options.SignedOutRedirectUri = "/account/sign-in";
        // nobody is signed out here by an address that a page can load
        options.RemoteSignOutPath = default;
        options.Scope.Clear();
        foreach (var scope in settings.NamedScopes()) options.Scope.Add(scope);
        options.ClaimActions.Clear();
        options.GetClaimsFromUserInfoEndpoint = settings.AskForUserInfo;
        if (settings.AskForUserInfo)
            foreach (var claim in new[] { "name", "preferred_username", "email", "email_verified", settings.RoleClaim }) options.ClaimActions.MapJsonKey(claim, claim);
        options.TokenValidationParameters.ValidAlgorithms = Signatures;
        options.TokenHandler = new SignedTokens { MapInboundClaims = false };
        // what the provider says of itself does not decide: it must be the one of the settings, and one tenant of many cannot be another
        options.TokenValidationParameters.IssuerValidator = (issuer, _, _) => string.Equals(issuer.TrimEnd('/'), settings.Authority!.TrimEnd('/'), StringComparison.Ordinal)
            ? issuer : throw new SecurityTokenInvalidIssuerException("The token is of another issuer than Conference:OpenId:Authority.");
        var site = installation.PublicAddress!;
        foreach (var (cookie, name) in new[] { (options.CorrelationCookie, "conference-round."), (options.NonceCookie, "conference-nonce.") })
        {
            cookie.Name = name;
            cookie.SameSite = SameSiteMode.Lax;
            // a trial on this machine alone does without TLS
            cookie.SecurePolicy = site.Scheme == "https" ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        }

        var root = installation.RootOr(site).AbsoluteUri;
        options.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = context =>
            {
                context.ProtocolMessage.RedirectUri = $"{root}account/provider/answer";
                context.ProtocolMessage.UiLocales = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
                return Task.CompletedTask;
            },
            OnRedirectToIdentityProviderForSignOut = context =>
            {
                if (string.IsNullOrEmpty(context.ProtocolMessage.IssuerAddress))
                {
                    context.HandleResponse();
                    context.Response.Redirect($"{context.Request.PathBase}/account/sign-in");
                }

                (context.ProtocolMessage.ClientId, context.ProtocolMessage.PostLogoutRedirectUri) = (settings.ClientId, $"{root}account/provider/signed-out");
                return Task.CompletedTask;
            },
            OnTicketReceived = context => DoorOf(context.HttpContext).ReceiveAsync(context),
            OnAccessDenied = context =>
            {
                DoorOf(context.HttpContext).Fail(context, context.Properties, ProviderFault.Denied, null);
                return Task.CompletedTask;
            },
            OnRemoteFailure = context =>
            {
                DoorOf(context.HttpContext).Fail(context, context.Properties, ProviderDoor.FaultOf(context.Failure), context.Failure);
                return Task.CompletedTask;
            },
        };
    }

    // the framework's handler waives the signature of a token that it has fetched itself, and would take one without
    private sealed class SignedTokens : JsonWebTokenHandler
    {
        public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
        {
            validationParameters.RequireSignedTokens = true;
            return base.ValidateTokenAsync(token, validationParameters);
        }
    }

    private static ProviderDoor DoorOf(HttpContext http) => http.RequestServices.GetRequiredService<ProviderDoor>();
}
