using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Tests.Lists;

/// <summary>In which order a list names whom, in every language.</summary>
public sealed class ListOrderTests(Installation installation) : IClassFixture<Installation>
{
    private static readonly string[] Hard = ["CI", "TR", "IR", "VN", "CD", "KP", "MD", "JO", "IQ", "SA", "AT", "UZ", "UY", "US", "DE", "GB", "NL", "BS", "ET", "EC"];

    [Theory]
    [InlineData("en", "AT BS CI KP CD EC ET DE IR IQ JO NL MD SA TR GB US UY UZ VN")]
    [InlineData("fr", "DE SA AT BS CI EC US ET IR IQ JO UZ NL MD CD KP GB TR UY VN")]
    [InlineData("ru", "AT BS VN DE CD JO IQ IR KP CI NL MD SA GB US TR UZ UY EC ET")]
    public async Task States_stand_in_the_alphabet_of_a_language_without_articles(string order, string states)
    {
        var world = await ListWorld.OpenAsync(installation);
        foreach (var state in Hard) await world.StateAsync(state);

        var list = await world.ReadAsync("en", order);

        Assert.Equal(states, string.Join(' ', list.Parts.Single().Bodies.Select(each => States.Match(each.Name.Text)!.Iso2)));
    }

    [Theory]
    [InlineData("en"), InlineData("ru"), InlineData("tg"), InlineData("fr"), InlineData("ar")]
    public async Task All_States_stand_in_the_order_of_seats(string order)
    {
        var world = await ListWorld.OpenAsync(installation);
        foreach (var state in States.All) await world.StateAsync(state.Iso2);

        var list = await world.ReadAsync("en", order);

        Assert.Equal(States.All.OrderBy(each => each.OrderIn(order)).Select(each => each.Name.In("en")), list.Parts.Single().Bodies.Select(each => each.Name.Text));
    }

    [Fact]
    public async Task Arabic_names_stand_without_their_article_and_Tajik_letters_in_their_own_places()
    {
        var world = await ListWorld.OpenAsync(installation);
        foreach (var state in new[] { "JO", "DE", "SD", "BR", "CN", "AR" }) await world.StateAsync(state);
        foreach (var name in new[] { "Узбек", "Ӯзбек", "Уктам", "Қалъа", "Кафил", "Ғарм", "Гулистон", "Ҳисор", "Хатлон", "Ҷайҳун", "Чилдухтарон", "Ӣлоҳ", "Истиқлол" })
            await world.BodyAsync(DelegationKind.NonGovernmentalOrganization, null, LocalizedText.Of(tg: name));

        // الأردن is under أ, السودان under س, الصين under ص, البرازيل under ب
        Assert.Equal(["AR", "JO", "DE", "BR", "SD", "CN"], (await world.ReadAsync("en", "ar")).Parts[0].Bodies.Select(each => States.Match(each.Name.Text)!.Iso2));
        Assert.Equal(["Гулистон", "Ғарм", "Истиқлол", "Ӣлоҳ", "Кафил", "Қалъа", "Узбек", "Уктам", "Ӯзбек", "Хатлон", "Ҳисор", "Чилдухтарон", "Ҷайҳун"], (await world.ReadAsync("tg")).Parts[1].Bodies.Select(each => each.Name.Text));
    }

    [Fact]
    public async Task Where_another_alphabet_orders_the_word_that_it_goes_by_is_told_too()
    {
        var world = await ListWorld.OpenAsync(installation);
        foreach (var state in new[] { "DE", "CI", "JO" }) await world.StateAsync(state);

        Assert.Equal([("Germany", "Allemagne"), ("Côte d’Ivoire", null), ("Jordan", "Jordanie")], (await world.ReadAsync("en", "fr")).Parts[0].Bodies.Select(each => (each.Name.Text.Replace('\'', '’'), each.Ordered?.Text)));
        Assert.Equal(["ar"], (await world.ReadAsync("ru", "ar")).Parts[0].Bodies.Select(each => each.Ordered!.Value.Language).Distinct());
        Assert.All((await world.ReadAsync("ru")).Parts[0].Bodies, each => Assert.Null(each.Ordered));
    }

    [Fact]
    public async Task Groups_stand_in_the_order_of_protocol_with_the_host_and_its_partners_first()
    {
        var world = await ListWorld.OpenAsync(installation);
        await world.StateAsync("AF");
        await world.StateAsync("TJ");
        await world.StateAsync("KW");
        await world.BodyAsync(DelegationKind.Media, null, LocalizedText.Of(en: "Asia-Plus"));
        await world.BodyAsync(DelegationKind.NonGovernmentalOrganization, null, LocalizedText.Of(en: "Academy"));
        await world.BodyAsync(DelegationKind.IntergovernmentalOrganization, "EU", LocalizedText.Of(en: "European Union"));
        await world.BodyAsync(DelegationKind.IntergovernmentalOrganization, "OSCE", LocalizedText.Of(en: "Organization for Security and Co-operation in Europe"));
        await world.BodyAsync(DelegationKind.UnitedNations, "UNOCT", LocalizedText.Of(en: "United Nations Office of Counter-Terrorism"));
        await world.BodyAsync(DelegationKind.UnitedNations, "IOM", LocalizedText.Of(en: "International Organization for Migration"));
        await world.PersonAsync(null, "Ali", "Alone", organization: "Institute of Water");
        var order = 0;
        foreach (var (role, abbreviation, iso2) in new[] { (PartnershipRole.Host, null, "TJ"), (PartnershipRole.CoOrganizer, "UNOCT", null), (PartnershipRole.CoOrganizer, null, "KW"), (PartnershipRole.CoOrganizer, "EU", null), (PartnershipRole.Supporter, "OSCE", (string?)null) })
        {
            await using var db = await installation.OpenAsync();
            // bodies are the same in every edition of the installation
            var body = db.Organizations.SingleOrDefault(each => each.Abbreviation == abbreviation && each.Iso2 == iso2) ?? await installation.Add(new Organization { Abbreviation = abbreviation, Iso2 = iso2, Name = LocalizedText.Of(en: abbreviation ?? $"Government of {iso2}") });
            await installation.Add(new Partnership { EditionId = world.Edition.Id, OrganizationId = body.Id, Role = role, Order = ++order });
        }

        var list = await world.ReadAsync("en");

        Assert.Equal(
            ["Host: Tajikistan", "CoOrganizers: United Nations Office of Counter-Terrorism, Kuwait, European Union", "States: Afghanistan", "UnitedNations: International Organization for Migration",
                "IntergovernmentalOrganizations: Organization for Security and Co-operation in Europe", "NonGovernmentalOrganizations: Academy", "Media: Asia-Plus", "Others: Institute of Water"],
            list.Parts.Select(part => $"{part.Group}: {string.Join(", ", part.Bodies.Select(each => each.Name.Text))}"));
        Assert.Equal((10, 10), (list.People, list.Bodies));
    }

    [Fact]
    public async Task People_stand_as_their_delegation_wants_it_behind_its_head_and_others_by_their_names()
    {
        var world = await ListWorld.OpenAsync(installation);
        var delegation = await installation.Add(A.Delegation(world.Edition, "TJ"));
        await world.PersonAsync(delegation, "Zarina", "Aminova", place: 2);
        await world.PersonAsync(delegation, "Anvar", "Zokirov", place: 1);
        await world.PersonAsync(delegation, "Karim", "Head", capacity: Capacity.HeadOfDelegation, place: 3);
        foreach (var family in new[] { "Éric", "Zed", "Kühlewind", "Kumar", "Adams" }) await world.PersonAsync(null, "Ann", family, organization: "The  Institute");
        await world.PersonAsync(null, "Bob", "Baker", organization: "the institute");
        await world.PersonAsync(null, "Nobody", "Nowhere");

        var list = await world.ReadAsync("en");

        Assert.Equal(["HEAD Karim", "ZOKIROV Anvar", "AMINOVA Zarina"], list.Parts[0].Bodies[0].People.Select(each => each.Listed));
        Assert.Equal([true, false, false], list.Parts[0].Bodies[0].People.Select(each => each.IsHead));
        var others = list.Parts[1].Bodies;
        Assert.Equal(["ADAMS Ann", "BAKER Bob", "ÉRIC Ann", "KÜHLEWIND Ann", "KUMAR Ann", "ZED Ann"], others[0].People.Select(each => each.Listed));
        // what the heading says is not said again, and who stands for nobody stands last
        Assert.All(others[0].People, each => Assert.Null(each.Organization));
        Assert.Equal(("", "NOWHERE Nobody"), (others[1].Name.Text, Assert.Single(others[1].People).Listed));
    }

    [Fact]
    public async Task Names_have_capitals_by_the_rules_of_their_script_and_forms_of_address_in_the_language_of_the_list()
    {
        var world = await ListWorld.OpenAsync(installation);
        var (tajik, turkish, german) = (await installation.Add(A.Delegation(world.Edition, "TJ")), await installation.Add(A.Delegation(world.Edition, "TR")), await installation.Add(A.Delegation(world.Edition, "DE")));
        await world.PersonAsync(tajik, "Jurabek", "Ghayuri", "Ҷӯрабек Ғаюрӣ", honorific: "H.E. Mr.");
        await world.PersonAsync(turkish, "Kemal", "Demir", place: 1);
        await world.PersonAsync(german, "Jürgen", "Großmann-Weiß", place: 1);
        await world.PersonAsync(german, "Irem", "Çiğdem-Yılmaz", place: 2);
        await world.PersonAsync(german, null, "von und zu Hohenstaufen", place: 3, honorific: null);
        await world.PersonAsync(german, "Suharyanto", null, place: 4, honorific: "Mr.");

        var (english, russian) = (await world.ReadAsync("en"), await world.ReadAsync("ru"));

        Assert.Equal(["Ms. GROSSMANN-WEISS Jürgen", "Ms. ÇİĞDEM-YILMAZ Irem", "von und zu HOHENSTAUFEN", "Mr. Suharyanto", "H.E. Mr. GHAYURI Jurabek", "Ms. DEMİR Kemal"], english.Parts[0].Bodies.SelectMany(each => each.People).Select(each => each.Spoken));
        Assert.Equal("Е. П. г-н ҒАЮРӢ Ҷӯрабек", russian.Parts[0].Bodies.SelectMany(each => each.People).Single(each => each.Name.Family == "Ghayuri").Spoken);
    }
}
