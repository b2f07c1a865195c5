using Dushanbe.Conference.Forms;

namespace Dushanbe.Conference.Delegations;

/// <summary>The form of a delegation's credentials; the note itself is sent as a file.</summary>
public sealed record CredentialsFields : IFormFields<CredentialsFields>
{
    /// <summary>The most characters of a function or a reason.</summary>
    public const int Longest = FieldFault.LongestText;

    private static readonly DataNote Note = new(DataPurpose.Register, DataSensitivity.Personal, DataRetention.WithTheEdition);

    /// <inheritdoc/>
    public static FieldList<CredentialsFields> Declared { get; } = new(
        Field.Chosen(nameof(State), (CredentialsFields form) => form.State, (form, value) => form with { State = value }),
        Field.Chosen(nameof(DatedOn), (CredentialsFields form) => form.DatedOn, (form, value) => form with { DatedOn = value }),
        Field.Line(nameof(Signer), Longest, (CredentialsFields form) => form.Signer, (form, value) => form with { Signer = value }) with { Data = Note },
        Field.Line(nameof(Reason), Longest, (CredentialsFields form) => form.Reason, (form, value) => form with { Reason = value }) with { Data = Note });

    /// <summary>How far they are.</summary>
    public CredentialsState State { get; init; }

    /// <summary>The date of the note; needed once it has come.</summary>
    public DateOnly? DatedOn { get; init; }

    /// <summary>The function of whoever signed it.</summary>
    public string? Signer { get; init; }

    /// <summary>Why it was returned; needed then, and kept for no other state.</summary>
    public string? Reason { get; init; }

    /// <summary>The stored values.</summary>
    public static CredentialsFields Of(DelegationCredentials? credentials) =>
        credentials is null ? new() : new() { State = credentials.State, DatedOn = credentials.DatedOn, Signer = credentials.Signer, Reason = credentials.Reason };

    internal CredentialsFields Cleaned()
    {
        var clean = Declared.Cleaned(this);
        return clean.State == CredentialsState.Returned ? clean : clean with { Reason = null };
    }

    /// <summary>The validation faults of these fields, which must be cleaned.</summary>
    public IReadOnlyList<FieldFault> Faults()
    {
        var faults = new List<FieldFault>();
        if (State is CredentialsState.Received or CredentialsState.Accepted && DatedOn is null) faults.Add(new(nameof(DatedOn), FieldFaultKind.Missing));
        if (State == CredentialsState.Returned && Reason is null) faults.Add(new(nameof(Reason), FieldFaultKind.Missing));
        faults.AddRange(Declared.Faults(this));
        return faults;
    }

    internal void ApplyTo(DelegationCredentials credentials) => (credentials.State, credentials.DatedOn, credentials.Signer, credentials.Reason) = (State, DatedOn, Signer, Reason);
}
