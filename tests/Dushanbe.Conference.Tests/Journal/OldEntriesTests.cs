using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

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

    [Fact]
    public async Task Entries_written_before_there_were_seals_are_sealed_once_in_the_order_of_their_time()
    {
        await using var db = Open();
        await db.LeadBeforeAsync("SealJournal");
        for (var hour = 6; hour > 0; hour--) await WriteAsync(db, "Account", "Created", hour: hour);
        await db.Database.MigrateAsync();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero));
        var chore = new SealOldEntries(new Contexts(Open), TestEngine.Chosen.Dialect, clock);

        Assert.Equal(6, await chore.ExecuteAsync(default));
        // past the program, after it
        await WriteAsync(db, "Account", "Created", hour: 7);
        Assert.Equal(0, await chore.ExecuteAsync(default));

        Assert.Equal([1, 2, 3, 4, 5, 6], await db.Journal.Where(each => each.Number != null).OrderBy(each => each.At).Select(each => each.Number!.Value).ToListAsync());
        var report = await new VerifyJournal(new Contexts(Open), TestEngine.Seal).ReadAsync(new([]), A.Organizer, default);
        Assert.Equal(JournalFindingKind.Unsealed, Assert.Single(report.Findings).Kind);
    }

    private sealed class Contexts(Func<ConferenceDb> open) : IDbContextFactory<ConferenceDb>
    {
        public ConferenceDb CreateDbContext() => open();
    }

    // the table as it was then, whatever columns it has got since
    private static async Task WriteAsync(ConferenceDb db, string subject, string action, string changes = "[]", int hour = 3) => await db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO "Journal" ("Id", "Subject", "SubjectId", "Action", "At", "ActorName", "Changes")
        VALUES ({Guid.CreateVersion7()}, {subject}, {Guid.CreateVersion7()}, {action}, {new DateTime(2022, 10, 18, hour, 0, 0, DateTimeKind.Utc)}, {"S. Kenjaeva"}, {changes})
        """);

    private static async Task<IEnumerable<string>> ReadAsync(ConferenceDb db)
    {
        var rows = await db.Database.SqlQuery<Row>($"""SELECT "Subject", "Action" FROM "Journal" """).ToListAsync();
        return rows.Select(each => $"{each.Subject} {each.Action}").Order(StringComparer.Ordinal);
    }

    private sealed record Row(string Subject, string Action);
}
