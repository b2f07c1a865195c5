using System.Diagnostics;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Programme;

/// <summary>The outcome of creating or amending a part of the programme.</summary>
/// <typeparam name="TFields">The fields of the form.</typeparam>
public abstract record KeepOutcome<TFields>
{
    private KeepOutcome() { }

    /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
    public T Match<T>(Func<Saved, T> saved, Func<Invalid, T> invalid, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Gone, T> gone) => this switch
    {
        Saved it => saved(it),
        Invalid it => invalid(it),
        ChangedMeanwhile it => changedMeanwhile(it),
        Gone it => gone(it),
        _ => throw new UnreachableException(),
    };

    /// <summary>It is saved.</summary>
    /// <param name="Id">Its key.</param>
    /// <param name="Version">The version to carry next time.</param>
    public sealed record Saved(Guid Id, long Version) : KeepOutcome<TFields>;

    /// <summary>The form is not valid; nothing was stored.</summary>
    /// <param name="Faults">What, field by field.</param>
    public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : KeepOutcome<TFields>;

    /// <summary>
    /// Somebody else changed fields of the form; nothing was stored. The editor saves again with <paramref name="Version"/>
    /// and with <paramref name="Current"/> as what was seen.
    /// </summary>
    /// <param name="Version">The version as it is now.</param>
    /// <param name="Current">The fields as they are now.</param>
    public sealed record ChangedMeanwhile(long Version, TFields Current) : KeepOutcome<TFields>;

    /// <summary>The record or its edition does not exist.</summary>
    public sealed record Gone : KeepOutcome<TFields>;
}

/// <summary>The outcome of removing a part of the programme.</summary>
public abstract record RemoveOutcome
{
    private RemoveOutcome() { }

    /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
    public T Match<T>(Func<Removed, T> removed, Func<ReasonNeeded, T> reasonNeeded, Func<InUse, T> inUse, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Gone, T> gone) => this switch
    {
        Removed it => removed(it),
        ReasonNeeded it => reasonNeeded(it),
        InUse it => inUse(it),
        ChangedMeanwhile it => changedMeanwhile(it),
        Gone it => gone(it),
        _ => throw new UnreachableException(),
    };

    /// <summary>Removed; the journal keeps its content and the reason.</summary>
    public sealed record Removed : RemoveOutcome;

    /// <summary>The reason is missing or too long.</summary>
    public sealed record ReasonNeeded : RemoveOutcome;

    /// <summary>Sessions still refer to it.</summary>
    /// <param name="Sessions">Their titles in the order of the programme.</param>
    public sealed record InUse(IReadOnlyList<LocalizedText> Sessions) : RemoveOutcome;

    /// <summary>Somebody saved it after the editor opened it.</summary>
    public sealed record ChangedMeanwhile : RemoveOutcome;

    /// <summary>It does not exist.</summary>
    public sealed record Gone : RemoveOutcome;
}
