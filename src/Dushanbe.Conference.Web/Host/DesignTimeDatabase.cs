using Dushanbe.Conference.Data;
using Dushanbe.Conference.PostgreSql;
using Dushanbe.Conference.Sqlite;
using Dushanbe.Conference.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Dushanbe.Conference.Web.Host;

/// <summary>The context that <c>dotnet ef</c> works on: its argument after <c>--</c> is the engine's name. No database is opened.</summary>
internal sealed class DesignTimeDatabase : IDesignTimeDbContextFactory<ConferenceDb>
{
    public ConferenceDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ConferenceDb>();
        _ = args.FirstOrDefault() switch
        {
            "PostgreSql" => PostgreSqlDatabase.Use(options, "Host=localhost;Database=conference"),
            "SqlServer" => SqlServerDatabase.Use(options, "Server=.;Database=Conference;Integrated Security=true;Encrypt=false"),
            _ => SqliteDatabase.Use(options, "Data Source=:memory:"),
        };
        options.UseIdentitySchema();
        return new ConferenceDb(options.Options);
    }
}
