namespace Dushanbe.Conference.Data;

/// <summary>
/// A conversion of stored rows that a migration cannot do: run once for a database at the start of the program, whichever
/// process runs it, and skipped from then on.
/// </summary>
public sealed class Chore
{
    /// <summary>Which conversion it was; one that must run again in a later version gets another name.</summary>
    public required string Name { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime DoneAt { get; init; }
}
