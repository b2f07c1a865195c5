using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;

namespace Dushanbe.Conference.Web.Account;

/// <summary>Asks every minute whether whoever sits at an open desk is still who signed in: a closed account or a changed password ends it.</summary>
internal sealed class RevalidatedSession(ILoggerFactory log, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(log)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await StillHoldsAsync(scope.ServiceProvider.GetRequiredService<SignInManager<Accounts.Account>>(), authenticationState.User);
    }

    internal static async Task<bool> StillHoldsAsync(SignInManager<Accounts.Account> signIn, ClaimsPrincipal user) => await signIn.ValidateSecurityStampAsync(user) is not null;
}
