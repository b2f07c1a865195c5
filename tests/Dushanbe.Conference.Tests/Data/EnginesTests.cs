using Dushanbe.Conference.Data;
using Dushanbe.Conference.PostgreSql;
using Dushanbe.Conference.Sqlite;
using Dushanbe.Conference.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
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
    [InlineData(SqlServerDatabase.TurnStatement)]
    public void What_is_said_to_SQL_Server_in_its_own_words_parses(string statement)
    {
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(statement.Replace("{0}", "@p0", StringComparison.Ordinal)), out var errors);

        Assert.Empty(errors.Select(error => $"{error.Line}: {error.Message}"));
    }

    [Fact]
    public void The_parser_refuses_a_broken_script()
    {
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader("CREATE TABLE [Participants ( [Id] int"), out var errors);

        Assert.NotEmpty(errors);
    }

    [Theory]
    [InlineData("Sqlite", null)]
    [InlineData("PostgreSql", "C")]
    [InlineData("SqlServer", "Latin1_General_100_BIN2")]
    public void All_text_compares_by_bytes(string engine, string? collation)
    {
        using var db = Context(engine);
        var columns = db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.SelectMany(table => table.Columns)
            // a column of JSON as a whole is no property, and nobody compares it
            .Where(column => column.PropertyMappings.Any()).Where(column => column.StoreType is "TEXT" or "text" || column.StoreType.Contains("char", StringComparison.Ordinal)).ToList();

        Assert.Contains("Slug", columns.Select(column => column.Name));
        Assert.Empty(columns.Where(column => column.Collation != collation).Select(column => $"{column.Table.Name}.{column.Name}: {column.Collation}"));
    }

    [Fact]
    public void Rows_of_SQL_Server_lie_in_the_order_in_which_they_were_made_never_in_that_of_random_keys()
    {
        using var db = Context("SqlServer");
        var model = db.GetService<IDesignTimeModel>().Model;
        // lookups of their own size, which Identity gives a key that is not random, or few rows
        var clustered = model.GetEntityTypes().Where(type => type.FindPrimaryKey() is { } key && key.IsClustered() != false && !type.IsOwned()).Select(type => type.ShortName()).Order();
        var ordered = model.GetEntityTypes().SelectMany(type => type.GetIndexes()).Where(index => index.IsClustered() == true).Select(index => $"{index.DeclaringEntityType.ShortName()}.{index.Properties.Single().Name}").Order();

        Assert.Equal(["Chore", "ContentStamp", "IdentityUserClaim", "IdentityUserLogin", "IdentityUserPasskey"], clustered);
        Assert.Equal(["Account.CreatedAt", "AccreditationStep.At", "Badge.IssuedAt", "BadgePrint.At", "BadgeRun.StartedAt", "Consent.At", "IssuedList.At", "JournalEntry.At", "Participant.RegisteredAt", "Passport.At", "ProgrammeRelease.At", "StoredFile.StoredAt", "WorkItem.CreatedAt"], ordered);
    }

    /// <summary>What SQL Server refuses and no parser sees: a key that is dropped while others refer to it, a column of a key that is altered.</summary>
    [Fact]
    public void No_migration_of_SQL_Server_takes_a_key_from_under_what_refers_to_it()
    {
        using var db = Context("SqlServer");
        var (keys, foreign) = (new Dictionary<string, string[]>(), new Dictionary<string, (string Table, string Principal)>());
        var faults = new List<string>();
        var migrations = db.GetService<IMigrationsAssembly>();
        foreach (var operation in migrations.Migrations.Values.SelectMany(each => migrations.CreateMigration(each, db.Database.ProviderName!).UpOperations))
        {
            switch (operation)
            {
                case CreateTableOperation it:
                    if (it.PrimaryKey is { } key) keys[it.Name] = key.Columns;
                    foreach (var each in it.ForeignKeys) foreign[each.Name] = (it.Name, each.PrincipalTable);
                    break;
                case DropForeignKeyOperation it:
                    if (!foreign.Remove(it.Name)) faults.Add($"{it.Name} is not there");
                    break;
                case DropPrimaryKeyOperation it:
                    faults.AddRange(foreign.Where(each => each.Value.Principal == it.Table).Select(each => $"{it.Name} is dropped under {each.Key}"));
                    keys.Remove(it.Table);
                    break;
                case AlterColumnOperation it when keys.TryGetValue(it.Table, out var columns) && columns.Contains(it.Name):
                    faults.Add($"{it.Table}.{it.Name} is altered in its key");
                    break;
                case AddPrimaryKeyOperation it:
                    keys[it.Table] = it.Columns;
                    break;
                case AddForeignKeyOperation it:
                    foreign[it.Name] = (it.Table, it.PrincipalTable);
                    break;
            }
        }

        Assert.Empty(faults);
        var tables = db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.ToList();
        Assert.Equal(tables.SelectMany(table => table.ForeignKeyConstraints).Select(each => each.Name).Order(), foreign.Keys.Order());
        Assert.Equal(tables.Select(table => $"{table.Name}: {string.Join(", ", table.PrimaryKey!.Columns.Select(each => each.Name))}").Order(), keys.Select(each => $"{each.Key}: {string.Join(", ", each.Value)}").Order());
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
