using Dushanbe.Conference.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dushanbe.Conference.Web.Security;

/// <summary>Who acts in this circuit or on this page.</summary>
internal sealed class CurrentActor(Actors actors, AuthenticationStateProvider authentication)
{
    /// <summary>The actor with the grants of this moment: ask before each operation rather than keep it.</summary>
    public async ValueTask<Actor> GetAsync(CancellationToken cancel) => await actors.OfAsync((await authentication.GetAuthenticationStateAsync()).User, cancel);
}

internal static class ActorOfRequest
{
    /// <summary>Who acts in this request.</summary>
    public static ValueTask<Actor> ActorAsync(this HttpContext http) => http.RequestServices.GetRequiredService<Actors>().OfAsync(http.User, http.RequestAborted);
}
