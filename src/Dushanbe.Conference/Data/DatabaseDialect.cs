using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Data;

/// <summary>What differs between database engines; each engine's project brings one.</summary>
public abstract class DatabaseDialect
{
    /// <summary>The engine's name as in the setting <c>Database:Provider</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Turns what the model says into the words of the engine.</summary>
    public virtual void Shape(ModelBuilder model) { }

    /// <summary>
    /// How many parameters a statement that inserts many rows should have: each costs time to look up or to compile, each
    /// statement costs a way to the server and back.
    /// </summary>
    public abstract int ParametersAtOnce { get; }

    /// <summary>Whether a save failed because a unique index has the value already.</summary>
    public abstract bool IsUniqueViolation(DbUpdateException exception);

    /// <summary>
    /// Makes sure that no other process of this machine migrates the same database and clears what a killed one left behind.
    /// Disposed of after the migration. Engines whose own lock dies with its connection need nothing.
    /// </summary>
    public virtual Task<IDisposable?> BeginMigrationAsync(ConferenceDb db, CancellationToken cancel) => Task.FromResult<IDisposable?>(null);
}
