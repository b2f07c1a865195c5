using System.Collections.Concurrent;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Work;

public sealed class CancelWorkTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task Work_that_waits_is_cancelled_at_once_and_never_begun()
    {
        var errand = new Errand(nameof(Work_that_waits_is_cancelled_at_once_and_never_begun), (_, _) => Task.CompletedTask);
        using var process = errand.Process(installation);
        var id = await errand.AskAsync(installation);

        Assert.IsType<CancelWork.Outcome.Cancelled>(await CancelAsync(process, id));

        Assert.False(await process.RunNextAsync());
        Assert.Equal(WorkState.Cancelled, (await installation.WorkAsync(id)).State);
        Assert.Equal([id], errand.Abandoned);
        Assert.IsType<CancelWork.Outcome.Cancelled>(await CancelAsync(process, id));
        Assert.IsType<CancelWork.Outcome.NoSuchWork>(await CancelAsync(process, Guid.CreateVersion7()));
    }

    [Fact]
    public async Task Work_under_way_in_this_process_is_stopped_at_once()
    {
        var (errand, begun) = Waiting(nameof(Work_under_way_in_this_process_is_stopped_at_once));
        using var process = errand.Process(installation);
        var id = await errand.AskAsync(installation);

        var run = process.RunNextAsync();
        await begun.Task;
        await CancelAsync(process, id);
        await run;

        var item = await installation.WorkAsync(id);
        Assert.Equal((WorkState.Cancelled, 1, null), (item.State, item.Attempts, item.LeaseId));
        Assert.Equal([id], errand.Abandoned);
    }

    [Fact]
    public async Task Work_under_way_in_another_process_is_stopped_within_a_second()
    {
        var (errand, begun) = Waiting(nameof(Work_under_way_in_another_process_is_stopped_within_a_second));
        using var process = errand.Process(installation);
        using var other = errand.Process(installation);
        var id = await errand.AskAsync(installation);

        var run = process.RunNextAsync();
        await begun.Task;
        Assert.IsType<CancelWork.Outcome.Asked>(await CancelAsync(other, id));
        Assert.Equal(WorkState.Running, (await installation.WorkAsync(id)).State);
        installation.Clock.Advance(TimeSpan.FromSeconds(1));
        await run;

        Assert.Equal(WorkState.Cancelled, (await installation.WorkAsync(id)).State);
    }

    [Fact]
    public async Task What_was_cancelled_while_its_process_died_is_not_begun_again()
    {
        var (errand, _) = Waiting(nameof(What_was_cancelled_while_its_process_died_is_not_begun_again));
        using var process = errand.Process(installation);
        var id = await errand.AskAsync(installation);
        await using (var db = await installation.OpenAsync()) await WorkLease.TakeAsync(db, id, Guid.CreateVersion7(), installation.Clock.GetUtcNow().UtcDateTime, default);
        await CancelAsync(process, id);

        installation.Clock.Advance(WorkLease.Length);
        await process.RunNextAsync();

        Assert.Equal(WorkState.Cancelled, (await installation.WorkAsync(id)).State);
        Assert.Empty(errand.Begun);
    }

    [Fact]
    public async Task What_is_done_stays_done()
    {
        var errand = new Errand(nameof(What_is_done_stays_done), (_, _) => Task.CompletedTask);
        using var process = errand.Process(installation);
        var id = await errand.AskAsync(installation);
        await process.RunNextAsync();

        Assert.IsType<CancelWork.Outcome.EndedBefore>(await CancelAsync(process, id));

        var item = await installation.WorkAsync(id);
        Assert.Equal((WorkState.Done, null), (item.State, item.CancelAskedAt));
    }

    [Fact]
    public async Task Only_who_may_ask_for_such_work_there_may_cancel_it()
    {
        var (edition, other) = (await installation.Add(A.Edition()), await installation.Add(A.Edition()));
        var errand = new Errand(nameof(Only_who_may_ask_for_such_work_there_may_cancel_it), (_, _) => Task.CompletedTask);
        using var process = errand.Process(installation);
        var id = await errand.AskAsync(installation, edition);

        // to others it is not there
        Assert.IsType<CancelWork.Outcome.NoSuchWork>(await CancelAsync(process, id, A.Clerk(edition, Permission.ExchangeParticipants)));
        Assert.IsType<CancelWork.Outcome.NoSuchWork>(await CancelAsync(process, id, A.Clerk(other, Permission.EditProgramme)));
        Assert.Equal(WorkState.Queued, (await installation.WorkAsync(id)).State);
        Assert.IsType<CancelWork.Outcome.Cancelled>(await CancelAsync(process, id, A.Clerk(edition, Permission.EditProgramme)));
    }

    [Fact]
    public async Task Progress_is_news_at_once_in_its_process_and_a_second_later_in_another_that_watches()
    {
        var (told, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var errand = new Errand(nameof(Progress_is_news_at_once_in_its_process_and_a_second_later_in_another_that_watches), async (turn, _) =>
        {
            turn.Report("Sorting", 3, 8);
            told.SetResult();
            await go.Task;
        });
        using var process = errand.Process(installation);
        using var other = errand.Process(installation);
        var id = await errand.AskAsync(installation);
        var (near, far) = (Hear(process), Hear(other));
        var watch = other.GetRequiredService<WorkWatch>();
        using var over = watch.Over(id);
        await watch.LookAsync(default);
        far.Clear();

        var run = process.RunNextAsync();
        await told.Task;
        Assert.Equal([new(id, WorkState.Running, new(null, 0, 0)), new(id, WorkState.Running, new("Sorting", 3, 8))], near);
        installation.Clock.Advance(TimeSpan.FromSeconds(1));
        await WorkOfTests.UntilAsync(async () => (await installation.WorkAsync(id)).Done == 3);
        await watch.LookAsync(default);
        await watch.LookAsync(default);
        Assert.Equal([new(id, WorkState.Running, new("Sorting", 3, 8))], far);
        go.SetResult();
        await run;
        await watch.LookAsync(default);
        over.Dispose();
        await watch.LookAsync(default);

        Assert.Equal(new(id, WorkState.Done, new("Sorting", 3, 8)), near.Last());
        Assert.Equal([new(id, WorkState.Running, new("Sorting", 3, 8)), new(id, WorkState.Done, new("Sorting", 3, 8))], far);
    }

    private static ConcurrentQueue<WorkMoved> Hear(ServiceProvider process)
    {
        var heard = new ConcurrentQueue<WorkMoved>();
        process.GetRequiredService<Bulletin>().Subscribe<WorkMoved>(heard.Enqueue);
        return heard;
    }

    private static Task<CancelWork.Outcome> CancelAsync(ServiceProvider process, Guid id, Actor? actor = null) => process.GetRequiredService<CancelWork>().ExecuteAsync(new(id), actor ?? A.Organizer, default);

    private static (Errand Errand, TaskCompletionSource Begun) Waiting(string kind)
    {
        var begun = new TaskCompletionSource();
        return (new Errand(kind, (_, cancel) =>
        {
            begun.TrySetResult();
            return Task.Delay(Timeout.Infinite, cancel);
        }), begun);
    }
}
