using System.Text.Json;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Papers.Badges;

namespace Dushanbe.Conference.Tests.Papers.Badges;

/// <summary>Everything on a badge has its room: nothing is drawn over something else or beyond the edge, and nothing is lost without being told.</summary>
public sealed class BadgeFitTests
{
    /// <summary>Every design in every language.</summary>
    public static IEnumerable<object[]> Every { get; } = from design in Sheets.Designs from language in Sheets.Languages select new object[] { design, language };

    [Theory]
    [MemberData(nameof(Every))]
    public void Every_State_function_and_name_has_its_room_on_both_sides(BadgeDesign design, string language)
    {
        var press = new Sheets.Press(Sheets.Edition(language));
        var word = LongestWord(language);
        var faults = new List<string>();

        foreach (var body in Bodies(language))
            foreach (var function in Functions)
                foreach (var name in Names)
                    foreach (var lead in name.Native is null ? [NameLead.Latin] : new[] { NameLead.Latin, NameLead.Native })
                        faults.AddRange(press.Faults(Sheets.Of(design, name, body, function, word, lead)));

        Assert.True(faults.Count == 0, $"{faults.Count}:\n{string.Join('\n', faults.Take(20))}");
        // whoever is called otherwise than this lady has room for everything
        Assert.DoesNotContain(press.Defects, defect => defect.Person != Longest.Latin);
    }

    [SharedFact]
    public void The_longest_name_of_every_language_has_its_room()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Need.SharedFolder!, "data", "names-multiscript-faker.json")));
        var press = new Sheets.Press(Sheets.Edition("en"));
        var faults = new List<string>();

        foreach (var names in file.RootElement.EnumerateObject().Select(locale => locale.Value))
        {
            var (given, family) = (Longest(names, "first"), Longest(names, "last"));
            foreach (var design in Sheets.Designs)
                faults.AddRange(press.Faults(Sheets.Of(design, PersonName.Of("Dr.", given, family), "Switzerland", "Expert")).Where(fault => !fault.Contains(nameof(BadgeFault.NoGlyph), StringComparison.Ordinal)));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)));

        static string? Longest(JsonElement names, string part) =>
            names.TryGetProperty(part, out var kinds) && kinds.ValueKind == JsonValueKind.Object
                ? kinds.EnumerateObject().SelectMany(kind => kind.Value.EnumerateArray()).Select(name => name.GetString()!).MaxBy(name => name.Length)
                : null;
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void The_longest_title_and_category_stand_on_both_sides_whole(BadgeDesign design, string language)
    {
        var title = LongestTitle(language);
        var word = LongestWord(language);
        var press = new Sheets.Press(Sheets.Edition(language, title));
        var sheet = Sheets.Of(design, PersonName.Of("Mr.", "Farrukh", "Rahmonzoda", "Фаррух Раҳмонзода"), "Tajikistan", "Director", word);

        Assert.Equal("", string.Join('\n', press.Faults(sheet)));
        var (front, back, defects) = press.Draw(sheet, photo: null);
        front.AssertSound();
        Assert.Empty(defects);
        foreach (var text in new[] { title, word, "2026" }) Assert.Contains(text.Bare(), front.Words, StringComparison.Ordinal);
        foreach (var text in new[] { title, word, "2026", "UNOCT · UNRCCA", "UNODC", States.Find("SA")!.Name.Best(language).Text }) Assert.Contains(text.Bare(), back.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Әсел", "Құдайбергенқызы", "Әсел Құдайбергенқызы", NameLead.Latin)]
    [InlineData("Ҷӯрабек", "Ғаюрӣ", "Ҷӯрабек Ғаюрӣ", NameLead.Native)]
    public void A_name_that_is_written_alike_in_its_own_script_is_printed_once(string given, string family, string native, NameLead lead)
    {
        var press = new Sheets.Press(Sheets.Edition("en"));
        foreach (var design in Enum.GetValues<BadgeDesign>())
        {
            var (front, back, defects) = press.Draw(Sheets.Of(design, PersonName.Of(null, given, family, native), "Tajikistan", "Adviser", lead: lead), photo: null);

            foreach (var side in new[] { front, back }) Assert.Equal(2, side.Words.Split(family.Bare(), StringSplitOptions.None).Length);
            Assert.Empty(defects);
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void No_line_begins_with_a_dot_between_names(BadgeDesign design, string language)
    {
        foreach (var hosts in Enumerable.Range(1, 12))
        {
            var edition = Sheets.Edition(language) with { Hosts = [.. States.All.Take(hosts).Select(state => state.Name.Best(language).Text)], Supporters = ["OSCE", .. States.All.TakeLast(hosts % 5).Select(state => state.Name.Best(language).Text)] };
            var (front, back, _) = new Sheets.Press(edition).Draw(Sheets.Of(design, PersonName.Of(null, "Ann", "Lee"), "Singapore", "Director"), photo: null);

            Assert.DoesNotContain(front.Marks.Concat(back.Marks), mark => mark.Text.TrimStart().StartsWith('·'));
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void The_organizers_are_named_as_the_edition_wants_them_and_the_supporters_in_full(BadgeDesign design, string language)
    {
        using var process = JsonDocument.Parse(typeof(BadgeEdition).Assembly.GetManifestResourceStream(typeof(BadgeEdition).Assembly.GetManifestResourceNames().Single(each => each.EndsWith("dushanbe-2022.json", StringComparison.Ordinal)))!);
        var organizers = process.RootElement.GetProperty("organizers").GetProperty(language).GetString()!;
        var supporters = new[] { "QA", "SA" }.Select(code => States.Find(code)!.Name.Best(language).Text).ToList();
        var edition = Sheets.Edition(language) with { Organizers = organizers, Supporters = supporters };

        var (front, back, defects) = new Sheets.Press(edition).Draw(Sheets.Of(design, PersonName.Of("Mr.", "Farrukh", "Rahmonzoda"), "Tajikistan", "Director"), photo: null);

        Assert.Empty(defects);
        foreach (var words in supporters.Prepend(organizers))
        {
            Assert.Contains(words.Bare(), back.Words, StringComparison.Ordinal);
            if (design != BadgeDesign.Chancery) Assert.Contains(words.Bare(), front.Words, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("UNRCCA", back.Words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Where_not_all_full_names_fit_none_is_cut_in_two_and_that_some_are_missing_is_told_once(BadgeDesign design, string language)
    {
        var hosts = States.All.Take(40).Select(state => state.Name.Best(language).Text).ToList();
        var (_, back, defects) = new Sheets.Press(Sheets.Edition(language) with { Hosts = hosts, Supporters = [] }).Draw(Sheets.Of(design, PersonName.Of("Mr.", "Farrukh", "Rahmonzoda"), "Tajikistan", "Director"), photo: null);

        var defect = Assert.Single(defects);
        Assert.Equal((BadgeField.Organizers, BadgeFault.Cut), (defect.Field, defect.Fault));
        Assert.Contains(hosts[^1], defect.Text, StringComparison.Ordinal);
        Assert.Contains(hosts[0].Bare(), back.Words, StringComparison.Ordinal);
        Assert.DoesNotContain('…', back.Words);
    }

    [Theory]
    [InlineData("en", "Dushanbe", "Times are local: Dushanbe time, UTC+5.")]
    [InlineData("ru", "Душанбе", "Время местное: Душанбе, UTC+5.")]
    [InlineData("tg", "Душанбе", "Вақт маҳаллӣ аст: Душанбе, UTC+5.")]
    [InlineData("en", "", "Times are local: UTC+5.")]
    public void The_back_says_once_that_times_are_local(string language, string city, string expected)
    {
        var (_, back, _) = new Sheets.Press(Sheets.Edition(language) with { City = city }).Draw(Sheets.Of(BadgeDesign.Hall, PersonName.Of(null, "Ann", "Lee"), null, null), photo: null);

        Assert.Contains(expected.Bare(), back.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_specimen_says_so_across_its_front_and_a_badge_does_not()
    {
        foreach (var language in Sheets.Languages)
        {
            var word = new Conference.Papers.PaperWords(language)["Specimen"];
            var sheet = Sheets.Of(BadgeDesign.Delegation, PersonName.Of(null, "Ann", "Lee"), "Singapore", "Director");

            var specimen = new Sheets.Press(Sheets.Edition(language), specimen: true).Draw(sheet, photo: null).Front.Marks[^1];
            var badge = new Sheets.Press(Sheets.Edition(language)).Draw(sheet, photo: null).Front;

            Assert.Equal(word, specimen.Text);
            Assert.True(specimen.Area.Width > 70 && specimen.Area.Height > 70 && Sheets.Page.Contains(specimen.Area), $"{specimen.Area}");
            Assert.DoesNotContain(word, badge.Words, StringComparison.Ordinal);
        }
    }

    /// <summary>The names that need the most room: the longest, those with the longest words, one of the shortest, and long organizations.</summary>
    private static IEnumerable<string?> Bodies(string language)
    {
        var names = States.All.Select(state => state.Name.Best(language).Text).Distinct(StringComparer.Ordinal).ToList();
        return names.OrderByDescending(name => name.Length).Take(3)
            .Concat(names.OrderByDescending(name => name.Split(' ').Max(word => word.Length)).Take(2))
            .Append(names.MinBy(name => name.Length))
            .Append("Organization for Security and Co-operation in Europe")
            .Append("Межправительственная группа по борьбе с отмыванием денег Евразийского региона")
            .Distinct(StringComparer.Ordinal)
            .Append(null);
    }

    private static readonly string?[] Functions =
    [
        null,
        "Director",
        "First Deputy Chairman of the State Committee for National Security, Commander of the Border Troops",
        "Deputy Director-General for International Cooperation, Border Risk Analysis and Integrated Border Management Policy Coordination",
        "Заместитель директора Департамента по вопросам новых вызовов и угроз",
        "وزير الدولة للشؤون الأمنية ومدير عام أمن الحدود",
    ];

    private static readonly PersonName Longest = PersonName.Of(
        "H.E. Ambassador Extraordinary (ret.)", "Lieutenant-General Dr. Mary-Elizabeth Alexandra Theodora Josephine",
        "Featherstonehaugh-Cholmondeley-Wriothesley", "Μαρία Ελισάβετ Αλεξάνδρα Παπαδιαμαντοπούλου-Κωνσταντινίδου");

    private static readonly PersonName[] Names =
    [
        .. WorstName.All.Where(each => each.Number is 1 or 2 or 5 or 13 or 16 or 19 or 20 or 22 or 23 or 25).Select(each => each.Name),
        PersonName.Of("Brig. Gen.", "Abdullah bin Mohammed", "Al-Qahtani Al-Otaibi", "العميد عبدالله بن محمد القحطاني العتيبي"),
        PersonName.Of("H.E. Mr.", "Mohammad-Reza", "Mirza-Hosseini", "محمدرضا میرزاحسینی"),
        PersonName.Of("Ms.", "Yawen", "Lin", "林雅雯"),
        PersonName.Of("Ms.", "Caoimhe", "Uí hÓgáin mac tSúil", "ḃhFeaṙ nÉireann ḃ ċ ḋ ḟ ġ ṁ ṗ ṡ ṫ ⁊"),
        Longest,
        PersonName.Of("Mr.", "Bilāwal", "Bhuṭṭo Zardārī", "بلاول بھٹو زرداری ڑھ ٹی ےۓ ۂ"),
    ];

    private static string LongestTitle(string language) => language switch
    {
        "ru" => "Международная конференция высокого уровня «Международное и региональное сотрудничество в области безопасности границ и пограничного контроля для борьбы с терроризмом и предотвращения передвижения террористов»",
        "tg" => "Конфронси байналмилалии сатҳи баланд «Ҳамкории байналмилалӣ ва минтақавӣ оид ба амният ва мудирияти сарҳад ҷиҳати муқовимат ба терроризм ва пешгирӣ аз ҳаракати террористҳо»",
        _ => "High-Level Conference on Strengthening International Counter-Terrorism Cooperation and Building Agile Border Security Mechanisms – The Kuwait Phase of the Dushanbe Process",
    };

    private static string LongestWord(string language) =>
        DefaultCategories.For(Guid.Empty).Select(each => each.Word.Best(language).Text).MaxBy(word => word.Length)!;
}
