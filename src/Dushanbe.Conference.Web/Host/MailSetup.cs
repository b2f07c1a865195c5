using Dushanbe.Conference.Mail;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Host;

internal static class MailSetup
{
    /// <summary>The folder of a developer's letters, in the data folder.</summary>
    public const string Folder = "mail";

    /// <summary>Mail as the settings say. A developer's goes into a folder, so that one can follow the links.</summary>
    public static void AddMail(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MailSettings>().BindConfiguration(MailSettings.Section).ValidateDataAnnotations().ValidateOnStart()
            .PostConfigure<IOptions<InstallationOptions>, IHostEnvironment>((mail, installation, environment) =>
            {
                if (!mail.IsOn && environment.IsDevelopment()) mail.Folder = Path.Combine(DataFolder.RootOf(installation.Value, environment), Folder);
            });
        services.AddSingleton<IValidateOptions<MailSettings>, MailSettings.Check>();
        services.AddSingleton<LinkAddress>();
        services.AddSingleton<FolderTransport>();
        services.AddSingleton<SmtpTransport>();
        services.AddSingleton<IMailTransport>(provider => provider.GetRequiredService<IOptions<MailSettings>>().Value switch
        {
            { IsOn: false } => new NoMail(),
            { Folder: { } folder } when !string.IsNullOrWhiteSpace(folder) => provider.GetRequiredService<FolderTransport>(),
            _ => provider.GetRequiredService<SmtpTransport>(),
        });
    }
}

/// <summary>Where the links in letters lead: to the address of the settings; without it, which only a developer's server may be, to the address where it listens. Never to a host that a request names.</summary>
internal sealed class LinkAddress(IOptions<InstallationOptions> installation, IServer server)
{
    /// <summary>The base of the site's full addresses, with a trailing slash.</summary>
    public Uri Root => installation.Value.RootOr(installation.Value.PublicAddress ?? new Uri($"{Listening(server)}/"));

    /// <summary>Where a server listens, as a browser on this machine would ask for it.</summary>
    public static string Listening(IServer server)
    {
        var first = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        return first.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("127.0.0.1", "localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal);
    }
}
