using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Delegations;

/// <summary>The form shared by creating and amending a delegation.</summary>
public sealed record DelegationFields : IFormFields<DelegationFields>
{
    private const int LongestAbbreviation = 40;

    /// <inheritdoc/>
    public static FieldList<DelegationFields> Declared { get; } = new(
        Field.Chosen(nameof(Kind), (DelegationFields form) => form.Kind, (form, value) => form with { Kind = value }),
        Field.Line(nameof(Iso2), 2, (DelegationFields form) => form.Iso2, (form, value) => form with { Iso2 = value }) with
        {
            Longest = null,
            Clean = value => Cleaning.Line((string?)value)?.ToUpperInvariant(),
            Check = value => value is string { Length: 2 } code && code.All(char.IsAsciiLetterUpper) ? null : FieldFaultKind.Unknown,
        },
        Field.Line(nameof(Abbreviation), LongestAbbreviation, (DelegationFields form) => form.Abbreviation, (form, value) => form with { Abbreviation = value }),
        Field.Texts(nameof(Name), FieldFault.LongestText, (DelegationFields form) => form.Name, (form, value) => form with { Name = value }) with { IsNeeded = true, IsToldByLanguage = true });

    /// <summary>Whom it represents.</summary>
    public DelegationKind Kind { get; init; }

    /// <summary>ISO 3166 alpha-2 code; needed for a State and for nobody else.</summary>
    public string? Iso2 { get; init; }

    /// <summary>The abbreviation of an organization.</summary>
    public string? Abbreviation { get; init; }

    /// <summary>The official name; at least one language is needed, unless the code of a State gives it.</summary>
    public LocalizedText Name { get; init; } = LocalizedText.Empty;

    /// <summary>The stored values of a delegation.</summary>
    public static DelegationFields Of(Delegation delegation)
    {
        ArgumentNullException.ThrowIfNull(delegation);
        return new() { Kind = delegation.Kind, Iso2 = delegation.Iso2, Abbreviation = delegation.Abbreviation, Name = delegation.Name };
    }

    internal DelegationFields Cleaned()
    {
        var clean = Declared.Cleaned(this);
        // a State has a code and no abbreviation, others the reverse
        clean = Kind == DelegationKind.State ? clean with { Abbreviation = null } : clean with { Iso2 = null };
        return clean.Name.IsEmpty && States.Find(clean.Iso2) is { } state ? clean with { Name = state.Name } : clean;
    }

    /// <summary>The validation faults of these fields, which must be cleaned.</summary>
    public IReadOnlyList<FieldFault> Faults()
    {
        var faults = new List<FieldFault>();
        if (Kind == DelegationKind.State && Iso2 is null) faults.Add(new(nameof(Iso2), FieldFaultKind.Missing));
        faults.AddRange(Declared.Faults(this));
        return faults;
    }

    /// <summary>
    /// Why these fields cannot be saved: the faults of each; or, where they are valid but one existing delegation has the same,
    /// that delegation, so that the desk can open it.
    /// </summary>
    internal async Task<(IReadOnlyList<FieldFault> Faults, (string Field, Guid Id)? Taken)> RefusalAsync(ConferenceDb db, Guid editionId, Guid? except, CancellationToken cancel)
    {
        var faults = this.Faults();
        var taken = await TakenAsync(db, editionId, except, cancel);
        if (faults.Count > 0 || taken.Select(each => each.Id).Distinct().Count() > 1) return ([.. taken.Select(each => new FieldFault(each.Field, FieldFaultKind.Taken)), .. faults], null);
        return ([], taken.Count > 0 ? taken[0] : null);
    }

    // which fields other delegations of the edition have already
    private async Task<IReadOnlyList<(string Field, Guid Id)>> TakenAsync(ConferenceDb db, Guid editionId, Guid? except, CancellationToken cancel)
    {
        var others = await db.Delegations.TagWith(nameof(DelegationFields)).AsNoTracking().Where(each => each.EditionId == editionId && each.Id != except).ToListAsync(cancel);
        var taken = new List<(string Field, Guid Id)>();
        if (Iso2 is not null && others.Find(each => each.Iso2 == Iso2) is { } coded) taken.Add((nameof(Iso2), coded.Id));
        if (Abbreviation is not null && others.Find(each => string.Equals(each.Abbreviation, Abbreviation, StringComparison.OrdinalIgnoreCase)) is { } abbreviated) taken.Add((nameof(Abbreviation), abbreviated.Id));
        if (others.Find(each => Name.Values.Any(own => string.Equals(each.Name.In(own.Key), own.Value, StringComparison.OrdinalIgnoreCase))) is { } named) taken.Add((nameof(Name), named.Id));
        return taken;
    }

    internal void ApplyTo(Delegation delegation)
    {
        (delegation.Kind, delegation.Iso2, delegation.Abbreviation) = (Kind, Iso2, Abbreviation);
        delegation.Rename(Name);
    }
}
