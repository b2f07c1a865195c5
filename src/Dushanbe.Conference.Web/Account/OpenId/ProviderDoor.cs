using System.Globalization;
using System.Security.Claims;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.OpenId;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Dushanbe.Conference.Web.Account.OpenId;

/// <summary>What comes of an answer of the provider that the framework's handler has checked.</summary>
internal sealed class ProviderDoor(
    IOptions<OpenIdSettings> settings,
    EnterByProvider enter,
    ClaimRoles roles,
    LinkProvider link,
    ReadSignInMeans means,
    SignInSessions sessions,
    Actors actors,
    SignInManager<Accounts.Account> door,
    Throttle throttle,
    SecurityLog security,
    TimeProvider clock)
{
    // the clocks of two organizations
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Somebody is back.</summary>
    public async Task ReceiveAsync(TicketReceivedContext context)
    {
        context.HandleResponse();
        var http = context.HttpContext;
        // the handler comes before the cookie of the session has been read
        http.User = (await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal ?? new ClaimsPrincipal();
        var (round, user) = (ProviderRound.Of(context.Properties), context.Principal!);
        if (user.FindFirstValue("iss") is not { Length: > 0 } issuer || user.FindFirstValue("sub") is not { Length: > 0 } subject)
        {
            throttle.FailAtProvider(http.Connection.RemoteIpAddress);
            ProviderSaid.Lead(http, Refuse(round, ProviderFault.NotAccepted, "the provider's token names nobody", null));
            return;
        }

        var who = new ProviderIdentity(issuer, subject);
        ProviderSaid.Lead(http, round.For switch
        {
            ProviderRound.Link => await LinkAsync(http, who, round),
            ProviderRound.Proof => await ProveAsync(http, user, who, round),
            _ => await SignInAsync(http, user, who, round),
        });
    }

    /// <summary>The provider refused, or its answer is not right.</summary>
    public void Fail(HandleRequestContext<RemoteAuthenticationOptions> context, AuthenticationProperties? properties, ProviderFault fault, Exception? exception)
    {
        context.HandleResponse();
        // only of a round that began in this browser: any page can send a browser here with an answer that it made up
        if (fault == ProviderFault.NotAccepted && properties is not null) throttle.FailAtProvider(context.HttpContext.Connection.RemoteIpAddress);
        // what the provider says in words may name somebody
        ProviderSaid.Lead(context.HttpContext, Refuse(ProviderRound.Of(properties), fault, fault switch
        {
            ProviderFault.Denied => "the provider refused",
            ProviderFault.Expired => "the answer of the provider came too late or from another browser",
            ProviderFault.Away => "the provider cannot be reached or does not work",
            _ => $"the answer of the provider is not right ({(exception?.InnerException ?? exception)?.GetType().Name})",
        }, null));
    }

    /// <summary>What is wrong, of what the handler says of a failure.</summary>
    public static ProviderFault FaultOf(Exception? failure) => failure switch
    {
        // the handler throws no exceptions of their own for these
        { Message: var message } when message == "Correlation failed." || message.Contains("message.State", StringComparison.Ordinal) => ProviderFault.Expired,
        HttpRequestException or OperationCanceledException or TimeoutException or IOException => ProviderFault.Away,
        OpenIdConnectProtocolException { Data: var told } when told["error"] is "server_error" or "temporarily_unavailable" => ProviderFault.Away,
        // it would have had to ask somebody something, and nobody answered
        OpenIdConnectProtocolException { Data: var told } when told["error"] is "access_denied" or "login_required" or "interaction_required" or "consent_required" or "account_selection_required" => ProviderFault.Denied,
        // the configuration could not be read
        InvalidOperationException { InnerException: IOException or HttpRequestException } => ProviderFault.Away,
        _ => ProviderFault.NotAccepted,
    };

    private async Task<string> SignInAsync(HttpContext http, ClaimsPrincipal user, ProviderIdentity who, ProviderRound round)
    {
        var given = settings.Value;
        var outcome = await enter.ExecuteAsync(new(who, Only(user, "name") ?? Only(user, "preferred_username"), Only(user, "email"), IsVerified(user), given.AccountsAreMade, given.LinkByVerifiedEmail), http.RequestAborted);
        var (id, refusal) = outcome.Match<(Guid?, (ProviderFault Fault, string Why)?)>(
            entered: it => (it.AccountId, null),
            closed: it => (it.AccountId, (ProviderFault.Closed, "the account is closed")),
            taken: it => (it.AccountId, (ProviderFault.Taken, "another account has the address that the provider names")),
            unknown: _ => (null, (ProviderFault.Unknown, "nobody has given this person of the provider an account")),
            unverified: _ => (null, (ProviderFault.Unverified, "the provider has not verified the address")),
            unusable: _ => (null, (ProviderFault.Unusable, "the provider names no usable name and address")));
        if (refusal is { } no) return Refuse(round, no.Fault, no.Why, id);
        await roles.ExecuteAsync(new(id!.Value, RolesOf(user)), http.RequestAborted);
        if (await door.UserManager.FindByIdAsync($"{id}") is not { } account) return Refuse(round, ProviderFault.Closed, "the account is closed", id);
        var ours = (AccountSignIn)door;
        var result = await ours.ProviderSignInAsync(account, IsStrong(user), AuthenticatedAt(user)?.UtcDateTime ?? DateTime.UnixEpoch);
        if (result.RequiresTwoFactor) return Visitors.WithReturn("/account/second-step", round.Back);
        if (!result.Succeeded) return round.Page(ProviderFault.Closed);
        return ours.NeedsSecondStep ? Visitors.WithReturn("/account/authenticator", round.Back) : round.Back;
    }

    private async Task<string> LinkAsync(HttpContext http, ProviderIdentity who, ProviderRound round)
    {
        if (await AskedAsync(http, round) is not { } actor) return Refuse(round, ProviderFault.Expired, "the session that asked for it has ended", null);
        try
        {
            return (await link.ExecuteAsync(new(who), actor, http.RequestAborted)).Match(
                linked: _ => "/account?provider=Linked",
                ofAnother: _ => Refuse(round, ProviderFault.OfAnother, "the person signs in to another account", actor.AccountId),
                withAnother: _ => Refuse(round, ProviderFault.WithAnother, "the account is connected with somebody else at the provider", actor.AccountId),
                noAccount: _ => "/account/sign-in");
        }
        catch (NotProvenException)
        {
            // the quarter of an hour ended on the way
            return $"/{ProofPage.Address("/account")}";
        }
    }

    private async Task<string> ProveAsync(HttpContext http, ClaimsPrincipal user, ProviderIdentity who, ProviderRound round)
    {
        if (await AskedAsync(http, round) is not { } actor) return Refuse(round, ProviderFault.Expired, "the session that asked for it has ended", null);
        var outcome = await enter.ExecuteAsync(new(who, null, null, false, MayMake: false, MayLink: false), http.RequestAborted);
        if ((outcome as EnterByProvider.Outcome.Entered)?.AccountId != actor.AccountId) return Refuse(round, ProviderFault.OtherPerson, "another person proved who they are", actor.AccountId);
        if (!(AuthenticatedAt(user) >= round.BegunAt - Skew)) return Refuse(round, ProviderFault.NotAsked, "the provider did not ask anew", actor.AccountId);
        // whoever has the account there alone must not set another second step here
        if (!IsStrong(user) && await means.ReadAsync(actor, http.RequestAborted) is { } own && (own.AppSetAt is not null || own.Passkeys.Count > 0)) return Refuse(round, ProviderFault.NotStrong, "the provider did not ask for a second factor", actor.AccountId);
        await sessions.ProveAsync(round.Session!.Value, http.RequestAborted);
        return round.Back;
    }

    // the one who asked, in the same browser
    private async Task<Actor?> AskedAsync(HttpContext http, ProviderRound round) =>
        round.Session is { } session && Actors.SessionOf(http.User) == session && await actors.OfAsync(http.User, http.RequestAborted) is { AccountId: not null } actor ? actor : null;

    private IReadOnlyList<ClaimRoles.Claimed> RolesOf(ClaimsPrincipal user) =>
        [.. settings.Value.Roles.Where(rule => user.HasClaim(settings.Value.RoleClaim, rule.Value!)).Select(rule => new ClaimRoles.Claimed(rule.Role!, string.IsNullOrEmpty(rule.Edition) ? null : rule.Edition, $"{settings.Value.RoleClaim}={rule.Value}"))];

    private bool IsStrong(ClaimsPrincipal user) => settings.Value.StrongClaims().Any(each => user.HasClaim(each.Type, each.Value));

    private bool IsVerified(ClaimsPrincipal user) => user.HasClaim(each => each.Type == "email_verified") ? bool.TryParse(Only(user, "email_verified"), out var isVerified) && isVerified : settings.Value.TrustEmail;

    // of several values nobody knows which one is meant
    private static string? Only(ClaimsPrincipal user, string type) => user.FindAll(type).Select(each => each.Value).Distinct(StringComparer.Ordinal).ToList() is [var one] ? one : null;

    // never later than now: a clock ahead must not prolong a proof
    private DateTimeOffset? AuthenticatedAt(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue("auth_time"), CultureInfo.InvariantCulture, out var at) && at is > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(at) is var said && said < clock.GetUtcNow() ? said : clock.GetUtcNow()
            : null;

    private string Refuse(ProviderRound round, ProviderFault fault, string why, Guid? accountId)
    {
        security.Fail(why, accountId);
        return round.Page(fault);
    }
}
