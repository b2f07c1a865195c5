using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dushanbe.Conference.Tests.Data;

/// <summary>A database of its own that can be led to any migration and back; for tests of what migrations do to rows.</summary>
public abstract class OldDatabase : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("conference-").FullName;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await using (var db = Open()) await db.Database.EnsureDeletedAsync();
        Directory.Delete(folder, recursive: true);
    }

    private protected ConferenceDb Open()
    {
        var options = new DbContextOptionsBuilder<ConferenceDb>();
        TestEngine.Chosen.Use(options, folder).UseIdentitySchema();
        return new ConferenceDb(options.Options);
    }
}

internal static class FormerTimes
{
    /// <summary>Leads a database, forward or back, to the last migration before the one of this name.</summary>
    public static Task LeadBeforeAsync(this ConferenceDb db, string migration) =>
        db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().TakeWhile(each => !each.EndsWith($"_{migration}", StringComparison.Ordinal)).Last());
}
