using System.Globalization;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Dushanbe.Conference.Web.Account.OpenId;

/// <summary>A way to the provider and back: what it is for. It travels encrypted in the parameter <c>state</c>.</summary>
/// <param name="For">One of the three below.</param>
/// <param name="Back">Where to go afterwards.</param>
/// <param name="Session">The session that asked; null where somebody signs in.</param>
/// <param name="BegunAt">When the browser was sent there.</param>
internal sealed record ProviderRound(string For, string Back, Guid? Session, DateTimeOffset BegunAt)
{
    public const string SignIn = "sign-in", Link = "link", Proof = "proof";

    public static ProviderRound Of(AuthenticationProperties? properties) => new(
        properties?.GetString(nameof(For)) ?? SignIn,
        Visitors.Local(properties?.GetString(nameof(Back)), "/desk"),
        Guid.TryParse(properties?.GetString(nameof(Session)), out var session) ? session : null,
        DateTimeOffset.FromUnixTimeSeconds(long.TryParse(properties?.GetString(nameof(BegunAt)), CultureInfo.InvariantCulture, out var at) ? at : 0));

    public OpenIdConnectChallengeProperties Properties()
    {
        var properties = new OpenIdConnectChallengeProperties { RedirectUri = "/account/sign-in" };
        properties.SetString(nameof(For), For);
        properties.SetString(nameof(Back), Back);
        properties.SetString(nameof(Session), Session?.ToString());
        properties.SetString(nameof(BegunAt), BegunAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        if (For == SignIn) return properties;
        // whoever is at the keyboard, not who signed in there this morning
        properties.Prompt = "login";
        properties.MaxAge = TimeSpan.Zero;
        return properties;
    }

    /// <summary>The page that tells what went wrong, with a way back.</summary>
    public string Page(ProviderFault fault) => For switch
    {
        Link => $"/account?provider={fault}",
        Proof => $"{Visitors.WithReturn("/account/confirm", Back)}&provider={fault}",
        _ => $"{Visitors.WithReturn("/account/sign-in", Back)}&provider={fault}",
    };
}

/// <summary>Why somebody came back from the provider without what they went for; the keys of the messages.</summary>
internal enum ProviderFault
{
    /// <summary>They, or the provider, refused.</summary>
    Denied,

    /// <summary>They took too long, or the answer belongs to another browser.</summary>
    Expired,

    /// <summary>The provider cannot be reached.</summary>
    Away,

    /// <summary>Its answer is not right.</summary>
    NotAccepted,

    /// <summary>Too many failures before.</summary>
    Wait,

    /// <summary>The account is closed.</summary>
    Closed,

    /// <summary>Another account has the address.</summary>
    Taken,

    /// <summary>There is no account.</summary>
    Unknown,

    /// <summary>The provider has not verified the address.</summary>
    Unverified,

    /// <summary>Name or address are missing or not valid.</summary>
    Unusable,

    /// <summary>The person signs in to another account.</summary>
    OfAnother,

    /// <summary>The account is connected with somebody else there.</summary>
    WithAnother,

    /// <summary>Another person proved who they are.</summary>
    OtherPerson,

    /// <summary>The provider did not ask anew.</summary>
    NotAsked,

    /// <summary>The account has a second step, and the provider has not asked for one.</summary>
    NotStrong,
}
