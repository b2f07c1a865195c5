using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People.Passports;

namespace Dushanbe.Conference.People;

/// <summary>The data of a person from a desk or a file: the flat form shared by registering and amending.</summary>
public sealed record ParticipantFields : IFormFields<ParticipantFields>
{
    private static readonly DataNote Place = new(DataPurpose.Register | DataPurpose.Badge | DataPurpose.Protocol, DataSensitivity.Personal, DataRetention.ForStatistics);
    private static readonly DataNote Printed = new(DataPurpose.Register | DataPurpose.Badge, DataSensitivity.Personal, DataRetention.WithTheEdition);
    private static readonly DataNote Contacts = new(DataPurpose.Register | DataPurpose.Contact, DataSensitivity.Confidential, DataRetention.ForTheEvent, Permission.SeeContacts) { Mask = DataMask.Address };

    // the last digits tell nothing by themselves, and let a gate ask whose number it is; the part of an address after the @ tells for whom somebody works
    private static readonly DataNote PhoneNumber = Contacts with { Purpose = DataPurpose.Contact, Mask = DataMask.Number, KnownWith = Permission.ReadDesk };

    /// <inheritdoc/>
    public static FieldList<ParticipantFields> Declared { get; } = new(
        Line(nameof(Honorific), PersonName.MaxLength, form => form.Honorific, (form, value) => form with { Honorific = value }, "honorific", Printed),
        Line(nameof(Given), PersonName.MaxLength, form => form.Given, (form, value) => form with { Given = value }, "given", Printed) with { Check = value => NameFault((string)value) },
        Line(nameof(Family), PersonName.MaxLength, form => form.Family, (form, value) => form with { Family = value }, "family", Printed) with { Check = value => NameFault((string)value) },
        Line(nameof(NativeName), PersonName.MaxLength, form => form.NativeName, (form, value) => form with { NativeName = value }, "native_name", Printed) with { Check = value => NameFault((string)value) },
        Field.Chosen(nameof(DelegationId), (ParticipantFields form) => form.DelegationId, (form, value) => form with { DelegationId = value }) with { Columns = ["iso2", "delegation"], Data = Place },
        Field.Chosen(nameof(CategoryId), (ParticipantFields form) => form.CategoryId, (form, value) => form with { CategoryId = value }) with { Columns = ["category"], Data = Place },
        Field.Chosen(nameof(Capacity), (ParticipantFields form) => form.Capacity, (form, value) => form with { Capacity = value }) with { Columns = ["capacity"], Data = Place },
        Field.Chosen(nameof(IsHosted), (ParticipantFields form) => form.IsHosted, (form, value) => form with { IsHosted = value }) with { Data = Place with { Purpose = DataPurpose.Register | DataPurpose.Protocol } },
        Line(nameof(Function), FieldFault.LongestText, form => form.Function, (form, value) => form with { Function = value }, "function", Printed) with { Check = value => TextFault((string)value) },
        Line(nameof(Organization), FieldFault.LongestText, form => form.Organization, (form, value) => form with { Organization = value }, "organization", Printed) with { IsSearched = true, Check = value => TextFault((string)value) },
        Line(nameof(Email), FieldFault.LongestEmail, form => form.Email, (form, value) => form with { Email = value }, "email", Contacts) with
        {
            IsSearched = true,
            Clean = value => Address((string?)value),
            Check = value => IsEmail((string)value) ? null : FieldFaultKind.NotAnEmail,
        },
        Line(nameof(Phone), FieldFault.LongestPhone, form => form.Phone, (form, value) => form with { Phone = value }, "phone", PhoneNumber) with
        {
            Check = value => ((string)value).Any(char.IsDigit) ? null : FieldFaultKind.NotAPhone,
        });

    /// <summary>The privacy description of the photo, which is sent as a file beside the form.</summary>
    public static DataNote Photo { get; } = Printed with { Retention = DataRetention.ForTheEvent, IsEncrypted = true };

    /// <summary>The privacy description of decisions about publication, which are noted by themselves and not with the form.</summary>
    public static DataNote Decision { get; } = new(DataPurpose.Publication, DataSensitivity.Personal, DataRetention.WithTheEdition);

    /// <summary>The privacy description of the number in a sender's list, which imports bring and no form.</summary>
    public static DataNote Number { get; } = Printed with { Purpose = DataPurpose.Register };

    /// <summary>The form of address.</summary>
    public string? Honorific { get; init; }

    /// <summary>The given name; this or the family name is needed.</summary>
    public string? Given { get; init; }

    /// <summary>The family name; this or the given name is needed.</summary>
    public string? Family { get; init; }

    /// <summary>The whole name in its own script.</summary>
    public string? NativeName { get; init; }

    /// <summary>The delegation; where there is none an <see cref="Organization"/> is needed.</summary>
    public Guid? DelegationId { get; init; }

    /// <summary>The category.</summary>
    public Guid CategoryId { get; init; }

    /// <summary>The role in the delegation.</summary>
    public Capacity Capacity { get; init; }

    /// <summary>Whether the host pays for the stay.</summary>
    public bool IsHosted { get; init; }

    /// <summary>The function as shown on badges and lists.</summary>
    public string? Function { get; init; }

    /// <summary>The ministry, body or company.</summary>
    public string? Organization { get; init; }

    /// <summary>E-mail address. An actor who may not see contact data leaves it as it is.</summary>
    public string? Email { get; init; }

    /// <summary>Phone number. An actor who may not see contact data leaves it as it is.</summary>
    public string? Phone { get; init; }

    /// <summary>The name's parts together.</summary>
    public PersonName Name => new(Honorific, Given, Family, NativeName);

    /// <summary>All stored values of a person including contact data: <see cref="FieldList{TForm}.Seen"/> removes what an actor may not see.</summary>
    public static ParticipantFields Of(Participant participant)
    {
        ArgumentNullException.ThrowIfNull(participant);
        return new()
        {
            Honorific = participant.Name.Honorific,
            Given = participant.Name.Given,
            Family = participant.Name.Family,
            NativeName = participant.Name.Native,
            DelegationId = participant.DelegationId,
            CategoryId = participant.CategoryId,
            Capacity = participant.Capacity,
            IsHosted = participant.IsHosted,
            Function = participant.Function,
            Organization = participant.Organization,
            Email = participant.Email,
            Phone = participant.Phone,
        };
    }

    /// <summary>The same cleaned: without control and bidi-override characters, lone surrogates, double and outer spaces. Nothing else is changed, nothing is cut.</summary>
    public ParticipantFields Cleaned() => Declared.Cleaned(this);

    /// <summary>The validation faults of these fields, which must be <see cref="Cleaned"/>.</summary>
    public IReadOnlyList<FieldFault> Faults()
    {
        var faults = new List<FieldFault>();
        if (Given is null && Family is null) faults.Add(new(nameof(Family), FieldFaultKind.NameMissing));
        if (DelegationId is null && Organization is null) faults.Add(new(nameof(DelegationId), FieldFaultKind.BodyMissing));
        faults.AddRange(Declared.Faults(this));
        return faults;
    }

    /// <summary>
    /// Whether the text is a deliverable e-mail address: ASCII only, since a Cyrillic letter among Latin
    /// ones is an invisible mistake, and a domain of at least two parts.
    /// </summary>
    internal static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || text[..at].Any(c => !char.IsAsciiLetterOrDigit(c) && !"!#$%&'*+/=?^_`{|}~.-".Contains(c, StringComparison.Ordinal)) || text[0] == '.' || text[at - 1] == '.' || text[..at].Contains("..", StringComparison.Ordinal)) return false;
        var labels = text[(at + 1)..].Split('.');
        return labels.Length > 1 && labels[^1].Length > 1 && !char.IsAsciiDigit(labels[^1][0])
            && Array.TrueForAll(labels, label => label.Length > 0 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
    }

    /// <summary>
    /// The fault of a text that was meant for another field: a badge number that a scanner typed, the lines of a passport that a
    /// reader typed, or the slash that leads to the search. Null for what may be a name; six letters without a digit may be one.
    /// </summary>
    internal static FieldFaultKind? NameFault(string name) =>
        name[0] == '/' || (name.Any(char.IsAsciiDigit) && BadgeNumber.Read(name) is not null) ? FieldFaultKind.NotAName : TextFault(name);

    // other lines of text are whatever people write, but no passport
    private static FieldFaultKind? TextFault(string text) => MachineReadableZone.LooksLikeOne(text) ? FieldFaultKind.NotAName : null;

    // invisible characters copied along with an address from a letter or a page
    private static string? Address(string? typed)
    {
        const string link = "mailto:";
        var line = Cleaning.Line(typed)?.Replace("\u200C", "", StringComparison.Ordinal).Replace("\u200D", "", StringComparison.Ordinal);
        return line is not null && line.StartsWith(link, StringComparison.OrdinalIgnoreCase) && IsEmail(line[link.Length..]) ? line[link.Length..] : line;
    }

    private static Field<ParticipantFields> Line(string name, int longest, Func<ParticipantFields, string?> get, Func<ParticipantFields, string?, ParticipantFields> set, string column, DataNote data) =>
        Field.Line(name, longest, get, set) with { Columns = [column], Data = data };
}
