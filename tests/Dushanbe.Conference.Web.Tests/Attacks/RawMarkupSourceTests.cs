using System.Text.RegularExpressions;

namespace Dushanbe.Conference.Web.Tests.Attacks;

/// <summary>What Blazor shows is escaped, unless somebody says that it is markup already: each place that does says here why.</summary>
public sealed partial class RawMarkupSourceTests
{
    // file and why
    private static readonly (string Where, string Why)[] Raw =
    [
        ("Public/Home.razor.cs", "data for search engines, as JSON that escapes markup"),
    ];

    private static readonly string Web = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/Dushanbe.Conference.Web"));

    [Fact]
    public void No_text_becomes_markup_but_where_it_is_known_to_be_escaped()
    {
        var raw = Directory.EnumerateFiles(Web, "*.*", SearchOption.AllDirectories).Select(each => (Path: each, Name: Path.GetRelativePath(Web, each).Replace('\\', '/')))
            .Where(file => Path.GetExtension(file.Name) is ".cs" or ".razor" or ".js" && !file.Name.StartsWith("obj/", StringComparison.Ordinal) && !file.Name.StartsWith("bin/", StringComparison.Ordinal))
            .Where(file => Unescaped().IsMatch(File.ReadAllText(file.Path))).Select(file => file.Name);

        Assert.Equal(Raw.Select(each => each.Where).Order(), raw.Order());
    }

    [Theory]
    [InlineData("@((MarkupString)name)"), InlineData("row.innerHTML = name;"), InlineData("builder.AddMarkupContent(0, name);"), InlineData("row.insertAdjacentHTML('beforeend', name)"), InlineData("setTimeout('go()')"), InlineData("new Function(text)"), InlineData("js.InvokeVoidAsync(\"eval\", text)")]
    public void Unescaped_markup_is_seen(string code) => Assert.Matches(Unescaped(), code);

    [GeneratedRegex("""MarkupString|AddMarkupContent|innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|document\.write|srcdoc|new Function\(|\beval\(|"eval"|set(?:Timeout|Interval)\(['"`]""")]
    private static partial Regex Unescaped();
}
