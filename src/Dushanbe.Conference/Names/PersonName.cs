using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Dushanbe.Conference.Names;

/// <summary>
/// The name of a person, as typed: a form of address, the Latin name in two parts of which either may be absent
/// (many people have one name only), and the whole name in its own script. Capitals, order and commas belong to the style of the
/// paper (<see cref="NameStyle"/>), never stored.
/// </summary>
public sealed record PersonName(string? Honorific, string? Given, string? Family, string? Native)
{
    /// <summary>Characters one part can hold.</summary>
    public const int MaxLength = 200;

    /// <summary>
    /// The whole name as readers of a language write and say it, where that is neither of the other forms: a Portuguese name
    /// in Russian. Null for none; known of speakers only.
    /// </summary>
    public LocalizedText? InLanguages { get; init => field = value is { IsEmpty: false } ? value : null; }

    /// <summary>No name.</summary>
    public static PersonName None { get; } = new(null, null, null, null);

    /// <summary>
    /// Removes unintended characters: NFC, no control and bidi-override characters, no lone surrogates, single
    /// spaces, nothing blank. The non-joiner and the joiner stay inside words, where Persian and Indic names need them.
    /// Case, punctuation and markup-like characters stay: a name is text.
    /// </summary>
    public static CleanedName Clean(string? honorific, string? given, string? family, string? native = null)
    {
        var name = new PersonName(Cleaning.Line(honorific), Cleaning.Line(given), Cleaning.Line(family), Cleaning.Line(native));
        foreach (var (part, text) in name.Parts())
            if (text?.Length > MaxLength) return new CleanedName.TooLong(part, text.Length);
        return new CleanedName.Name(name);
    }

    /// <summary>As <see cref="Clean"/>, where the parts are known to fit.</summary>
    /// <exception cref="ArgumentException">A part is too long.</exception>
    public static PersonName Of(string? honorific, string? given, string? family, string? native = null) =>
        Clean(honorific, given, family, native).Match(
            name: cleaned => cleaned.Value,
            tooLong: it => throw new ArgumentException($"The {it.Part} has {it.Length} characters; at most {MaxLength} are allowed.", nameof(family)));

    /// <summary>Every form of the name, for search.</summary>
    public IEnumerable<string> Forms() => [.. new[] { Given, Family, Native }.OfType<string>(), .. InLanguages?.Values.Values ?? []];

    /// <summary>Whether any part of the name is present.</summary>
    public bool HasName => Given is not null || Family is not null || Native is not null;

    /// <summary>The Latin name as it is spoken, with the form of address: <c>Mr. Farrukh Rahmonzoda</c>. The native form when there is no other.</summary>
    public string Latin => NameStyle.Spoken.Of(this);

    /// <summary>The name as lists have it: <c>RAHMONZODA Farrukh</c>.</summary>
    public string FamilyFirst => NameStyle.Listed.Of(this);

    /// <summary>Whether the native form is right-to-left: by its first letter with a strong direction.</summary>
    public bool IsRightToLeft => Native is not null && StartsRightToLeft(Native);

    /// <summary>
    /// The key that puts lists of people in order: family name, then given name, then the native form; a person with one
    /// name sorts by it. Particles typed in lower case do not count (<c>van der Berg</c> is under B, <c>Al Thani</c> under
    /// A), and a Portuguese or Brazilian name sorts under its last surname (<c>Castro Neto</c> under C). Readers who see a name
    /// in its own script (<see cref="ReaderNames"/>) find it under that.
    /// </summary>
    public string SortKey(string language, string? iso2 = null) =>
        ReaderNames.NativeFor(this, language) is { } native ? Collation.NameKey([native], language)
        : Collation.NameKey([Particles.ForSorting(Family, iso2) ?? Given, Family is null ? null : Given, Family ?? Given, Native], language);

    private IEnumerable<(NamePart Part, string? Text)> Parts() =>
        [(NamePart.Honorific, Honorific), (NamePart.Given, Given), (NamePart.Family, Family), (NamePart.Native, Native)];

    private static bool StartsRightToLeft(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= 0x590 and <= 0x8FF or >= 0xFB1D and <= 0xFDFF or >= 0xFE70 and <= 0xFEFF or >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF)
            {
                if (Rune.IsLetter(rune)) return true;
            }
            else if (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark)
            {
                return false;
            }
        }

        return false;
    }
}

/// <summary>A part of a name, so that a message can say which one is meant.</summary>
public enum NamePart
{
    /// <summary>The form of address.</summary>
    Honorific,

    /// <summary>The given name or names.</summary>
    Given,

    /// <summary>The family name or names.</summary>
    Family,

    /// <summary>The whole name in its own script.</summary>
    Native,
}

/// <summary>The result of cleaning a typed name.</summary>
public abstract record CleanedName
{
    private CleanedName()
    {
    }

    /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
    public T Match<T>(Func<Name, T> name, Func<TooLong, T> tooLong) => this switch
    {
        Name it => name(it),
        TooLong it => tooLong(it),
        _ => throw new UnreachableException(),
    };

    /// <summary>A name fit to store; it can be empty (<see cref="PersonName.HasName"/>).</summary>
    public sealed record Name(PersonName Value) : CleanedName;

    /// <summary>A part has more characters than <see cref="PersonName.MaxLength"/>; nothing is cut silently.</summary>
    public sealed record TooLong(NamePart Part, int Length) : CleanedName;
}
