using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Backups;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Sqlite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Benchmarks;

/// <summary>An installation on SQLite in a folder of its own, gone afterwards.</summary>
internal sealed class DisposableInstallation : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private bool isOwn = true;

    private DisposableInstallation(string folder)
    {
        Folder = folder;
        var collection = new ServiceCollection().AddLogging().AddConferenceOperations().AddSingleton(TimeProvider.System).AddSingleton<DatabaseDialect, SqliteDatabase>();
        collection.Configure<FileStoreOptions>(options => (options.Folder, options.Keys) = (Path.Combine(folder, "files"), Path.Combine(folder, "keys")));
        collection.AddDataProtection().UseEphemeralDataProtectionProvider();
        var seal = new JournalSeal(Key);
        collection.AddSingleton(seal);
        collection.AddDbContextFactory<ConferenceDb>(options => SqliteDatabase.Use(options, $"Data Source={Path.Combine(folder, "conference.db")}").UseJournalSeal(seal));
        collection.Configure<BackupOptions>(options => options.Root = folder);
        collection.AddSingleton(new SqliteFiles(connectionString =>
        {
            var options = new DbContextOptionsBuilder<ConferenceDb>();
            SqliteDatabase.Use(options, connectionString).UseIdentitySchema();
            return options.Options;
        }));
        collection.Configure<IdentityOptions>(IdentitySchema.Set);
        collection.AddConferenceAccounts();
        services = collection.BuildServiceProvider();
    }

    public static ReadOnlySpan<byte> Key => "a key that seals nothing of worth"u8[..JournalSeal.Length];

    public string Folder { get; }

    public static async Task<DisposableInstallation> CreateAsync()
    {
        var made = new DisposableInstallation(Directory.CreateTempSubdirectory("conference-benchmark-").FullName);
        await made.Get<DatabaseSetup>().ExecuteAsync(default);
        return made;
    }

    /// <summary>One that another process made, and deletes.</summary>
    public static DisposableInstallation Of(string folder) => new(folder) { isOwn = false };

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public Task<ConferenceDb> OpenAsync() => Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (isOwn) Directory.Delete(Folder, recursive: true);
    }
}
