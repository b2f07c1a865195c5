using System.Text.RegularExpressions;
using System.Xml.Linq;
using Dushanbe.Conference.Conditions;

namespace Dushanbe.Conference.Web.Tests;

/// <summary>Every text a person reads is there in English, Russian and Tajik, with the same places for values.</summary>
public sealed class ResourceTests
{
    public static TheoryData<string> Texts()
    {
        var source = Path.Combine(Need.Root(), "src");
        var data = new TheoryData<string>();
        foreach (var file in Directory.EnumerateFiles(source, "*.resx", SearchOption.AllDirectories).Where(each => !each.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")).Select(Neutral).Distinct().Order())
            data.Add(Path.GetRelativePath(source, file));
        return data;
    }

    [Theory, MemberData(nameof(Texts))]
    public void A_text_is_there_in_three_languages_with_the_same_places_for_values(string file)
    {
        var neutral = Path.Combine(Need.Root(), "src", file);
        var english = Read($"{neutral}.resx");

        foreach (var language in new[] { "ru", "tg" })
        {
            var other = Read($"{neutral}.{language}.resx");
            Assert.Equal(english.Keys.Order(), other.Keys.Order());
            Assert.All(english, text => Assert.True(Places(text.Value).SetEquals(Places(other[text.Key])), $"{file}.{language}: {text.Key}"));
            Assert.All(other, text => Assert.False(string.IsNullOrWhiteSpace(text.Value), $"{file}.{language}: {text.Key} is empty"));
        }
    }

    private static string Neutral(string path) => Regex.Replace(path, @"(\.(ru|tg))?\.resx$", "");

    private static Dictionary<string, string> Read(string path) =>
        XDocument.Load(path).Root!.Elements("data").ToDictionary(each => each.Attribute("name")!.Value, each => each.Element("value")!.Value);

    private static HashSet<string> Places(string text) => [.. Regex.Matches(text, @"\{(\d+)(:[^}]*)?\}").Select(match => match.Groups[1].Value)];
}
