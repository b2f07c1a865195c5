using System.Collections.Concurrent;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Dushanbe.Conference.Web.Tests.OpenId;

/// <summary>A provider of OpenID Connect of another library, on a port of this machine. Its page of sign-in asks nobody: a test says who is there.</summary>
public sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "conference", Secret = "a secret that both know";

    private readonly WebApplication app;
    private readonly SqliteConnection connection = new("Data Source=:memory:");

    private TestProvider(string site)
    {
        connection.Open();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddDbContext<DbContext>(options => options.UseSqlite(connection).UseOpenIddict());
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetEndSessionEndpointUris("connect/end");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                server.RegisterScopes(Scopes.Email, Scopes.Profile);
                server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
                server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough().DisableTransportSecurityRequirement();
                server.AddEventHandler<OpenIddictServerEvents.ProcessSignInContext>(handler => handler
                    .UseInlineHandler(context =>
                    {
                        if (context.IdentityTokenPrincipal is { } token) Forge(token);
                        return default;
                    })
                    .SetOrder(OpenIddictServerHandlers.PrepareIdentityTokenPrincipal.Descriptor.Order + 1));
                server.AddEventHandler<OpenIddictServerEvents.ApplyTokenResponseContext>(handler => handler
                    .UseInlineHandler(context =>
                    {
                        if (context.Response.IdToken is { } token) context.Response.IdToken = Rewrite(token);
                        return default;
                    })
                    .SetOrder(int.MinValue + 1_000));
            });
        app = builder.Build();
        // before the library, which answers while it authenticates
        app.Use(async (http, next) =>
        {
            if (Broken(http) is { } status) http.Response.StatusCode = status;
            else await next(http);
        });
        app.UseAuthentication();
        app.MapGet("/connect/authorize", Authorize);
        app.MapGet("/connect/end", () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]));
        Site = site;
    }

    public string Site { get; }

    /// <summary>Who is at the browser; null for somebody who refuses.</summary>
    public Person? Present { get; set; }

    /// <summary>What the next identity tokens say instead of the truth.</summary>
    public Action<ClaimsPrincipal> Forge { get; set; } = _ => { };

    /// <summary>What the next identity tokens are in place of the true one.</summary>
    public Func<string, string> Rewrite { get; set; } = token => token;

    /// <summary>With which status it fails instead of answering a request; null where it does not.</summary>
    public Func<HttpContext, int?> Broken { get; set; } = _ => null;

    /// <summary>With which error it sends back somebody whom it does not let in.</summary>
    public string Refusal { get; set; } = Errors.AccessDenied;

    /// <summary>What was asked of the page of sign-in.</summary>
    public ConcurrentQueue<OpenIddictRequest> Asked { get; } = [];

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<TestProvider> StartAsync(string site)
    {
        var provider = new TestProvider(site);
        await using (var scope = provider.app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureCreatedAsync();
            await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(new OpenIddictApplicationDescriptor
            {
                ClientId = ClientId,
                ClientSecret = Secret,
                ConsentType = ConsentTypes.Implicit,
                RedirectUris = { new($"{site}/account/provider/answer") },
                PostLogoutRedirectUris = { new($"{site}/account/provider/signed-out") },
                Permissions =
                {
                    Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession, Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code, Permissions.Scopes.Email, Permissions.Scopes.Profile,
                },
                Requirements = { Requirements.Features.ProofKeyForCodeExchange },
            });
        }

        await provider.app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await connection.DisposeAsync();
    }

    private IResult Authorize(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest()!;
        Asked.Enqueue(request);
        if (Present is not { } person)
            return Results.Forbid(new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = Refusal, [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "S. Kharbuzafurush may not." }), [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
        var identity = new ClaimsIdentity("page", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, person.Subject).SetClaim(Claims.Name, person.Name).SetClaim(Claims.Email, person.Email).SetClaims("groups", [.. person.Groups]);
        if (person.IsVerified is { } isVerified) identity.SetClaim(Claims.EmailVerified, isVerified);
        if (person.IsStrong) identity.SetClaims(Claims.AuthenticationMethodReference, ["pwd", "mfa"]);
        if (person.Authenticated is { } at) identity.SetClaim(Claims.AuthenticationTime, at.ToUnixTimeSeconds());
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(request.GetScopes());
        principal.SetDestinations(_ => [Destinations.IdentityToken]);
        return Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    /// <summary>Somebody whom the provider knows.</summary>
    public sealed record Person(string Subject, string Name, string Email)
    {
        public bool? IsVerified { get; init; } = true;

        public IReadOnlyList<string> Groups { get; init; } = [];

        public bool IsStrong { get; init; }

        public DateTimeOffset? Authenticated { get; init; } = TimeProvider.System.GetUtcNow();
    }
}
