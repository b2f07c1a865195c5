using System.Data.Common;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Backups;

/// <summary>Opens SQLite files beside the database of the installation, whatever engine that is on: a backup holds one.</summary>
/// <param name="options">The options of a context for a connection string of SQLite.</param>
public sealed class SqliteFiles(Func<string, DbContextOptions<ConferenceDb>> options)
{
    /// <summary>A factory of contexts for the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="writes">Whether it may be created and changed.</param>
    internal IDbContextFactory<ConferenceDb> At(string path, bool writes = false)
    {
        var place = new DbConnectionStringBuilder { ["Data Source"] = path, ["Mode"] = writes ? "ReadWriteCreate" : "ReadOnly", ["Pooling"] = "False" };
        return new Factory(options(place.ConnectionString));
    }

    private sealed class Factory(DbContextOptions<ConferenceDb> options) : IDbContextFactory<ConferenceDb>
    {
        public ConferenceDb CreateDbContext() => new(options);
    }
}
