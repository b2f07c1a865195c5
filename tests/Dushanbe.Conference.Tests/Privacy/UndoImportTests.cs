using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Privacy;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Privacy;

/// <summary>A whole import is taken back, but for those whom somebody has touched since.</summary>
public sealed class UndoImportTests(Installation installation) : IClassFixture<Installation>
{
    private const string Table = "given,family,iso2,delegation\nAli,Changed,TJ,\nBo,Printed,TJ,\nCid,Speaking,TJ,\nDo,Gone,,Ministry of Nowhere\nEd,Gone,TJ,\nFil,Gone,,Institute of Somewhere\n";
    private static int count;

    [Fact]
    public async Task People_whom_nobody_has_touched_go_with_their_empty_delegations_and_the_others_stay_with_the_reason_why()
    {
        var (desk, import, people) = await StoryAsync();
        var undo = installation.Get<UndoImport>();

        var extent = (await undo.ReadAsync(desk.Edition.Id, import, A.Organizer, default))!;
        var outcome = await undo.ExecuteAsync(new(desk.Edition.Id, import, extent.People), A.Organizer, default);

        Assert.Equal((3, 2, 3), (extent.People, extent.Delegations, extent.Stay));
        Assert.Equal([(people["Changed"], UndoHindrance.Changed), (people["Printed"], UndoHindrance.Printed), (people["Speaking"], UndoHindrance.Named)], extent.First.Select(each => (each.Id, each.Why)));
        Assert.Equal(new UndoImport.Outcome.Undone(3, 2), outcome);
        await using var db = await installation.OpenAsync();
        Assert.Equal(["Changed", "Earlier", "Printed", "Speaking"], (await db.Participants.Where(each => each.EditionId == desk.Edition.Id).Select(each => each.Name.Family!).ToListAsync()).Order());
        Assert.Equal(["KG", "TJ"], (await db.Delegations.Where(each => each.EditionId == desk.Edition.Id).Select(each => each.Iso2!).ToListAsync()).Order());
        Assert.Equal(4, await db.AccreditationSteps.CountAsync(each => db.Participants.Any(person => person.Id == each.ParticipantId && person.EditionId == desk.Edition.Id)));
        Assert.Equal(ImportPhase.Undone, (await installation.Get<ReadImport>().ReadAsync(desk.Edition.Id, import, A.Organizer, default))!.Phase);
        Assert.Equal(ImportPhase.Undone, Assert.Single(await installation.Get<ImportList>().ReadAsync(desk.Edition.Id, A.Organizer, default)).Phase);
    }

    [Fact]
    public async Task The_journal_keeps_that_they_came_and_that_they_went()
    {
        var (desk, import, _) = await StoryAsync();

        await UndoAsync(desk, import);

        await using var db = await installation.OpenAsync();
        var entries = await db.Journal.Where(each => each.EditionId == desk.Edition.Id).ToListAsync();
        Assert.Equal(3, entries.Count(each => each is { Subject: JournalSubject.Participant, Action: JournalAction.Removed }));
        Assert.Equal(2, entries.Count(each => each is { Subject: JournalSubject.Delegation, Action: JournalAction.Removed }));
        Assert.Equal([new FieldChange(UndoImport.Removed, "3", null)], Assert.Single(entries, each => each is { Subject: JournalSubject.Edition, Action: JournalAction.Removed }).Changes);
        Assert.All(entries.Where(each => each is { Subject: JournalSubject.Participant, Action: JournalAction.Removed }), gone => Assert.Contains(entries, each => each.Action == JournalAction.Imported && each.SubjectId == gone.SubjectId));
    }

    [Fact]
    public async Task What_was_confirmed_is_done_or_nothing()
    {
        var (desk, import, _) = await StoryAsync();
        var undo = installation.Get<UndoImport>();

        Assert.Equal(new UndoImport.Outcome.Otherwise(3), await undo.ExecuteAsync(new(desk.Edition.Id, import, 4), A.Organizer, default));
        Assert.Equal(7, await PeopleAsync(desk));
        Assert.IsType<UndoImport.Outcome.Undone>(await UndoAsync(desk, import));
        // a second press, and a case of somebody else's edition
        Assert.IsType<UndoImport.Outcome.NothingToUndo>(await undo.ExecuteAsync(new(desk.Edition.Id, import, 0), A.Organizer, default));
        // who stayed is told afterwards too
        var left = (await undo.ReadAsync(desk.Edition.Id, import, A.Organizer, default))!;
        Assert.Equal((0, 0, 3, 3), (left.People, left.Delegations, left.Stay, left.First.Count));
        Assert.IsType<UndoImport.Outcome.NoSuchImport>(await undo.ExecuteAsync(new((await Desk.OpenAsync(installation)).Edition.Id, import, 3), A.Organizer, default));
        Assert.Equal(4, await PeopleAsync(desk));
    }

    [Fact]
    public async Task Files_that_are_only_checked_afterwards_do_not_end_the_time_in_which_it_can_be_undone()
    {
        var (desk, import, _) = await StoryAsync();

        for (var file = 0; file < 6; file++) await installation.Get<ReceiveImport>().ExecuteAsync(new(desk.Edition.Id, "next.csv", new MemoryStream([1, (byte)file])), A.Organizer, default);

        Assert.Contains(import, (await installation.Get<ImportList>().ReadAsync(desk.Edition.Id, A.Organizer, default)).Select(each => each.Id));
        Assert.IsType<UndoImport.Outcome.Undone>(await UndoAsync(desk, import));
    }

    [Fact]
    public async Task It_takes_a_recent_proof_and_the_permission_to_import()
    {
        var (desk, import, _) = await StoryAsync();
        var undo = installation.Get<UndoImport>();

        await Assert.ThrowsAsync<NotProvenException>(() => undo.ExecuteAsync(new(desk.Edition.Id, import, 3), A.Organizer with { ProvenAt = default }, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => undo.ExecuteAsync(new(desk.Edition.Id, import, 3), A.Clerk(desk.Edition, Permission.RegisterParticipants), default));
        await Assert.ThrowsAsync<NotPermittedException>(() => undo.ReadAsync(desk.Edition.Id, import, A.Clerk(desk.Edition, Permission.RegisterParticipants), default));
        Assert.Equal(7, await PeopleAsync(desk));
    }

    [Fact]
    public async Task The_corrected_file_comes_in_afterwards_as_if_for_the_first_time()
    {
        var desk = await Desk.OpenAsync(installation);
        var import = await ImportAsync(desk, "given,family,iso2\nWrong,Way,TJ\n");
        await UndoAsync(desk, import);

        var again = await ImportAsync(desk, "given,family,iso2\nWrong,Way,TJ\n");

        var view = (await installation.Get<ReadImport>().ReadAsync(desk.Edition.Id, again, A.Organizer, default))!;
        Assert.Equal((ImportPhase.Imported, 1, 0), (view.Phase, view.Report!.People, view.Report.Warnings));
    }

    // one was there before; of the six imported one is amended, one printed, one a speaker of the programme
    private async Task<(Desk Desk, Guid Import, Dictionary<string, Guid> People)> StoryAsync()
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields("Zo", "Earlier"));
        var import = await ImportAsync(desk, Table);
        var rows = (await desk.Search(null)).Rows;
        var people = rows.Where(each => each.Name.Family != "Gone").ToDictionary(each => each.Name.Family!, each => each.Id);
        var changed = rows.Single(each => each.Name.Family == "Changed");
        Assert.IsType<AmendParticipant.Outcome.Amended>(await installation.Get<AmendParticipant>().ExecuteAsync(new(changed.Id, changed.Version, changed.Fields, changed.Fields with { Function = "Expert" }), A.Organizer, default));
        Assert.IsType<StartBadgeRun.Outcome.Started>(await installation.Get<StartBadgeRun>().ExecuteAsync(new(desk.Edition.Id, BadgeSelection.Of(people["Printed"])), A.Organizer, default));
        await installation.Add(new Speaker { EditionId = desk.Edition.Id, Slug = "cid", ParticipantId = people["Speaking"] }.Rename(new PersonName(null, "Cid", "Speaking", null)));
        return (desk, import, people);
    }

    private async Task<Guid> ImportAsync(Desk desk, string table)
    {
        var bytes = Encoding.UTF8.GetBytes(table + new string('\n', Interlocked.Increment(ref count)));
        var import = Assert.IsType<ReceiveImport.Outcome.Received>(await installation.Get<ReceiveImport>().ExecuteAsync(new(desk.Edition.Id, "people.csv", new MemoryStream(bytes)), A.Organizer, default)).CaseId;
        foreach (var dryRun in new[] { true, false })
        {
            Assert.IsType<StartImport.Outcome.Started>(await installation.Get<StartImport>().ExecuteAsync(new(desk.Edition.Id, import, dryRun), A.Organizer, default));
            Assert.True(await installation.Get<WorkRunner>().RunNextAsync(default));
        }

        return import;
    }

    private async Task<UndoImport.Outcome> UndoAsync(Desk desk, Guid import) =>
        await installation.Get<UndoImport>().ExecuteAsync(new(desk.Edition.Id, import, (await installation.Get<UndoImport>().ReadAsync(desk.Edition.Id, import, A.Organizer, default))!.People), A.Organizer, default);

    private async Task<int> PeopleAsync(Desk desk)
    {
        await using var db = await installation.OpenAsync();
        return await db.Participants.CountAsync(each => each.EditionId == desk.Edition.Id);
    }
}
