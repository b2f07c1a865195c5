using Dushanbe.Conference.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dushanbe.Conference.Web.Security;

/// <summary>Who acts in this circuit or on this page: whoever began it, and nobody else.</summary>
internal sealed class CurrentActor(Actors actors, AuthenticationStateProvider authentication)
{
    private Actor? first;

    /// <summary>The actor with the grants of this moment: ask before each operation rather than keep it.</summary>
    /// <exception cref="OtherAccountException">Another account has signed in in the browser, and the connection came back as theirs.</exception>
    public async ValueTask<Actor> GetAsync(CancellationToken cancel)
    {
        var now = await actors.OfAsync((await authentication.GetAuthenticationStateAsync()).User, cancel);
        if (first?.AccountId is { } began && now.AccountId is { } account && account != began) throw new OtherAccountException(first.Name, now.Name);
        first ??= now;
        return now;
    }
}

/// <summary>A desk that one account began is not gone on with by another: what the one typed would be saved under the other's name.</summary>
/// <param name="began">The name of the account that opened the desk.</param>
/// <param name="now">The name of the account that is signed in now.</param>
internal sealed class OtherAccountException(string began, string now) : Exception("Another account has signed in since the desk was opened.")
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
