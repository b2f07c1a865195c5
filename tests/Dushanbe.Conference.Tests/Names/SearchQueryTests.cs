using CsCheck;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Tests.Names;

public sealed class SearchQueryTests
{
    [Fact]
    public void The_clerk_sees_how_the_query_was_read()
    {
        Assert.Equal(["Rahmon", "Raxmon", "Раҳмон", "Рахмон", "رحمان"], SearchQuery.Read("rakhmon").AlsoReadAs);
        Assert.Equal(["Rakhmon", "Raxmon", "Раҳмон", "Рахмон", "رحمان"], SearchQuery.Read("Rahmon").AlsoReadAs);
        Assert.Equal(["Rahmon", "Rakhmon", "Raxmon", "Рахмон", "رحمان"], SearchQuery.Read("Раҳмон").AlsoReadAs);
    }

    [Theory]
    [InlineData("rakhmon")]
    [InlineData("Farrukh Rahmonzoda")]
    [InlineData("Шарипов")]
    [InlineData("Qosim Yusuf")]
    [InlineData("chinara")]
    [InlineData("Jahongir")]
    [InlineData("Iskandar")]
    [InlineData("Ёқуб")]
    [InlineData("Olim")]
    [InlineData("Ismoil Somoni")]
    public void Every_reading_shown_finds_what_was_typed(string typed)
    {
        var readings = SearchQuery.Read(typed).AlsoReadAs;

        Assert.NotEmpty(readings);
        foreach (var reading in readings)
        {
            Assert.True(SearchQuery.Read(typed).Finds(SearchKey.For(reading)), $"{typed} does not find {reading}");
            Assert.True(SearchQuery.Read(reading).Finds(SearchKey.For(typed)), $"{reading} does not find {typed}");
        }
    }

    [Theory]
    [InlineData("zzzzzz", "Zarif Zokirov", false)]
    [InlineData("qqqqzzzz", "Murat Abdirakhmanov KZ", false)]
    [InlineData("рррр", "Раҳмон", false)]
    [InlineData("III", "Session III", true)]
    [InlineData("Yii", "Yii", true)]
    public void One_letter_again_and_again_is_no_beginning_of_a_name(string typed, string name, bool found)
    {
        Assert.Equal(found, SearchQuery.Read(typed).Finds(SearchKey.For(name)));
    }

    [Theory]
    [InlineData("queues", "Customs Committee")]
    [InlineData("px", "Farrukh")]
    [InlineData("ten", "ثنا")]
    [InlineData("ten", "Dina")]
    [InlineData("li", "Layla")]
    [InlineData("علي", "Elif")]
    [InlineData("الثاني", "Sun")]
    [InlineData("الثاني", "Siân")]
    [InlineData("k4m", "Kamol")]
    public void What_is_short_or_folds_to_little_is_neither_the_beginning_of_a_name_nor_its_sound(string typed, string written)
    {
        var query = SearchQuery.Read(typed);

        Assert.False(query.Finds(SearchKey.For(written)), string.Join('|', query.Terms.SelectMany(term => term.Alternatives.Concat(term.Consonants))));
        Assert.False(query.SoundsLike(SearchKey.Sounds(written), SearchKey.For(written)));
    }

    [Theory]
    [InlineData("queues", "Queues")]
    [InlineData("px", "Px")]
    [InlineData("px", "PX-4 Ltd")]
    [InlineData("ten", "Marijke ten Brink")]
    [InlineData("kh", "Khurshed")]
    [InlineData("ph", "Philippe")]
    [InlineData("xu", "Khurshed")]
    [InlineData("علي", "علي حسن")]
    public void What_is_short_finds_itself_and_what_begins_with_it(string typed, string written) => Assert.True(SearchQuery.Read(typed).Spells(SearchKey.For(written)));

    [Theory]
    [InlineData("رحمان", "Rahmonov", true)]
    [InlineData("Rahmon", "رحمان", true)]
    [InlineData("الثاني", "Alison", true)]
    [InlineData("محمد", "محمد علي", false)]
    [InlineData("Rahmon", "Раҳмонов", false)]
    public void What_has_only_the_consonants_of_another_script_is_similar_and_not_spelled_so(string typed, string written, bool isSimilar)
    {
        var (query, key) = (SearchQuery.Read(typed), SearchKey.For(written));

        Assert.Equal((true, !isSimilar), (query.Finds(key), query.Spells(key)));
    }

    [Theory]
    [InlineData("ten smirnoff", "Marijke ten", "Smirnov", true)]
    [InlineData("ten smirnoff", "Dina", "Smirnov", true)] // short beside a long one
    [InlineData("sales smirnoff", "Dina", "Smirnov", false)]
    [InlineData("smirnoff 7", "Dina", "Smirnov", false)]
    public void Every_word_must_sound_close_or_be_there(string typed, string given, string family, bool isClose) =>
        Assert.Equal(isClose, SearchQuery.Read(typed).SoundsLike(SearchKey.Sounds(given, family), SearchKey.For(given, family)));

    [Theory]
    [InlineData("7K4-M2Q")]
    [InlineData("7k4m2q")]
    [InlineData("  7K4M2Q ")]
    public void A_badge_number_is_recognised(string typed)
    {
        var query = SearchQuery.Read(typed, BadgeNumber.Read);

        Assert.Equal((SearchKind.BadgeNumber, "7K4M2Q"), (query.Kind, query.BadgeNumber));
    }

    [Theory]
    [InlineData("7л4-ь2й")]
    [InlineData("7Л4Ь2Й")]
    [InlineData("7л4ӣ2й")]
    public void A_badge_number_typed_with_the_keyboard_in_another_alphabet_is_read_by_its_keys_and_as_no_word(string typed)
    {
        var query = SearchQuery.Read(typed, BadgeNumber.Read);

        Assert.Equal((SearchKind.BadgeNumber, "7K4M2Q"), (query.Kind, query.BadgeNumber));
        Assert.Empty(query.Terms);
        Assert.Empty(query.AlsoReadAs);
    }

    [Theory]
    [InlineData("ЙЦУКЕН", "QWERTY")]
    [InlineData("ГШЩЗФЫ", null)] // I and O are on no badge
    [InlineData("гзфыва", "UPASDF")]
    [InlineData("ҚЦҶҷзт", "WWSSPN")]
    [InlineData("прояч2", "GHJZX2")]
    [InlineData("пряч2с", "GHZX2C")]
    public void Every_key_of_the_Russian_and_the_Tajik_keyboard_is_the_letter_that_stands_on_it(string typed, string? number) => Assert.Equal(number, BadgeNumber.Read(typed));

    [Theory]
    [InlineData("7k4m2b")]
    [InlineData("k4m")]
    [InlineData("л4м")]
    public void What_has_digits_sounds_like_nobody(string typed)
    {
        var query = SearchQuery.Read(typed, BadgeNumber.Read);

        Assert.False(query.SoundsLike(SearchKey.Sounds("Kamol", "Limov")));
        Assert.All(query.Terms, term => Assert.Empty(term.Sounds));
    }

    [Fact]
    public void Six_letters_are_a_word_that_could_be_a_badge_number()
    {
        var query = SearchQuery.Read("Karman", BadgeNumber.Read);

        Assert.Equal((SearchKind.Words, "KARMAN"), (query.Kind, query.BadgeNumber));
        Assert.Null(SearchQuery.Read("Rahmon", BadgeNumber.Read).BadgeNumber);
        Assert.True(query.Finds(SearchKey.For("Карман")));
    }

    [Fact]
    public void An_address_is_recognised_and_found()
    {
        var query = SearchQuery.Read("Ann.Lee@Example.org");

        Assert.Equal((SearchKind.Email, "ann.lee@example.org"), (query.Kind, query.Email));
        Assert.True(query.Finds(SearchKey.For("Lee", "Ann", null, null, "ann.lee@example.org")));
        Assert.Empty(query.AlsoReadAs);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("...")]
    [InlineData("\uD800")]
    public void Nothing_is_an_empty_query_that_finds_nothing(string? typed)
    {
        var query = SearchQuery.Read(typed);

        Assert.Equal(SearchKind.Empty, query.Kind);
        Assert.False(query.Finds(SearchKey.For("Rahmon")));
    }

    [Fact]
    public void A_word_that_is_finished_is_not_taken_for_an_unfinished_one()
    {
        Assert.True(SearchQuery.Read("Rak").Finds(SearchKey.For("Rakhmon")));
        Assert.False(SearchQuery.Read("Rak ").Finds(SearchKey.For("Rakhmon")));
    }

    [Fact]
    public void Digits_of_any_script_are_digits()
    {
        Assert.True(SearchQuery.Read("۲۰۲۲").Finds(SearchKey.For("2022")));
        Assert.True(SearchQuery.Read("007").Finds(SearchKey.For("007", "True")));
    }

    [Fact]
    public void Alternatives_need_no_escape_in_LIKE()
    {
        Gen.String.Sample(typed =>
        {
            var query = SearchQuery.Read(typed);
            Assert.True(query.Terms.Count <= 8);
            foreach (var alternative in query.Terms.SelectMany(term => term.Alternatives.Concat(term.Consonants).Concat(term.Sounds)))
                Assert.True(alternative[0] == ' ' && alternative[1..].TrimEnd().All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)), alternative);
        });
    }
}
