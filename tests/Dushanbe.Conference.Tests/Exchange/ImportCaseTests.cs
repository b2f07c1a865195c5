using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Tests.Work;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Exchange;

/// <summary>An import as work: from a file to its report, over the death of its process, once.</summary>
public sealed class ImportCaseTests(Installation installation) : IClassFixture<Installation>
{
    private const string Table = "given,family,iso2\nRustam,Once,TJ\nNodira,Once,TJ\n";
    private static int count;

    private DateTime Now => installation.Clock.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task A_file_is_received_checked_and_imported_and_then_its_bytes_are_gone()
    {
        var desk = await Desk.OpenAsync(installation);
        var bytes = Unique(Table);
        var import = await ReceiveAsync(desk, bytes);
        var phases = new List<ImportPhase> { (await ViewAsync(desk, import)).Phase };

        await StartAsync(desk, import, dryRun: true);
        phases.Add((await ViewAsync(desk, import)).Phase);
        await RunAsync();
        phases.Add((await ViewAsync(desk, import)).Phase);
        Assert.True(Keeps(bytes));
        Assert.Equal(0, await PeopleAsync(desk));
        await StartAsync(desk, import, dryRun: false);
        phases.Add((await ViewAsync(desk, import)).Phase);
        await RunAsync();

        var ended = await ViewAsync(desk, import);
        Assert.Equal([ImportPhase.Received, ImportPhase.Waiting, ImportPhase.Checked, ImportPhase.Waiting], phases);
        Assert.Equal((ImportPhase.Imported, 2, 0, true), (ended.Phase, ended.Report!.People, ended.Report.Errors, ended.Report.Kept.Stored));
        Assert.Equal(2, await PeopleAsync(desk));
        Assert.False(Keeps(bytes));
    }

    [Fact]
    public async Task The_record_of_the_work_names_the_case_and_nothing_of_the_people()
    {
        var desk = await Desk.OpenAsync(installation);
        var import = await ReceiveAsync(desk, Unique(Table));
        var work = await StartAsync(desk, import, dryRun: true);
        await RunAsync();

        var item = await installation.WorkAsync(work);
        Assert.Equal(($$"""{"CaseId":"{{import}}","DryRun":true}""", nameof(ImportPhase.Checked), null), (item.Payload, item.Result, item.Fault));
    }

    [Fact]
    public async Task Pressed_by_several_at_once_it_is_begun_once()
    {
        var desk = await Desk.OpenAsync(installation);
        var import = await CheckedAsync(desk, Unique(Table));
        var processes = Enumerable.Range(0, 4).Select(_ => installation.Process()).ToList();

        var outcomes = await Task.WhenAll(processes.Select(process => Task.Run(() => process.GetRequiredService<StartImport>().ExecuteAsync(new(desk.Edition.Id, import, DryRun: false), A.Organizer, default))));
        while (await RunNextAsync()) { }

        Assert.Single(outcomes.OfType<StartImport.Outcome.Started>());
        Assert.Equal(3, outcomes.OfType<StartImport.Outcome.NothingToStart>().Count());
        Assert.Equal(2, await PeopleAsync(desk));
        foreach (var process in processes) await process.DisposeAsync();
    }

    [Fact]
    public async Task A_process_that_was_overtaken_while_it_imported_registers_nobody_a_second_time()
    {
        var desk = await Desk.OpenAsync(installation);
        var import = await CheckedAsync(desk, Unique(Table));
        var work = await StartAsync(desk, import, dryRun: false);
        using var stalled = installation.Process();
        using var other = installation.Process();
        var (reading, awake) = (new TaskCompletionSource(), new ManualResetEventSlim());
        stalled.GetRequiredService<Bulletin>().Subscribe<WorkMoved>(news =>
        {
            if (news.Progress.Stage != nameof(ImportStage.Reading) || !reading.TrySetResult()) return;
            awake.Wait();
        });

        var run = Task.Run(() => stalled.RunNextAsync());
        await reading.Task;
        await using (var db = await installation.OpenAsync())
            await db.Work.Where(each => each.Id == work).ExecuteUpdateAsync(set => set.SetProperty(each => each.LeasedUntil, Now));
        Assert.True(await other.RunNextAsync());
        Assert.Equal(2, await PeopleAsync(desk));
        awake.Set();
        await run;

        var item = await installation.WorkAsync(work);
        Assert.Equal((WorkState.Done, 2, nameof(ImportPhase.Imported)), (item.State, item.Attempts, item.Result));
        Assert.Equal(2, await PeopleAsync(desk));
        await using var looking = await installation.OpenAsync();
        Assert.Equal(1, await looking.Journal.CountAsync(each => each.EditionId == desk.Edition.Id && each.Subject == JournalSubject.Edition && each.Action == JournalAction.Imported));
    }

    [Fact]
    public async Task A_process_that_dies_while_it_stores_leaves_nobody_and_the_next_registers_all()
    {
        var desk = await Desk.OpenAsync(installation);
        var import = await CheckedAsync(desk, Unique(Table));
        var work = await StartAsync(desk, import, dryRun: false);
        using var dying = installation.Process();
        var deaths = 0;
        // a reader that fails takes nothing down, so the death is the end of the process in good order, in the last moment before the commit
        using var death = new CancellationTokenSource();
        dying.GetRequiredService<Bulletin>().Subscribe<WorkMoved>(news =>
        {
            if (news is not { State: WorkState.Running, Progress.Stage: nameof(ImportStage.Storing) }) return;
            deaths++;
            death.Cancel();
        });

        await dying.RunNextAsync(death.Token);
        Assert.Equal((1, 0, WorkState.Queued), (deaths, await PeopleAsync(desk), (await installation.WorkAsync(work)).State));
        await RunAsync();

        Assert.Equal((2, ImportPhase.Imported), (await PeopleAsync(desk), (await ViewAsync(desk, import)).Phase));
    }

    [Fact]
    public async Task Cancelled_while_it_stores_it_stores_nobody_and_the_file_is_gone()
    {
        var desk = await Desk.OpenAsync(installation);
        var bytes = Unique(Table);
        var import = await CheckedAsync(desk, bytes);
        var work = await StartAsync(desk, import, dryRun: false);
        using var process = installation.Process();
        var bulletin = process.GetRequiredService<Bulletin>();
        using var told = new ManualResetEventSlim();
        Task<CancelWork.Outcome>? cancelling = null;
        bulletin.Subscribe<WorkMoved>(news =>
        {
            if (news.Progress.Stage != nameof(ImportStage.Storing) || cancelling is not null) return;
            // read after the runner's own reader: by then it has stopped the import
            bulletin.Subscribe<WorkToStop>(_ => told.Set());
            cancelling = Task.Run(() => process.GetRequiredService<CancelWork>().ExecuteAsync(new(work), A.Clerk(desk.Edition, Permission.ExchangeParticipants), default));
            // told at once, although on SQLite the transaction holds the only writer
            told.Wait();
        });

        await process.RunNextAsync();

        Assert.IsNotType<CancelWork.Outcome.EndedBefore>(await cancelling!);
        Assert.Equal((0, ImportPhase.Stopped), (await PeopleAsync(desk), (await ViewAsync(desk, import)).Phase));
        Assert.False(Keeps(bytes));
        Assert.IsType<StartImport.Outcome.NothingToStart>(await installation.Get<StartImport>().ExecuteAsync(new(desk.Edition.Id, import, DryRun: false), A.Organizer, default));
    }

    [Fact]
    public async Task A_file_with_errors_is_refused_and_stays_with_its_findings_for_a_day_to_be_checked_again()
    {
        var desk = await Desk.OpenAsync(installation);
        var bytes = Unique("given,family,iso2\nRustam,Nowhere,XX\n");
        var import = await ReceiveAsync(desk, bytes);
        await StartAsync(desk, import, dryRun: true);
        await RunAsync();

        var refused = await ViewAsync(desk, import);
        Assert.Equal((ImportPhase.Refused, 1), (refused.Phase, refused.Report!.Errors));
        Assert.Equal((2, ImportCode.UnknownState, "XX"), Assert.Single(refused.Report.Kept.Findings, each => each.Severity == ImportSeverity.Error) is var it ? (it.Row, it.Code, it.Value!) : default);
        Assert.True(Keeps(bytes));
        await SweepAsync();
        Assert.True(Keeps(bytes));
        installation.Clock.Advance(ImportCase.Life - TimeSpan.FromSeconds(1));
        await SweepAsync();
        Assert.NotNull(await FindAsync(desk, import));
        installation.Clock.Advance(TimeSpan.FromSeconds(1));
        await SweepAsync();
        Assert.Null(await FindAsync(desk, import));
        Assert.False(Keeps(bytes));
    }

    [Fact]
    public async Task What_nobody_imports_for_a_day_goes_with_its_file_and_what_waits_for_its_turn_stays()
    {
        var desk = await Desk.OpenAsync(installation);
        var (old, waiting) = (Unique(Table), Unique(Table));
        var first = await CheckedAsync(desk, old);
        var second = await ReceiveAsync(desk, waiting);
        await StartAsync(desk, second, dryRun: true);

        installation.Clock.Advance(ImportCase.Life);
        await SweepAsync();

        Assert.Null(await FindAsync(desk, first));
        Assert.False(Keeps(old));
        Assert.True(Keeps(waiting));
        await RunAsync();
        Assert.Equal(ImportPhase.Checked, (await ViewAsync(desk, second)).Phase);
    }

    [Fact]
    public async Task Files_that_a_process_left_when_it_died_after_its_work_had_ended_are_swept()
    {
        var desk = await Desk.OpenAsync(installation);
        var bytes = Unique(Table);
        var import = await CheckedAsync(desk, bytes);
        await using (var db = await installation.OpenAsync())
            await db.Work.ExecuteUpdateAsync(set => set.SetProperty(each => each.Result, nameof(ImportPhase.Imported)));

        await SweepAsync();

        Assert.False(Keeps(bytes));
        await using var looking = await installation.OpenAsync();
        var ended = await looking.ImportCases.SingleAsync(each => each.Id == import);
        Assert.Equal((null, null), (ended.TableHash, ended.PhotosHash));
    }

    [Fact]
    public async Task Equal_files_of_two_cases_lie_once_and_go_with_the_last()
    {
        var desk = await Desk.OpenAsync(installation);
        var bytes = Unique(Table);
        var (one, other) = (await ReceiveAsync(desk, bytes), await ReceiveAsync(desk, bytes));

        Assert.IsType<GiveUpImport.Outcome.GivenUp>(await GiveUpAsync(desk, one));
        Assert.True(Keeps(bytes));
        Assert.IsType<GiveUpImport.Outcome.GivenUp>(await GiveUpAsync(desk, other));

        Assert.False(Keeps(bytes));
        Assert.IsType<GiveUpImport.Outcome.NoSuchCase>(await GiveUpAsync(desk, other));
    }

    [Fact]
    public async Task Whoever_sends_one_file_after_another_keeps_the_last_four_and_what_is_under_way()
    {
        var desk = await Desk.OpenAsync(installation);
        var running = await ReceiveAsync(desk, Unique(Table));
        await StartAsync(desk, running, dryRun: true);
        var sent = new List<Guid>();
        for (var i = 0; i < 6; i++)
        {
            installation.Clock.Advance(TimeSpan.FromSeconds(1));
            sent.Add(await ReceiveAsync(desk, Unique(Table)));
        }

        var kept = await installation.Get<ImportList>().ReadAsync(desk.Edition.Id, A.Organizer, default);

        Assert.Equal([.. sent[2..].AsEnumerable().Reverse(), running], kept.Select(each => each.Id));
        Assert.IsType<GiveUpImport.Outcome.UnderWay>(await GiveUpAsync(desk, running));
        await RunAsync();
    }

    [Fact]
    public async Task A_case_whose_file_is_lost_fails_without_being_tried_again()
    {
        var desk = await Desk.OpenAsync(installation);
        var bytes = Unique(Table);
        var import = await ReceiveAsync(desk, bytes);
        var work = await StartAsync(desk, import, dryRun: true);
        installation.Get<FileStore>().Delete(installation.Get<FileStore>().NameOf(bytes));
        await RunAsync();

        var item = await installation.WorkAsync(work);
        Assert.Equal((WorkState.Failed, 1, nameof(WorkHopelessException)), (item.State, item.Attempts, item.Fault));
        Assert.Equal(ImportPhase.Failed, (await ViewAsync(desk, import)).Phase);
    }

    [Fact]
    public async Task Who_may_not_exchange_in_the_edition_neither_sees_nor_touches_a_case()
    {
        var desk = await Desk.OpenAsync(installation);
        var other = await installation.Add(A.Edition());
        var import = await CheckedAsync(desk, Unique(Table));
        foreach (var actor in new[] { A.Clerk(desk.Edition, Permission.ReadDesk, Permission.RegisterParticipants), A.Clerk(other, Permission.ExchangeParticipants) })
        {
            await RefusedAsync<ReceiveImport>(each => each.ExecuteAsync(new(desk.Edition.Id, "x.csv", Stream.Null), actor, default));
            await RefusedAsync<ReceiveImportPhotos>(each => each.ExecuteAsync(new(desk.Edition.Id, import, "x.zip", Stream.Null), actor, default));
            await RefusedAsync<StartImport>(each => each.ExecuteAsync(new(desk.Edition.Id, import, DryRun: false), actor, default));
            await RefusedAsync<GiveUpImport>(each => each.ExecuteAsync(new(desk.Edition.Id, import), actor, default));
            await RefusedAsync<ReadImport>(each => each.ReadAsync(desk.Edition.Id, import, actor, default));
            await RefusedAsync<ImportList>(each => each.ReadAsync(desk.Edition.Id, actor, default));
        }

        var colleague = A.Clerk(desk.Edition, Permission.ExchangeParticipants);
        var foreign = A.Clerk(other, Permission.ExchangeParticipants);
        Assert.Equal(import, (await installation.Get<ReadImport>().ReadAsync(desk.Edition.Id, import, colleague, default))!.Id);
        Assert.Null(await installation.Get<ReadImport>().ReadAsync(other.Id, import, foreign, default));
        Assert.IsType<StartImport.Outcome.NoSuchCase>(await installation.Get<StartImport>().ExecuteAsync(new(other.Id, import, DryRun: false), foreign, default));
        Assert.IsType<GiveUpImport.Outcome.NoSuchCase>(await installation.Get<GiveUpImport>().ExecuteAsync(new(other.Id, import), foreign, default));
        Assert.IsType<ReceiveImportPhotos.Outcome.NoSuchCase>(await installation.Get<ReceiveImportPhotos>().ExecuteAsync(new(other.Id, import, "x.zip", Stream.Null), foreign, default));
    }

    private async Task RefusedAsync<T>(Func<T, Task> deed) where T : notnull => await Assert.ThrowsAsync<NotPermittedException>(() => deed(installation.Get<T>()));

    // equal files lie once, so each test brings bytes of its own
    private static byte[] Unique(string table) => Encoding.UTF8.GetBytes($"{table}{new string('\n', Interlocked.Increment(ref count))}");

    private async Task<Guid> ReceiveAsync(Desk desk, byte[] table) =>
        Assert.IsType<ReceiveImport.Outcome.Received>(await installation.Get<ReceiveImport>().ExecuteAsync(new(desk.Edition.Id, "people.csv", new MemoryStream(table)), A.Organizer, default)).CaseId;

    private async Task<Guid> StartAsync(Desk desk, Guid import, bool dryRun) =>
        Assert.IsType<StartImport.Outcome.Started>(await installation.Get<StartImport>().ExecuteAsync(new(desk.Edition.Id, import, dryRun), A.Organizer, default)).WorkId;

    private Task<bool> RunNextAsync() => installation.Get<WorkRunner>().RunNextAsync(default);

    private async Task RunAsync() => Assert.True(await RunNextAsync());

    private async Task<Guid> CheckedAsync(Desk desk, byte[] table)
    {
        var import = await ReceiveAsync(desk, table);
        await StartAsync(desk, import, dryRun: true);
        await RunAsync();
        Assert.Equal(ImportPhase.Checked, (await ViewAsync(desk, import)).Phase);
        return import;
    }

    private Task<ReadImport.View?> FindAsync(Desk desk, Guid import) => installation.Get<ReadImport>().ReadAsync(desk.Edition.Id, import, A.Organizer, default);

    private async Task<ReadImport.View> ViewAsync(Desk desk, Guid import) => (await FindAsync(desk, import))!;

    private Task<GiveUpImport.Outcome> GiveUpAsync(Desk desk, Guid import) => installation.Get<GiveUpImport>().ExecuteAsync(new(desk.Edition.Id, import), A.Organizer, default);

    private Task<int> SweepAsync() => installation.Get<SweepImports>().ExecuteAsync(default);

    private bool Keeps(byte[] bytes) => installation.Get<FileStore>().LengthOf(installation.Get<FileStore>().NameOf(bytes)) is not null;

    private async Task<int> PeopleAsync(Desk desk)
    {
        await using var db = await installation.OpenAsync();
        return await db.Participants.CountAsync(each => each.EditionId == desk.Edition.Id);
    }
}
