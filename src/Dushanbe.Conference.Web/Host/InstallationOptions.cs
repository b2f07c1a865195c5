using System.ComponentModel.DataAnnotations;
using System.Net;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;

namespace Dushanbe.Conference.Web.Host;

/// <summary>The section <c>Conference</c> of the settings.</summary>
internal sealed class InstallationOptions : IValidatableObject
{
    /// <summary>The folder of the SQLite file, uploads and keys; a relative path is relative to the program, not to the working directory.</summary>
    [Required]
    public string DataDirectory { get; set; } = "App_Data";

    /// <summary>The slug of the edition shown at the root address.</summary>
    [Required]
    public string HomeEdition { get; set; } = "dushanbe-2022";

    /// <summary>
    /// The public address of the site, for example <c>https://conference.example.org</c>: the base of full addresses in calendars and
    /// for search engines. Without it they use the Host header of the request, which a client can forge.
    /// </summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>
    /// Trusted proxies: addresses such as <c>10.0.0.5</c> or networks such as
    /// <c>10.0.0.0/24</c>, separated by commas. None by default.
    /// </summary>
    public string? Proxies { get; set; }

    /// <summary>Whether browsers that came over HTTPS may open hosts below this one over HTTPS alone too, for a year.</summary>
    public bool SecureSubdomains { get; set; } = true;

    /// <summary>Whether the first start adds the editions of the Dushanbe Process; other organizations may prefer to start empty.</summary>
    public bool SeedProcess { get; set; } = true;

    /// <summary>The number of participants in the training edition created by the first start in Development.</summary>
    [Range(0, 100_000, ErrorMessage = "Conference:TrainingParticipants must be between 0 and 100000.")]
    public int TrainingParticipants { get; set; } = 760;

    /// <summary>
    /// The roles that need a second step at the sign-in, or a passkey: their names, separated by commas, or <c>none</c>. Where it is not
    /// set, those that read or change everything: owner, organizer and auditor; in Development none, so that one can look around.
    /// </summary>
    public string? SecondStepFor { get; set; }

    /// <summary>After how long without a deed of its user a session ends: days, hours and minutes.</summary>
    public TimeSpan SignedOutAfter { get; set; } = TimeSpan.FromHours(14);

    /// <summary>Those roles.</summary>
    public IReadOnlyCollection<string> RolesWithSecondStep(IHostEnvironment environment) =>
        SecondStepFor is null ? environment.IsProduction() ? [Roles.Owner, Roles.Organizer, Roles.Auditor] : []
        : [.. NamedRoles().Where(each => each != "none")];

    /// <summary>The base of the site's full addresses, with a trailing slash.</summary>
    /// <param name="asked">The address according to the request.</param>
    public Uri RootOr(Uri asked) => PublicAddress is null ? asked : new Uri($"{PublicAddress.AbsoluteUri.TrimEnd('/')}/");

    /// <summary>The proxies as networks.</summary>
    public IEnumerable<IPNetwork> ProxyNetworks() => NamedProxies().Select(each => NetworkOf(each) ?? throw new FormatException($"{each} is not an address."));

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicAddress is not (null or { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "", Fragment: "" }))
            yield return new ValidationResult($"Conference:PublicAddress is '{PublicAddress}', but must be a full address such as https://conference.example.org.", [nameof(PublicAddress)]);
        foreach (var each in NamedRoles().Where(each => each != "none" && Roles.Find(each) is null))
            yield return new ValidationResult($"Conference:SecondStepFor names '{each}', but must name roles among {string.Join(", ", Roles.All.Select(role => role.Name))}, or none.", [nameof(SecondStepFor)]);
        if (SignedOutAfter < TimeSpan.FromMinutes(5) || SignedOutAfter > SignInSession.Longest)
            yield return new ValidationResult($"Conference:SignedOutAfter is {SignedOutAfter}, but must be between five minutes (00:05) and seven days (7.00:00).", [nameof(SignedOutAfter)]);
        foreach (var each in NamedProxies().Where(each => NetworkOf(each) is null))
            yield return new ValidationResult($"Conference:Proxies names '{each}', but each must be an address such as 10.0.0.5 or a network such as 10.0.0.0/24.", [nameof(Proxies)]);
    }

    private string[] NamedRoles() => SecondStepFor?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private string[] NamedProxies() => Proxies?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static IPNetwork? NetworkOf(string text) =>
        IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(text, out var network) ? network : null;
}

/// <summary>The section <c>Database</c> of the settings.</summary>
internal sealed class DatabaseOptions
{
    /// <summary>The engine.</summary>
    [Required, AllowedValues(Engines.Sqlite, Engines.PostgreSql, Engines.SqlServer, ErrorMessage = "Database:Provider must be Sqlite, PostgreSql or SqlServer.")]
    public string Provider { get; set; } = Engines.Sqlite;

    /// <summary>
    /// Whether a start migrates the database and seeds an empty one. Otherwise the commands <c>migrate</c> and <c>seed</c> do it,
    /// with an account that may change tables, and a server refuses to start while its database is not ready.
    /// </summary>
    public bool PrepareAtStart { get; set; } = true;

    /// <summary>How often a save is retried after a lost connection to a server engine, or a deadlock; 0 for never.</summary>
    [Range(0, 10, ErrorMessage = "Database:Retries must be between 0 and 10.")]
    public int Retries { get; set; }
}
