using System.Data.Common;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Seeds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dushanbe.Conference.Tests.Data;

/// <summary>Several processes that start on one database at the same moment.</summary>
public sealed class StartLockTests : IAsyncLifetime
{
    private const int Processes = 4;
    private readonly Installation installation = new();

    [Fact]
    public async Task Of_processes_that_start_at_once_on_nothing_one_makes_the_database_and_seeds_it_and_all_live()
    {
        var (inside, most) = (0, 0);

        await StartAsync(async (process, cancel) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await SeedAsync(process, cancel);
            Interlocked.Decrement(ref inside);
        });

        Assert.Equal(1, most);
        await using var db = await installation.OpenAsync();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal(["dushanbe-2018", "dushanbe-2019", "dushanbe-2022", "kuwait-2024"], await db.Editions.Select(each => each.Slug).Order().ToListAsync());
        Assert.Equal(4, await db.Journal.CountAsync());
    }

    [Fact]
    public async Task Without_the_lock_they_clash_and_it_is_seen()
    {
        await installation.InitializeAsync();
        var together = new Together(Processes);

        var clash = StartAsync(SeedAsync, services => services
            .Replace(ServiceDescriptor.Singleton<DatabaseDialect>(new Careless(TestEngine.Chosen.Dialect)))
            .ConfigureDbContext<ConferenceDb>(options => options.AddInterceptors(together)));

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => clash);
        Assert.True(together.Met);
    }

    [Fact]
    public async Task Whoever_waits_can_be_stopped()
    {
        await installation.InitializeAsync();
        await using var db = await installation.OpenAsync();
        await using (await TestEngine.Chosen.Dialect.AloneAsync(db, default))
        {
            using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => installation.Get<DatabaseSetup>().ExecuteAsync(_ => Task.CompletedTask, stop.Token));
        }

        await installation.Get<DatabaseSetup>().ExecuteAsync(_ => Task.CompletedTask, default);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => installation.DisposeAsync();

    private async Task StartAsync(Func<IServiceProvider, CancellationToken, Task> once, Action<IServiceCollection>? with = null)
    {
        var processes = Enumerable.Range(0, Processes).Select(_ => installation.Process(with)).ToList();
        try
        {
            await Task.WhenAll(processes.Select(process => Task.Run(() => process.GetRequiredService<DatabaseSetup>().ExecuteAsync(stop => once(process, stop), default))));
        }
        finally
        {
            foreach (var process in processes) await process.DisposeAsync();
        }
    }

    // as a start does it: looks whether there is anything, and seeds where there is nothing
    private static async Task SeedAsync(IServiceProvider process, CancellationToken cancel)
    {
        await using var db = await process.GetRequiredService<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync(cancel);
        if (!await db.Editions.AnyAsync(cancel)) await process.GetRequiredService<SeedProcess>().ExecuteAsync(new(), Actor.Operator, cancel);
    }

    /// <summary>Holds every process back before the transaction of its save until all have looked and found nothing.</summary>
    private sealed class Together(int count) : DbTransactionInterceptor
    {
        private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int here;

        public bool Met => all.Task.IsCompleted;

        public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            if (Interlocked.Increment(ref here) == count) all.SetResult();
            await all.Task;
            return result;
        }
    }

    private sealed class Careless(DatabaseDialect engine) : DatabaseDialect
    {
        public override string Name => engine.Name;

        public override string? ByteCollation => engine.ByteCollation;

        public override int ParametersAtOnce => engine.ParametersAtOnce;

        public override bool IsUniqueViolation(DbUpdateException exception) => engine.IsUniqueViolation(exception);

        public override bool IsAway(DbException fault) => engine.IsAway(fault);

        public override Task TurnAsync(ConferenceDb db, Guid of, CancellationToken cancel) => Task.CompletedTask;

        public override Task<IAsyncDisposable> AloneAsync(ConferenceDb db, CancellationToken cancel) => Task.FromResult<IAsyncDisposable>(Stream.Null);
    }
}
