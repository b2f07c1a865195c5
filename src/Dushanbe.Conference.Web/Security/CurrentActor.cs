using Dushanbe.Conference.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dushanbe.Conference.Web.Security;

/// <summary>The actor of this circuit or page: always the account that opened it.</summary>
internal sealed class CurrentActor(Actors actors, AuthenticationStateProvider authentication)
{
    private Actor? first;

    /// <summary>The actor with the current grants: read it before each operation instead of keeping it.</summary>
    /// <exception cref="OtherAccountException">Another account has signed in on this browser, and the circuit reconnected under that account.</exception>
    public async ValueTask<Actor> GetAsync(CancellationToken cancel)
    {
        var now = await actors.OfAsync((await authentication.GetAuthenticationStateAsync()).User, cancel);
        if (first?.AccountId is { } began && now.AccountId is { } account && account != began) throw new OtherAccountException(first.Name, now.Name);
        if (first is { AccountId: not null } && now.AccountId is not null && first.LooksAs != now.LooksAs) throw new SeesOtherwiseException(first.Name);
        first ??= now;
        return now;
    }
}

/// <summary>The owner has begun or stopped in another tab to see the desks as a role: what this desk shows, and what it may do, is no longer so.</summary>
/// <param name="name">The name of the account.</param>
internal sealed class SeesOtherwiseException(string name) : OtherAccountException(name, name);

/// <summary>A desk opened by one account is now used by another: what the first one typed would be saved under the other's name.</summary>
/// <param name="began">The name of the account that opened the desk.</param>
/// <param name="now">The name of the account that is signed in now.</param>
internal class OtherAccountException(string began, string now) : Exception("Another account has signed in since the desk was opened.")
{
    /// <summary>The name of the account that opened the desk.</summary>
    public string Began { get; } = began;

    /// <summary>The name of the account that is signed in now.</summary>
    public string Now { get; } = now;
}

internal static class ActorOfRequest
{
    /// <summary>Who acts in this request.</summary>
    public static ValueTask<Actor> ActorAsync(this HttpContext http) => http.RequestServices.GetRequiredService<Actors>().OfAsync(http.User, http.RequestAborted);
}
