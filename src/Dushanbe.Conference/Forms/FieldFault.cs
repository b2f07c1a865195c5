namespace Dushanbe.Conference.Forms;

/// <summary>Why a field cannot be saved.</summary>
/// <param name="Field">The property's name in the form.</param>
/// <param name="Kind">What is wrong; its words are resources of the page.</param>
/// <param name="Limit">The most that fits, where it is too long: characters of a text, days of an edition.</param>
/// <param name="Language">The language (BCP 47) where only one is concerned.</param>
public sealed record FieldFault(string Field, FieldFaultKind Kind, int? Limit = null, string? Language = null)
{
    /// <summary>Characters of a function or an organization.</summary>
    public const int LongestText = 400;

    /// <summary>Characters of an e-mail address (RFC 5321).</summary>
    public const int LongestEmail = 254;

    /// <summary>Characters of a phone number, extension and all.</summary>
    public const int LongestPhone = 60;
}

/// <summary>What is wrong with a field.</summary>
public enum FieldFaultKind
{
    /// <summary>Neither a given nor a family name.</summary>
    NameMissing,

    /// <summary>Neither a delegation nor an organization.</summary>
    BodyMissing,

    /// <summary>More characters than fit.</summary>
    TooLong,

    /// <summary>Not the form of an e-mail address.</summary>
    NotAnEmail,

    /// <summary>A phone number without a digit.</summary>
    NotAPhone,

    /// <summary>The chosen delegation or category is none of this edition.</summary>
    Unknown,

    /// <summary>A text that is needed is absent.</summary>
    Missing,

    /// <summary>The value is taken by another and must be unique.</summary>
    Taken,

    /// <summary>A start without a day.</summary>
    NeedsDay,

    /// <summary>An end without a start.</summary>
    NeedsStart,

    /// <summary>An end that is not after its start.</summary>
    NotAfterStart,

    /// <summary>The same speaker stands in the session twice in one role.</summary>
    Twice,

    /// <summary>The parts of a title are not the whole title in a language.</summary>
    SplitDiffers,

    /// <summary>A last day before the first.</summary>
    EndsBeforeStarts,

    /// <summary>No time zone of this machine.</summary>
    UnknownZone,

    /// <summary>No language of the product.</summary>
    UnknownLanguage,

    /// <summary>No word that can stand in an address.</summary>
    NotASlug,

    /// <summary>A word that addresses need for something else.</summary>
    Reserved,
}
