using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Delegations;

/// <summary>What creating and amending a delegation share.</summary>
public sealed record DelegationFields
{
    private const int LongestAbbreviation = 40;

    /// <summary>Whom it represents.</summary>
    public DelegationKind Kind { get; init; }

    /// <summary>ISO 3166 alpha-2 code; needed for a State and for nobody else.</summary>
    public string? Iso2 { get; init; }

    /// <summary>The abbreviation of an organization.</summary>
    public string? Abbreviation { get; init; }

    /// <summary>The official name; at least one language is needed, unless the code of a State gives it.</summary>
    public LocalizedText Name { get; init; } = LocalizedText.Empty;

    /// <summary>What is stored about a delegation.</summary>
    public static DelegationFields Of(Delegation delegation)
    {
        ArgumentNullException.ThrowIfNull(delegation);
        return new() { Kind = delegation.Kind, Iso2 = delegation.Iso2, Abbreviation = delegation.Abbreviation, Name = delegation.Name };
    }

    internal DelegationFields Cleaned()
    {
        var iso2 = Kind == DelegationKind.State ? Cleaning.Line(Iso2)?.ToUpperInvariant() : null;
        var name = Name;
        if (name.IsEmpty && States.Find(iso2) is { } state) name = state.Name;
        return this with { Iso2 = iso2, Abbreviation = Kind == DelegationKind.State ? null : Cleaning.Line(Abbreviation), Name = name };
    }

    internal IReadOnlyList<FieldFault> Faults()
    {
        var faults = new List<FieldFault>();
        if (Kind == DelegationKind.State && Iso2 is null) faults.Add(new(nameof(Iso2), FieldFaultKind.Missing));
        else if (Kind == DelegationKind.State && (Iso2!.Length != 2 || !Iso2.All(char.IsAsciiLetterUpper))) faults.Add(new(nameof(Iso2), FieldFaultKind.Unknown));
        if (Abbreviation?.Length > LongestAbbreviation) faults.Add(new(nameof(Abbreviation), FieldFaultKind.TooLong, LongestAbbreviation));
        if (Name.IsEmpty) faults.Add(new(nameof(Name), FieldFaultKind.Missing));
        if (Name.Values.Values.Any(text => text.Length > FieldFault.LongestText)) faults.Add(new(nameof(Name), FieldFaultKind.TooLong, FieldFault.LongestText));
        return faults;
    }

    /// <summary>Which field another delegation of the edition has already.</summary>
    internal async Task<(string Field, Guid Id)?> TakenAsync(ConferenceDb db, Guid editionId, Guid? except, CancellationToken cancel)
    {
        var others = await db.Delegations.TagWith(nameof(DelegationFields)).AsNoTracking().Where(each => each.EditionId == editionId && each.Id != except).ToListAsync(cancel);
        if (Iso2 is not null && others.Find(each => each.Iso2 == Iso2) is { } coded) return (nameof(Iso2), coded.Id);
        if (Abbreviation is not null && others.Find(each => string.Equals(each.Abbreviation, Abbreviation, StringComparison.OrdinalIgnoreCase)) is { } abbreviated) return (nameof(Abbreviation), abbreviated.Id);
        foreach (var (language, name) in Name.Values)
            if (others.Find(each => string.Equals(each.Name.In(language), name, StringComparison.OrdinalIgnoreCase)) is { } named) return (nameof(Name), named.Id);
        return null;
    }

    internal IReadOnlyList<FieldChange> ChangesFrom(DelegationFields before)
    {
        var changes = new List<FieldChange>();
        if (Kind != before.Kind) changes.Add(new(nameof(Kind), before.Kind.ToString(), Kind.ToString()));
        if (Iso2 != before.Iso2) changes.Add(new(nameof(Iso2), before.Iso2, Iso2));
        if (Abbreviation != before.Abbreviation) changes.Add(new(nameof(Abbreviation), before.Abbreviation, Abbreviation));
        changes.AddRange(TextChanges.Of(nameof(Name), before.Name, Name));
        return changes;
    }

    internal void ApplyTo(Delegation delegation)
    {
        (delegation.Kind, delegation.Iso2, delegation.Abbreviation) = (Kind, Iso2, Abbreviation);
        delegation.Rename(Name);
    }
}
