using System.ComponentModel.DataAnnotations;
using Dushanbe.Conference.Access;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Host;

/// <summary>The section <c>Conference:OpenId</c> of the settings: the sign-in of an organization, by OpenID Connect. Without it there is none.</summary>
internal sealed class OpenIdSettings : IValidatableObject
{
    public const string Section = "Conference:OpenId";

    /// <summary>The address of the provider, below which its configuration lies.</summary>
    public string? Authority { get; set; }

    /// <summary>What the provider calls this installation.</summary>
    public string? ClientId { get; set; }

    /// <summary>What this installation proves itself to the provider with. In the environment, never on the command line.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>A file whose first line is the secret, instead of <see cref="ClientSecret"/>.</summary>
    public string? ClientSecretFile { get; set; }

    /// <summary>What people call the provider: it stands on the button of the sign-in page.</summary>
    public string? Name { get; set; }

    /// <summary>The same in a language, where it differs there: <c>Conference:OpenId:Names:ru</c>.</summary>
    public Dictionary<string, string> Names { get; set; } = new(StringComparer.Ordinal);

    /// <summary>What is asked for, with spaces between.</summary>
    public string Scopes { get; set; } = "openid profile email";

    /// <summary>The claim whose values <see cref="Roles"/> name.</summary>
    public string RoleClaim { get; set; } = "groups";

    /// <summary>Which value stands for which role.</summary>
    public List<RoleOfValue> Roles { get; set; } = [];

    /// <summary>Claims by which the provider says that it has asked for a second factor, such as <c>amr=mfa</c>, with commas between; one is enough. None by default: then a second step of our own is asked for.</summary>
    public string? StrongWhen { get; set; }

    /// <summary>Whether somebody without an account gets one at the first sign-in.</summary>
    public bool AccountsAreMade { get; set; }

    /// <summary>Whether an address that the provider has verified connects an account that is there already.</summary>
    public bool LinkByVerifiedEmail { get; set; }

    /// <summary>Whether addresses of this provider count as verified where it does not say: for a directory whose administrators alone set them.</summary>
    public bool TrustEmail { get; set; }

    /// <summary>Whether name, address and roles are asked for at the provider's own address too, where its token does not have them.</summary>
    public bool AskForUserInfo { get; set; }

    /// <summary>Whether signing out here offers to sign out there.</summary>
    public bool SignOutThere { get; set; }

    /// <summary>A value of the claim and what it stands for.</summary>
    internal sealed class RoleOfValue
    {
        /// <summary>The value, to the letter.</summary>
        public string? Value { get; set; }

        /// <summary>The role.</summary>
        public string? Role { get; set; }

        /// <summary>The slug of the edition on which it is given; none for the installation.</summary>
        public string? Edition { get; set; }
    }

    /// <summary>The claims that mean a second factor.</summary>
    public IReadOnlyList<(string Type, string Value)> StrongClaims() =>
        [.. Parts(StrongWhen, ',').Select(each => each.Split('=', 2, StringSplitOptions.TrimEntries)).Where(each => each.Length == 2).Select(each => (each[0], each[1]))];

    /// <summary>The scopes.</summary>
    public IReadOnlyList<string> NamedScopes() => Parts(Scopes, ' ');

    /// <summary>The provider on this machine, for a trial: the only one without TLS.</summary>
    public bool IsPlain => Uri.TryCreate(Authority, UriKind.Absolute, out var address) && address is { Scheme: "http", IsLoopback: true };

    /// <summary>The secret; null where none is set.</summary>
    /// <exception cref="IOException">The file of the secret cannot be read.</exception>
    public string? Secret(string contentRoot) => OperatorSecrets.Read(ClientSecret, ClientSecretFile, contentRoot);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsPlain && !(Uri.TryCreate(Authority, UriKind.Absolute, out var address) && address is { Scheme: "https", Query: "", Fragment: "" }))
            yield return new ValidationResult($"Conference:OpenId:Authority is '{Authority}', but must be the https address of the provider, such as https://login.example.org/realms/ministry.");
        if (string.IsNullOrWhiteSpace(ClientId)) yield return new ValidationResult("Conference:OpenId:ClientId is missing: the provider gives it when this installation is registered there.");
        if (string.IsNullOrWhiteSpace(Name)) yield return new ValidationResult("Conference:OpenId:Name is missing: it stands on the button of the sign-in page, for example 'Ministry account'.");
        foreach (var language in Names.Keys.Where(each => Conference.Names.Languages.All.All(known => known.Tag != each)))
            yield return new ValidationResult($"Conference:OpenId:Names has '{language}', but the languages are en, ru and tg.");
        if (!NamedScopes().Contains("openid", StringComparer.Ordinal)) yield return new ValidationResult($"Conference:OpenId:Scopes is '{Scopes}', but must have openid among them.");
        foreach (var each in Parts(StrongWhen, ',').Where(each => each.Split('=') is not [{ Length: > 0 }, { Length: > 0 }]))
            yield return new ValidationResult($"Conference:OpenId:StrongWhen has '{each}', but each must be a claim and its value, such as amr=mfa.");
        if (Roles.Count > 0 && string.IsNullOrWhiteSpace(RoleClaim)) yield return new ValidationResult("Conference:OpenId:RoleClaim is empty, but must name the claim whose values Conference:OpenId:Roles lists.");
        foreach (var (rule, i) in Roles.Select((rule, i) => (rule, i)))
            if (TroubleOf(rule) is { } trouble) yield return new ValidationResult($"Conference:OpenId:Roles:{i}{trouble}");
    }

    /// <summary>What is wrong with the secret, as a sentence; null for nothing.</summary>
    public string? TroubleOfSecret(IConfiguration settings, string contentRoot)
    {
        if (settings.IsOnCommandLine($"{Section}:{nameof(ClientSecret)}"))
            return "Conference:OpenId:ClientSecret is on the command line, where every user of the machine can read it: set the environment variable Conference__OpenId__ClientSecret, or name a file in Conference:OpenId:ClientSecretFile.";
        try
        {
            return string.IsNullOrWhiteSpace(Secret(contentRoot)) ? "Conference:OpenId needs the secret of the provider: set the environment variable Conference__OpenId__ClientSecret, or name a file in Conference:OpenId:ClientSecretFile." : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"The file of Conference:OpenId:ClientSecretFile cannot be read: {exception.Message}";
        }
    }

    private static string? TroubleOf(RoleOfValue rule)
    {
        if (string.IsNullOrWhiteSpace(rule.Value)) return ":Value is missing: it is the value of the claim that stands for the role.";
        var scope = string.IsNullOrEmpty(rule.Edition) ? GrantScope.Installation : GrantScope.Edition;
        return Access.Roles.Find(rule.Role) switch
        {
            null => $":Role is '{rule.Role}', but must be a role among {string.Join(", ", Access.Roles.All.Where(role => role.Scopes.Contains(GrantScope.Installation) || role.Scopes.Contains(GrantScope.Edition)).Select(role => role.Name))}.",
            { Scopes: var scopes } when !scopes.Contains(scope) => $":Role is '{rule.Role}', which is not given on {(scope == GrantScope.Installation ? "the installation: name its edition in Edition" : "an edition: leave Edition out")}.",
            _ => null,
        };
    }

    private static string[] Parts(string? text, char separator) => text?.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}

internal static class OpenIdCheck
{
    /// <summary>Whether the settings name a provider.</summary>
    public static bool IsSet(IConfiguration settings) => settings.GetSection(OpenIdSettings.Section).Exists();

    /// <summary>Reads and checks the settings where there are any.</summary>
    public static void AddOpenId(this IServiceCollection services)
    {
        services.AddOptions<OpenIdSettings>().BindConfiguration(OpenIdSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<OpenIdSettings>, Beside>();
    }

    /// <summary>What it takes beside the section itself.</summary>
    private sealed class Beside(IConfiguration settings, IHostEnvironment environment, IOptions<InstallationOptions> installation) : IValidateOptions<OpenIdSettings>
    {
        public ValidateOptionsResult Validate(string? name, OpenIdSettings options)
        {
            if (options.TroubleOfSecret(settings, environment.ContentRootPath) is { } trouble) return ValidateOptionsResult.Fail(trouble);
            return installation.Value.PublicAddress is { } site && (site.Scheme == "https" || site.IsLoopback) ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail("Conference:OpenId needs Conference:PublicAddress, an https address: the provider sends browsers back there.");
        }
    }
}
