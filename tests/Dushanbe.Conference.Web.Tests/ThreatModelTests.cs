using System.Text.RegularExpressions;
using Dushanbe.Conference.Conditions;

namespace Dushanbe.Conference.Web.Tests;

/// <summary>Each test that the documents about security name is there.</summary>
public sealed partial class ThreatModelTests
{
    [Theory]
    [InlineData("threat-model.md", 40), InlineData("security.md", 80)]
    public void Every_test_that_it_names_is_there(string document, int least)
    {
        var sources = Directory.GetFiles(Path.Combine(Need.Root(), "tests"), "*Tests.cs", SearchOption.AllDirectories).ToLookup(Path.GetFileNameWithoutExtension, File.ReadAllText);
        var named = Name().Matches(File.ReadAllText(Path.Combine(Need.Root(), "docs", document))).Select(each => (Class: each.Groups["class"].Value, Method: each.Groups["method"].Value)).Distinct().ToList();

        Assert.All(named, each => Assert.Contains(sources[each.Class], source => each.Method.Length == 0 || source.Contains($" {each.Method}(", StringComparison.Ordinal)));
        Assert.InRange(named.Count, least, int.MaxValue);
    }

    [GeneratedRegex(@"`(?<class>[A-Z]\w+Tests)(\.(?<method>[A-Z]\w+))?`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
