using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Data;

/// <summary>What differs between database engines; each engine's project brings one.</summary>
public abstract class DatabaseDialect
{
    /// <summary>The engine's name as in the setting <c>Database:Provider</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// The collation by which text compares and sorts as its bytes do, so that a slug, a hash or a sort key means the same on
    /// every engine; null where the engine compares so by itself.
    /// </summary>
    public abstract string? ByteCollation { get; }

    /// <summary>Turns what the model says into the words of the engine.</summary>
    public virtual void Shape(ModelBuilder model) { }

    /// <summary>
    /// How many parameters a statement that inserts many rows should have: each costs time to look up or to compile, each
    /// statement costs a way to the server and back.
    /// </summary>
    public abstract int ParametersAtOnce { get; }

    /// <summary>Whether a save failed because a unique index has the value already.</summary>
    public abstract bool IsUniqueViolation(DbUpdateException exception);

    /// <summary>Whether the database is away, full or damaged, so that nothing can be asked of it now whatever is asked; other faults are of the question.</summary>
    public abstract bool IsAway(DbException fault);

    /// <summary>What is damaged in the database, as far as a look of a second or so tells; null for nothing, or where the engine watches over that itself.</summary>
    public virtual Task<string?> DamageAsync(ConferenceDb db, CancellationToken cancel) => Task.FromResult<string?>(null);

    /// <summary>
    /// Waits until no other process that starts on the same database is ahead, and keeps later ones waiting until it is
    /// disposed of; makes an empty database where there is none and the lock needs one to be held in. A process that dies
    /// keeps nobody waiting.
    /// </summary>
    /// <param name="db">Tells where the database is; its own connection is left alone.</param>
    /// <param name="cancel">Ends the wait.</param>
    public abstract Task<IAsyncDisposable> AloneAsync(ConferenceDb db, CancellationToken cancel);

    /// <summary>
    /// In a transaction: waits until no other transaction that asked for the same turn is under way, and keeps later ones
    /// waiting until this one ends, so that each sees what those before it stored.
    /// </summary>
    /// <param name="db">Has a transaction.</param>
    /// <param name="of">Whose turn: transactions that name another do not wait.</param>
    /// <param name="cancel">Ends the wait.</param>
    public abstract Task TurnAsync(ConferenceDb db, Guid of, CancellationToken cancel);

    /// <summary>What the operator should change about a database that works and could work better, in a sentence for the log; null for nothing.</summary>
    public virtual Task<string?> AdviceAsync(ConferenceDb db, CancellationToken cancel) => Task.FromResult<string?>(null);
}
