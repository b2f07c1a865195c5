using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Dushanbe.Conference.Accounts.OpenId;

/// <summary>Somebody as a provider of OpenID Connect knows them. The two together never change and are never given to somebody else; an e-mail address may be.</summary>
/// <param name="Issuer">The provider, as its tokens name it.</param>
/// <param name="Subject">Its key of the person.</param>
public sealed record ProviderIdentity(string Issuer, string Subject)
{
    /// <summary>The kind of login in the table of the framework.</summary>
    internal const string Provider = "OpenId";

    // of a fixed length, and exact whatever an engine thinks of capital letters
    internal string Key => KeyWith("");

    /// <summary>The same, and that of an issuer with a slash at its end: providers are named with and without one, and are the same.</summary>
    internal string[] Keys => [Key, KeyWith("/")];

    private string KeyWith(string end) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Issuer.TrimEnd('/')}{end}\n{Subject}")));

    internal IdentityUserLogin<Guid> LoginOf(Guid accountId) => new() { LoginProvider = Provider, ProviderKey = Key, ProviderDisplayName = Short(Issuer), UserId = accountId };

    /// <summary>Why the journal says that something was done.</summary>
    internal string Reason => $"OpenID Connect: {Short(Issuer)}";

    private static string Short(string issuer) => issuer.Length <= 200 ? issuer : issuer[..200];
}
