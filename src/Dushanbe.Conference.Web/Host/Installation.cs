using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.OpenId;
using Dushanbe.Conference.Accounts.SecondStep;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Papers;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Host;

/// <summary>Services shared by pages and commands: settings, database, files, keys and the operations.</summary>
internal static class Installation
{
    public static void AddInstallation(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<InstallationOptions>().BindConfiguration("Conference").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DatabaseOptions>().BindConfiguration("Database").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new DataFolder(provider.GetRequiredService<IOptions<InstallationOptions>>(), provider.GetRequiredService<IHostEnvironment>(), provider.GetRequiredService<ILogger<DataFolder>>()));
        services.AddSingleton<SiteAddress>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => Engines.Dialect(EngineOf(provider)));
        services.AddSingleton(provider => JournalKey.In(provider.GetRequiredService<DataFolder>().Keys));
        services.AddDbContextFactory<ConferenceDb>((provider, options) =>
        {
            var (engine, connectionString) = DatabaseOf(provider);
            Engines.Use(options, engine, connectionString, provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.Retries).UseJournalSeal(provider.GetRequiredService<JournalSeal>());
        });
        services.AddOptions<FileStoreOptions>().Configure<DataFolder>((files, folder) => (files.Folder, files.Keys) = (folder.Files, folder.Keys));
        services.AddOptions<PaperFontOptions>().Configure<DataFolder>((fonts, folder) => fonts.Folder = folder.Fonts);
        services.AddDataProtection().SetApplicationName("Dushanbe.Conference");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>().Configure<DataFolder, ILoggerFactory>((keys, folder, log) =>
            keys.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(new DirectoryInfo(folder.Keys), log));
        services.AddSingleton<AnchorFile>();
        services.AddBackups();
        services.KeepDiscretion();
        services.AddConferenceOperations();
        services.AddConferenceAccounts();
        services.AddOptions<SessionLimits>().Configure<IOptions<InstallationOptions>>((limits, installation) => limits.UnusedFor = installation.Value.SignedOutAfter);
        services.AddOptions<ProviderOptions>().Configure<IConfiguration>((provider, settings) => provider.IsOn = OpenIdCheck.IsSet(settings));
        services.AddOptions<SecondStepOptions>().Configure<IOptions<InstallationOptions>, IHostEnvironment>((secondStep, installation, environment) => secondStep.NeededFor = installation.Value.RolesWithSecondStep(environment));
    }

    /// <summary>The database of the settings, for a restore, which must not use the data folder that it replaces.</summary>
    public static (string Engine, string ConnectionString) DatabaseOf(IServiceProvider provider)
    {
        var engine = EngineOf(provider);
        if (provider.GetRequiredService<IConfiguration>().GetConnectionString("Conference") is { } given) return (engine, given);
        return engine == Engines.Sqlite
            ? (engine, Engines.FileIn(DataFolder.RootOf(provider.GetRequiredService<IOptions<InstallationOptions>>().Value, provider.GetRequiredService<IHostEnvironment>())))
            : throw new OptionsValidationException("Database", typeof(DatabaseOptions), [$"With Database:Provider={engine}, ConnectionStrings:Conference must say where the server is."]);
    }

    private static string EngineOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider;
}
