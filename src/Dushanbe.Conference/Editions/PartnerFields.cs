using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Editions;

/// <summary>A line of an edition's list of partners: a body and its role.</summary>
/// <param name="OrganizationId">The body; null for a new one, described by the following.</param>
/// <param name="Role">Its role.</param>
/// <param name="Name">The name of a new body; null for a known one.</param>
/// <param name="Abbreviation">The abbreviation of a new body, if it has one.</param>
public sealed record PartnerFields(Guid? OrganizationId, PartnershipRole Role, LocalizedText? Name = null, string? Abbreviation = null) : IFormFields<PartnerFields>
{
    /// <summary>Characters of the name of a body in one language.</summary>
    public const int LongestName = 400;

    /// <summary>Characters of an abbreviation.</summary>
    public const int LongestAbbreviation = 80;

    /// <inheritdoc/>
    public static FieldList<PartnerFields> Declared { get; } = new(
        Field.Chosen(nameof(OrganizationId), (PartnerFields row) => row.OrganizationId, (row, value) => row with { OrganizationId = value }),
        Field.Chosen(nameof(Role), (PartnerFields row) => row.Role, (row, value) => row with { Role = value }),
        Field.Lines(nameof(Name), LongestName, (PartnerFields row) => row.Name ?? LocalizedText.Empty, (row, value) => row with { Name = value.IsEmpty ? null : value }),
        Field.Line(nameof(Abbreviation), LongestAbbreviation, (PartnerFields row) => row.Abbreviation, (row, value) => row with { Abbreviation = value }));
}
