using System.Globalization;
using Dushanbe.Conference.Forms;

namespace Dushanbe.Conference.Accounts;

/// <summary>The data of an account holder. Passwords are stored as hashes only and are not fields; roles are grants.</summary>
public sealed record AccountFields : IFormFields<AccountFields>
{
    /// <summary>Characters of the name that journals show.</summary>
    public const int LongestName = 200;

    // the journal keeps the name of the actor as long as the entry
    private static readonly DataNote Holder = new(DataPurpose.Account, DataSensitivity.Personal, DataRetention.WithItsRecord);

    /// <inheritdoc/>
    public static FieldList<AccountFields> Declared { get; } = new(
        Field.Line(nameof(DisplayName), LongestName, (AccountFields form) => form.DisplayName, (form, value) => form with { DisplayName = value }) with { IsNeeded = true, Data = Holder },
        Field.Line(nameof(Email), FieldFault.LongestEmail, (AccountFields form) => form.Email, (form, value) => form with { Email = value }) with
        {
            IsNeeded = true,
            Data = Holder with { Purpose = DataPurpose.Account | DataPurpose.Contact },
            Check = value => IsAddress((string)value) ? null : FieldFaultKind.NotAnEmail,
        });

    /// <summary>The name that journals show.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The e-mail address, by which one signs in.</summary>
    public string? Email { get; init; }

    // a deliverable address in one script: with a Cyrillic letter among Latin ones the address of one account could
    // look like that of another
    private static bool IsAddress(string text)
    {
        if (text.Split('@') is not [{ Length: > 0 } name, { Length: > 0 } domain] || text.Any(each => char.IsWhiteSpace(each) || char.IsControl(each) || each is ':' or ',' or ';' or '<' or '>' or '"' || char.GetUnicodeCategory(each) == UnicodeCategory.Format)) return false;
        var labels = domain.Split('.');
        return labels.Length > 1 && Array.TrueForAll(labels, label => label.Length > 0 && label[0] != '-' && label[^1] != '-')
            && Array.TrueForAll([name, .. labels], part => !(part.Any(IsLatin) && part.Any(IsCyrillicOrGreek)));
    }

    private static bool IsLatin(char letter) => char.IsLetter(letter) && letter < '\u0250';

    private static bool IsCyrillicOrGreek(char letter) => letter is >= '\u0370' and <= '\u052F';
}
