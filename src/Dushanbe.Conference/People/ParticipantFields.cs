using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.People;

/// <summary>What a desk or a file says about a person: the flat form that registering and amending share.</summary>
public sealed record ParticipantFields
{
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

    /// <summary>The place in the delegation.</summary>
    public Capacity Capacity { get; init; }

    /// <summary>The function as it stands on badges and lists.</summary>
    public string? Function { get; init; }

    /// <summary>The ministry, body or company.</summary>
    public string? Organization { get; init; }

    /// <summary>E-mail address. An actor who may not see contact data leaves it as it is.</summary>
    public string? Email { get; init; }

    /// <summary>Phone number. An actor who may not see contact data leaves it as it is.</summary>
    public string? Phone { get; init; }

    /// <summary>What is stored about a person.</summary>
    /// <param name="participant">The person.</param>
    /// <param name="withContacts">False leaves e-mail and phone out.</param>
    public static ParticipantFields Of(Participant participant, bool withContacts = true)
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
            Function = participant.Function,
            Organization = participant.Organization,
            Email = withContacts ? participant.Email : null,
            Phone = withContacts ? participant.Phone : null,
        };
    }

    /// <summary>The same without what nobody meant to type: control and bidi-override characters, lone surrogates, double and outer spaces. Nothing else is altered, nothing is cut.</summary>
    public ParticipantFields Cleaned() => this with
    {
        Honorific = Cleaning.Line(Honorific),
        Given = Cleaning.Line(Given),
        Family = Cleaning.Line(Family),
        NativeName = Cleaning.Line(NativeName),
        Function = Cleaning.Line(Function),
        Organization = Cleaning.Line(Organization),
        Email = Cleaning.Line(Email),
        Phone = Cleaning.Line(Phone),
    };

    /// <summary>What stands in the way of saving these fields, which must be <see cref="Cleaned"/>.</summary>
    public IReadOnlyList<FieldFault> Faults()
    {
        var faults = new List<FieldFault>();
        if (Given is null && Family is null) faults.Add(new(nameof(Family), FieldFaultKind.NameMissing));
        if (DelegationId is null && Organization is null) faults.Add(new(nameof(DelegationId), FieldFaultKind.BodyMissing));
        foreach (var (field, value, limit) in Texts())
            if (value?.Length > limit) faults.Add(new(field, FieldFaultKind.TooLong, limit));
        if (Email is not null && !IsEmail(Email)) faults.Add(new(nameof(Email), FieldFaultKind.NotAnEmail));
        if (Phone is not null && !Phone.Any(char.IsDigit)) faults.Add(new(nameof(Phone), FieldFaultKind.NotAPhone));
        return faults;
    }

    /// <summary>The fields in which this differs from another, by property name.</summary>
    public IReadOnlyList<string> DifferencesFrom(ParticipantFields other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return [.. Values().Zip(other.Values()).Where(pair => !Equals(pair.First.Value, pair.Second.Value)).Select(pair => pair.First.Field)];
    }

    /// <summary>The value of a field by its property name.</summary>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    public object? this[string field] =>
        Values().FirstOrDefault(each => each.Field == field) is { Field: not null } found ? found.Value : throw new ArgumentException($"No field '{field}'.", nameof(field));

    /// <summary>Whether the text has the form of an e-mail address.</summary>
    internal static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1 && at == text.LastIndexOf('@') && !text.Any(c => char.IsWhiteSpace(c) || c is '<' or '>' or ',' or ';' or '"');
    }

    internal void ApplyTo(Participant participant, bool withContacts) => participant.Fill(this, withContacts);

    private IEnumerable<(string Field, string? Value, int Limit)> Texts() =>
    [
        (nameof(Honorific), Honorific, PersonName.MaxLength),
        (nameof(Given), Given, PersonName.MaxLength),
        (nameof(Family), Family, PersonName.MaxLength),
        (nameof(NativeName), NativeName, PersonName.MaxLength),
        (nameof(Function), Function, FieldFault.LongestText),
        (nameof(Organization), Organization, FieldFault.LongestText),
        (nameof(Email), Email, FieldFault.LongestEmail),
        (nameof(Phone), Phone, FieldFault.LongestPhone),
    ];

    private (string Field, object? Value)[] Values() =>
    [
        (nameof(Honorific), Honorific),
        (nameof(Given), Given),
        (nameof(Family), Family),
        (nameof(NativeName), NativeName),
        (nameof(DelegationId), DelegationId),
        (nameof(CategoryId), CategoryId),
        (nameof(Capacity), Capacity),
        (nameof(Function), Function),
        (nameof(Organization), Organization),
        (nameof(Email), Email),
        (nameof(Phone), Phone),
    ];
}
