using System.Security.Cryptography;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Journal;

/// <summary>Entries are sealed in the order in which they are stored, and whatever is done to them past the program is named.</summary>
public sealed class SealTests : IAsyncLifetime
{
    private readonly Installation installation = new();
    private Desk desk = null!;

    public async Task InitializeAsync()
    {
        await installation.InitializeAsync();
        desk = await Desk.OpenAsync(installation);
        foreach (var family in new[] { "Rahmonzoda", "Karimova", "Nazarov", "Asanov" }) await desk.Register(desk.Fields(family: family));
        Assert.IsType<CreateDelegation.Outcome.Created>(await installation.Get<CreateDelegation>().ExecuteAsync(new(desk.Edition.Id, new() { Kind = DelegationKind.State, Iso2 = "UZ", Name = States.Find("UZ")!.Name }), A.Organizer, default));
    }

    public Task DisposeAsync() => installation.DisposeAsync();

    [Fact]
    public async Task What_operations_write_is_whole_and_numbered_from_one()
    {
        await using var db = await installation.OpenAsync();

        var report = await VerifyAsync();

        Assert.Equal([1, 2, 3, 4, 5], await db.Journal.OrderBy(each => each.Number).Select(each => each.Number!.Value).ToListAsync());
        Assert.Equal((5, 0, true), (report.Entries, report.Count, report.FitsKey));
    }

    [Theory]
    [InlineData("""UPDATE "Journal" SET "Action" = 'Withdrawn' WHERE "Number" = 3""", JournalFindingKind.Changed)]
    [InlineData("""UPDATE "Journal" SET "Subject" = 'Speaker' WHERE "Number" = 3""", JournalFindingKind.Changed)]
    [InlineData("""UPDATE "Journal" SET "SubjectId" = "Id" WHERE "Number" = 3""", JournalFindingKind.Changed)]
    [InlineData("""UPDATE "Journal" SET "ActorId" = "Id" WHERE "Number" = 3""", JournalFindingKind.Changed)]
    [InlineData("""UPDATE "Journal" SET "At" = '2022-10-18 04:00:00' WHERE "Number" = 3""", JournalFindingKind.Changed)]
    [InlineData("""UPDATE "Journal" SET "Mark" = "Seal" WHERE "Number" = 3""", JournalFindingKind.Changed)]
    [InlineData("""UPDATE "Journal" SET "TextDigest" = NULL WHERE "Number" = 3""", JournalFindingKind.Changed)]
    [InlineData("""UPDATE "Journal" SET "ActorName" = 'Somebody else' WHERE "Number" = 3""", JournalFindingKind.TextChanged)]
    [InlineData("""UPDATE "Journal" SET "Reason" = 'A reason' WHERE "Number" = 3""", JournalFindingKind.TextChanged)]
    [InlineData("""UPDATE "Journal" SET "Changes" = '[{"Field":"Function"}]' WHERE "Number" = 3""", JournalFindingKind.TextChanged)]
    [InlineData("""UPDATE "Journal" SET "Salt" = NULL WHERE "Number" = 3""", JournalFindingKind.TextChanged)]
    [InlineData("""UPDATE "Journal" SET "Seal" = "Mark" WHERE "Number" = 3""", JournalFindingKind.Moved)]
    public async Task An_entry_that_was_changed_is_named_and_no_other(string change, JournalFindingKind kind)
    {
        await DoAsync(change);

        var report = await VerifyAsync();

        var finding = Assert.Single(report.Findings);
        Assert.Equal((kind, desk.Edition.Id, 3L), (finding.Kind, finding.EditionId, finding.Number));
        Assert.Equal(await IdAsync(3), finding.EntryId);
    }

    [Fact]
    public async Task Entries_taken_out_are_named_by_their_numbers()
    {
        await DoAsync("""DELETE FROM "Journal" WHERE "Number" IN (2, 3)""");

        var report = await VerifyAsync();

        Assert.Equal(new JournalFinding(JournalFindingKind.Missing, desk.Edition.Id, 2, null, 3), Assert.Single(report.Findings));
    }

    [Fact]
    public async Task Entries_taken_from_the_end_are_named_by_an_anchor_alone()
    {
        var anchors = await installation.Get<ReadAnchors>().ReadAsync(A.Organizer, default);
        await DoAsync("""DELETE FROM "Journal" WHERE "Number" > 3""");

        Assert.Empty((await VerifyAsync()).Findings);
        Assert.Equal(new JournalFinding(JournalFindingKind.MissingAtEnd, desk.Edition.Id, 4, null, 5), Assert.Single((await VerifyAsync([.. anchors])).Findings));
    }

    [Fact]
    public async Task A_chain_that_is_gone_is_named_by_an_anchor()
    {
        var anchors = await installation.Get<ReadAnchors>().ReadAsync(A.Organizer, default);
        await DoAsync("""DELETE FROM "Journal" """);

        Assert.Equal(new JournalFinding(JournalFindingKind.MissingAtEnd, desk.Edition.Id, 1, null, 5), Assert.Single((await VerifyAsync([.. anchors])).Findings));
    }

    [Fact]
    public async Task Entries_that_changed_places_are_named_with_where_they_were()
    {
        await DoAsync("""UPDATE "Journal" SET "Number" = 99 WHERE "Number" = 2""", """UPDATE "Journal" SET "Number" = 2 WHERE "Number" = 4""", """UPDATE "Journal" SET "Number" = 4 WHERE "Number" = 99""");

        var moved = (await VerifyAsync()).Findings;

        // 3 and 5 stand where they stood, behind others than before
        Assert.Equal([(JournalFindingKind.Moved, 2L, 4L), (JournalFindingKind.Moved, 4L, 2L)], moved.Select(each => (each.Kind, each.Number!.Value, each.Other!.Value)));
    }

    [Fact]
    public async Task A_gap_that_was_closed_is_named_too()
    {
        await DoAsync("""DELETE FROM "Journal" WHERE "Number" = 3""", """UPDATE "Journal" SET "Number" = 3 WHERE "Number" = 4""", """UPDATE "Journal" SET "Number" = 4 WHERE "Number" = 5""");

        var findings = (await VerifyAsync()).Findings;

        // what the first of them stood behind is gone
        Assert.Equal([(JournalFindingKind.Moved, 3L, null), (JournalFindingKind.Moved, 4L, 5L)], findings.Select(each => (each.Kind, each.Number!.Value, each.Other)));
    }

    [Fact]
    public async Task An_entry_put_in_past_the_program_is_named()
    {
        await CopyOfAsync(3, number: null);
        await CopyOfAsync(3, number: 6);

        var findings = (await VerifyAsync()).Findings;

        Assert.Equal([(JournalFindingKind.Changed, 6L), (JournalFindingKind.Unsealed, null)], findings.Select(each => (each.Kind, each.Number)));
    }

    [Fact]
    public async Task An_anchor_that_names_another_entry_is_told()
    {
        var now = Assert.Single(await installation.Get<ReadAnchors>().ReadAsync(A.Organizer, default));

        var report = await VerifyAsync(now with { Seal = new string('0', 64) }, now);

        Assert.Equal((JournalFindingKind.AnchorDiffers, 5L), (Assert.Single(report.Findings).Kind, report.Findings[0].Number));
        Assert.Equal(now, JournalAnchor.Read(now.ToString()));
    }

    [Fact]
    public async Task Another_key_is_told_from_a_changed_journal()
    {
        await using var other = installation.Process(services => services.AddSingleton(new JournalSeal(SHA256.HashData("another key"u8))));

        var report = await other.GetRequiredService<VerifyJournal>().ReadAsync(new([]), A.Organizer, default);

        Assert.False(report.FitsKey);
    }

    [Fact]
    public async Task What_an_entry_tells_of_persons_cannot_be_guessed_from_what_stays_of_it()
    {
        await using var db = await installation.OpenAsync();
        var entries = await db.Journal.AsNoTracking().ToListAsync();

        Assert.Equal(entries.Count, entries.Select(each => Convert.ToHexString(each.Salt!)).Distinct().Count());
        Assert.All(entries, each => Assert.NotEqual(JournalSeal.DigestOf(each, new byte[JournalSeal.SaltLength]), each.TextDigest));
    }

    [Fact]
    public async Task Desks_that_write_at_once_keep_one_chain()
    {
        await using var second = installation.Process();
        var people = await PeopleAsync();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(async () =>
        {
            var withdraw = number % 2 == 0 ? installation.Get<WithdrawParticipant>() : second.GetRequiredService<WithdrawParticipant>();
            var reinstate = number % 2 == 0 ? installation.Get<ReinstateParticipant>() : second.GetRequiredService<ReinstateParticipant>();
            var person = people[number % people.Count];
            // of those at one person at once some are told of a conflict and write nothing
            await withdraw.ExecuteAsync(new(person, "Ill"), A.Organizer, default);
            await reinstate.ExecuteAsync(new(person, "Well"), A.Organizer, default);
        })));

        await using var db = await installation.OpenAsync();
        var numbers = await db.Journal.OrderBy(each => each.Number).Select(each => each.Number!.Value).ToListAsync();
        Assert.True(numbers.Count > 8);
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(each => (long)each), numbers);
        Assert.Empty((await VerifyAsync()).Findings);
    }

    [Fact]
    public async Task A_place_in_the_chain_is_taken_once_also_by_those_who_do_not_wait_for_their_turn()
    {
        // what the turn keeps from happening: two that have read the same end of the chain
        await CopyOfAsync(5, number: 6);

        var refused = await Assert.ThrowsAnyAsync<DbUpdateException>(() => CopyOfAsync(4, number: 6));

        Assert.True(TestEngine.Chosen.Dialect.IsUniqueViolation(refused));
    }

    [Fact]
    public async Task A_context_without_a_seal_writes_nothing()
    {
        await using var source = await installation.OpenAsync();
        var options = new DbContextOptionsBuilder<ConferenceDb>();
        TestEngine.Chosen.UseUnsealed(options, installation.Folder).UseIdentitySchema();
        await using var db = new ConferenceDb(options.Options);
        db.Record(A.Organizer, installation.Clock.GetUtcNow().UtcDateTime, desk.Edition.Id, new Deed(JournalSubject.Edition, desk.Edition.Id, JournalAction.Exported));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());

        Assert.Equal(5, await source.Journal.CountAsync());
    }

    private Task<VerifyJournal.Report> VerifyAsync(params IReadOnlyList<JournalAnchor> anchors) => installation.Get<VerifyJournal>().ReadAsync(new(anchors), A.Organizer, default);

    private async Task DoAsync(params string[] statements)
    {
        await using var db = await installation.OpenAsync();
        // braces would be places of parameters
        foreach (var each in statements) Assert.True(await db.Database.ExecuteSqlRawAsync(each.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)) > 0);
    }

    private async Task<Guid> IdAsync(long number)
    {
        await using var db = await installation.OpenAsync();
        return await db.Journal.Where(each => each.Number == number).Select(each => each.Id).SingleAsync();
    }

    // as somebody with the file would do it: all columns alike, a key and a number of its own
    private async Task CopyOfAsync(long from, long? number)
    {
        await using var db = await installation.OpenAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var entry = await db.Journal.AsNoTracking().SingleAsync(each => each.Number == from);
        var copy = new JournalEntry { EditionId = entry.EditionId, Subject = entry.Subject, SubjectId = entry.SubjectId, Action = entry.Action, At = entry.At, ActorId = entry.ActorId, ActorName = entry.ActorName, Changes = entry.Changes, Reason = entry.Reason };
        db.Add(copy);
        await db.SaveChangesAsync();
        (copy.Number, copy.Salt, copy.TextDigest, copy.Mark, copy.Seal) = (number, entry.Salt, entry.TextDigest, entry.Mark, entry.Seal);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private async Task<List<Guid>> PeopleAsync()
    {
        await using var db = await installation.OpenAsync();
        return await db.Participants.Select(each => each.Id).ToListAsync();
    }
}
