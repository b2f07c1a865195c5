using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Journal;

/// <summary>A database made before deletions and closings had words of their own.</summary>
public sealed class OldEntriesTests : OldDatabase
{
    [Fact]
    public async Task Entries_written_before_read_in_the_words_of_today_and_in_the_old_ones_after_a_step_back()
    {
        await using var db = Open();
        await db.LeadBeforeAsync("TellRemovedFromWithdrawn");
        (string Subject, string Action)[] old =
        [
            ("Account", "Created"), ("Account", "Reinstated"), ("Account", "Withdrawn"),
            ("Participant", "Reinstated"), ("Participant", "Withdrawn"),
            ("Room", "Withdrawn"), ("Session", "Amended"), ("Session", "Withdrawn"), ("Speaker", "Withdrawn"),
        ];
        foreach (var (subject, action) in old) await WriteAsync(db, subject, action);

        await db.Database.MigrateAsync();
        var today = await ReadAsync(db);
        await db.LeadBeforeAsync("TellRemovedFromWithdrawn");
        var back = await ReadAsync(db);

        Assert.Equal(
            [
                "Account Closed", "Account Created", "Account Reopened",
                "Participant Reinstated", "Participant Withdrawn",
                "Room Removed", "Session Amended", "Session Removed", "Speaker Removed",
            ],
            today);
        Assert.Equal(old.Select(each => $"{each.Subject} {each.Action}"), back);
    }

    [Fact]
    public async Task A_post_in_an_edition_reads_as_one_of_today()
    {
        await using var db = Open();
        await db.Database.MigrateAsync();
        var edition = Guid.CreateVersion7();
        await WriteAsync(db, "Account", "GrantsChanged", $$"""[{"Field":"Post:{{edition}}","From":null,"To":"gate"},{"Field":"Post","From":"organizer","To":null}]""");

        var entry = await db.Journal.SingleAsync();

        Assert.Equal([new FieldChange("Post", null, "gate", edition), new FieldChange("Post", "organizer", null)], entry.Changes);
    }

    // the table as it was then, whatever columns it has got since
    private static async Task WriteAsync(ConferenceDb db, string subject, string action, string changes = "[]") => await db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO "Journal" ("Id", "Subject", "SubjectId", "Action", "At", "ActorName", "Changes")
        VALUES ({Guid.CreateVersion7()}, {subject}, {Guid.CreateVersion7()}, {action}, {new DateTime(2022, 10, 18, 3, 0, 0, DateTimeKind.Utc)}, {"S. Kenjaeva"}, {changes})
        """);

    private static async Task<IEnumerable<string>> ReadAsync(ConferenceDb db)
    {
        var rows = await db.Database.SqlQuery<Row>($"""SELECT "Subject", "Action" FROM "Journal" """).ToListAsync();
        return rows.Select(each => $"{each.Subject} {each.Action}").Order(StringComparer.Ordinal);
    }

    private sealed record Row(string Subject, string Action);
}
