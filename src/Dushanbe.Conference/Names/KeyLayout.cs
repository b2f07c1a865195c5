using System.Collections.Frozen;

namespace Dushanbe.Conference.Names;

/// <summary>What was meant by a key that was pressed while the keyboard was set to Russian or Tajik: readers of badges and passports type as keyboards do.</summary>
internal static class KeyLayout
{
    // the letters of the Russian and the Tajik keyboard layout by key
    private static readonly FrozenDictionary<char, char> Keys = Pairs(
        "ЙQЦWУEКRЕTНYГUШIЩOЗPФAЫSВDАFПGРHОJЛKДLЯZЧXСCМVИBТNЬM",
        "ҚWҲOҶSӢM");

    /// <summary>The Latin capital letter of the key of a capital letter; every other character as it is.</summary>
    public static char Latin(char typed) => Keys.GetValueOrDefault(typed, typed);

    private static FrozenDictionary<char, char> Pairs(params string[] pairs) =>
        pairs.SelectMany(each => each.Chunk(2)).ToFrozenDictionary(pair => pair[0], pair => pair[1]);
}
