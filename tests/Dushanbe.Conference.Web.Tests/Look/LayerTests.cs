using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Dushanbe.Conference.Web.Tests.Look;

/// <summary>What wins over what is said once, by the layers, and never by the order of the files.</summary>
public sealed class LayerTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    // MudBlazor's sheet; what the few rules with !important stand in that win over it; what a browser gives, made plain
    private const string MudBlazor = "mud", First = "first", Reset = "reset";

    private static string[] Order => [.. Statements(StyleSheet.At("css/tokens.css")).Single()["@layer ".Length..].Split(',', StringSplitOptions.TrimEntries)];

    [Fact]
    public void Every_rule_of_a_sheet_stands_in_the_layer_that_its_path_names()
    {
        var wrong = StyleSheet.All.SelectMany(sheet => StyleSheet.Blocks(sheet.Text)
            .Where(block => block.Body is not null && block.Head != "@font-face" && !LayersOf(sheet).Contains(block.Head))
            .Select(block => $"{sheet.Address}: {block.Head}"));

        Assert.Empty(wrong);
        Assert.True(StyleSheet.All.Count(sheet => StyleSheet.Blocks(sheet.Text).Any(block => block.Head == $"@layer {sheet.Layer}")) > 10);
    }

    [Fact]
    public void The_order_of_the_layers_stands_in_one_place_and_names_each_once()
    {
        var used = StyleSheet.All.SelectMany(sheet => StyleSheet.Blocks(sheet.Text)).Where(block => block.Head.StartsWith("@layer ", StringComparison.Ordinal) && block.Body is not null).Select(block => block.Head["@layer ".Length..]);

        Assert.Equal(used.Append(MudBlazor).Distinct().Order(), Order.Order());
        Assert.Equal([First, Reset, MudBlazor], Order[..3]);
        Assert.All(StyleSheet.All.Where(sheet => sheet.Address != "css/tokens.css"), sheet => Assert.Empty(Statements(sheet)));
    }

    [Fact]
    public void Only_what_must_win_over_MudBlazor_is_in_the_first_layer() =>
        Assert.All(StyleSheet.All.SelectMany(sheet => StyleSheet.Blocks(sheet.Text)).Where(block => block.Head == $"@layer {First}").SelectMany(block => Regex.Matches(block.Body!, @"[\w-]+:[^;}]*(?=[;}])")), rule =>
            Assert.EndsWith("!important", rule.Value.TrimEnd(), StringComparison.Ordinal));

    [Fact]
    public async Task A_desk_reads_the_order_first_then_MudBlazor_below_and_each_of_its_sheets()
    {
        var browser = await web.SignedInAsync("organizer");
        var page = await browser.PageAsync("/desk/editions");
        var sheets = page.QuerySelectorAll("head link[rel=stylesheet]").Select(each => Plain(each.GetAttribute("href")!)).ToList();
        var mud = Regex.Match(page.QuerySelectorAll("head style").Single().TextContent, @"^@import url\((.+)\) layer\((.+)\);$");

        Assert.Equal("css/tokens.css", sheets[0]);
        Assert.True(page.QuerySelector("head link[rel=stylesheet]")!.CompareDocumentPosition(page.QuerySelector("head style")!).HasFlag(DocumentPositions.Following));
        Assert.Equal(("lib/mudblazor/MudBlazor.min.css", MudBlazor), (Plain(mud.Groups[1].Value), mud.Groups[2].Value));
        Assert.Equal(StyleSheet.All.Select(sheet => sheet.Address).Where(address => address.StartsWith("css/desk/", StringComparison.Ordinal)), sheets.Where(each => each.StartsWith("css/desk/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task MudBlazors_sheet_has_an_address_of_its_content_and_travels_compressed()
    {
        var browser = await web.SignedInAsync("organizer");
        var page = await browser.PageAsync("/desk/editions");
        var address = Regex.Match(page.QuerySelector("head style")!.TextContent, @"url\((.+?)\)").Groups[1].Value;
        browser.DefaultRequestHeaders.Add("Accept-Encoding", "br");

        using var sheet = await browser.GetAsync($"/{address}");

        Assert.NotEqual(address, Plain(address));
        Assert.Equal("br", Assert.Single(sheet.Content.Headers.ContentEncoding));
    }

    private static string[] LayersOf(StyleSheet sheet) => [$"@layer {sheet.Layer}", $"@layer {First}", $"@layer {Reset}"];

    private static IEnumerable<string> Statements(StyleSheet sheet) => StyleSheet.Blocks(sheet.Text).Where(block => block.Body is null).Select(block => Regex.Replace(block.Head, @"\s+", " "));

    // without the fingerprint of its content
    private static string Plain(string address) => Regex.Replace(address, @"\.[a-z0-9]{10}(?=\.css$)", "");
}
