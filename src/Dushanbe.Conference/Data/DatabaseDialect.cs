using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Data;

/// <summary>The differences between database engines; each engine's project implements one.</summary>
public abstract class DatabaseDialect
{
    /// <summary>The engine's name as in the setting <c>Database:Provider</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// The collation by which text compares and sorts as its bytes do, so that a slug, a hash or a sort key means the same on
    /// every engine; null where that is the engine's default.
    /// </summary>
    public abstract string? ByteCollation { get; }

    /// <summary>Adapts the model to the engine.</summary>
    public virtual void Shape(ModelBuilder model) { }

    /// <summary>
    /// How many parameters a statement that inserts many rows should have: each costs time to look up or to compile, each
    /// statement costs a round trip to the server.
    /// </summary>
    public abstract int ParametersAtOnce { get; }

    /// <summary>Whether a save failed because a unique index has the value already.</summary>
    public abstract bool IsUniqueViolation(DbUpdateException exception);

    /// <summary>Whether a failure means that the database is unreachable, full or damaged, so that no statement would succeed; other failures concern the statement.</summary>
    public abstract bool IsAway(DbException fault);

    /// <summary>The damage that a check of about a second finds in the database; null for none, or where the engine checks itself.</summary>
    public virtual Task<string?> DamageAsync(ConferenceDb db, CancellationToken cancel) => Task.FromResult<string?>(null);

    /// <summary>
    /// Takes the start-up lock of the database: waits for other processes that start on it, and makes later ones wait until it is
    /// disposed of; creates an empty database where the lock needs one. The lock of a process that dies
    /// is released.
    /// </summary>
    /// <param name="db">Identifies the database; its own connection is not used.</param>
    /// <param name="cancel">Ends the wait.</param>
    public abstract Task<IAsyncDisposable> AloneAsync(ConferenceDb db, CancellationToken cancel);

    /// <summary>
    /// In a transaction: waits until no other transaction that asked for the same turn is running, and makes later ones
    /// wait until this one ends, so that each sees what the previous ones stored.
    /// </summary>
    /// <param name="db">Has a transaction.</param>
    /// <param name="of">Whose turn: transactions that name another do not wait.</param>
    /// <param name="cancel">Ends the wait.</param>
    public abstract Task TurnAsync(ConferenceDb db, Guid of, CancellationToken cancel);

    /// <summary>A recommendation to the operator about a working database, as a sentence for the log; null for none.</summary>
    public virtual Task<string?> AdviceAsync(ConferenceDb db, CancellationToken cancel) => Task.FromResult<string?>(null);

    /// <summary>
    /// Begins a transaction in which every read sees the database as it is at one moment. Where the engine can do without,
    /// nobody who writes waits for it.
    /// </summary>
    public virtual async Task<DbTransaction> MomentAsync(DbConnection connection, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return await connection.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
    }

    /// <summary>After personal data was erased: makes the engine drop the copies of overwritten rows in its own files, as far as it can at once.</summary>
    public virtual Task DropRemainsAsync(ConferenceDb db, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>The size of the database in bytes; 0 where it is not known.</summary>
    public virtual Task<long> SizeAsync(ConferenceDb db, CancellationToken cancel) => Task.FromResult(0L);

    /// <summary>Copies the database, as it is at one moment and while others write, into a SQLite file; false, and nothing done, on an engine that cannot.</summary>
    /// <param name="db">The database.</param>
    /// <param name="path">An empty file.</param>
    /// <param name="cancel">Cancels.</param>
    public virtual Task<bool> SnapshotAsync(ConferenceDb db, string path, CancellationToken cancel) => Task.FromResult(false);
}
