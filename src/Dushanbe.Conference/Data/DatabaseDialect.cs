using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Data;

/// <summary>What differs between database engines; each engine's project brings one.</summary>
public abstract class DatabaseDialect
{
    /// <summary>The engine's name as in the setting <c>Database:Provider</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a save failed because a unique index has the value already.</summary>
    public abstract bool IsUniqueViolation(DbUpdateException exception);
}
