using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Seeds.Training;

/// <summary>
/// Generates the people. The heads of delegation and the guest speakers are always the same for a seed; the number of
/// further people does not affect them.
/// </summary>
internal sealed class Cast
{
    private readonly int seed;
    private readonly World world;
    private readonly IReadOnlyDictionary<string, Culture> cultures = Culture.ReadAll();
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Party, Person> heads;

    public Cast(int seed, World world)
    {
        (this.seed, this.world) = (seed, world);
        Parties = world.Parties();
        foreach (var special in world.Special) taken.Add($"{special.Given} {special.Family}");
        heads = Parties.ToDictionary(party => party, party => Invent(party, 0, new Dice(seed, $"head {party.Code}")));
        Guests = [.. world.Guests.Select((body, index) => Guest(body, index))];
    }

    public IReadOnlyList<Party> Parties { get; }

    /// <summary>Guest speakers, without a delegation.</summary>
    public IReadOnlyList<Person> Guests { get; }

    public Person HeadOf(Party party) => heads[party];

    /// <summary>The given number of people, each delegation in its own order: heads first where there are not enough places.</summary>
    public IEnumerable<Person> Participants(int count)
    {
        var sizes = Sizes(Math.Max(0, count - Parties.Count - Guests.Count));
        foreach (var (index, party) in Parties.Index().Take(count))
        {
            yield return heads[party];
            foreach (var member in Members(party, sizes[index])) yield return member;
        }

        foreach (var guest in Guests.Take(count - Parties.Count)) yield return guest;
    }

    private IEnumerable<Person> Members(Party party, int count)
    {
        var dice = new Dice(seed, $"members {party.Code}");
        var special = world.Special.Where(each => each.Iso2 == party.Code).Take(count).ToList();
        foreach (var entry in special)
        {
            var person = Invent(party, 1, dice);
            yield return person with
            {
                Woman = entry.Woman,
                Name = new PersonName(entry.Honorific, entry.Given, entry.Family, entry.Native),
                Sitter = person.Sitter with { Woman = entry.Woman },
                Withdrawal = null,
                Email = Email(entry.Given, entry.Family, party.Code),
            };
        }

        for (var place = special.Count + 1; place <= count; place++) yield return Invent(party, place, dice);
    }

    // shares by weight; the largest remainders get the rest, in the order of the list
    private int[] Sizes(int count)
    {
        var total = Parties.Sum(party => party.Weight);
        var exact = Parties.Select(party => (long)count * party.Weight).ToList();
        var sizes = exact.Select(share => (int)(share / total)).ToArray();
        foreach (var index in Enumerable.Range(0, sizes.Length).OrderByDescending(index => exact[index] % total).ThenBy(index => index).Take(count - sizes.Sum())) sizes[index]++;
        return sizes;
    }

    private Person Invent(Party party, int place, Dice dice)
    {
        var culture = cultures[dice.Of(party.Cultures)];
        var woman = dice.Chance(place == 0 ? 32 : 41);
        var office = Office.Of(party, place, dice);
        // the functions of heads, alternates and advisers include the body
        var ministry = office.Functions == "member" ? dice.Of(world.Ministries) : null;
        var function = dice.Of(ministry is not null && dice.Chance(65) ? ministry.Functions : world.Functions[office.Functions]);
        var (given, family, native) = Unused(culture, woman, dice);
        return new Person
        {
            Party = party,
            Woman = woman,
            Name = new PersonName(office.Honorific(woman, party, function, dice), given, family, native),
            Sitter = new Sitter(culture.Region, woman, dice.Below(Portraits.VariationsOf(culture.Region))),
            CategoryLetter = office.Category(function),
            Capacity = office.Capacity,
            Function = function,
            Language = LanguageOf(party, dice),
            Organization = ministry?.Name ?? LocalizedText.Empty,
            Email = dice.Chance(92) ? Email(given, family, party.Code) : null,
            Phone = dice.Chance(80) ? Phone(dice) : null,
            HasPhoto = !dice.Chance(5) || place == 0,
            Withdrawal = dice.Chance(1) && place > 0 ? dice.Of(world.Withdrawals) : null,
            RegisteredBefore = TimeSpan.FromMinutes(60 + dice.Below(40 * 24 * 60)),
        };
    }

    private Person Guest(string body, int index)
    {
        var dice = new Dice(seed, $"guest {index}");
        var culture = cultures[dice.Of(cultures.Keys.Order(StringComparer.Ordinal).ToList())];
        var woman = index % 2 == 0;
        var (given, family, native) = Unused(culture, woman, dice);
        return new Person
        {
            Woman = woman,
            Name = new PersonName(woman ? "Ms." : "Mr.", given, family, native),
            Sitter = new Sitter(culture.Region, woman, dice.Below(Portraits.VariationsOf(culture.Region))),
            CategoryLetter = "G",
            Capacity = Capacity.NotStated,
            Function = world.Functions["guest"][index % world.Functions["guest"].Count],
            Language = "en",
            Organization = LocalizedText.Of(en: body),
            Email = Email(given, family, "guests"),
            Phone = Phone(dice),
            HasPhoto = true,
            RegisteredBefore = TimeSpan.FromMinutes(60 + dice.Below(40 * 24 * 60)),
        };
    }

    private (string Given, string Family, string? Native) Unused(Culture culture, bool woman, Dice dice)
    {
        for (var attempt = 0; ; attempt++)
        {
            var name = culture.Pick(dice, woman, rare: attempt > 6);
            // in a very large register duplicate names are allowed, as in reality
            if (taken.Add($"{name.Given} {name.Family}") || attempt > 12) return name;
        }
    }

    private static string LanguageOf(Party party, Dice dice)
    {
        var percent = dice.Below(100);
        return party.Code switch
        {
            "TJ" or "OC" or "SK" => percent < 30 ? "tg" : percent < 40 ? "ru" : "en",
            "RU" or "BY" or "KZ" or "KG" => percent < 40 ? "ru" : "en",
            _ => "en",
        };
    }

    private static string Email(string? given, string? family, string code) =>
        $"{string.Join('.', new[] { given, family }.Where(part => part is not null).Select(part => Slug.Of(part)))}@{code.ToLowerInvariant()}.example.org";

    // number ranges reserved for fiction by Ofcom and NANPA
    private static string Phone(Dice dice) => dice.Below(3) switch
    {
        0 => $"+44 1632 960{dice.Below(1000):000}",
        1 => $"+44 20 7946 0{dice.Below(1000):000}",
        _ => $"+1 202 555 01{dice.Below(100):00}",
    };
}
