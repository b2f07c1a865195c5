using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Papers;
using Dushanbe.Conference.PostgreSql;
using Dushanbe.Conference.Sqlite;
using Dushanbe.Conference.SqlServer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Host;

/// <summary>What pages and verbs stand on alike: settings, database, files, keys and the operations.</summary>
internal static class Installation
{
    public static void AddInstallation(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<InstallationOptions>().BindConfiguration("Conference").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DatabaseOptions>().BindConfiguration("Database").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new DataFolder(provider.GetRequiredService<IOptions<InstallationOptions>>(), provider.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<DatabaseDialect>(provider => EngineOf(provider) switch
        {
            "PostgreSql" => new PostgreSqlDatabase(),
            "SqlServer" => new SqlServerDatabase(),
            _ => new SqliteDatabase(),
        });
        services.AddDbContextFactory<ConferenceDb>((provider, options) => UseEngine(provider, options));
        services.AddOptions<FileStoreOptions>().Configure<DataFolder>((files, folder) => files.Folder = folder.Files);
        services.AddOptions<PaperFontOptions>().Configure<DataFolder>((fonts, folder) => fonts.Folder = Path.Combine(folder.Root, "fonts"));
        services.AddDataProtection().SetApplicationName("Dushanbe.Conference");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>().Configure<DataFolder, ILoggerFactory>((keys, folder, log) =>
            keys.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(new DirectoryInfo(folder.Keys), log));
        services.AddConferenceOperations();
        services.AddConferenceAccounts();
    }

    private static string EngineOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider;

    private static void UseEngine(IServiceProvider provider, DbContextOptionsBuilder options)
    {
        var given = provider.GetRequiredService<IConfiguration>().GetConnectionString("Conference");
        switch (EngineOf(provider))
        {
            case "PostgreSql":
                PostgreSqlDatabase.Use(options, given ?? throw NoServer("PostgreSql"));
                break;
            case "SqlServer":
                SqlServerDatabase.Use(options, given ?? throw NoServer("SqlServer"));
                break;
            default:
                SqliteDatabase.Use(options, given ?? $"Data Source={Path.Combine(provider.GetRequiredService<DataFolder>().Root, "conference.db")}");
                break;
        }
    }

    private static OptionsValidationException NoServer(string engine) =>
        new("Database", typeof(DatabaseOptions), [$"With Database:Provider={engine}, ConnectionStrings:Conference must say where the server is."]);
}
