using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>What axe finds on a page.</summary>
internal static class Axe
{
    /// <summary>The serious and critical findings, each with its place.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(this IPage page, string place = "")
    {
        var result = await page.RunAxe();
        // axe ends its run in a window of its own, and keys go to the window in front
        await page.BringToFrontAsync();
        // a page on which axe looked at nothing would pass as well
        Assert.True(result.Passes.Length > 5, $"axe checked nearly nothing on {page.Url}");
        return
        [
            .. from violation in result.Violations
               where violation.Impact is "serious" or "critical"
               from node in violation.Nodes
               select $"{new Uri(page.Url).PathAndQuery} {place}: {violation.Impact} {violation.Id}: {violation.Help}: {node.Target} {node.Html}",
        ];
    }
}
