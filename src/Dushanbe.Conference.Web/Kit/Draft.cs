using Dushanbe.Conference.Forms;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>A form being typed: what was read, what it has become, and what another editor saved meanwhile.</summary>
public sealed class Draft<T>(Guid? id, long version, T seen)
    where T : IFormFields<T>
{
    // as typed when another's changes came, so that taking theirs can be taken back
    private T typed = seen;

    /// <summary>What is edited; null for something new.</summary>
    public Guid? Id { get; } = id;

    public long Version { get; private set; } = version;

    /// <summary>The fields as they were read.</summary>
    public T Seen { get; private set; } = seen;

    /// <summary>The fields as they are typed.</summary>
    public T Fields { get; set; } = seen;

    public IReadOnlyList<FieldFault> Faults { get; set; } = [];

    /// <summary>
    /// The fields that both changed since another editor saved; empty where all was merged, null where nobody else saved. The
    /// typed value stands until the editor takes the other.
    /// </summary>
    public IReadOnlyList<Clash>? Clashes { get; private set; }

    public bool IsDirty => Fields.DifferencesFrom(Seen).Count > 0;

    /// <summary>Takes in what another saved: where nothing was typed it replaces what was read, where both changed it is asked.</summary>
    /// <param name="version">The version to carry from now on.</param>
    /// <param name="current">The fields as they are now.</param>
    /// <param name="text">How a value reads where it is no text, such as a room's key.</param>
    public void Merge(long version, T current, Func<object?, string?>? text = null)
    {
        text ??= FieldText.Of;
        var theirs = current.DifferencesFrom(Seen);
        var mine = Fields.DifferencesFrom(Seen);
        foreach (var field in theirs.Except(mine, StringComparer.Ordinal)) Fields = Fields.Take(field, current);
        Clashes = [.. theirs.Intersect(mine, StringComparer.Ordinal).Intersect(Fields.DifferencesFrom(current), StringComparer.Ordinal)
            .Select(field => new Clash(field, text(current.ValueOf(field)) ?? "", text(Fields.ValueOf(field)) ?? ""))];
        (Seen, Version, typed) = (current, version, Fields);
    }

    public void Choose(Clash.Choice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        Fields = Fields.Take(choice.Field, choice.IsTheirs ? Seen : typed);
    }
}
