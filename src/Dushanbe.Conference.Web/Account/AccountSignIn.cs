using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Account;

/// <summary>Identity's sign-in, which a closed account cannot pass.</summary>
internal sealed class AccountSignIn(
    UserManager<Accounts.Account> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<Accounts.Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Accounts.Account>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Accounts.Account> confirmation,
    UnknownAccount unknown) : SignInManager<Accounts.Account>(users, http, claims, options, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(Accounts.Account user) => user.ClosedAt is null && await base.CanSignInAsync(user);

    public override async Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        if (await UserManager.FindByNameAsync(userName) is { } account) return await PasswordSignInAsync(account, password, isPersistent, lockoutOnFailure);
        unknown.Compare(UserManager.PasswordHasher, password);
        return SignInResult.Failed;
    }

    // a session of an account that was closed since ends at its next check
    public override async Task<bool> ValidateSecurityStampAsync(Accounts.Account? user, string? securityStamp) =>
        user is not null && user.ClosedAt is null && await base.ValidateSecurityStampAsync(user, securityStamp);
}
