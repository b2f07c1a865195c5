using System.Text.Json;
using CsCheck;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Tests.Names;

public sealed class LocalizedTextTests
{
    [Fact]
    public void A_missing_language_falls_back_to_English_Russian_Tajik_and_then_any()
    {
        var all = LocalizedText.Of("Opening", "Открытие", "Ифтитоҳ").With("ar", "الافتتاح");

        Assert.Equal(new LocalizedValue("Открытие", "ru", false), all.Best("ru"));
        Assert.Equal(new LocalizedValue("Opening", "en", true), all.Best("fr"));
        Assert.Equal(new LocalizedValue("Открытие", "ru", true), all.With("en", null).Best("fr"));
        Assert.Equal(new LocalizedValue("Ифтитоҳ", "tg", true), all.With("en", null).With("ru", "").Best("fr"));
        Assert.Equal(new LocalizedValue("الافتتاح", "ar", true), LocalizedText.Empty.With("ar", "الافتتاح").Best("en"));
        Assert.Equal(new LocalizedValue("", "en", false), LocalizedText.Empty.Best("en"));
    }

    [Fact]
    public void A_region_of_a_language_reads_the_language() =>
        Assert.Equal("Открытие", LocalizedText.Of(ru: "Открытие").In("ru-RU"));

    [Fact]
    public void Two_texts_are_equal_when_they_say_the_same()
    {
        var one = LocalizedText.Of(en: "Opening").With("ru", "Открытие");
        var other = LocalizedText.Empty.With("RU", " Открытие ").With("en", "Opening");

        Assert.True(one == other && one.GetHashCode() == other.GetHashCode() && one.ToJson() == other.ToJson());
        Assert.NotEqual(one, other.With("tg", "Ифтитоҳ"));
        Assert.True(one != LocalizedText.Empty);
    }

    [Fact]
    public void Changing_a_copy_leaves_the_original_alone()
    {
        var one = LocalizedText.Of(en: "Opening");
        _ = one.With("en", "Closing");

        Assert.Equal("Opening", one.In("en"));
    }

    [Fact]
    public void The_stored_form_is_readable_ordered_and_composed()
    {
        Assert.Equal("""{"en":"Café","tg":"Ҷаласа"}""", LocalizedText.Of(tg: " Ҷаласа", en: "Cafe\u0301").ToJson());
        Assert.Equal("{}", LocalizedText.Empty.ToJson());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"en":null,"ru":"  "}""")]
    public void Nothing_stored_is_no_text(string? json) => Assert.True(LocalizedText.FromJson(json).IsEmpty);

    [Fact]
    public void A_stored_form_that_is_no_object_is_an_error() =>
        Assert.ThrowsAny<JsonException>(() => LocalizedText.FromJson("[1]"));

    [Fact]
    public void Paragraphs_survive_and_what_nobody_can_see_does_not() =>
        Assert.Equal("One\n\nTwo", LocalizedText.Of(en: "\u202EOne\r\n\r\nTwo\u0007\uD800 ").In("en"));

    [Fact]
    public void Any_text_survives_storing()
    {
        Gen.Select(Gen.String, Gen.String, Gen.String).Sample((en, ru, ar) =>
        {
            var text = LocalizedText.Of(en, ru).With("ar", ar);
            Assert.Equal(text, LocalizedText.FromJson(text.ToJson()));
        });
    }

    [Fact]
    public void The_product_knows_its_languages_by_their_own_names()
    {
        Assert.Equal(["English", "Русский", "Тоҷикӣ"], Languages.All.Select(language => language.NativeName));
        Assert.True(Languages.IsKnown("tg") && Languages.IsKnown("ru-RU") && !Languages.IsKnown("fr") && !Languages.IsKnown(null));
        Assert.True(Languages.IsRightToLeft("ar") && !Languages.IsRightToLeft("tg"));
    }
}
