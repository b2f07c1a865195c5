using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.PostgreSql;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Seeds;
using Dushanbe.Conference.SqlServer;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Data;

/// <summary>A connection that breaks in the middle, at the commit, or after it: with retries on, everything happens, and happens once.</summary>
public sealed class RetryTests(Installation installation) : IClassFixture<Installation>
{
    public static TheoryData<Break> Breaks => [Break.AtACommand, Break.BeforeTheCommit, Break.AfterTheCommit];

    [Theory, MemberData(nameof(Breaks))]
    public async Task A_badge_run_is_recorded_once(Break where)
    {
        var desk = await Desk.OpenAsync(installation);
        foreach (var name in new[] { "Aziz", "Nigora" }) await desk.Register(desk.Fields(name, "Rahmonov"));
        var (trouble, process) = Process(where);
        await using var closing = process;

        var outcome = await process.GetRequiredService<StartBadgeRun>().ExecuteAsync(new(desk.Edition.Id, new BadgeSelection()), A.Organizer, default);

        var started = Assert.IsType<StartBadgeRun.Outcome.Started>(outcome);
        AssertOnce(trouble);
        await using var db = await installation.OpenAsync();
        Assert.Equal(started.RunId, (await db.BadgeRuns.SingleAsync(each => each.EditionId == desk.Edition.Id)).Id);
        Assert.Equal(2, await db.Badges.CountAsync(each => each.EditionId == desk.Edition.Id));
        Assert.Equal(2, await db.BadgePrints.CountAsync(each => each.RunId == started.RunId));
        Assert.Equal(2, await db.Journal.CountAsync(each => each.EditionId == desk.Edition.Id && each.Action == JournalAction.BadgePrinted));
    }

    [Theory, MemberData(nameof(Breaks))]
    public async Task An_import_registers_everybody_once(Break where)
    {
        var desk = await Desk.OpenAsync(installation);
        var (trouble, process) = Process(where);
        await using var closing = process;
        using var file = new MemoryStream("given,family,iso2\nAziz,Rahmonov,TJ\nAida,Asanova,KZ\n"u8.ToArray());

        var outcome = await process.GetRequiredService<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, file, DryRun: false), A.Organizer, default);

        Assert.IsType<ImportParticipants.Outcome.Imported>(outcome);
        AssertOnce(trouble);
        await using var db = await installation.OpenAsync();
        Assert.Equal(["Asanova", "Rahmonov"], await db.Participants.Where(each => each.EditionId == desk.Edition.Id).Select(each => each.Name.Family).OrderBy(each => each).ToListAsync());
        Assert.Equal(1, await db.Delegations.CountAsync(each => each.EditionId == desk.Edition.Id && each.Iso2 == "KZ"));
        // the two people, the delegation of Kazakhstan, and the import as a whole
        Assert.Equal(4, await db.Journal.CountAsync(each => each.EditionId == desk.Edition.Id && each.Action == JournalAction.Imported));
    }

    [Theory, MemberData(nameof(Breaks))]
    public async Task An_import_in_the_background_registers_everybody_once_and_ends(Break where)
    {
        var desk = await Desk.OpenAsync(installation);
        using var file = new MemoryStream("given,family,iso2\nAziz,Rahmonov,TJ\n"u8.ToArray());
        var received = await installation.Get<ReceiveImport>().ExecuteAsync(new(desk.Edition.Id, "people.csv", file), A.Organizer, default);
        var caseId = Assert.IsType<ReceiveImport.Outcome.Received>(received).CaseId;
        foreach (var dryRun in new[] { true, false })
        {
            Assert.IsType<StartImport.Outcome.Started>(await installation.Get<StartImport>().ExecuteAsync(new(desk.Edition.Id, caseId, dryRun), A.Organizer, default));
            var (trouble, process) = Process(where);
            await using var closing = process;

            Assert.True(await process.GetRequiredService<WorkRunner>().RunNextAsync(default));

            Assert.Equal(1, trouble.Broken);
        }

        await using var db = await installation.OpenAsync();
        var work = await db.Work.Where(each => each.EditionId == desk.Edition.Id).OrderBy(each => each.Id).ToListAsync();
        Assert.Equal([(WorkState.Done, nameof(ImportPhase.Checked), 1), (WorkState.Done, nameof(ImportPhase.Imported), 1)], work.Select(each => (each.State, each.Result!, each.Attempts)));
        Assert.Equal(1, await db.Participants.CountAsync(each => each.EditionId == desk.Edition.Id));
    }

    [Theory, MemberData(nameof(Breaks))]
    public async Task A_registration_is_stored_once_and_told_as_stored(Break where)
    {
        var desk = await Desk.OpenAsync(installation);
        var (trouble, process) = Process(where);
        await using var closing = process;

        var outcome = await process.GetRequiredService<RegisterParticipant>().ExecuteAsync(new(desk.Edition.Id, desk.Fields()), A.Organizer, default);

        var registered = Assert.IsType<RegisterParticipant.Outcome.Registered>(outcome);
        AssertOnce(trouble);
        await using var db = await installation.OpenAsync();
        Assert.Equal(registered.ParticipantId, (await db.Participants.SingleAsync(each => each.EditionId == desk.Edition.Id)).Id);
        Assert.Equal(1, await db.Journal.CountAsync(each => each.SubjectId == registered.ParticipantId));
    }

    [Theory, MemberData(nameof(Breaks))]
    public async Task An_amendment_is_stored_once_and_is_no_clash_with_itself(Break where)
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, version) = await desk.Register(desk.Fields());
        var (trouble, process) = Process(where);
        await using var closing = process;

        var outcome = await process.GetRequiredService<AmendParticipant>().ExecuteAsync(new(id, version, desk.Fields(), desk.Fields("Farrukh", "Karimov")), A.Organizer, default);

        Assert.Equal(version + 1, Assert.IsType<AmendParticipant.Outcome.Amended>(outcome).Version);
        AssertOnce(trouble);
        await using var db = await installation.OpenAsync();
        var stored = await db.Participants.SingleAsync(each => each.Id == id);
        Assert.Equal(("Karimov", version + 1), (stored.Name.Family, stored.Version));
        Assert.Equal(1, await db.Journal.CountAsync(each => each.SubjectId == id && each.Action == JournalAction.Amended));
    }

    [Theory, MemberData(nameof(Breaks))]
    public async Task The_training_edition_is_made_once_and_replaced_once(Break where)
    {
        for (var round = 0; round < 2; round++)
        {
            var (trouble, process) = Process(where);
            await using var closing = process;
            await using var before = await installation.OpenAsync();
            var known = await before.Journal.CountAsync(each => each.Subject == JournalSubject.Edition);

            var outcome = await process.GetRequiredService<SeedTraining>().ExecuteAsync(new(5, Replace: true), Actor.Operator, default);

            var seeded = Assert.IsType<SeedTraining.Outcome.Seeded>(outcome);
            AssertOnce(trouble);
            await using var db = await installation.OpenAsync();
            Assert.Equal(5, await db.Participants.CountAsync(each => each.EditionId == seeded.EditionId));
            Assert.Equal(known + 1, await db.Journal.CountAsync(each => each.Subject == JournalSubject.Edition));
        }
    }

    [Fact]
    public async Task Without_the_question_whether_it_came_through_work_is_done_twice_and_it_is_seen()
    {
        var (trouble, process) = Process(Break.AfterTheCommit);
        await using var closing = process;

        await process.GetRequiredService<IDbContextFactory<ConferenceDb>>().InTransactionAsync(
            async (db, cancel) =>
            {
                db.Ask("Twice", null, A.Organizer, new { }, installation.Clock.GetUtcNow().UtcDateTime);
                return await db.SaveChangesAsync(cancel);
            },
            (_, _, _) => Task.FromResult(false),
            default);

        Assert.Equal((1, 2), (trouble.Broken, trouble.Commits));
        await using var db = await installation.OpenAsync();
        Assert.Equal(2, await db.Work.CountAsync(each => each.Kind == "Twice"));
    }

    [Fact]
    public async Task Trouble_of_another_kind_is_not_tried_again()
    {
        var tries = 0;
        await using var process = installation.Process(new Trouble(Break.AtACommand).AddTo);

        await Assert.ThrowsAsync<InvalidDataException>(() => process.GetRequiredService<IDbContextFactory<ConferenceDb>>().InTransactionAsync<int>(
            (_, _) =>
            {
                tries++;
                throw new InvalidDataException("Not the connection's fault.");
            },
            (_, _, _) => Task.FromResult(false),
            default));

        Assert.Equal(1, tries);
    }

    [Theory]
    [InlineData(0, false), InlineData(3, true)]
    public void The_engines_of_servers_retry_when_they_are_told_to(int retries, bool told)
    {
        foreach (var use in new Func<DbContextOptionsBuilder, DbContextOptionsBuilder>[] { options => PostgreSqlDatabase.Use(options, "Host=localhost;Database=none", retries), options => SqlServerDatabase.Use(options, "Server=.;Database=none", retries) })
        {
            var options = new DbContextOptionsBuilder<ConferenceDb>();
            use(options).UseIdentitySchema();
            using var db = new ConferenceDb(options.Options);

            Assert.Equal(told, db.Database.CreateExecutionStrategy().RetriesOnFailure);
        }
    }

    // broken once; and one transaction came through, whichever try it was
    private static void AssertOnce(Trouble trouble) => Assert.Equal((1, 1), (trouble.Broken, trouble.Commits));

    private (Trouble Trouble, ServiceProvider Process) Process(Break where)
    {
        var trouble = new Trouble(where);
        return (trouble, installation.Process(trouble.AddTo));
    }
}
