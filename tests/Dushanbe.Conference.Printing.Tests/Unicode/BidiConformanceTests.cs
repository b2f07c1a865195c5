using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Printing.Unicode;

namespace Dushanbe.Conference.Printing.Tests.Unicode;

public sealed class BidiConformanceTests
{
    private const string TypesFile = "/usr/share/unicode/BidiTest.txt";
    private const string CharactersFile = "/usr/share/unicode/BidiCharacterTest.txt";

    [FileFact(TypesFile, "unicode-data")]
    public void Every_sequence_of_types_gets_the_levels_and_the_order_that_unicode_gives()
    {
        List<string> failures = [];
        var cases = 0;
        string[] levels = [], order = [];
        foreach (var line in File.ReadLines(TypesFile))
        {
            if (line.StartsWith("@Levels:", StringComparison.Ordinal)) levels = Words(line["@Levels:".Length..]);
            else if (line.StartsWith("@Reorder:", StringComparison.Ordinal)) order = Words(line["@Reorder:".Length..]);
            if (line.Length == 0 || line[0] is '#' or '@') continue;

            var fields = line.Split(';');
            var types = Words(fields[0]).Select(Enum.Parse<BidiClass>).ToArray();
            var directions = Convert.ToInt32(fields[1].Trim(), 16);
            byte?[] bases = [null, 0, 1];
            for (var bit = 0; bit < bases.Length; bit++)
            {
                if ((directions & 1 << bit) == 0) continue;
                cases++;
                if (Check(types, [], bases[bit], levels, order) is { } failure) failures.Add($"{line} base {bases[bit]}: {failure}");
            }
        }

        Assert.Empty(failures.Take(10));
        Assert.Equal(770_241, cases);
    }

    [FileFact(CharactersFile, "unicode-data")]
    public void Every_text_gets_the_levels_and_the_order_that_unicode_gives()
    {
        List<string> failures = [];
        var cases = 0;
        foreach (var line in File.ReadLines(CharactersFile))
        {
            if (line.Length == 0 || line[0] == '#') continue;

            cases++;
            var fields = line.Split(';');
            var text = Words(fields[0]).Select(word => Convert.ToInt32(word, 16)).ToArray();
            var types = text.Select(codePoint => CharacterData.Of(codePoint).Bidi).ToArray();
            byte? direction = fields[1] switch { "0" => 0, "1" => 1, _ => null };
            var failure = Check(types, text, direction, Words(fields[3]), Words(fields[4]));
            if (failure is null && BidiParagraph.Resolve(types, text, direction).BaseLevel != byte.Parse(fields[2])) failure = "base level";
            if (failure is not null) failures.Add($"{line}: {failure}");
        }

        Assert.Empty(failures.Take(10));
        Assert.Equal(91_707, cases);
    }

    /// <summary>An x in the file stands for a character that rule X9 takes out: its level does not matter.</summary>
    private static string? Check(BidiClass[] types, int[] text, byte? baseLevel, string[] expectedLevels, string[] expectedOrder)
    {
        var (levels, _) = BidiParagraph.Resolve(types, text, baseLevel);
        for (var i = 0; i < levels.Length; i++)
            if (expectedLevels[i] != "x" && levels[i] != byte.Parse(expectedLevels[i]))
                return "levels " + string.Join(' ', levels);

        var order = BidiParagraph.VisualOrder(levels).Where(i => expectedLevels[i] != "x");
        return order.SequenceEqual(expectedOrder.Select(int.Parse)) ? null : "order " + string.Join(' ', order);
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
