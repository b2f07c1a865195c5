using System.Globalization;
using System.Text;

namespace Dushanbe.Conference.Names;

/// <summary>A possible mistake in a name that somebody should check. Warnings never prevent saving.</summary>
public enum NameWarning
{
    /// <summary>Typed in capitals throughout; the case it should have cannot be guessed.</summary>
    AllCapitals,

    /// <summary>Typed without any capital.</summary>
    AllLowerCase,

    /// <summary>Given and family name seem to be swapped.</summary>
    LooksSwapped,

    /// <summary>Contains tags or character references; shown as text everywhere.</summary>
    LooksLikeMarkup,

    /// <summary>Begins as a formula does; exports put an apostrophe in front.</summary>
    LooksLikeFormula,

    /// <summary>Typed with a Tajik font from before Unicode; <see cref="NameWarnings.Repaired"/> proposes the modern letters.</summary>
    OldTajikLetters,

    /// <summary>One word has letters of two scripts that look alike, such as a Cyrillic а among Latin letters.</summary>
    MixedScripts,
}

/// <summary>Finds possible mistakes in typed names.</summary>
public static class NameWarnings
{
    /// <summary>The warnings for a name, each once, in the order of the enumeration. The State decides which alphabets are plausible.</summary>
    public static IReadOnlyList<NameWarning> Of(PersonName name, string? iso2 = null)
    {
        var found = new List<NameWarning>();
        string?[] parts = [name.Honorific, name.Given, name.Family, name.Native];
        var (given, family) = (CaseOf(name.Given), CaseOf(name.Family));
        var swapped = given == Casing.Capitals && family is Casing.Mixed || HasFamilyEnding(name.Given) && name.Family is not null && !HasFamilyEnding(name.Family);
        if (family == Casing.Capitals || given == Casing.Capitals && !swapped) found.Add(NameWarning.AllCapitals);
        if (family == Casing.Lower && given is Casing.Lower or Casing.None || given == Casing.Lower && family == Casing.None) found.Add(NameWarning.AllLowerCase);
        if (swapped) found.Add(NameWarning.LooksSwapped);
        if (Array.Exists(parts, LooksLikeMarkup)) found.Add(NameWarning.LooksLikeMarkup);
        if (Array.Exists(parts, LooksLikeFormula)) found.Add(NameWarning.LooksLikeFormula);
        if (Array.Exists(parts, part => OldTajik.IsIn(part, iso2))) found.Add(NameWarning.OldTajikLetters);
        if (Array.Exists(parts, HasMixedWord)) found.Add(NameWarning.MixedScripts);
        return found;
    }

    /// <summary>The name with letters of old Tajik fonts converted to modern ones, as a proposal; the same name when there are none.</summary>
    public static PersonName Repaired(PersonName name, string? iso2 = null)
    {
        string? Repair(string? part) => OldTajik.IsIn(part, iso2) ? OldTajik.Repaired(part!) : part;
        return new(Repair(name.Honorific), Repair(name.Given), Repair(name.Family), Repair(name.Native));
    }

    private enum Casing { None, Capitals, Lower, Mixed }

    // U of U Thein or JP of JP Morgan proves nothing, so at least two cased letters for lower case and three for capitals
    private static Casing CaseOf(string? text)
    {
        if (text is null) return Casing.None;
        var (upper, lower) = (0, 0);
        foreach (var c in text)
        {
            if (c is >= '\u10A0' and <= '\u10FF') continue;
            if (char.IsUpper(c)) upper++;
            else if (char.IsLower(c)) lower++;
        }

        return (upper, lower) switch
        {
            ( >= 3, 0) => Casing.Capitals,
            (0, >= 2) => Casing.Lower,
            ( > 0, > 0) => Casing.Mixed,
            _ => Casing.None,
        };
    }

    private static bool HasFamilyEnding(string? text) => text is not null && !text.Contains(' ', StringComparison.Ordinal) && FamilyEndings.IsFamily(text);

    private static bool LooksLikeMarkup(string? text)
    {
        if (text is null) return false;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] == '<' && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!' or '?')) return true;
            if (text[i] == '&' && text.IndexOf(';', i) is var end && end > i + 1 && end - i < 10 && !text.AsSpan(i, end - i).Contains(' ')) return true;
        }

        return false;
    }

    private static bool LooksLikeFormula(string? text) => text is ['=' or '+' or '-' or '@' or '\t', ..];

    private static bool HasMixedWord(string? text)
    {
        if (text is null) return false;
        var (latin, other) = (false, false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                latin |= rune.Value is < 0x250 or >= 0x1E00 and < 0x1F00;
                other |= rune.Value is >= 0x370 and < 0x530;
                if (latin && other) return true;
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) && rune.Value is not ('\'' or 0x2019 or 0x02BB))
            {
                (latin, other) = (false, false);
            }
        }

        return false;
    }
}
