using System.Security.Claims;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Account;

/// <summary>Identity's sign-in, which refuses closed accounts. Wrong passwords do not lock accounts, since strangers could lock owners out: <see cref="Throttle"/> delays attempts instead.</summary>
internal sealed class AccountSignIn(
    UserManager<Accounts.Account> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<Accounts.Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Accounts.Account>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Accounts.Account> confirmation,
    SignInSessions sessions,
    UnknownAccount unknown) : SignInManager<Accounts.Account>(users, http, claims, options, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(Accounts.Account user) => user.ClosedAt is null && await base.CanSignInAsync(user);

    public override async Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        var account = await UserManager.FindByNameAsync(userName);
        // always one hash comparison, and nothing about the account in the response
        var isRight = account?.PasswordHash is null ? unknown.Compare(UserManager.PasswordHasher, password) : await UserManager.CheckPasswordAsync(account, password);
        if (account is null || !isRight || !await CanSignInAsync(account)) return SignInResult.Failed;
        await SignInAsync(account, isPersistent);
        return SignInResult.Success;
    }

    // every sign-in comes through here and gets a session, whose key is in the cookie
    public override async Task SignInWithClaimsAsync(Accounts.Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        // read first: afterwards the framework returns the new user
        var former = UserManager.GetUserId(Context.User) == user.Id.ToString() ? Actors.SessionOf(Context.User) : null;
        var session = await sessions.BeginAsync(user, Context.RequestAborted);
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims.Append(new Claim(Actors.SessionClaim, session.ToString())));
        // a browser has one session: nobody could sign out of the previous one any more. That of another account stays, so that its open desks can say who has signed in
        if (former is not null) await sessions.EndAsync(former.Value, CancellationToken.None);
    }

    public override async Task SignOutAsync()
    {
        if (Actors.SessionOf(Context.User) is { } session) await sessions.EndAsync(session, CancellationToken.None);
        await base.SignOutAsync();
    }
}
