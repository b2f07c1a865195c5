using System.Text.RegularExpressions;

namespace Dushanbe.Conference.Web.Frame;

/// <summary>The colours of <c>wwwroot/css/tokens.css</c> by role, for code that cannot read a style sheet: <c>brand</c> for <c>--color-brand</c>.</summary>
internal static partial class Tokens
{
    private static readonly string Sheet = Read();

    public static IReadOnlyDictionary<string, string> Light { get; } = Of(":root", []);

    /// <summary>The dark theme; roles equal in both themes are included.</summary>
    public static IReadOnlyDictionary<string, string> Dark { get; } = Of(":root[data-theme=\"dark\"]", Light);

    private static Dictionary<string, string> Of(string selector, IEnumerable<KeyValuePair<string, string>> elsewhere)
    {
        var colours = new Dictionary<string, string>(elsewhere, StringComparer.Ordinal);
        var start = Sheet.IndexOf($"\n{selector} {{", StringComparison.Ordinal);
        foreach (Match colour in Colour().Matches(Sheet[start..Sheet.IndexOf('}', start)])) colours[colour.Groups["role"].Value] = colour.Groups["value"].Value;
        return colours;
    }

    private static string Read()
    {
        using var stream = typeof(Tokens).Assembly.GetManifestResourceStream("tokens.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("--color-(?<role>[a-z-]+): (?<value>#[0-9a-f]{6}(?:[0-9a-f]{2})?);", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Colour();
}
