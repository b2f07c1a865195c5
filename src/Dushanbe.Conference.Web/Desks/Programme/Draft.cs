using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Web.Desks.Programme;

/// <summary>A form being typed: what was read, what it has become, and what another editor saved meanwhile.</summary>
public sealed class Draft<T>(Guid? id, long version, T seen)
    where T : IFormFields<T>
{
    /// <summary>What is edited; null for something new.</summary>
    public Guid? Id { get; } = id;

    public long Version { get; private set; } = version;

    /// <summary>The fields as they were read.</summary>
    public T Seen { get; private set; } = seen;

    /// <summary>The fields as they are typed.</summary>
    public T Fields { get; set; } = seen;

    public IReadOnlyList<ProgrammeFault> Faults { get; set; } = [];

    /// <summary>Whether another editor's changes were taken in since the form was opened.</summary>
    public bool IsMerged { get; private set; }

    /// <summary>The fields that both changed: the typed value stands until the editor takes the other.</summary>
    public IReadOnlyList<string> Conflicts { get; private set; } = [];

    public bool IsDirty => Fields.DifferencesFrom(Seen).Count > 0;

    /// <summary>Takes in what another saved: where nothing was typed it replaces what was read, where both changed it is asked.</summary>
    public void Merge(long version, T current)
    {
        var theirs = current.DifferencesFrom(Seen);
        var mine = Fields.DifferencesFrom(Seen);
        foreach (var field in theirs.Except(mine, StringComparer.Ordinal)) Fields = Fields.Take(field, current);
        Conflicts = [.. theirs.Intersect(mine, StringComparer.Ordinal).Intersect(Fields.DifferencesFrom(current), StringComparer.Ordinal)];
        (Seen, Version, IsMerged) = (current, version, true);
    }

    public void TakeTheirs(string field)
    {
        Fields = Fields.Take(field, Seen);
        Conflicts = [.. Conflicts.Where(each => each != field)];
    }
}
