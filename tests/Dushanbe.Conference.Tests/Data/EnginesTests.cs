using Dushanbe.Conference.Data;
using Dushanbe.Conference.PostgreSql;
using Dushanbe.Conference.Sqlite;
using Dushanbe.Conference.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Dushanbe.Conference.Tests.Data;

public sealed class EnginesTests
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    [InlineData("SqlServer")]
    public void The_migrations_of_an_engine_hold_the_whole_model(string engine)
    {
        using var db = Context(engine);

        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void The_script_for_SQL_Server_parses()
    {
        using var db = Context("SqlServer");
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);

        Assert.Contains("CREATE TABLE [Participants]", script, StringComparison.Ordinal);
        Assert.Empty(errors.Select(error => $"{error.Line}: {error.Message}"));
    }

    [Theory]
    [InlineData(SqlServerDatabase.LockStatement)]
    [InlineData(SqlServerDatabase.SnapshotQuestion)]
    public void What_a_start_says_to_SQL_Server_parses(string statement)
    {
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(statement), out var errors);

        Assert.Empty(errors.Select(error => $"{error.Line}: {error.Message}"));
    }

    [Fact]
    public void The_parser_refuses_a_broken_script()
    {
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader("CREATE TABLE [Participants ( [Id] int"), out var errors);

        Assert.NotEmpty(errors);
    }

    [Fact]
    public void No_foreign_key_cascades()
    {
        using var db = Context("SqlServer");

        Assert.All(db.GetService<IDesignTimeModel>().Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()).Where(key => !key.IsOwnership),
            key => Assert.Equal(DeleteBehavior.Restrict, key.DeleteBehavior));
    }

    private static ConferenceDb Context(string engine)
    {
        var options = new DbContextOptionsBuilder<ConferenceDb>();
        _ = engine switch
        {
            "PostgreSql" => PostgreSqlDatabase.Use(options, "Host=localhost;Database=none"),
            "SqlServer" => SqlServerDatabase.Use(options, "Server=.;Database=none"),
            _ => SqliteDatabase.Use(options, "Data Source=:memory:"),
        };
        options.UseIdentitySchema();
        return new ConferenceDb(options.Options);
    }
}
