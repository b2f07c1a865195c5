using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Web.Tests;

/// <summary>
/// The list for a speaker of Tajik: every Tajik text of the product that no source confirms. It is made from the texts, never
/// written by hand: run this test with CONFERENCE_WRITE_DOCS=1 after changing one.
/// </summary>
public sealed partial class TajikWordsTests
{
    private const string List = "docs/tajik-to-check.md", Confirmed = "docs/tajik-confirmed.tsv";

    [Fact]
    public void The_list_of_Tajik_words_to_check_holds_every_text_that_no_source_confirms()
    {
        var file = Path.Combine(Need.Root(), List);
        var made = Document();
        if (Environment.GetEnvironmentVariable("CONFERENCE_WRITE_DOCS") == "1") File.WriteAllText(file, made);

        Assert.True(File.ReadAllText(file) == made, $"{List} is older than the texts: run this test with CONFERENCE_WRITE_DOCS=1.");
    }

    [Fact]
    public void A_confirmed_word_has_its_source_and_is_used_as_it_stands()
    {
        var texts = Sections().SelectMany(section => section.Texts).Select(text => text.Tajik).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var confirmed = ConfirmedRows();

        Assert.All(confirmed, row => Assert.True(row.Length == 3 && row.All(cell => cell.Trim().Length > 0), string.Join(" | ", row)));
        Assert.Equal(confirmed.Length, confirmed.Select(row => row[0]).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains(confirmed, row => texts.Contains(row[0]));
    }

    private static string Document()
    {
        var confirmed = ConfirmedRows().Select(row => row[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var document = new StringBuilder($"""
            # Tajik words to check

            Tajik texts of the product that no source confirms yet; made from the texts by `TajikWordsTests`. A word that was found
            in a Tajik text goes into [{Path.GetFileName(Confirmed)}]({Path.GetFileName(Confirmed)}) with its source, and leaves this list.

            The Tajik names of States (`Names/States.tsv`) are everyday names, none of them official; hosts can amend them.

            """.ReplaceLineEndings("\n"));
        foreach (var (name, texts) in Sections())
        {
            var open = texts.Where(text => Tajik().IsMatch(text.Tajik) && !text.HasSource && !confirmed.Contains(text.Tajik)).ToList();
            if (open.Count == 0) continue;
            document.Append('\n').Append("## ").Append(name).Append("\n\n| key | English | Tajik |\n|---|---|---|\n");
            foreach (var text in open) document.Append("| `").Append(text.Key).Append("` | ").Append(Cell(text.English)).Append(" | ").Append(Cell(text.Tajik)).Append(" |\n");
        }

        return document.ToString();
    }

    private static IEnumerable<(string Name, IReadOnlyList<Text> Texts)> Sections()
    {
        var source = Path.Combine(Need.Root(), "src");
        foreach (var file in Files(source, "*.tg.resx")) yield return (Relative(source, file).Replace(".tg.resx", "", StringComparison.Ordinal), Resources(file));
        yield return ("Dushanbe.Conference/Editions/Categories/DefaultCategories", [.. DefaultCategories.For(Guid.Empty).Select(each => new Text(each.Letter, each.Word.In("en")!, each.Word.In("tg")!, HasSource: false))]);
        yield return ("Dushanbe.Conference/Names/Honorifics", [.. EmbeddedTable.Rows("Honorifics.tsv").Select(row => new Text(row[0], row[0], row[2], HasSource: false))]);
        foreach (var file in Files(source, "*.json").Where(each => each.Contains($"{Path.DirectorySeparatorChar}Seeds{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            yield return (Relative(source, file), [.. Localized(document.RootElement, "", hasSource: false)]);
        }
    }

    private static List<Text> Resources(string file)
    {
        var english = Values(file.Replace(".tg.resx", ".resx", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        return [.. Values(file).Select(each => new Text(each.Key, english[each.Key], each.Value, HasSource: false))];
    }

    private static IEnumerable<KeyValuePair<string, string>> Values(string file) =>
        XDocument.Load(file).Root!.Elements("data").Select(each => KeyValuePair.Create(each.Attribute("name")!.Value, each.Element("value")!.Value));

    // objects with a text in Tajik, at whatever depth; a row that says where its Tajik was seen is confirmed
    private static IEnumerable<Text> Localized(JsonElement element, string path, bool hasSource)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray().Index().SelectMany(each => Localized(each.Item, $"{path}.{NameOf(each.Item) ?? $"{each.Index + 1}"}", hasSource));
        if (element.ValueKind != JsonValueKind.Object) return [];
        if (element.TryGetProperty("tg", out var tajik) && tajik.ValueKind == JsonValueKind.String)
            return [new Text(path.TrimStart('.'), element.TryGetProperty("en", out var english) ? english.GetString()! : "", tajik.GetString()!, hasSource)];
        var sourced = element.TryGetProperty("source", out var source) && source.ToString().Contains("Tajik:", StringComparison.Ordinal);
        return element.EnumerateObject().SelectMany(each => Localized(each.Value, $"{path}.{each.Name}", sourced));
    }

    private static string? NameOf(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object) return null;
        foreach (var name in new[] { "slug", "key" })
            if (item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String) return value.GetString();
        return null;
    }

    private static IEnumerable<string> Files(string source, string kind) => Directory.EnumerateFiles(source, kind, SearchOption.AllDirectories)
        .Where(file => !Relative(source, file).Split('/').Any(part => part is "obj" or "bin")).OrderBy(file => Relative(source, file), StringComparer.Ordinal);

    private static string[][] ConfirmedRows() => [.. File.ReadLines(Path.Combine(Need.Root(), Confirmed)).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t'))];

    private static string Relative(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);

    private sealed record Text(string Key, string English, string Tajik, bool HasSource);

    [GeneratedRegex(@"\p{IsCyrillic}")]
    private static partial Regex Tajik();
}
