using Dushanbe.Conference.Data;
using Dushanbe.Conference.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dushanbe.Conference.Tests.Prints;

/// <summary>A database made before the prints of a person were counted.</summary>
public sealed class OldPrintsTests : OldDatabase
{
    [Fact]
    public async Task Prints_made_before_are_counted_person_by_person_in_their_order()
    {
        await using var db = Open();
        await db.LeadBeforeAsync("CountPrintsOfAPerson");
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await db.Database.OpenConnectionAsync();
        // prints alone, without the people, badges and runs that they belong to
        await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? "SET session_replication_role = replica" : "PRAGMA foreign_keys = OFF");
        foreach (var (person, hour) in new[] { (one, 9), (other, 8), (one, 7), (one, 8) }) await WriteAsync(db, person, hour);

        await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().Single(each => each.EndsWith("_CountPrintsOfAPerson", StringComparison.Ordinal)));

        var rows = await db.Database.SqlQuery<Row>($"""SELECT "ParticipantId", "At", "Before" FROM "BadgePrints" """).ToListAsync();
        Assert.Equal([(7, 0), (8, 1), (9, 2)], rows.Where(each => each.ParticipantId == one).Select(each => (each.At.Hour, each.Before)).Order());
        Assert.Equal([(8, 0)], rows.Where(each => each.ParticipantId == other).Select(each => (each.At.Hour, each.Before)));
    }

    private static async Task WriteAsync(ConferenceDb db, Guid person, int hour) => await db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO "BadgePrints" ("Id", "RunId", "BadgeId", "ParticipantId", "Order", "At")
        VALUES ({Guid.CreateVersion7()}, {Guid.CreateVersion7()}, {Guid.CreateVersion7()}, {person}, {1}, {new DateTime(2022, 10, 18, hour, 0, 0, DateTimeKind.Utc)})
        """);

    private sealed record Row(Guid ParticipantId, DateTime At, int Before);
}
