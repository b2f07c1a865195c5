using System.Diagnostics;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Programme;

/// <summary>How creating or amending a part of the programme went.</summary>
/// <typeparam name="TFields">The fields of the form.</typeparam>
public abstract record KeepOutcome<TFields>
{
    private KeepOutcome() { }

    /// <summary>Answers by the case, with one function for each: a new case breaks every caller at compile time. Functions are passed by name.</summary>
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

    /// <summary>Something is missing or does not fit; nothing was stored.</summary>
    /// <param name="Faults">What, field by field.</param>
    public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : KeepOutcome<TFields>;

    /// <summary>
    /// Somebody else changed fields of the form; nothing was stored. The editor saves again with <paramref name="Version"/>
    /// and with <paramref name="Current"/> as what was seen.
    /// </summary>
    /// <param name="Version">The version as it is now.</param>
    /// <param name="Current">The fields as they are now.</param>
    public sealed record ChangedMeanwhile(long Version, TFields Current) : KeepOutcome<TFields>;

    /// <summary>It, or its edition, does not exist.</summary>
    public sealed record Gone : KeepOutcome<TFields>;
}

/// <summary>How taking something out of the programme went.</summary>
public abstract record RemoveOutcome
{
    private RemoveOutcome() { }

    /// <summary>Answers by the case, with one function for each: a new case breaks every caller at compile time. Functions are passed by name.</summary>
    public T Match<T>(Func<Removed, T> removed, Func<ReasonNeeded, T> reasonNeeded, Func<InUse, T> inUse, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Gone, T> gone) => this switch
    {
        Removed it => removed(it),
        ReasonNeeded it => reasonNeeded(it),
        InUse it => inUse(it),
        ChangedMeanwhile it => changedMeanwhile(it),
        Gone it => gone(it),
        _ => throw new UnreachableException(),
    };

    /// <summary>It is out; the journal keeps what it was and why.</summary>
    public sealed record Removed : RemoveOutcome;

    /// <summary>The reason is absent or longer than fits.</summary>
    public sealed record ReasonNeeded : RemoveOutcome;

    /// <summary>Sessions still name it.</summary>
    /// <param name="Sessions">Their titles in the order of the programme.</param>
    public sealed record InUse(IReadOnlyList<LocalizedText> Sessions) : RemoveOutcome;

    /// <summary>Somebody saved it after the editor opened it.</summary>
    public sealed record ChangedMeanwhile : RemoveOutcome;

    /// <summary>It does not exist.</summary>
    public sealed record Gone : RemoveOutcome;
}
