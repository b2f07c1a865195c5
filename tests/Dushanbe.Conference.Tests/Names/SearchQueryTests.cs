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
    [InlineData("рррр", "Раҳмон", false)]
    [InlineData("III", "Session III", true)]
    [InlineData("Yii", "Yii", true)]
    public void One_letter_again_and_again_is_no_beginning_of_a_name(string typed, string name, bool found)
    {
        Assert.Equal(found, SearchQuery.Read(typed).Finds(SearchKey.For(name)));
    }

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
            foreach (var alternative in query.Terms.SelectMany(term => term.Alternatives.Concat(term.Sounds)))
                Assert.True(alternative[0] == ' ' && alternative.Skip(1).All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)), alternative);
        });
    }
}
