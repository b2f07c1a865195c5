using System.Globalization;
using System.Text;
using Dushanbe.Conference.Printing.Unicode;

namespace Dushanbe.Conference.Printing.Tests.Unicode;

/// <summary>
/// Writes <c>CharacterData.Generated.cs</c> from the Unicode character database (Debian package unicode-data).
/// To regenerate: <c>REGENERATE=1 dotnet test --filter CharacterDataTests</c>.
/// </summary>
internal sealed class CharacterDataGenerator(string folder)
{
    private const int CodePoints = 0x110000;

    private readonly uint[] packed = new uint[CodePoints];

    /// <summary>The text of the C# file.</summary>
    public string Generate()
    {
        var scripts = ReadScripts();
        ReadBidiClasses();
        ReadLineBreakClasses();
        foreach (var row in Rows("EastAsianWidth.txt"))
            if (row.Fields[0] is "F" or "W" or "H") Set(row, 1u << 19);
        var unassigned = Unassigned();
        foreach (var row in Rows("emoji/emoji-data.txt"))
            if (row.Fields[0] == "Extended_Pictographic")
                for (var i = row.First; i <= row.Last; i++)
                    if (unassigned[i]) packed[i] |= 1u << 20;
        foreach (var row in Rows("DerivedCoreProperties.txt"))
            if (row.Fields[0] == "Default_Ignorable_Code_Point") Set(row, 1u << 21);

        var records = packed.Distinct().Order().ToArray();
        return Write(records, Ranges(records), scripts, ReadBrackets());
    }

    private List<(string Tag, string Name)> ReadScripts()
    {
        var tags = Rows("PropertyValueAliases.txt", isRange: false)
            .Where(row => row.Key == "sc")
            .ToDictionary(row => row.Fields[1], row => row.Fields[0], StringComparer.Ordinal);
        List<(string Tag, string Name)> scripts = [("Zyyy", "Common"), ("Zinh", "Inherited"), ("Zzzz", "Unknown")];
        Array.Fill(packed, 2u << 11);
        foreach (var row in Rows("Scripts.txt"))
        {
            var name = row.Fields[0];
            var number = scripts.FindIndex(script => script.Name == name.Replace('_', ' '));
            if (number < 0)
            {
                number = scripts.Count;
                scripts.Add((tags[name] is "Qaai" ? "Zinh" : tags[name], name.Replace('_', ' ')));
            }

            for (var i = row.First; i <= row.Last; i++) packed[i] = (uint)number << 11;
        }

        return scripts;
    }

    /// <summary>Reads the bidirectional types; the defaults of unassigned characters stand in comments of the file.</summary>
    private void ReadBidiClasses()
    {
        const string file = "extracted/DerivedBidiClass.txt";
        var longNames = new Dictionary<string, BidiClass>(StringComparer.Ordinal)
        {
            ["Left_To_Right"] = BidiClass.L,
            ["Right_To_Left"] = BidiClass.R,
            ["Arabic_Letter"] = BidiClass.AL,
            ["European_Terminator"] = BidiClass.ET,
        };
        var types = new BidiClass[CodePoints];
        foreach (var row in Rows(file, comment: "# @missing: "))
            types.AsSpan(row.First, row.Last - row.First + 1).Fill(longNames[row.Fields[0]]);
        foreach (var row in Rows(file))
            types.AsSpan(row.First, row.Last - row.First + 1).Fill(Enum.Parse<BidiClass>(row.Fields[0]));
        for (var i = 0; i < CodePoints; i++) packed[i] |= (uint)types[i];
    }

    /// <summary>Reads the line breaking classes and resolves them by rule LB1.</summary>
    private void ReadLineBreakClasses()
    {
        var names = new string[CodePoints];
        Array.Fill(names, "XX");
        // the header of LineBreak.txt names these defaults of unassigned characters in prose
        (int First, int Last)[] ideographs =
        [
            (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD),
            (0x1F000, 0x1FAFF), (0x1FC00, 0x1FFFD),
        ];
        foreach (var (first, last) in ideographs) names.AsSpan(first, last - first + 1).Fill("ID");
        names.AsSpan(0x20A0, 0x30).Fill("PR");
        foreach (var row in Rows("LineBreak.txt"))
            names.AsSpan(row.First, row.Last - row.First + 1).Fill(row.Fields[0]);

        var marks = new bool[CodePoints];
        foreach (var row in Rows("extracted/DerivedGeneralCategory.txt"))
            if (row.Fields[0] is "Mn" or "Mc") marks.AsSpan(row.First, row.Last - row.First + 1).Fill(true);
        for (var i = 0; i < CodePoints; i++)
        {
            var name = names[i] switch
            {
                "AI" or "SG" or "XX" => "AL",
                "CJ" => "NS",
                "SA" => marks[i] ? "CM" : "AL",
                var other => other,
            };
            packed[i] |= (uint)Enum.Parse<LineBreakClass>(name) << 5;
        }
    }

    private bool[] Unassigned()
    {
        var unassigned = new bool[CodePoints];
        foreach (var row in Rows("extracted/DerivedGeneralCategory.txt"))
            if (row.Fields[0] == "Cn") unassigned.AsSpan(row.First, row.Last - row.First + 1).Fill(true);
        return unassigned;
    }

    /// <summary>Numbers the pairs of brackets; the angle brackets U+2329 and U+232A are canonically those of U+3008 and U+3009.</summary>
    private List<(int Character, int Pair)> ReadBrackets()
    {
        List<(int Character, int Pair)> brackets = [];
        var pairs = new Dictionary<int, int>();
        foreach (var row in Rows("BidiBrackets.txt"))
        {
            var opening = row.Fields[1] == "o" ? row.First : Convert.ToInt32(row.Fields[0], 16);
            var canonical = char.ConvertFromUtf32(opening).Normalize(NormalizationForm.FormC)[0];
            if (!pairs.TryGetValue(canonical, out var pair)) pairs.Add(canonical, pair = pairs.Count + 1);
            brackets.Add((row.First, row.Fields[1] == "o" ? pair : -pair));
        }

        return brackets;
    }

    private List<byte> Ranges(uint[] records)
    {
        List<byte> bytes = [];
        for (var start = 0; start < CodePoints;)
        {
            var end = start;
            while (end < CodePoints && packed[end] == packed[start]) end++;
            WriteNumber(bytes, end - start);
            WriteNumber(bytes, Array.BinarySearch(records, packed[start]));
            start = end;
        }

        return bytes;
    }

    private static void WriteNumber(List<byte> bytes, int value)
    {
        for (; value >= 0x80; value >>= 7) bytes.Add((byte)(value & 0x7F | 0x80));
        bytes.Add((byte)value);
    }

    private static string Write(
        uint[] records, List<byte> ranges, List<(string Tag, string Name)> scripts, List<(int Character, int Pair)> brackets)
    {
        var text = new StringBuilder();
        text.Append("""
            // <auto-generated/>
            // Written by CharacterDataGenerator, beside the tests, from the Unicode character database 15.0.0.
            // Unicode data files: Copyright (c) 1991-2022 Unicode, Inc.; see LICENSE-Unicode.txt in this folder.
            namespace Dushanbe.Conference.Printing.Unicode;

            internal static partial class CharacterData
            {
                /// <summary>The distinct combinations of properties, packed as <see cref="CharacterProperties"/> reads them.</summary>
                private static ReadOnlySpan<uint> Records =>
                [

            """);
        AppendWrapped(text, records.Select(record => string.Create(CultureInfo.InvariantCulture, $"0x{record:X}")));
        text.Append("""
                ];

                /// <summary>From U+0000 to U+10FFFF: how many characters share a record, and which.</summary>
                private static ReadOnlySpan<byte> Ranges =>
                [

            """);
        AppendWrapped(text, ranges.Select(value => value.ToString(CultureInfo.InvariantCulture)));
        text.Append("""
                ];

                /// <summary>Paired brackets in ascending order.</summary>
                private static ReadOnlySpan<int> BracketCharacters =>
                [

            """);
        AppendWrapped(text, brackets.Select(bracket => string.Create(CultureInfo.InvariantCulture, $"0x{bracket.Character:X4}")));
        text.Append("""
                ];

                /// <summary>The pair of each bracket; closing halves are negative.</summary>
                private static ReadOnlySpan<sbyte> BracketPairs =>
                [

            """);
        AppendWrapped(text, brackets.Select(bracket => bracket.Pair.ToString(CultureInfo.InvariantCulture)));
        text.Append(""""
                ];

                /// <summary>ISO 15924 code and name of each script, in the order of their numbers.</summary>
                private const string ScriptList = """

            """");
        foreach (var (tag, name) in scripts) text.Append(CultureInfo.InvariantCulture, $"        {tag} {name}\n");
        text.Append("        \"\"\";\n}\n");
        return text.ToString();
    }

    private static void AppendWrapped(StringBuilder text, IEnumerable<string> items)
    {
        var width = 0;
        foreach (var item in items)
        {
            if (width + item.Length > 110 || width == 0)
            {
                if (width > 0) text.Append('\n');
                text.Append("        ");
                width = 8;
            }

            text.Append(item).Append(',');
            width += item.Length + 1;
        }

        text.Append('\n');
    }

    private void Set(Row row, uint bits)
    {
        for (var i = row.First; i <= row.Last; i++) packed[i] |= bits;
    }

    /// <summary>A line of a data file: its first field, read as a range of characters if it is one, and the others.</summary>
    private sealed record Row(string Key, int First, int Last, string[] Fields);

    private IEnumerable<Row> Rows(string file, bool isRange = true, string? comment = null)
    {
        foreach (var line in File.ReadLines(Path.Combine(folder, file)))
        {
            if (comment is not null && !line.StartsWith(comment, StringComparison.Ordinal)) continue;
            var content = comment is null ? line.Split('#')[0] : line[comment.Length..].Split('#')[0];
            if (string.IsNullOrWhiteSpace(content)) continue;

            var fields = content.Split(';', StringSplitOptions.TrimEntries);
            var range = isRange ? fields[0].Split("..") : ["0"];
            yield return new(fields[0], Convert.ToInt32(range[0], 16), Convert.ToInt32(range[^1], 16), fields[1..]);
        }
    }
}
