namespace Dushanbe.Conference.Forms;

/// <summary>Why a field cannot be saved.</summary>
/// <param name="Field">The property's name in the form.</param>
/// <param name="Kind">What is wrong; the message is a resource of the page.</param>
/// <param name="Limit">The maximum, where it is too long: characters of a text, days of an edition.</param>
/// <param name="Language">The language (BCP 47) where only one is affected.</param>
public sealed record FieldFault(string Field, FieldFaultKind Kind, int? Limit = null, string? Language = null)
{
    /// <summary>Characters of a function or an organization.</summary>
    public const int LongestText = 400;

    /// <summary>Characters of an e-mail address (RFC 5321).</summary>
    public const int LongestEmail = 254;

    /// <summary>Characters of a phone number, including the extension.</summary>
    public const int LongestPhone = 60;
}

/// <summary>What is wrong with a field.</summary>
public enum FieldFaultKind
{
    /// <summary>Neither a given nor a family name.</summary>
    NameMissing,

    /// <summary>Neither a delegation nor an organization.</summary>
    BodyMissing,

    /// <summary>Too many characters.</summary>
    TooLong,

    /// <summary>Not a valid e-mail address.</summary>
    NotAnEmail,

    /// <summary>A phone number without a digit.</summary>
    NotAPhone,

    /// <summary>A badge number, the lines of a passport or the slash that leads to the search, where a name or another text should be.</summary>
    NotAName,

    /// <summary>No number of a passport: letters and digits, a digit among them.</summary>
    NotAPassportNumber,

    /// <summary>The chosen delegation or category does not belong to this edition.</summary>
    Unknown,

    /// <summary>A required text is missing.</summary>
    Missing,

    /// <summary>The value must be unique and another record has it.</summary>
    Taken,

    /// <summary>A start without a day.</summary>
    NeedsDay,

    /// <summary>An end without a start.</summary>
    NeedsStart,

    /// <summary>An end that is not after its start.</summary>
    NotAfterStart,

    /// <summary>The same speaker is in the session twice in one role.</summary>
    Twice,

    /// <summary>The parts of a title do not add up to the whole title in a language.</summary>
    SplitDiffers,

    /// <summary>A day that has not come yet.</summary>
    NotYet,

    /// <summary>A day before another that has to come first.</summary>
    TooEarly,

    /// <summary>A last day before the first.</summary>
    EndsBeforeStarts,

    /// <summary>Not a time zone known to this machine.</summary>
    UnknownZone,

    /// <summary>Not a language of the user interface.</summary>
    UnknownLanguage,

    /// <summary>Not usable as a part of an address.</summary>
    NotASlug,

    /// <summary>Reserved for other addresses.</summary>
    Reserved,
}
