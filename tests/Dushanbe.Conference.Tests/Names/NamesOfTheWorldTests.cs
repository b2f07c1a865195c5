using System.Text.Json;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Tests.Names;

public sealed class NamesOfTheWorldTests
{
    [SharedFact]
    public void Names_of_65_locales_are_found_as_written_in_either_order_and_by_their_beginning()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Need.SharedFolder!, "data", "names-multiscript-faker.json")));
        var read = 0;
        foreach (var locale in file.RootElement.EnumerateObject())
        {
            var (given, family) = (Names(locale.Value, "first"), Names(locale.Value, "last"));
            for (var i = 0; i < given.Length; i++)
            {
                var name = PersonName.Of(null, given[i], family.Length > 0 ? family[i % family.Length] : null);
                var key = SearchKey.For(name.Family, name.Given);

                Assert.NotEmpty(key);
                Assert.True(SearchQuery.Read($"{name.Family} {name.Given}").Finds(key), $"{name} in {key}");
                Assert.True(SearchQuery.Read($"{name.Given} {name.Family}").Finds(key), $"{name} in {key}");
                var rune = name.Given!.Length > 3 && char.IsHighSurrogate(name.Given[2]) ? 4 : Math.Min(3, name.Given.Length);
                if (char.IsAsciiLetter(name.Given[0])) Assert.True(SearchQuery.Read(name.Given[..rune]).Finds(key), $"{name.Given[..rune]} in {key}");
                Assert.True(name.SortKey("en").Length <= Collation.MaxLength);
                read++;
            }
        }

        Assert.True(read > 1000, $"{read} names");
    }

    private static string[] Names(JsonElement locale, string part) =>
        locale.TryGetProperty(part, out var kinds) && kinds.ValueKind == JsonValueKind.Object
            ? [.. kinds.EnumerateObject().SelectMany(kind => kind.Value.EnumerateArray()).Select(each => each.GetString()!)]
            : [];
}
