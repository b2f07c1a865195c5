using System.Data.Common;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Data;

/// <summary>Where a connection breaks.</summary>
public enum Break
{
    /// <summary>At a command within the transaction.</summary>
    AtACommand,

    /// <summary>On the way to the commit, which never happens.</summary>
    BeforeTheCommit,

    /// <summary>On the way back from the commit, which did happen.</summary>
    AfterTheCommit,
}

/// <summary>Breaks the connection of a process once, while a transaction is under way, and lets it try again.</summary>
internal sealed class Trouble(Break where)
{
    /// <summary>How often the connection has broken.</summary>
    public int Broken { get; private set; }

    /// <summary>How many transactions have come through.</summary>
    public int Commits { get; private set; }

    public void AddTo(IServiceCollection services) => services.ConfigureDbContext<ConferenceDb>(options => options
        .AddInterceptors(new Commands(this), new Ends(this))
        .ReplaceService<IExecutionStrategyFactory, PatientFactory>());

    private void Reach(Break here)
    {
        if (here != where || Broken > 0) return;
        Broken++;
        throw new TimeoutException("The connection is lost.");
    }

    private sealed class Commands(Trouble trouble) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (Writes(command)) trouble.Reach(Break.AtACommand);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (Writes(command)) trouble.Reach(Break.AtACommand);
            return ValueTask.FromResult(result);
        }

        private static bool Writes(DbCommand command) => command.Transaction is not null && (command.CommandText.Contains("INSERT INTO", StringComparison.Ordinal) || command.CommandText.Contains("UPDATE ", StringComparison.Ordinal));
    }

    private sealed class Ends(Trouble trouble) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            trouble.Reach(Break.BeforeTheCommit);
            return ValueTask.FromResult(result);
        }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            trouble.Commits++;
            trouble.Reach(Break.AfterTheCommit);
            return Task.CompletedTask;
        }
    }

    private sealed class PatientFactory(ExecutionStrategyDependencies dependencies) : IExecutionStrategyFactory
    {
        public IExecutionStrategy Create() => new Patient(dependencies);
    }

    // what the providers of the servers bring, without their pauses and for every engine
    private sealed class Patient(ExecutionStrategyDependencies dependencies) : ExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.FromSeconds(1))
    {
        protected override bool ShouldRetryOn(Exception exception) => exception is TimeoutException;

        protected override TimeSpan? GetNextDelay(Exception lastException) => base.GetNextDelay(lastException) is null ? null : TimeSpan.Zero;
    }
}
