using System.IO.Compression;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Dushanbe.Conference.Exchange;

namespace Dushanbe.Conference.Web.Tests.Attacks;

/// <summary>Every table that leaves the server, from an edition whose every text begins as a formula: no cell is one.</summary>
[Collection(AttackTests.Name)]
public sealed class FormulaTests(AttackedInstallation web)
{
    /// <summary>What a spreadsheet takes for the beginning of a formula, in wide and small signs too.</summary>
    public const string Beginnings = "=+-@\t\r\n＝＋－＠﹦﹢﹣﹫";

    // what leaves the server and is no export of rows
    private static readonly string[] Forms = ["template.csv", "template.xlsx"];

    [Fact]
    public async Task No_cell_of_any_table_is_a_formula()
    {
        var faults = new List<string>();
        var exports = Addresses.Of(web).Where(each => each.RoutePattern.RawText!.EndsWith(".csv", StringComparison.Ordinal) || each.RoutePattern.RawText!.EndsWith(".xlsx", StringComparison.Ordinal)).ToList();
        foreach (var export in exports)
        {
            var address = export.Of(web.Calculated, web.Report);
            using var request = new HttpRequestMessage(new HttpMethod(export.Method()), address);
            if (export.Method() == "POST") request.Content = new FormUrlEncodedContent([KeyValuePair.Create("language", "en"), KeyValuePair.Create("groups", "States,Others")]);
            using var answer = await web.Owner.SendAsync(request);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            var (cells, wrong) = address.EndsWith(".csv", StringComparison.Ordinal) ? Csv(bytes) : await SheetAsync(bytes);
            faults.AddRange(wrong.Select(each => $"{address}: {each}"));
            // that there was something to neutralize
            if (!Forms.Any(form => address.EndsWith(form, StringComparison.Ordinal)) && !cells.Any(each => Formulas.IsFormula(each))) faults.Add($"{address} holds nothing that was typed");
        }

        Assert.Empty(faults);
        Assert.Equal(13, exports.Count);
    }

    [Fact]
    public void Only_tables_are_sent_as_tables()
    {
        // whoever writes separators without the writer writes cells that nobody has looked at
        var source = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src"));
        var writers = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories).Where(each => !each.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal) && !each.Contains("Migrations", StringComparison.Ordinal))
            .Where(each => File.ReadAllText(each) is var text && (text.Contains("text/csv", StringComparison.Ordinal) || text.Contains("Spreadsheet.CreateNew", StringComparison.Ordinal))).Select(Path.GetFileName);

        Assert.Equal(["Download.cs", "ExportParticipants.cs", "ListWorkbook.cs"], writers.Order());
    }

    [Theory]
    [InlineData("a,=1\r\n", 1), InlineData("a,\"=1\"\r\n", 1), InlineData("a,'=1\r\n", 0), InlineData("a;=1,b\r\n", 1), InlineData("a,\"b\r\n=1\"\r\n", 0)]
    public void A_formula_in_a_file_is_seen(string csv, int wrong) => Assert.Equal(wrong, Csv(Encoding.UTF8.GetBytes(csv)).Wrong.Count);

    // what a cell holds, and what is wrong: also where a spreadsheet splits at another sign
    private static (List<string> Cells, List<string> Wrong) Csv(byte[] bytes)
    {
        var (text, at) = (Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'), 0);
        var (cells, wrong) = (new List<string>(), new List<string>());
        while (at < text.Length)
        {
            var cell = new StringBuilder();
            var isQuoted = text[at] == '"';
            if (isQuoted)
            {
                for (at++; at < text.Length; at++)
                {
                    if (text[at] != '"') cell.Append(text[at]);
                    else if (at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[at++]);
                    else break;
                }

                at++;
            }
            else
            {
                while (at < text.Length && text[at] is not (',' or '\r' or '\n')) cell.Append(text[at++]);
            }

            var value = cell.ToString();
            foreach (var part in isQuoted ? [value] : value.Split(';', '\t'))
                if (part.Length > 0 && Beginnings.Contains(part[0], StringComparison.Ordinal)) wrong.Add(part);
            cells.Add(value);
            at += at < text.Length && text[at] == '\r' ? 2 : 1;
        }

        return (cells, wrong);
    }

    private static async Task<(List<string> Cells, List<string> Wrong)> SheetAsync(byte[] bytes)
    {
        var (cells, wrong) = (new List<string>(), new List<string>());
        await using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries.Where(each => each.FullName.EndsWith(".xml", StringComparison.Ordinal) || each.FullName.EndsWith(".rels", StringComparison.Ordinal)))
        {
            await using var part = await entry.OpenAsync();
            var root = (await XDocument.LoadAsync(part, LoadOptions.PreserveWhitespace, default)).Root!;
            if (root.Descendants().Any(each => each.Attribute("TargetMode")?.Value == "External")) wrong.Add($"{entry.FullName} leads out");
            if (!entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)) continue;
            foreach (var each in root.Descendants())
            {
                if (each.Name.LocalName is "f" or "hyperlink" or "dataValidation" && each.Value.StartsWith('=')) wrong.Add($"{each.Name.LocalName}: {each.Value}");
                if (each.Name.LocalName == "f") wrong.Add($"formula {each.Value}");
                // a count of ours is a number; what begins as a formula is none
                if (each.Name.LocalName == "c" && each.Attribute("t")?.Value is not ("inlineStr" or "s") && each.HasElements && !each.Value.All(char.IsAsciiDigit)) wrong.Add($"a cell that is no text: {each.Value}");
                if (each.Name.LocalName == "is") cells.Add(each.Value);
            }
        }

        return (cells, wrong);
    }
}
