using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.People.Quotas;

/// <summary>The form that holds places of a delegation.</summary>
public sealed record HeldPlaceFields : IFormFields<HeldPlaceFields>
{
    /// <summary>The most places that are held at once.</summary>
    public const int MostAtOnce = 50;

    /// <inheritdoc/>
    public static FieldList<HeldPlaceFields> Declared { get; } = new(
        Field.Chosen(nameof(CategoryId), (HeldPlaceFields form) => form.CategoryId, (form, value) => form with { CategoryId = value }),
        Field.Chosen(nameof(Capacity), (HeldPlaceFields form) => form.Capacity, (form, value) => form with { Capacity = value }),
        Field.Chosen(nameof(IsHosted), (HeldPlaceFields form) => form.IsHosted, (form, value) => form with { IsHosted = value }),
        Field.Lines(nameof(Function), FieldFault.LongestText, (HeldPlaceFields form) => form.Function, (form, value) => form with { Function = value }) with { IsToldByLanguage = true },
        Field.Chosen(nameof(Count), (HeldPlaceFields form) => form.Count, (form, value) => form with { Count = value }) with { IsNeeded = true, Check = value => (int)value is > 0 and <= MostAtOnce ? null : FieldFaultKind.Unknown });

    /// <summary>The category of whoever is to come.</summary>
    public Guid CategoryId { get; init; }

    /// <summary>The role in the delegation.</summary>
    public Capacity Capacity { get; init; }

    /// <summary>Whether they are for guests of the host.</summary>
    public bool IsHosted { get; init; }

    /// <summary>The function, as far as it is known.</summary>
    public LocalizedText Function { get; init; } = LocalizedText.Empty;

    /// <summary>How many such places, up to <see cref="MostAtOnce"/>.</summary>
    public int? Count { get; init; } = 1;

    internal HeldPlaceFields Cleaned() => Declared.Cleaned(this);
}
