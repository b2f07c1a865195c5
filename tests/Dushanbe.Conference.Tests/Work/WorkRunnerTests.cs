using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Work;

public sealed class WorkRunnerTests(Installation installation) : IClassFixture<Installation>
{
    private DateTime Now => installation.Clock.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task Work_stands_and_falls_with_the_change_that_asks_for_it()
    {
        await using var db = await installation.OpenAsync();
        await using (await db.Database.BeginTransactionAsync())
        {
            db.Ask("Falls", null, A.Organizer, new { }, Now);
            await db.SaveChangesAsync();
        }

        Assert.False(await db.Work.AnyAsync(each => each.Kind == "Falls"));
        Assert.Throws<ArgumentException>(() => db.Ask("Long", null, A.Organizer, new string('x', 2_000), Now));
    }

    [Fact]
    public async Task Work_is_done_once_and_its_record_says_when_and_for_whom()
    {
        var edition = await installation.Add(A.Edition());
        var errand = new Errand(nameof(Work_is_done_once_and_its_record_says_when_and_for_whom), (_, _) => Task.CompletedTask);
        using var process = errand.Process(installation);
        var id = await errand.AskAsync(installation, edition);
        var asked = Now;
        installation.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True(await process.RunNextAsync());
        Assert.False(await process.RunNextAsync());

        var item = await installation.WorkAsync(id);
        Assert.Equal([id], errand.Begun);
        Assert.Equal((WorkState.Done, 1, asked, Now, Now), (item.State, item.Attempts, item.CreatedAt, item.StartedAt!.Value, item.EndedAt!.Value));
        Assert.Equal((edition.Id, null, "S. Kenjaeva", null, null), (item.EditionId!.Value, item.ActorId, item.ActorName, item.LeaseId, item.LeasedUntil));
    }

    [Fact]
    public async Task The_oldest_comes_first_and_what_is_not_due_waits()
    {
        var errand = new Errand(nameof(The_oldest_comes_first_and_what_is_not_due_waits), (_, _) => Task.CompletedTask);
        using var process = errand.Process(installation);
        var later = await errand.AskAsync(installation, due: Now.AddHours(1));
        var first = await errand.AskAsync(installation);
        installation.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await errand.AskAsync(installation);

        while (await process.RunNextAsync()) { }
        Assert.Equal([first, second], errand.Begun);
        installation.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await process.RunNextAsync());

        Assert.Equal([first, second, later], errand.Begun);
    }

    [Fact]
    public async Task Work_of_a_kind_that_a_program_does_not_know_is_left_to_another()
    {
        var errand = new Errand(nameof(Work_of_a_kind_that_a_program_does_not_know_is_left_to_another), (_, _) => Task.CompletedTask);
        using var process = new Errand("Another kind", (_, _) => Task.CompletedTask).Process(installation);
        var id = await errand.AskAsync(installation);

        Assert.False(await process.RunNextAsync());
        Assert.Equal(WorkState.Queued, (await installation.WorkAsync(id)).State);
    }

    [Fact]
    public async Task Work_runs_with_the_grants_of_the_moment_and_what_is_no_longer_allowed_is_not_tried_again()
    {
        var edition = await installation.Add(A.Edition());
        var errand = new Errand(nameof(Work_runs_with_the_grants_of_the_moment_and_what_is_no_longer_allowed_is_not_tried_again), (turn, _) =>
        {
            turn.Actor.Must(Permission.EditProgramme, edition.Id);
            return Task.CompletedTask;
        });
        using var process = errand.Process(installation);
        var editor = Assert.IsType<CreateAccount.Outcome.Created>(await installation.Get<CreateAccount>().ExecuteAsync(new("N. Editor", "editor-at-work@example.org", "A quiet long password", "editor", edition.Id), A.Organizer, default)).AccountId;
        var actor = (await installation.Get<ReadActor>().ReadAsync(editor, default))!;
        var before = await errand.AskAsync(installation, edition, actor);
        await process.RunNextAsync();
        var after = await errand.AskAsync(installation, edition, actor);

        Assert.IsType<CloseAccount.Outcome.Done>(await installation.Get<CloseAccount>().ExecuteAsync(new(editor, EvenLast: true), A.Organizer, default));
        await process.RunNextAsync();

        Assert.Equal(WorkState.Done, (await installation.WorkAsync(before)).State);
        var refused = await installation.WorkAsync(after);
        Assert.Equal((WorkState.Failed, nameof(NotPermittedException), 1), (refused.State, refused.Fault, refused.Attempts));
        Assert.Equal([after], errand.Abandoned);
    }

    [Fact]
    public async Task What_fails_is_tried_again_later_and_given_up_after_three_times()
    {
        var errand = new Errand(nameof(What_fails_is_tried_again_later_and_given_up_after_three_times), (_, _) => throw new IOException("The name of Farrukh Rahmonzoda"));
        using var process = errand.Process(installation);
        var id = await errand.AskAsync(installation);

        Assert.True(await process.RunNextAsync());
        Assert.False(await process.RunNextAsync());
        var failed = await installation.WorkAsync(id);
        Assert.Equal((WorkState.Queued, 1, nameof(IOException), Now.AddSeconds(5)), (failed.State, failed.Attempts, failed.Fault, failed.DueAt!.Value));
        installation.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.True(await process.RunNextAsync());
        installation.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.True(await process.RunNextAsync());
        installation.Clock.Advance(TimeSpan.FromDays(1));
        Assert.False(await process.RunNextAsync());

        var given = await installation.WorkAsync(id);
        Assert.Equal((WorkState.Failed, 3, nameof(IOException)), (given.State, given.Attempts, given.Fault));
        Assert.Equal([id], errand.Abandoned);
    }

    [Fact]
    public async Task What_succeeds_at_the_second_time_is_done()
    {
        Errand errand = null!;
        errand = new Errand(nameof(What_succeeds_at_the_second_time_is_done), (_, _) => errand.Begun.Count == 1 ? throw new IOException() : Task.CompletedTask);
        using var process = errand.Process(installation);
        var id = await errand.AskAsync(installation);

        await process.RunNextAsync();
        installation.Clock.Advance(TimeSpan.FromSeconds(5));
        await process.RunNextAsync();

        var item = await installation.WorkAsync(id);
        Assert.Equal((WorkState.Done, 2, null), (item.State, item.Attempts, item.Fault));
        Assert.Empty(errand.Abandoned);
    }

    [Fact]
    public async Task An_end_in_good_order_puts_work_back_for_the_next_start_and_counts_as_no_attempt()
    {
        using var stopping = new CancellationTokenSource();
        Errand errand = null!;
        errand = new Errand(nameof(An_end_in_good_order_puts_work_back_for_the_next_start_and_counts_as_no_attempt), async (_, cancel) =>
        {
            if (errand.Begun.Count > 1) return;
            await stopping.CancelAsync();
            cancel.ThrowIfCancellationRequested();
        });
        using var process = errand.Process(installation);
        using var next = errand.Process(installation);
        var id = await errand.AskAsync(installation);

        Assert.True(await process.RunNextAsync(stopping.Token));
        var back = await installation.WorkAsync(id);
        Assert.True(await next.RunNextAsync());

        Assert.Equal((WorkState.Queued, 0, null, null), (back.State, back.Attempts, back.LeaseId, back.DueAt));
        Assert.Equal(WorkState.Done, (await installation.WorkAsync(id)).State);
        Assert.Equal(2, errand.Begun.Count);
    }

    [Fact]
    public async Task What_a_process_that_died_left_behind_is_taken_when_its_lease_has_run_out()
    {
        var errand = new Errand(nameof(What_a_process_that_died_left_behind_is_taken_when_its_lease_has_run_out), (_, _) => Task.CompletedTask);
        using var process = errand.Process(installation);
        var id = await errand.AskAsync(installation);
        await DieAsync(id);

        installation.Clock.Advance(WorkLease.Length - TimeSpan.FromSeconds(1));
        Assert.False(await process.RunNextAsync());
        installation.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await process.RunNextAsync());

        var item = await installation.WorkAsync(id);
        Assert.Equal((WorkState.Done, 2), (item.State, item.Attempts));
    }

    [Fact]
    public async Task What_takes_its_process_down_each_time_is_given_up_without_being_begun_again()
    {
        var errand = new Errand(nameof(What_takes_its_process_down_each_time_is_given_up_without_being_begun_again), (_, _) => Task.CompletedTask);
        using var process = errand.Process(installation);
        var id = await errand.AskAsync(installation);
        for (var death = 0; death < errand.MostAttempts; death++)
        {
            await DieAsync(id);
            installation.Clock.Advance(WorkLease.Length);
        }

        Assert.True(await process.RunNextAsync());

        var item = await installation.WorkAsync(id);
        Assert.Equal((WorkState.Failed, nameof(WorkHopelessException)), (item.State, item.Fault));
        Assert.Empty(errand.Begun);
        Assert.Equal([id], errand.Abandoned);
    }

    [Fact]
    public async Task A_lease_is_renewed_as_long_as_the_work_goes_on()
    {
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var errand = new Errand(nameof(A_lease_is_renewed_as_long_as_the_work_goes_on), async (_, _) =>
        {
            begun.SetResult();
            await go.Task;
        });
        using var process = errand.Process(installation);
        using var other = errand.Process(installation);
        var id = await errand.AskAsync(installation);

        var run = process.RunNextAsync();
        await begun.Task;
        for (var third = 0; third < 6; third++)
        {
            installation.Clock.Advance(WorkLease.Length / 3);
            await WorkOfTests.UntilAsync(async () => (await installation.WorkAsync(id)).LeasedUntil == Now + WorkLease.Length);
            Assert.False(await other.RunNextAsync());
        }

        go.SetResult();
        await run;
        Assert.Equal([id], errand.Begun);
        Assert.Equal(WorkState.Done, (await installation.WorkAsync(id)).State);
    }

    [Fact]
    public async Task Records_of_work_go_a_month_after_its_end_and_work_that_waits_stays()
    {
        var errand = new Errand(nameof(Records_of_work_go_a_month_after_its_end_and_work_that_waits_stays), (_, _) => Task.CompletedTask);
        using var process = errand.Process(installation);
        var done = await errand.AskAsync(installation);
        await process.RunNextAsync();
        var waits = await errand.AskAsync(installation, due: Now.AddYears(1));
        await using var db = await installation.OpenAsync();

        installation.Clock.Advance(SweepWork.Kept - TimeSpan.FromSeconds(1));
        await installation.Get<SweepWork>().ExecuteAsync(default);
        Assert.Equal(2, await db.Work.CountAsync(each => each.Id == done || each.Id == waits));
        installation.Clock.Advance(TimeSpan.FromSeconds(1));
        await installation.Get<SweepWork>().ExecuteAsync(default);

        Assert.Equal([waits], await db.Work.Where(each => each.Id == done || each.Id == waits).Select(each => each.Id).ToListAsync());
    }

    // a process that takes the work and is never heard of again
    private async Task DieAsync(Guid id)
    {
        await using var db = await installation.OpenAsync();
        Assert.True(await WorkLease.TakeAsync(db, id, Guid.CreateVersion7(), Now, default));
    }
}
