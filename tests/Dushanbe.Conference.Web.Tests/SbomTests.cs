using System.Text.Json;
using Dushanbe.Conference.Conditions;

namespace Dushanbe.Conference.Web.Tests;

/// <summary>The bill of materials that a build writes beside the program.</summary>
public sealed class SbomTests
{
    // open licences that may be linked into a program under any
    private static readonly string[] Open = ["MIT", "Apache-2.0", "PostgreSQL", "MS-PL", "BSD-2-Clause", "BSD-3-Clause", "Unicode-3.0"];

    // restored because a package names it, and not shipped
    private const string NotOpen = "Microsoft.Data.SqlClient.SNI.runtime";

    private static readonly string Source = Path.Combine(Need.Root(), "src");

    // the program beside its project, built as this test was
    private static readonly string Output = Path.Combine(Source, "Dushanbe.Conference.Web", Path.GetRelativePath(Path.Combine(Path.GetDirectoryName(Source)!, "tests", "Dushanbe.Conference.Web.Tests"), AppContext.BaseDirectory));

    [Fact]
    public void Every_package_of_the_program_is_in_it_with_its_version_and_an_open_licence()
    {
        var components = Components();
        var locked = Directory.GetFiles(Source, "packages.lock.json", SearchOption.AllDirectories).Where(each => !each.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).SelectMany(Locked).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();

        Assert.InRange(locked.Count, 50, int.MaxValue);
        Assert.Equal(locked, components.Select(each => each.GetProperty("purl").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal([NotOpen], components.Where(each => !Licences(each).All(Open.Contains)).Select(each => each.GetProperty("name").GetString()));
        Assert.All(components, each => Assert.Equal($"pkg:nuget/{each.GetProperty("name").GetString()}@{each.GetProperty("version").GetString()}", each.GetProperty("bom-ref").GetString()));
    }

    [Fact]
    public void What_is_not_open_or_only_builds_the_program_is_not_shipped_with_it()
    {
        var scopes = Components().ToDictionary(each => each.GetProperty("name").GetString()!, each => each.GetProperty("scope").GetString(), StringComparer.Ordinal);

        Assert.Equal(("excluded", "excluded", "required", "required"), (scopes[NotOpen], scopes["Meziantou.Analyzer"], scopes["MudBlazor"], scopes["Microsoft.Data.SqlClient"]));
        Assert.DoesNotContain(NotOpen, File.ReadAllText(Path.Combine(Output, "Dushanbe.Conference.Web.deps.json")));
        Assert.Empty(Directory.GetFiles(Output, "Microsoft.Data.SqlClient.SNI*", SearchOption.AllDirectories));
        // Windows does without it
        Assert.Contains("\"Switch.Microsoft.Data.SqlClient.UseManagedNetworkingOnWindows\": true", File.ReadAllText(Path.Combine(Output, "Dushanbe.Conference.Web.runtimeconfig.json")));
    }

    [Fact]
    public void It_says_what_it_is()
    {
        var root = Read();

        Assert.Equal(("CycloneDX", "1.6", "Dushanbe.Conference.Web", "application"), (root.GetProperty("bomFormat").GetString(), root.GetProperty("specVersion").GetString(), root.GetProperty("metadata").GetProperty("component").GetProperty("name").GetString(), root.GetProperty("metadata").GetProperty("component").GetProperty("type").GetString()));
    }

    private static List<JsonElement> Components() => [.. Read().GetProperty("components").EnumerateArray()];

    private static JsonElement Read() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Output, "sbom.cdx.json"))).RootElement;

    private static IEnumerable<string> Licences(JsonElement component) => component.GetProperty("licenses").EnumerateArray().SelectMany(each =>
        each.TryGetProperty("expression", out var expression) ? expression.GetString()!.Split([" AND ", " OR ", "(", ")"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : [each.GetProperty("license").TryGetProperty("id", out var id) ? id.GetString()! : each.GetProperty("license").GetProperty("name").GetString()!]);

    private static IEnumerable<string> Locked(string file) => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("dependencies").EnumerateObject()
        .SelectMany(framework => framework.Value.EnumerateObject())
        .Where(each => each.Value.GetProperty("type").GetString() != "Project")
        .Select(each => $"pkg:nuget/{each.Name}@{each.Value.GetProperty("resolved").GetString()}");
}
