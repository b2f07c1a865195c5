using Dushanbe.Conference.Data;
using Dushanbe.Conference.SqlServer;
using Dushanbe.Conference.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Dushanbe.Conference.Web.Host;

/// <summary>The context that <c>dotnet ef</c> works on: its argument after <c>--</c> is the engine's name. No database is opened.</summary>
internal sealed class DesignTimeDatabase : IDesignTimeDbContextFactory<ConferenceDb>
{
    public ConferenceDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ConferenceDb>();
        _ = args.FirstOrDefault() == "SqlServer"
            ? SqlServerDatabase.Use(options, "Server=.;Database=Conference;Integrated Security=true;Encrypt=false")
            : SqliteDatabase.Use(options, "Data Source=:memory:");
        options.UseIdentitySchema();
        return new ConferenceDb(options.Options);
    }
}
