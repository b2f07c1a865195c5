using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>What axe finds on a page.</summary>
internal static class Axe
{
    // in the page itself: axe's own driver opens a window for each run, which our pages, all of one origin, do not need.
    // Dark pages have the elements of light ones, so only their colors and languages are checked
    private const string Run = """
        async () => {
            const dark = matchMedia('(prefers-color-scheme: dark)').matches;
            const rules = { type: 'rule', values: ['color-contrast', 'link-in-text-block', 'html-has-lang', 'html-lang-valid', 'valid-lang'] };
            const { violations, passes } = await axe.run(document, { resultTypes: ['violations'], ...(dark && { runOnly: rules }) });
            const grave = violations.filter(each => ['serious', 'critical'].includes(each.impact));
            return { checked: passes.length + violations.length, least: dark ? 2 : 6, findings: grave.flatMap(each => each.nodes.map(node => `${each.impact} ${each.id}: ${each.help}: ${node.target} ${node.html}`)) };
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>The serious and critical findings, each with its place.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(this IPage page, string place = "")
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Script);
        var result = await page.EvaluateAsync<Result>(Run);
        // a page on which axe looked at nothing would pass as well
        Assert.True(result.Checked >= result.Least, $"axe checked nearly nothing on {page.Url}");
        return [.. result.Findings.Select(each => $"{new Uri(page.Url).PathAndQuery} {place}: {each}")];
    }

    private sealed class Result
    {
        public int Checked { get; set; }

        public int Least { get; set; }

        public string[] Findings { get; set; } = [];
    }
}
