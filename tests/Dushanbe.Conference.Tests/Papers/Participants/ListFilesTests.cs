using System.IO.Compression;
using System.Xml.Linq;
using Dushanbe.Conference.Papers.Participants;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Dushanbe.Conference.Tests.Papers.Participants;

/// <summary>The list of participants as a workbook and as a document, opened by readers that did not write it.</summary>
public sealed class ListFilesTests(LaidLists lists) : IClassFixture<LaidLists>
{
    private static readonly XNamespace Cells = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Fact]
    public async Task The_workbook_has_a_row_for_everybody()
    {
        using var zip = new ZipArchive(new MemoryStream((await lists.Of("en", format: ListFormat.Xlsx)).File));
        var rows = RowsOf(zip, 1);

        Assert.Equal(["No.", "Group", "State or organization", "Code", "Form of address", "Name", "Family name", "Given name", "Name in own script", "Role", "Function", "Organization"], rows[0]);
        Assert.Equal(lists.People, rows.Count - 1);
        var head = rows.Single(each => each[5] == "TJ Delegate1");
        Assert.Equal(["States", "Tajikistan", null, "H.E. Mr.", "TJ Delegate1", "TJ", "Delegate1", "Намоянда1 Ҷӯраев", "Head of delegation", "Deputy Head of the Department of International Cooperation and Border Management 1", "Ministry of Foreign Affairs"], head[1..]);
        Assert.Equal("UNOCT", rows.Single(each => each[2] == "United Nations Office of Counter-Terrorism")[3]);
    }

    [Fact]
    public async Task The_workbook_calculates_nothing_that_somebody_typed()
    {
        var file = (await lists.Of("en", format: ListFormat.Xlsx)).File;

        using var zip = new ZipArchive(new MemoryStream(file));
        var sheet = XDocument.Load(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var cells = sheet.Descendants(Cells + "c").ToList();
        Assert.Empty(sheet.Descendants(Cells + "f"));
        // numbers are the running ones alone
        Assert.Equal(lists.People, cells.Count(each => (string?)each.Attribute("t") is not ("inlineStr" or "s" or "str") && each.Element(Cells + "v") is not null));
        var texts = cells.Select(each => each.Value).ToList();
        foreach (var typed in new[] { "=HYPERLINK(\"http://x\")", "@SUM(1)", "-1", "+Bond", "_x005F_x000D_" }) Assert.Contains(typed, texts);
        Assert.Equal($"A1:L{lists.People + 1}", (string?)sheet.Descendants(Cells + "autoFilter").Single().Attribute("ref"));
        var statistics = XDocument.Load(zip.GetEntry("xl/worksheets/sheet2.xml")!.Open()).Descendants(Cells + "c").Select(each => each.Value).ToList();
        Assert.Contains("Provisional list of participants", statistics);
        Assert.Equal($"{lists.People}", statistics[^1]);
    }

    // the cells of a sheet by their places, as any reader of the format finds them
    private static List<List<string?>> RowsOf(ZipArchive zip, int sheet)
    {
        var shared = zip.GetEntry("xl/sharedStrings.xml") is { } strings ? XDocument.Load(strings.Open()).Descendants(Cells + "si").Select(each => each.Value).ToList() : [];
        return [.. XDocument.Load(zip.GetEntry($"xl/worksheets/sheet{sheet}.xml")!.Open()).Descendants(Cells + "row").Select(row =>
        {
            var cells = new List<string?>();
            foreach (var cell in row.Elements(Cells + "c"))
            {
                var at = (string?)cell.Attribute("r") is { } place ? place[0] - 'A' : cells.Count;
                while (cells.Count < at) cells.Add(null);
                var value = (string?)cell.Attribute("t") == "s" ? shared[int.Parse(cell.Value, System.Globalization.CultureInfo.InvariantCulture)] : cell.Value;
                cells.Add(value.Length == 0 ? null : value);
            }

            while (cells.Count < 12) cells.Add(null);
            return cells;
        })];
    }

    [Theory]
    [InlineData("en", null), InlineData("ru", null), InlineData("tg", null), InlineData("en", "ar")]
    public async Task The_document_is_valid(string language, string? order)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream((await lists.Of(language, order, ListFormat.Docx)).File), isEditable: false);

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(each => $"{each.Path?.XPath}: {each.Description}"));
    }

    [Fact]
    public async Task The_document_has_headings_two_columns_heads_of_pages_and_what_people_typed_as_text()
    {
        using var zip = new ZipArchive(new MemoryStream((await lists.Of("ru", "fr", ListFormat.Docx)).File));
        var body = XDocument.Load(zip.GetEntry("word/document.xml")!.Open());
        var lines = body.Descendants(Words + "p").Select(each => (Style: (string?)each.Element(Words + "pPr")?.Element(Words + "pStyle")?.Attribute(Words + "val"), Text: string.Concat(each.Descendants(Words + "t").Select(text => text.Value)))).ToList();

        Assert.Equal(["Участники по группам", "Государства", "Система Организации Объединённых Наций", "Другие участники"], lines.Where(each => each.Style == "Heading1").Select(each => each.Text));
        Assert.Equal(lists.People, lines.Count(each => each.Style == "PersonName"));
        Assert.Contains(("Heading2", "Кот-д'Ивуар  Côte d'Ivoire"), lines.Select(each => (each.Style, each.Text.Replace('’', '\''))));
        Assert.Contains("<b>Ann</b>", lines.Where(each => each.Style == "PersonLine").Select(each => each.Text));
        Assert.Equal(["1", "1", "2", "1", "2", "1", "2", "1"], body.Descendants(Words + "cols").Select(each => (string?)each.Attribute(Words + "num")));
        Assert.Empty(body.Descendants(Words + "instrText"));
        var parts = zip.Entries.Where(each => each.FullName.StartsWith("word/", StringComparison.Ordinal) && each.FullName.EndsWith(".xml", StringComparison.Ordinal)).ToDictionary(each => each.FullName, each => XDocument.Load(each.Open()).ToString(), StringComparer.Ordinal);
        Assert.Contains(parts, each => each.Key.Contains("header", StringComparison.Ordinal) && each.Value.Contains("Предварительный список участников", StringComparison.Ordinal));
        Assert.Contains(parts, each => each.Key.Contains("footer", StringComparison.Ordinal) && each.Value.Contains(" PAGE ", StringComparison.Ordinal));
    }
}
