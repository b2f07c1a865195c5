using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Dushanbe.Conference.Web.Account;

/// <summary>Whether somebody who has just signed in with a password alone holds a role that needs more.</summary>
internal sealed class SecondStepNeed(UserManager<Accounts.Account> users, ReadSignInMeans means)
{
    /// <summary>Asks by the address that was right.</summary>
    public async Task<bool> IsOfAsync(string email, CancellationToken cancel) =>
        await users.FindByNameAsync(email) is { } account && (await means.ReadAsync(new Actor(account.Id, account.DisplayName, []), cancel)) is { NeedsSecondStep: true };
}
