using Dushanbe.Conference.Forms;

namespace Dushanbe.Conference.Accounts;

/// <summary>What an account says of its holder. Passwords are kept as hashes only and are no fields; posts are grants.</summary>
public sealed record AccountFields : IFormFields<AccountFields>
{
    /// <summary>Characters of the name that journals show.</summary>
    public const int LongestName = 200;

    // the journal names whoever did something for as long as it is kept
    private static readonly DataNote Holder = new(DataPurpose.Account, DataSensitivity.Personal, DataRetention.WithItsRecord);

    /// <inheritdoc/>
    public static FieldList<AccountFields> Declared { get; } = new(
        Field.Line(nameof(DisplayName), LongestName, (AccountFields form) => form.DisplayName, (form, value) => form with { DisplayName = value }) with { IsNeeded = true, Data = Holder },
        Field.Line(nameof(Email), FieldFault.LongestEmail, (AccountFields form) => form.Email, (form, value) => form with { Email = value }) with { IsNeeded = true, Data = Holder with { Purpose = DataPurpose.Account | DataPurpose.Contact } });

    /// <summary>The name that journals show.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The e-mail address, by which one signs in.</summary>
    public string? Email { get; init; }
}
