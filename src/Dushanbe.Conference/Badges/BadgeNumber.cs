using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Dushanbe.Conference.Badges;

/// <summary>Badge numbers: six characters that cannot be misread, shown in two groups, for example <c>7K4-M2Q</c>.</summary>
public static class BadgeNumber
{
    /// <summary>Characters in a number.</summary>
    public const int Length = 6;

    // 31 digits and letters, without 0 O 1 I L
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    // the letters of the Russian and the Tajik keyboard layout by key
    private static readonly FrozenDictionary<char, char> Keys = Pairs(
        "ЙQЦWУEКRЕTНYГUШIЩOЗPФAЫSВDАFПGРHОJЛKДLЯZЧXСCМVИBТNЬM",
        "ҚWҲOҶSӢM");

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
        number = string.Concat(number.Select(letter => Keys.GetValueOrDefault(letter, letter)));
        return number.All(Alphabet.Contains) ? number : null;
    }

    private static FrozenDictionary<char, char> Pairs(params string[] pairs) =>
        pairs.SelectMany(each => each.Chunk(2)).ToFrozenDictionary(pair => pair[0], pair => pair[1]);
}
