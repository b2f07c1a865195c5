using System.Security.Claims;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Account;

/// <summary>Identity's sign-in, which a closed account cannot pass. Wrong passwords lock no account, or strangers would lock its owner out: <see cref="Throttle"/> makes them wait.</summary>
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
        // one comparison whatever the account is, and nothing about it in the answer
        var isRight = account?.PasswordHash is null ? unknown.Compare(UserManager.PasswordHasher, password) : await UserManager.CheckPasswordAsync(account, password);
        if (account is null || !isRight || !await CanSignInAsync(account)) return SignInResult.Failed;
        await SignInAsync(account, isPersistent);
        return SignInResult.Success;
    }

    // whatever signs in comes by here: with a session of its own, which the cookie names
    public override async Task SignInWithClaimsAsync(Accounts.Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        // asked first: to the framework the new one is the user from then on
        var former = UserManager.GetUserId(Context.User) == user.Id.ToString() ? Actors.SessionOf(Context.User) : null;
        var session = await sessions.BeginAsync(user, Context.RequestAborted);
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims.Append(new Claim(Actors.SessionClaim, session.ToString())));
        // the browser has one session: nobody could sign out of the one before any more. Another account's goes on, so that its desks say who has come
        if (former is not null) await sessions.EndAsync(former.Value, CancellationToken.None);
    }

    public override async Task SignOutAsync()
    {
        if (Actors.SessionOf(Context.User) is { } session) await sessions.EndAsync(session, CancellationToken.None);
        await base.SignOutAsync();
    }
}
