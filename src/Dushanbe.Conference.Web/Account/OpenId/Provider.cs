using System.Globalization;
using Dushanbe.Conference.Web.Host;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Account.OpenId;

/// <summary>Whether the settings name a provider of OpenID Connect, and what people call it.</summary>
internal sealed class Provider(IConfiguration settings, IOptions<OpenIdSettings> options)
{
    /// <summary>The scheme of the framework's handler.</summary>
    public const string Scheme = "provider";

    /// <summary>In the cookie of a session that began there.</summary>
    public const string Claim = "provider";

    /// <summary>Whether there is one.</summary>
    public bool IsOn { get; } = OpenIdCheck.IsSet(settings);

    /// <summary>What it is called in the language of the page.</summary>
    public string Name => options.Value.Names.TryGetValue(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, out var name) ? name : options.Value.Name ?? "";

    /// <summary>Whether signing out here offers to sign out there.</summary>
    public bool SignsOut => IsOn && options.Value.SignOutThere;

    /// <summary>The address that sends a browser to the provider.</summary>
    /// <param name="round">What for.</param>
    /// <param name="back">Where to go afterwards.</param>
    public static string Address(string round, string back) => $"account/provider?for={round}&return={Uri.EscapeDataString(back)}";
}
