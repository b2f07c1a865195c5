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
    IUserConfirmation<Accounts.Account> confirmation) : SignInManager<Accounts.Account>(users, http, claims, options, log, schemes, confirmation)
{
    private static readonly Accounts.Account Nobody = new() { DisplayName = "", CreatedAt = default };
    private static string? hashOfNobody;

    public override async Task<bool> CanSignInAsync(Accounts.Account user) => user.ClosedAt is null && await base.CanSignInAsync(user);

    public override async Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        if (await UserManager.FindByNameAsync(userName) is { } account) return await PasswordSignInAsync(account, password, isPersistent, lockoutOnFailure);
        // an address nobody has must take as long as a wrong password, or the time would tell which addresses exist
        hashOfNobody ??= UserManager.PasswordHasher.HashPassword(Nobody, Guid.CreateVersion7().ToString());
        UserManager.PasswordHasher.VerifyHashedPassword(Nobody, hashOfNobody, password);
        return SignInResult.Failed;
    }

    // a session of an account that was closed since ends at its next check
    public override async Task<bool> ValidateSecurityStampAsync(Accounts.Account? user, string? securityStamp) =>
        user is not null && user.ClosedAt is null && await base.ValidateSecurityStampAsync(user, securityStamp);
}
