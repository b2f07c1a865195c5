using System.Text.RegularExpressions;
using Dushanbe.Conference.Conditions;

namespace Dushanbe.Conference.Web.Tests.Look;

/// <summary>One of our style sheets, as it lies in the source.</summary>
/// <param name="Address">Where a page finds it: <c>css/desk/frame.css</c>.</param>
/// <param name="Text">What it says, without comments.</param>
public sealed partial record StyleSheet(string Address, string Text)
{
    private static readonly string Folder = Path.Combine(Need.Root(), "src", "Dushanbe.Conference.Web", "wwwroot");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StyleSheet> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Folder, "css"), "*.css", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => new StyleSheet(Path.GetRelativePath(Folder, file).Replace('\\', '/'), Comment().Replace(File.ReadAllText(file), "")))];

    /// <summary>The layer of its rules: <c>desk.frame</c>.</summary>
    public string Layer => Address["css/".Length..^".css".Length].Replace('/', '.');

    /// <summary>A sheet by its address.</summary>
    public static StyleSheet At(string address) => All.Single(each => each.Address == address);

    /// <summary>What stands before each brace of the first depth and what between the braces; null for a statement without any.</summary>
    public static IEnumerable<(string Head, string? Body)> Blocks(string text)
    {
        var (start, open, depth) = (0, 0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case ';' when depth == 0:
                    yield return (text[start..at].Trim(), null);
                    start = at + 1;
                    break;
                case '{' when depth++ == 0:
                    open = at;
                    break;
                case '}' when --depth == 0:
                    yield return (text[start..open].Trim(), text[(open + 1)..at]);
                    start = at + 1;
                    break;
            }
        }

        if (text[start..].Trim() is { Length: > 0 } rest) yield return (rest, null);
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
