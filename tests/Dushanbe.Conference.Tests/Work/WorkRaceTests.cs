using System.Data.Common;
using System.Text.RegularExpressions;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Work;

/// <summary>Several processes over one database. Each proof has a control: the same race with the condition taken out of the statement must be caught.</summary>
public sealed partial class WorkRaceTests(Installation installation) : IClassFixture<Installation>
{
    private const int Processes = 6;

    // the column that only this statement sets
    private const string Taking = nameof(WorkItem.StartedAt), Ending = nameof(WorkItem.EndedAt);

    [Fact]
    public async Task Of_many_processes_that_want_the_same_piece_one_gets_it()
    {
        var errand = await RaceAsync(nameof(Of_many_processes_that_want_the_same_piece_one_gets_it), new Together(Processes));

        Assert.Single(errand.Begun);
    }

    [Fact]
    public async Task Without_the_condition_the_race_is_lost_and_seen()
    {
        var errand = await RaceAsync(nameof(Without_the_condition_the_race_is_lost_and_seen), new Together(Processes, careless: Taking));

        Assert.Equal(Processes, errand.Begun.Count);
        Assert.Single(errand.Begun.Distinct());
    }

    [Fact]
    public async Task Many_pieces_among_many_processes_are_each_done_once()
    {
        const int count = 60;
        var errand = new Errand(nameof(Many_pieces_among_many_processes_are_each_done_once), (_, _) => Task.CompletedTask);
        var asked = new List<Guid>();
        for (var i = 0; i < count; i++) asked.Add(await errand.AskAsync(installation));
        var processes = Enumerable.Range(0, Processes).Select(_ => errand.Process(installation)).ToList();

        await Task.WhenAll(processes.Select(process => Task.Run(async () =>
        {
            while (await process.RunNextAsync()) { }
        })));

        Assert.Equal(asked.Order(), errand.Begun.Order());
        foreach (var process in processes) await process.DisposeAsync();
    }

    [Fact]
    public async Task A_process_that_has_lost_its_lease_leaves_nothing_behind()
    {
        var (kind, effects) = await OvertakeAsync(nameof(A_process_that_has_lost_its_lease_leaves_nothing_behind), null);

        Assert.Equal(2, kind.Begun.Count);
        Assert.Equal(1, effects);
    }

    [Fact]
    public async Task Without_the_condition_on_the_lease_its_effect_stands_twice_and_is_seen()
    {
        var (kind, effects) = await OvertakeAsync(nameof(Without_the_condition_on_the_lease_its_effect_stands_twice_and_is_seen), new Together(1, careless: Ending));

        Assert.Equal(2, kind.Begun.Count);
        Assert.Equal(2, effects);
    }

    // all have looked and found it before the first one takes it
    private async Task<Errand> RaceAsync(string kind, Together together)
    {
        var errand = new Errand(kind, (_, _) => Task.CompletedTask) { Most = Processes };
        await errand.AskAsync(installation);
        var processes = Enumerable.Range(0, Processes).Select(_ => errand.Process(installation, together.AddTo)).ToList();

        await Task.WhenAll(processes.Select(process => Task.Run(() => process.RunNextAsync())));

        Assert.True(together.Met);
        foreach (var process in processes) await process.DisposeAsync();
        return errand;
    }

    // one process is at the work and stalls; its lease runs out, another does the work; then the first one wakes up and commits
    private async Task<(Errand Errand, int Effects)> OvertakeAsync(string kind, Together? together)
    {
        var effect = $"Effect of {kind[..20]}";
        using var own = installation.Process(services => together?.AddTo(services));
        var contexts = () => own.GetRequiredService<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();
        var (stalled, awake) = (new TaskCompletionSource(), new TaskCompletionSource());
        Errand errand = null!;
        errand = new Errand(kind, async (turn, cancel) =>
        {
            if (errand.Begun.Count == 1)
            {
                stalled.SetResult();
                await awake.Task;
            }

            await using var db = await contexts();
            await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
            db.Ask(effect, null, turn.Actor, new { }, installation.Clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(CancellationToken.None);
            await turn.FinishAsync(db, null, CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        });
        var id = await errand.AskAsync(installation);
        using var first = errand.Process(installation);
        using var second = errand.Process(installation);

        var run = first.RunNextAsync();
        await stalled.Task;
        await using var looking = await installation.OpenAsync();
        // no pulse of the stalled process came through
        await looking.Work.Where(each => each.Id == id).ExecuteUpdateAsync(set => set.SetProperty(each => each.LeasedUntil, installation.Clock.GetUtcNow().UtcDateTime));
        Assert.True(await second.RunNextAsync());
        awake.SetResult();
        await run;

        Assert.Equal(WorkState.Done, (await installation.WorkAsync(id)).State);
        return (errand, await looking.Work.CountAsync(each => each.Kind == effect));
    }

    /// <summary>Holds every process back at its first taking until all are there; careless, it also takes the condition out of a statement.</summary>
    private sealed partial class Together(int count, string? careless = null) : DbCommandInterceptor
    {
        private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int here;

        public bool Met => all.Task.IsCompleted;

        public void AddTo(IServiceCollection services) => services.ConfigureDbContext<ConferenceDb>(options => options.AddInterceptors(this));

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (Is(command, Taking))
            {
                if (Interlocked.Increment(ref here) == count) all.SetResult();
                await all.Task;
            }

            if (careless is not null && Is(command, careless))
            {
                var without = Condition().Replace(command.CommandText, "${key}");
                Assert.NotEqual(without, command.CommandText);
                command.CommandText = without;
            }

            return result;
        }

        private static bool Is(DbCommand command, string column) => command.CommandText.StartsWith("UPDATE ", StringComparison.Ordinal) && command.CommandText.Contains(column, StringComparison.Ordinal);

        [GeneratedRegex(@"(?<key>\bWHERE \S+ = @\w+) AND [\s\S]*$")]
        private static partial Regex Condition();
    }
}
