namespace Dushanbe.Conference.Data;

/// <summary>
/// Something that starts do to rows which an older program stored, where a migration cannot: done once for a database, whatever
/// process does it, and skipped from then on.
/// </summary>
public sealed class Chore
{
    /// <summary>What was done; a chore that has to be done anew some day gets another name.</summary>
    public required string Name { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime DoneAt { get; init; }
}
