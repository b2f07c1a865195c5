using System.Text.RegularExpressions;
using Dushanbe.Conference.Conditions;

namespace Dushanbe.Conference.Web.Tests;

/// <summary>Each test that the threat model names is there.</summary>
public sealed partial class ThreatModelTests
{
    [Fact]
    public void Every_test_that_it_names_is_there()
    {
        var sources = Directory.GetFiles(Path.Combine(Need.Root(), "tests"), "*Tests.cs", SearchOption.AllDirectories).ToLookup(Path.GetFileNameWithoutExtension, File.ReadAllText);
        var named = Name().Matches(File.ReadAllText(Path.Combine(Need.Root(), "docs", "threat-model.md"))).Select(each => (Class: each.Groups["class"].Value, Method: each.Groups["method"].Value)).Distinct().ToList();

        Assert.All(named, each => Assert.Contains(sources[each.Class], source => each.Method.Length == 0 || source.Contains($" {each.Method}(", StringComparison.Ordinal)));
        Assert.InRange(named.Count, 40, int.MaxValue);
    }

    [GeneratedRegex(@"`(?<class>[A-Z]\w+Tests)(\.(?<method>[A-Z]\w+))?`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
