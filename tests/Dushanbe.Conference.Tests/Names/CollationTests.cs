using CsCheck;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Tests.Names;

public sealed class CollationTests
{
    private const string TajikAlphabet = "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя";

    [Fact]
    public void Tajik_letters_stand_in_their_own_places()
    {
        var letters = TajikAlphabet.Select(letter => letter.ToString()).ToArray();

        Assert.Equal(letters, letters.Reverse().Order(Collation.Comparer("tg")));
        Assert.Equal(letters, letters.Select(letter => letter).OrderByDescending(letter => Collation.SortKey(letter, "tg"), StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void Tajik_words_sort_as_the_alphabet_says()
    {
        var order = Gen.Int[0, TajikAlphabet.Length - 1].Array[1, 8];
        Gen.Select(order, order).Sample((one, other) =>
        {
            string Word(int[] places) => string.Concat(places.Select(place => TajikAlphabet[place]));
            var expected = Math.Sign(string.CompareOrdinal(string.Concat(one.Select(place => (char)('A' + place))), string.Concat(other.Select(place => (char)('A' + place)))));
            var actual = Math.Sign(string.CompareOrdinal(Collation.SortKey(Word(one), "tg"), Collation.SortKey(Word(other), "tg")));
            Assert.Equal(expected, actual);
        });
    }

    [Fact]
    public void U_with_macron_comes_after_all_of_u()
    {
        Assert.Equal(["Уганда", "Узбек", "Уктам", "Урдун", "Ӯзбек", "Ӯктам", "Фаронса"],
            new[] { "Ӯктам", "Фаронса", "Узбек", "Ӯзбек", "Урдун", "Уктам", "Уганда" }.Order(Collation.Comparer("tg")));
    }

    [Theory]
    [InlineData("ru", "Елена|Ёлкин|Ель|Жанна")]
    [InlineData("tg", "Ель|Елена|Ёлкин|Жанна", true)]
    [InlineData("ru", "все|всё|всегда")]
    [InlineData("ru", "Иванов|Исаев|Йемен|Карим|Quirke")]
    [InlineData("en", "Bahamas (the)|Bahrain|The Gambia|Georgia")]
    [InlineData("en", "Cote|Côte|Coté|Coter", true)]
    [InlineData("en", "Cobalt|Côte d'Ivoire|Cote d’Or|Croatia")]
    [InlineData("fr", "Maroc (le)|L'Ukraine|Uruguay (l')|Zambie (la)")]
    [InlineData("en", "Eritrea|Estonia|Əhməd|Fiji|Zambia|Азия")]
    [InlineData("en", "Guinea|Guinea Ann|Guinea-Bissau|Guineas")]
    [InlineData("en", "Session 2|Session 10|Session 100|Session A")]
    [InlineData("ar", "الأردن|أرمينيا|الجزائر|مصر|المغرب|اليمن|Albania")]
    [InlineData("en", "Zürich|Ωmega|გიორგი|林")]
    public void Words_sort_as_readers_of_the_language_expect(string language, string words, bool anyOrderOfEquals = false)
    {
        var expected = words.Split('|');
        var sorted = expected.Reverse().Order(Collation.Comparer(language)).ToArray();

        if (anyOrderOfEquals) Assert.Equal(expected[^1], sorted[^1]);
        else Assert.Equal(expected, sorted);
    }

    [Fact]
    public void Accents_decide_only_between_words_that_are_otherwise_the_same()
    {
        Assert.True(string.CompareOrdinal(Collation.SortKey("Côte", "en"), Collation.SortKey("Coter", "en")) < 0);
        Assert.True(string.CompareOrdinal(Collation.SortKey("Cote", "en"), Collation.SortKey("Côte", "en")) < 0);
    }

    [Fact]
    public void Case_and_apostrophes_do_not_count() =>
        Assert.Equal(Collation.SortKey("O'BRIEN", "en"), Collation.SortKey("o’brien", "en"));

    [Fact]
    public void Keys_of_any_text_are_digits_of_limited_length()
    {
        Gen.Select(Gen.String, Gen.Int[0, 4].Select(i => ((string[])["en", "ru", "tg", "ar", "fr"])[i])).Sample((text, language) =>
        {
            var key = Collation.SortKey(text, language);
            Assert.True(key.Length <= Collation.MaxLength && key.All(char.IsAsciiDigit), key);
        });
    }

    [Fact]
    public void People_sort_by_family_name_and_those_with_one_name_by_that()
    {
        PersonName[] expected =
        [
            PersonName.Of(null, "Willemijn", "van der Berg-de Vries"),
            PersonName.Of(null, "Hnin", null),
            PersonName.Of(null, "Ann", "Lee"),
            PersonName.Of(null, "Bo", "Lee"),
            PersonName.Of(null, "Ann", "Leeds"),
            PersonName.Of(null, null, "Suharyanto"),
            PersonName.Of(null, "Thein", "U"),
        ];

        Assert.Equal(expected, expected.Reverse().OrderBy(name => name.SortKey("en"), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("van 't Hof", "Hof"), InlineData("van ’t Hof", "Hof"), InlineData("in 't Veld", "in 't Veld"), InlineData("'t Hooft", "Hooft"), InlineData("'s-Gravesande", "Gravesande"), InlineData("’s Jacob", "Jacob"), InlineData("d'Aubigné", "Aubigné"), InlineData("O'Neil", "O'Neil")]
    public void A_short_article_does_not_count(string family, string sorted)
    {
        var bare = PersonName.Of(null, null, sorted).SortKey("nl");
        var name = PersonName.Of(null, null, family).SortKey("nl");

        Assert.Equal(bare[..(bare.IndexOf("00", StringComparison.Ordinal) + 2)], name[..(name.IndexOf("00", StringComparison.Ordinal) + 2)]);
    }

    [Theory]
    [InlineData("van 't Hof", "van 't HOF"), InlineData("'s-Gravesande", "'s-GRAVESANDE")]
    public void A_short_article_keeps_its_small_letter(string family, string capitals) => Assert.Equal(capitals, Capitals.OfFamily(family));

    [Theory]
    [InlineData("ru", "ЁЛКИН Пётр|ЕЛЬЦИН Борис|ЕРМАКОВ Иван|RAHMON Emom")]
    [InlineData("tg", "ЕЛЬЦИН Борис|ЕРМАКОВ Иван|ЁЛКИН Пётр|RAHMON Emom")]
    [InlineData("en", "ELKIN Pyotr|ELTSIN Boris|ERMAKOV Ivan|RAHMON Emom")]
    public void People_stand_where_readers_of_the_name_that_they_see_look_for_it(string language, string expected)
    {
        PersonName[] people = [PersonName.Of(null, "Pyotr", "Elkin", "Пётр Ёлкин"), PersonName.Of(null, "Emom", "Rahmon"), PersonName.Of(null, "Ivan", "Ermakov", "Иван Ермаков"), PersonName.Of(null, "Boris", "Eltsin", "Борис Ельцин")];

        Assert.Equal(expected, string.Join('|', people.OrderBy(name => name.SortKey(language), StringComparer.Ordinal).Select(name => name.ListedIn(language))));
    }

    [Fact]
    public void A_Tajik_name_without_Latin_letters_stands_in_the_register_by_the_Tajik_alphabet() =>
        Assert.Equal(["Ермаков", "Ёров", "Жилин"], new[] { "Ёров", "Жилин", "Ермаков" }.Select(each => PersonName.Of(null, null, each)).OrderBy(name => name.SortKey(Languages.Default), StringComparer.Ordinal).Select(name => name.Family));

    [Fact]
    public void A_Portuguese_name_sorts_under_its_last_surname_and_keeps_its_suffix()
    {
        var name = PersonName.Of("Sr.", "João Pedro", "dos Santos Albuquerque e Castro Neto");

        Assert.StartsWith(Collation.SortKey("Castro Neto", "pt")[..^2], name.SortKey("pt", "BR"), StringComparison.Ordinal);
        Assert.StartsWith(Collation.SortKey("Santos Albuquerque e Castro Neto", "pt")[..^2], name.SortKey("pt"), StringComparison.Ordinal);
    }
}
