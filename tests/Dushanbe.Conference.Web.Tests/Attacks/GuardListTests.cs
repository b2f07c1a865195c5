using System.Text.RegularExpressions;

namespace Dushanbe.Conference.Web.Tests.Attacks;

/// <summary>The list of guards that <c>tests/mutation/run</c> takes out one by one names files and tests that are there.</summary>
public sealed class GuardListTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));

    [Fact]
    public void Each_guard_names_a_file_and_the_tests_that_notice()
    {
        var classes = Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories).Select(each => Path.GetFileNameWithoutExtension(each)).ToHashSet(StringComparer.Ordinal);
        var guards = File.ReadLines(Path.Combine(Root, "tests/mutation/guards.tsv")).Where(line => line is not ['#', ..]).Select(line => line.Split('\t')).ToList();

        Assert.All(guards, guard =>
        {
            Assert.Equal(5, guard.Length);
            Assert.True(File.Exists(Path.Combine(Root, "src", guard[1])), guard[1]);
            Assert.Contains(guard[3], new[] { "Web", "Core" });
            Assert.All(guard[4].Split('|'), filter => Assert.Contains(Regex.Match(filter, @"^\w+").Value, classes));
        });
        Assert.Equal(guards.Count, guards.Select(guard => guard[0]).Distinct().Count());
        Assert.True(guards.Count >= 35);
    }
}
