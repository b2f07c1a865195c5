using System.Security.Cryptography;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Badges;

/// <summary>Badge numbers: six characters that cannot be misread, shown in two groups, for example <c>7K4-M2Q</c>.</summary>
public static class BadgeNumber
{
    /// <summary>Characters in a number.</summary>
    public const int Length = 6;

    // 31 digits and letters, without 0 O 1 I L
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>A random number, out of 887 million; the caller ensures that it is unique.</summary>
    public static string Create() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>The form for people, with a hyphen in the middle.</summary>
    public static string Display(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return number.Length == Length ? $"{number[..3]}-{number[3..]}" : number;
    }

    /// <summary>
    /// Parses a number as typed or scanned: with or without hyphen, in either case, also with the keyboard layout in
    /// Russian or Tajik. Null where it cannot be one.
    /// </summary>
    public static string? Read(string? typed)
    {
        if (typed is null) return null;
        var number = typed.Trim().Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        if (number.Length != Length) return null;
        number = string.Concat(number.Select(KeyLayout.Latin));
        return number.All(Alphabet.Contains) ? number : null;
    }
}
