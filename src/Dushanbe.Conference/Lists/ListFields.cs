using Dushanbe.Conference.Forms;

namespace Dushanbe.Conference.Lists;

/// <summary>What an editor says of a list of participants; whom it names follows from the register.</summary>
public sealed record ListFields : IFormFields<ListFields>
{
    /// <summary>Characters of the address for amendments.</summary>
    public const int LongestAddress = 200;

    /// <inheritdoc/>
    public static FieldList<ListFields> Declared { get; } = new(
        Field.Chosen(nameof(Kind), (ListFields form) => form.Kind, (form, value) => form with { Kind = value }),
        Field.Chosen(nameof(AsAt), (ListFields form) => form.AsAt, (form, value) => form with { AsAt = value }) with { IsNeeded = true },
        Field.Line(nameof(AmendTo), LongestAddress, (ListFields form) => form.AmendTo, (form, value) => form with { AmendTo = value }),
        Field.Chosen(nameof(AmendBy), (ListFields form) => form.AmendBy, (form, value) => form with { AmendBy = value }),
        Field.Chosen(nameof(AmendAt), (ListFields form) => form.AmendAt, (form, value) => form with { AmendAt = value }),
        Field.Chosen(nameof(FinalOn), (ListFields form) => form.FinalOn, (form, value) => form with { FinalOn = value }),
        Field.Chosen(nameof(Groups), (ListFields form) => form.Groups, (form, value) => form with { Groups = value }) with { Clean = value => InOrder((IReadOnlyList<ListGroup>?)value) });

    /// <summary>Provisional or final.</summary>
    public ListKind Kind { get; init; }

    /// <summary>The day whose information it has, in the edition's zone; null for today.</summary>
    public DateOnly? AsAt { get; init; }

    /// <summary>Whom amendments go to: a person, an address, a phone number.</summary>
    public string? AmendTo { get; init; }

    /// <summary>The last day for amendments; null for none.</summary>
    public DateOnly? AmendBy { get; init; }

    /// <summary>The time of that day; null for all of it.</summary>
    public TimeOnly? AmendAt { get; init; }

    /// <summary>When the final list will be issued; null where that is open.</summary>
    public DateOnly? FinalOn { get; init; }

    /// <summary>The parts it has.</summary>
    public IReadOnlyList<ListGroup> Groups { get; init; } = Enum.GetValues<ListGroup>();

    /// <summary>Cleaned, with nothing about amendments in a final list.</summary>
    internal ListFields Cleaned()
    {
        var clean = Declared.Cleaned(this);
        return Kind == ListKind.Final ? clean with { AmendTo = null, AmendBy = null, AmendAt = null, FinalOn = null } : clean;
    }

    /// <summary>Why a list cannot say this on a day.</summary>
    /// <param name="today">The day, in the edition's zone.</param>
    public IReadOnlyList<FieldFault> Faults(DateOnly today)
    {
        var clean = Cleaned();
        var faults = Declared.Faults(clean).ToList();
        if (clean.Groups.Count == 0) faults.Add(new(nameof(Groups), FieldFaultKind.Missing));
        if (clean.AsAt > today) faults.Add(new(nameof(AsAt), FieldFaultKind.NotYet));
        if (clean.AmendBy is not null && clean.AmendTo is null) faults.Add(new(nameof(AmendTo), FieldFaultKind.Missing));
        if (clean.AmendBy < clean.AsAt) faults.Add(new(nameof(AmendBy), FieldFaultKind.TooEarly));
        if (clean.AmendAt is not null && clean.AmendBy is null) faults.Add(new(nameof(AmendAt), FieldFaultKind.NeedsDay));
        if (clean.FinalOn < (clean.AmendBy ?? clean.AsAt)) faults.Add(new(nameof(FinalOn), FieldFaultKind.TooEarly));
        return faults;
    }

    private static ListGroup[] InOrder(IReadOnlyList<ListGroup>? groups) => [.. (groups ?? []).Where(Enum.IsDefined).Distinct().Order()];
}
