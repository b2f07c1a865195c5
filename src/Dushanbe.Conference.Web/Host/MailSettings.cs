using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Dushanbe.Conference.Web.Host;

/// <summary>The section <c>Mail</c> of the settings: a server that takes mail, or a folder, or neither.</summary>
internal sealed class MailSettings : IValidatableObject
{
    public const string Section = "Mail", StartTls = "StartTls", Tls = "Tls", None = "None";

    /// <summary>The server that takes mail, for example <c>smtp.example.org</c>.</summary>
    public string? Host { get; set; }

    /// <summary>Its port; where it is not set, the usual one of <see cref="Security"/>.</summary>
    [Range(1, 65535, ErrorMessage = "Mail:Port must be between 1 and 65535.")]
    public int? Port { get; set; }

    /// <summary>How the connection is protected: begun in clear and then encrypted, encrypted from the start, or not at all, which is for a server on the same machine.</summary>
    [AllowedValues(StartTls, Tls, None, ErrorMessage = "Mail:Security must be StartTls, Tls or None.")]
    public string Security { get; set; } = StartTls;

    /// <summary>Who signs in to that server; null for nobody.</summary>
    public string? UserName { get; set; }

    /// <summary>With which password. In the environment, never on the command line, where every user of the machine can read it.</summary>
    public string? Password { get; set; }

    /// <summary>The sender, for example <c>Border Security 2022 &lt;no-reply@conference.example.org&gt;</c>.</summary>
    public string? From { get; set; }

    /// <summary>How long the server may take for one step.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true, ErrorMessage = "Mail:Timeout must be between 00:00:01 (a second) and 00:05:00 (five minutes).")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A folder into which letters are written as <c>.eml</c> files instead of being sent; a relative path is relative to the program.</summary>
    public string? Folder { get; set; }

    /// <summary>Whether letters go anywhere.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(Host) || !string.IsNullOrWhiteSpace(Folder);

    /// <summary>The port of the settings, or the usual one.</summary>
    public int PortOrUsual => Port ?? Security switch { Tls => 465, None => 25, _ => 587 };

    /// <summary>The sender. Where nothing is sent it does not matter.</summary>
    public MailboxAddress Sender => SenderOf(From) ?? new("Dushanbe.Conference", "no-reply@localhost");

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(Host) && !string.IsNullOrWhiteSpace(Folder))
            yield return new ValidationResult("Mail:Host and Mail:Folder are both set, but letters go one way: remove one of them.", [nameof(Folder)]);
        if (!string.IsNullOrWhiteSpace(From) ? SenderOf(From) is null : !string.IsNullOrWhiteSpace(Host))
            yield return new ValidationResult($"Mail:From is '{From}', but must be an address such as Conference <no-reply@conference.example.org>.", [nameof(From)]);
        if (Security == None && !string.IsNullOrWhiteSpace(Host) && !ThisMachine.Is(Host))
            yield return new ValidationResult("Mail:Security may be None only where Mail:Host is this machine (localhost): everybody on the way could read the letters.", [nameof(Security)]);
        if (string.IsNullOrEmpty(UserName) != string.IsNullOrEmpty(Password))
            yield return new ValidationResult("Mail:UserName and Mail:Password belong together: set both or neither.", [nameof(Password)]);
    }

    private static MailboxAddress? SenderOf(string? text) => text is not null && MailboxAddress.TryParse(text, out var sender) && sender.Address.Split('@') is [{ Length: > 0 }, { Length: > 0 }] ? sender : null;

    /// <summary>What other settings must say too.</summary>
    internal sealed class Check(IConfiguration settings, IHostEnvironment environment, IOptions<InstallationOptions> installation) : IValidateOptions<MailSettings>
    {
        public ValidateOptionsResult Validate(string? name, MailSettings options)
        {
            if (settings.IsOnCommandLine($"{Section}:{nameof(Password)}"))
                return ValidateOptionsResult.Fail("Mail:Password is on the command line, where every user of the machine can read it: set the environment variable Mail__Password.");
            // the request would tell a host that anybody can make up
            return options.IsOn && installation.Value.PublicAddress is null && !environment.IsDevelopment()
                ? ValidateOptionsResult.Fail($"Mail:{(string.IsNullOrWhiteSpace(options.Host) ? nameof(Folder) : nameof(Host))} is set, so Conference:PublicAddress must say where the links in letters lead, for example https://conference.example.org.")
                : ValidateOptionsResult.Success;
        }
    }
}
