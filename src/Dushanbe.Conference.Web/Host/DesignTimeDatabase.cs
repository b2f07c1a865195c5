using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Dushanbe.Conference.Web.Host;

/// <summary>The context that <c>dotnet ef</c> works on: its argument after <c>--</c> is the engine's name. No database is opened.</summary>
internal sealed class DesignTimeDatabase : IDesignTimeDbContextFactory<ConferenceDb>
{
    public ConferenceDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ConferenceDb>();
        var engine = args.FirstOrDefault() ?? Engines.Sqlite;
        Engines.Use(options, engine, engine switch
        {
            Engines.PostgreSql => "Host=localhost;Database=conference",
            Engines.SqlServer => "Server=.;Database=Conference;Integrated Security=true;Encrypt=false",
            _ => "Data Source=:memory:",
        });
        options.UseIdentitySchema();
        return new ConferenceDb(options.Options);
    }
}
