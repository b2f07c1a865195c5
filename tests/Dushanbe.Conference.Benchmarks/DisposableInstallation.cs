using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Sqlite;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Benchmarks;

/// <summary>An installation on SQLite in a folder of its own, gone afterwards.</summary>
internal sealed class DisposableInstallation : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private DisposableInstallation(string folder)
    {
        Folder = folder;
        var collection = new ServiceCollection().AddLogging().AddConferenceOperations().AddSingleton(TimeProvider.System).AddSingleton<DatabaseDialect, SqliteDatabase>();
        collection.Configure<FileStoreOptions>(options => options.Folder = Path.Combine(folder, "files"));
        collection.AddDbContextFactory<ConferenceDb>(options => SqliteDatabase.Use(options, $"Data Source={Path.Combine(folder, "conference.db")}"));
        collection.Configure<IdentityOptions>(IdentitySchema.Set);
        collection.AddConferenceAccounts();
        services = collection.BuildServiceProvider();
    }

    public string Folder { get; }

    public static async Task<DisposableInstallation> CreateAsync()
    {
        var made = new DisposableInstallation(Directory.CreateTempSubdirectory("conference-benchmark-").FullName);
        await made.Get<DatabaseSetup>().ExecuteAsync(default);
        return made;
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public Task<ConferenceDb> OpenAsync() => Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
