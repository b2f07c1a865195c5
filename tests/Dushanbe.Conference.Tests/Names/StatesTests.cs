using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Tests.Names;

public sealed class StatesTests
{
    [Fact]
    public void All_Members_observers_and_two_more_are_there()
    {
        Assert.Equal((193, 2, 2), (
            States.All.Count(state => state.Status == UnStatus.Member),
            States.All.Count(state => state.Status == UnStatus.Observer),
            States.All.Count(state => state.Status == UnStatus.NonMember)));
    }

    [Fact]
    public void Every_State_has_its_names_and_codes()
    {
        foreach (var state in States.All)
        {
            Assert.Equal(["ar", "en", "es", "fr", "ru", "tg", "zh"], state.Name.Values.Keys);
            Assert.Equal(["ar", "en", "fr", "ru"], state.FormalName.Values.Keys);
            Assert.Same(state, States.Find(state.Iso2.ToLowerInvariant()));
            Assert.Same(state, States.Match(state.Iso3));
            Assert.DoesNotContain("(the)", state.Name.In("en"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_name_in_every_language_leads_back_to_its_State()
    {
        foreach (var state in States.All)
            foreach (var name in state.Name.Values.Values.Concat(state.FormalName.Values.Values).Concat(state.Everyday))
                Assert.True(States.Match(name) == state, $"{name} of {state.Iso2} gives {States.Match(name)?.Iso2 ?? "nothing"}");
    }

    [Theory]
    [InlineData("tajikistan", "TJ")]
    [InlineData("  THE  Republic of Tajikistan ", "TJ")]
    [InlineData("ТАДЖИКИСТАН", "TJ")]
    [InlineData("tadjikistan", "TJ")]
    [InlineData("tj", "TJ")]
    [InlineData("TJK", "TJ")]
    [InlineData("Bahamas (the)", "BS")]
    [InlineData("Iran", "IR")]
    [InlineData("Islamic Republic of Iran", "IR")]
    [InlineData("cote divoire", "CI")]
    [InlineData("Côte d’Ivoire", "CI")]
    [InlineData("Turkiye", "TR")]
    [InlineData("TÜRKİYE", "TR")]
    [InlineData("Guinea Bissau", "GW")]
    [InlineData("Великобритания", "GB")]
    [InlineData("Объединённые Арабские Эмираты", "AE")]
    [InlineData("Uzbekiston", "UZ")]
    [InlineData("Кыргызстан", "KG")]
    [InlineData("the Netherlands", "NL")]
    [InlineData("Maroc (le)", "MA")]
    public void A_State_is_recognised_as_people_write_it(string name, string iso2) => Assert.Equal(iso2, States.Match(name)?.Iso2);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Atlantis")]
    [InlineData("Guin")]
    [InlineData("Republic")]
    [InlineData("XX")]
    public void An_unknown_name_matches_nothing(string? name) => Assert.Null(States.Match(name));

    [Fact]
    public void Niger_and_Nigeria_and_the_two_Congos_stay_apart()
    {
        Assert.Equal(["NE", "NG", "CG", "CD", "DM", "DO", "GN", "GQ"],
            new[] { "Нигер", "Нигерия", "Congo", "DRC", "Dominica", "Dominican Republic", "Guinea", "Equatorial Guinea" }.Select(name => States.Match(name)?.Iso2));
    }

    [Fact]
    public void The_order_of_States_follows_each_language()
    {
        Assert.Equal(["Afghanistan", "Albania", "Algeria", "Andorra"], First("en"));
        Assert.Equal(["Австралия", "Австрия", "Азербайджан", "Албания"], First("ru"));
        Assert.Equal(["Австралия", "Австрия", "Албания", "Алҷазоир"], First("tg"));
        Assert.True(States.Find("UZ")!.OrderIn("tg") > States.Find("UY")!.OrderIn("tg"), "Ӯ comes after У");
        Assert.Equal(Enumerable.Range(1, States.All.Count), States.All.Select(state => state.OrderIn("tg")).Order());

        static string[] First(string language) => [.. States.All.OrderBy(state => state.OrderIn(language)).Take(4).Select(state => state.Name.In(language)!)];
    }

    [SharedFact]
    public void The_order_agrees_with_the_published_one()
    {
        foreach (var (language, column) in new[] { ("en", "order_en"), ("fr", "order_fr"), ("ru", "order_ru"), ("ar", "order_ar") })
        {
            var published = Rows().OrderBy(row => int.Parse(row[column])).Select(row => row["iso2"]);

            Assert.Equal(published, States.All.OrderBy(state => state.OrderIn(language)).Select(state => state.Iso2));
        }
    }

    private static IEnumerable<Dictionary<string, string>> Rows()
    {
        var lines = File.ReadAllLines(Path.Combine(Need.SharedFolder!, "data", "un-states.csv"));
        var header = lines[0].Split(',');
        foreach (var line in lines.Skip(1))
        {
            // a comma inside quotation marks belongs to the field
            var fields = line.Split('"').SelectMany((piece, i) => i % 2 == 1 ? [piece.Replace(',', ';')] : new[] { piece });
            yield return header.Zip(string.Concat(fields).Split(',')).ToDictionary(pair => pair.First, pair => pair.Second);
        }
    }
}

public sealed class BodiesTests
{
    [Theory]
    [InlineData("UNOCT", "UNOCT")]
    [InlineData("united nations office of counter-terrorism", "UNOCT")]
    [InlineData("ОБСЕ", "OSCE")]
    [InlineData("САҲА", "OSCE")]
    [InlineData("Созмони ҳамкории Шанхай", "SCO")]
    [InlineData("ШОС", "SCO")]
    [InlineData("الإنتربول", "INTERPOL")]
    [InlineData("interpol", "INTERPOL")]
    [InlineData("International Organization for Migration", "IOM")]
    public void A_body_is_recognised_by_abbreviation_or_name_in_any_language(string name, string abbreviation) =>
        Assert.Equal(abbreviation, Bodies.Match(name)?.Abbreviation);

    [Fact]
    public void Every_body_is_found_by_each_of_its_names()
    {
        Assert.Equal(25, Bodies.All.Count);
        foreach (var body in Bodies.All)
            foreach (var name in body.Name.Values.Values.Concat(body.Abbreviations.Values.Values))
                Assert.True(Bodies.Match(name) == body, name);
    }

    [Fact]
    public void An_unknown_body_matches_nothing() => Assert.Null(Bodies.Match("Ministry of Silly Walks"));
}
