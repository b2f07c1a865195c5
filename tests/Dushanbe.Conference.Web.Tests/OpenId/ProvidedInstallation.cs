using Dushanbe.Conference.Web.Tests.Http;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dushanbe.Conference.Web.Tests.OpenId;

/// <summary>A server whose people come from a provider; another over the same folder may know another provider, or other rules.</summary>
public sealed class ProvidedInstallation : WebInstallation
{
    public const string Site = "http://localhost";

    private readonly IReadOnlyDictionary<string, string> given;

    public ProvidedInstallation() : this(TestProvider.StartAsync(Site).GetAwaiter().GetResult(), []) => OwnsProvider = true;

    internal ProvidedInstallation(TestProvider provider, IEnumerable<(string Key, string Value)> given)
    {
        (Provider, this.given) = (provider, given.ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal));
        File.WriteAllText(SecretFile, $"{TestProvider.Secret}\n");
    }

    public TestProvider Provider { get; }

    public KeptLog Log { get; } = new();

    private bool OwnsProvider { get; }

    private string SecretFile => Path.Combine(Folder, "provider-secret");

    protected override IEnumerable<(string Key, string Value)> Settings =>
    [
        .. new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Conference:PublicAddress"] = Site,
            ["Conference:SecondStepFor"] = "auditor",
            ["Conference:OpenId:Authority"] = Provider.Address,
            ["Conference:OpenId:ClientId"] = TestProvider.ClientId,
            ["Conference:OpenId:ClientSecretFile"] = SecretFile,
            ["Conference:OpenId:Name"] = "Ministry account",
            ["Conference:OpenId:Names:ru"] = "учётную запись министерства",
            ["Conference:OpenId:Roles:0:Value"] = "organizers",
            ["Conference:OpenId:Roles:0:Role"] = "organizer",
            ["Conference:OpenId:Roles:0:Edition"] = "dushanbe-2022",
            ["Conference:OpenId:Roles:1:Value"] = "auditors",
            ["Conference:OpenId:Roles:1:Role"] = "auditor",
            ["Conference:OpenId:StrongWhen"] = "amr=mfa",
            ["Conference:OpenId:AccountsAreMade"] = "true",
            ["Conference:OpenId:SignOutThere"] = "true",
        }.Where(each => !given.ContainsKey(each.Key)).Concat(given).Select(each => (each.Key, each.Value)),
    ];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        // a machine that is busy answers late, and is not away for that
        builder.ConfigureTestServices(services => services.Configure<OpenIdConnectOptions>("provider", options => options.BackchannelTimeout = TimeSpan.FromMinutes(5)));
        builder.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(Log).AddLogging(logging => logging.AddFilter(typeof(Security.SecurityLog).FullName, LogLevel.Information)));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (OwnsProvider) Provider.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
