using System.Reflection;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Names;
using Xunit.Sdk;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>A test in a real browser; skipped where there is no Chromium, except under CI=true.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Missing;
}

/// <summary>A test in a real browser, once for each row of data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Missing;
}

/// <summary>One row for each language of the product.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EachLanguageAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => Languages.All.Select(language => new object[] { language.Tag });
}

/// <summary>The browser of this machine: the one that CHROMIUM names, or Chromium or Chrome on the path.</summary>
internal static class Chromium
{
    public static string? Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named
        ? named
        : new[] { "chromium", "chromium-browser", "google-chrome" }.Select(Need.OnPath).FirstOrDefault(found => found is not null);

    public static string? Missing { get; } = Path is not null || Environment.GetEnvironmentVariable("CI") == "true"
        ? null
        : "there is no Chromium; on Debian: apt-get install chromium; elsewhere set CHROMIUM to the program's path";
}
