using System.Security.Claims;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.SecondStep;
using Dushanbe.Conference.Web.Account.OpenId;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Account;

/// <summary>
/// Identity's sign-in, which refuses closed accounts. Wrong passwords do not lock accounts, since strangers could lock owners out:
/// <see cref="Throttle"/> delays attempts instead. Where an account has an authenticator app or a passkey, a right password only
/// leads to the second step.
/// </summary>
internal sealed class AccountSignIn(
    UserManager<Accounts.Account> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<Accounts.Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Accounts.Account>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Accounts.Account> confirmation,
    SignInSessions sessions,
    CheckSecondStep secondStep,
    UnknownAccount unknown,
    SecurityLog security) : SignInManager<Accounts.Account>(users, http, claims, options, log, schemes, confirmation)
{
    // RFC 8176: how somebody was authenticated; the framework keeps it when a cookie is renewed
    private const string MethodClaim = "amr", Strong = "mfa", StampClaim = "stamp";

    /// <summary>The cookie of a sign-in that is halfway. Not Identity's own, in which the framework keeps what it has asked of a passkey meanwhile.</summary>
    public const string HalfwayScheme = "halfway";

    private DateTime? provenThere;

    public override async Task<bool> CanSignInAsync(Accounts.Account user) => user.ClosedAt is null && await base.CanSignInAsync(user);

    public override async Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        var account = await UserManager.FindByNameAsync(userName);
        // always one hash comparison, and nothing about the account in the response
        var isRight = account?.PasswordHash is null ? unknown.Compare(UserManager.PasswordHasher, password) : await UserManager.CheckPasswordAsync(account, password);
        if (account is null || !isRight || !await CanSignInAsync(account))
        {
            security.Fail(account is null ? "no such account" : isRight ? "the account is closed" : "wrong password", account?.Id);
            return SignInResult.Failed;
        }

        if (await StopHalfwayAsync(account)) return SignInResult.TwoFactorRequired;

        await SignInAsync(account, isPersistent);
        NeedsSecondStep = await secondStep.IsNeededAsync(account.Id, Context.RequestAborted);
        return SignInResult.Success;
    }

    /// <summary>Whether a role of the account that has just signed in, with a password or by the provider alone, waits for a second step.</summary>
    public bool NeedsSecondStep { get; private set; }

    /// <summary>The account whose password has been right in this browser, within the last five minutes, and whose code or passkey is still missing; null for none.</summary>
    public async Task<Accounts.Account?> HalfwayAsync()
    {
        if ((await Context.AuthenticateAsync(HalfwayScheme)).Principal is not { } who || who.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id) return null;
        // with a new password since, the former one opens nothing
        return await UserManager.FindByIdAsync(id) is { ClosedAt: null } account && account.SecurityStamp == who.FindFirstValue(StampClaim) ? account : null;
    }

    /// <summary>Signs in after the second step.</summary>
    public async Task FinishAsync(Accounts.Account account)
    {
        await Context.SignOutAsync(HalfwayScheme);
        await SignInStronglyAsync(account);
    }

    /// <summary>The same with a passkey, which must be of this account: that of another would sign somebody else in than the one who typed a password.</summary>
    public async Task<bool> FinishByPasskeyAsync(Accounts.Account account, string? credentialJson)
    {
        var assertion = string.IsNullOrEmpty(credentialJson) ? null : await PerformPasskeyAssertionAsync(credentialJson);
        if (assertion is not { Succeeded: true } || assertion.User.Id != account.Id)
        {
            security.Fail("a passkey was not accepted", account.Id);
            return false;
        }

        await UserManager.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
        await FinishAsync(account);
        return true;
    }

    /// <summary>Signs in with more than a password: a code, or a passkey.</summary>
    public Task SignInStronglyAsync(Accounts.Account account) => SignInWithClaimsAsync(account, isPersistent: false, [new(MethodClaim, Strong)]);

    // what a page asks of a device is answered once; a second answer to it, or one to nothing, is a wrong one and no fault of the server
    public override async Task<PasskeyAssertionResult<Accounts.Account>> PerformPasskeyAssertionAsync(string credentialJson)
    {
        try
        {
            return await base.PerformPasskeyAssertionAsync(credentialJson);
        }
        catch (InvalidOperationException exception)
        {
            return PasskeyAssertionResult.Fail<Accounts.Account>(new("Nothing was asked.", exception));
        }
    }

    /// <summary>Signs in with a passkey; the device has checked its owner.</summary>
    public override async Task<SignInResult> PasskeySignInAsync(string credentialJson)
    {
        var assertion = await PerformPasskeyAssertionAsync(credentialJson);
        if (!assertion.Succeeded || !await CanSignInAsync(assertion.User))
        {
            security.Fail(assertion.Succeeded ? "the account is closed" : "a passkey was not accepted", assertion.User?.Id);
            return SignInResult.Failed;
        }

        // the counter of the key, which tells a copy
        await UserManager.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
        await SignInStronglyAsync(assertion.User);
        return SignInResult.Success;
    }

    /// <summary>
    /// Signs in somebody whom the provider has authenticated. Where it has not asked for a second factor, the account's own second
    /// step follows, as after a password.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="isStrong">Whether the provider has asked for a second factor.</param>
    /// <param name="provenAt">When, as far as it says (UTC): it lets those in without a question who signed in there before.</param>
    public async Task<SignInResult> ProviderSignInAsync(Accounts.Account account, bool isStrong, DateTime provenAt)
    {
        if (!await CanSignInAsync(account))
        {
            security.Fail("the account is closed", account.Id);
            return SignInResult.NotAllowed;
        }

        if (!isStrong && await StopHalfwayAsync(account)) return SignInResult.TwoFactorRequired;

        List<Claim> byProvider = [new(Provider.Claim, "1")];
        if (isStrong) byProvider.Add(new(MethodClaim, Strong));
        provenThere = provenAt;
        await SignInWithClaimsAsync(account, isPersistent: false, byProvider);
        NeedsSecondStep = !isStrong && await secondStep.IsNeededAsync(account.Id, Context.RequestAborted);
        return SignInResult.Success;
    }

    // every sign-in comes through here and gets a session, whose key is in the cookie
    public override async Task SignInWithClaimsAsync(Accounts.Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        // read first: afterwards the framework returns the new user
        var former = UserManager.GetUserId(Context.User) == user.Id.ToString() ? Actors.SessionOf(Context.User) : null;
        var claimed = additionalClaims.ToList();
        var isStrong = claimed.Exists(claim => claim is { Type: MethodClaim, Value: Strong });
        var isByProvider = claimed.Exists(claim => claim.Type == Provider.Claim);
        var session = await sessions.BeginAsync(user, new(isStrong, BrowserNames.Of(Context.Request.Headers.UserAgent), isByProvider ? provenThere : null), Context.RequestAborted);
        await base.SignInWithClaimsAsync(user, authenticationProperties, claimed.Append(new Claim(Actors.SessionClaim, session.ToString())));
        security.SignIn(user.Id, (isByProvider, isStrong) switch { (true, true) => "the provider and its second step", (true, false) => "the provider", (false, true) => "a second step", _ => "a password" }, session);
        // what a page asked of a passkey meanwhile, whether or not there is one, is over
        if (Context.Request.Cookies.ContainsKey(IdentityConstants.TwoFactorUserIdScheme)) await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        // a browser has one session: nobody could sign out of the previous one any more. That of another account stays, so that its open desks can say who has signed in
        if (former is not null) await sessions.EndAsync(former.Value, CancellationToken.None);
    }

    // where the account has a second step, a code or a passkey of it has to follow
    private async Task<bool> StopHalfwayAsync(Accounts.Account account)
    {
        if (!(await secondStep.ReadAsync(account.Id, Context.RequestAborted)).Any) return false;
        await Context.SignInAsync(HalfwayScheme, new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(StampClaim, account.SecurityStamp ?? "")], HalfwayScheme)));
        return true;
    }

    public override async Task SignOutAsync()
    {
        if (Actors.SessionOf(Context.User) is { } session)
        {
            await sessions.EndAsync(session, CancellationToken.None);
            security.SignOut(Guid.TryParse(UserManager.GetUserId(Context.User), out var account) ? account : null, session);
        }

        await base.SignOutAsync();
    }
}
