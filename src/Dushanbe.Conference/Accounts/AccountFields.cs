using System.Globalization;
using Dushanbe.Conference.Forms;

namespace Dushanbe.Conference.Accounts;

/// <summary>The data of an account holder. Passwords are stored as hashes only and are not fields; roles are grants.</summary>
public sealed record AccountFields : IFormFields<AccountFields>
{
    /// <summary>Characters of the name that journals show.</summary>
    public const int LongestName = 200;

    // RFC 5321 and 1035
    private const int LongestLocalPart = 64, LongestLabel = 63;

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
        if (text.Split('@') is not [{ Length: > 0 and <= LongestLocalPart } name, { Length: > 0 } domain] || text.Any(each => char.IsWhiteSpace(each) || char.IsControl(each) || char.GetUnicodeCategory(each) == UnicodeCategory.Format)) return false;
        var labels = domain.Split('.');
        return Array.TrueForAll(name.Split('.'), part => part.Length > 0 && part.All(IsOfName))
            && labels.Length > 1 && Array.TrueForAll(labels, label => label.Length is > 0 and <= LongestLabel && label[0] != '-' && label[^1] != '-' && label.All(each => !char.IsAscii(each) || char.IsAsciiLetterOrDigit(each) || each == '-'))
            && Array.TrueForAll([name, .. labels], part => !(part.Any(IsLatin) && part.Any(IsCyrillicOrGreek)));
    }

    // what mail takes without quotes (RFC 5322, 6532): no comment in brackets, which mail would leave out
    private static bool IsOfName(char each) => !char.IsAscii(each) || char.IsAsciiLetterOrDigit(each) || "!#$%&'*+-/=?^_`{|}~".Contains(each, StringComparison.Ordinal);

    private static bool IsLatin(char letter) => char.IsLetter(letter) && letter < '\u0250';

    private static bool IsCyrillicOrGreek(char letter) => letter is >= '\u0370' and <= '\u052F';
}
