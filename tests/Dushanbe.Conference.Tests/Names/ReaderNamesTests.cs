using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Tests.Names;

public sealed class ReaderNamesTests
{
    private static readonly PersonName Minister = PersonName.Of("H.E. Mr.", "Sirojiddin", "Muhriddin", "Сироҷиддин Муҳриддин");

    [Theory]
    [InlineData("en", "H.E. Mr. Sirojiddin Muhriddin", "MUHRIDDIN Sirojiddin", "Сироҷиддин Муҳриддин", "SM")]
    [InlineData("ru", "Е. П. г-н Сироҷиддин Муҳриддин", "МУҲРИДДИН Сироҷиддин", "Sirojiddin Muhriddin", "СМ")]
    [InlineData("tg", "Ҷаноби Олӣ Сироҷиддин Муҳриддин", "МУҲРИДДИН Сироҷиддин", "Sirojiddin Muhriddin", "СМ")]
    public void A_name_stands_in_the_readers_letters_where_they_are_known(string language, string spoken, string listed, string beside, string initials) =>
        Assert.Equal((spoken, listed, beside, initials), (Minister.SpokenIn(language), Minister.ListedIn(language), Minister.BesideIn(language), Minister.InitialsIn(language)));

    [Theory]
    [InlineData("ru", "Г-жа Helga Maria Schmid")]
    [InlineData("tg", "Хонум Helga Maria Schmid")]
    [InlineData("en", "Ms. Helga Maria Schmid")]
    public void Where_only_the_Latin_name_is_known_the_form_of_address_alone_is_the_readers(string language, string spoken)
    {
        var name = PersonName.Of("Ms.", "Helga Maria", "Schmid");

        Assert.Equal(spoken, name.SpokenIn(language));
        Assert.Equal("SCHMID Helga Maria", name.ListedIn(language));
        Assert.Null(name.BesideIn(language));
    }

    [Theory]
    [InlineData("en", "Mr. António Guterres", "GUTERRES António", null, "AG")]
    [InlineData("ru", "Г-н Антониу Гутерриш", "ГУТЕРРИШ Антониу", "António Guterres", "АГ")]
    [InlineData("tg", "Ҷаноби Антониу Гутерриш", "ГУТЕРРИШ Антониу", "António Guterres", "АГ")]
    public void A_name_that_was_typed_for_a_language_is_its_readers_and_serves_the_other_language_of_Cyrillic_letters(string language, string spoken, string listed, string? beside, string initials)
    {
        var name = PersonName.Of("Mr.", "António", "Guterres") with { InLanguages = LocalizedText.Of(ru: "Антониу Гутерриш") };

        Assert.Equal((spoken, listed, beside, initials), (name.SpokenIn(language), name.ListedIn(language), name.BesideIn(language), name.InitialsIn(language)));
    }

    [Fact]
    public void What_was_typed_for_a_language_goes_before_the_persons_own_script_and_no_text_is_none()
    {
        var name = Minister with { InLanguages = LocalizedText.Of(ru: "Сироджиддин Мухриддин") };

        Assert.Equal("Е. П. г-н Сироджиддин Мухриддин", name.SpokenIn("ru"));
        Assert.Equal("Ҷаноби Олӣ Сироҷиддин Муҳриддин", name.SpokenIn("tg"));
        Assert.Equal(["Sirojiddin", "Muhriddin", "Сироҷиддин Муҳриддин", "Сироджиддин Мухриддин"], name.Forms());
        Assert.Equal(Minister, Minister with { InLanguages = LocalizedText.Empty });
    }

    [Fact]
    public void Another_script_than_the_readers_stands_beside_the_Latin_name()
    {
        var name = PersonName.Of("Mr.", "Hamad", "Al-Qahtani", "حمد القحطاني");

        Assert.Equal("Г-н Hamad Al-Qahtani", name.SpokenIn("ru"));
        Assert.Equal("حمد القحطاني", name.BesideIn("ru"));
    }

    [Theory]
    [InlineData("Муъмина Ёрова"), InlineData("Ёрова Муъмина")]
    public void A_family_name_of_another_sound_is_what_the_given_name_leaves(string native) =>
        Assert.Equal("ЁРОВА Муъмина", PersonName.Of(null, "Mumina", "Yorova", native).ListedIn("tg"));

    [Fact]
    public void A_family_name_that_is_not_recognized_leaves_the_native_name_in_its_own_order() =>
        Assert.Equal("Олена Василівна", PersonName.Of(null, "Helena", "Smith", "Олена Василівна").ListedIn("ru"));

    [Theory]
    [InlineData("H.E. Ms.", "Е. П. г-жа", "Ҷаноби Олӣ хонум")]
    [InlineData("H.E. Mrs.", "Е. П. г-жа", "Ҷаноби Олӣ хонум")]
    [InlineData("H.E. Dr.", "Е. П. д-р", "Ҷаноби Олӣ доктор")]
    [InlineData("Col.", "Полковник", "Полковник")]
    [InlineData("Mme", "Г-жа", "Хонум")]
    public void A_form_of_address_is_written_in_the_readers_letters(string typed, string russian, string tajik) =>
        Assert.Equal((typed, russian, tajik), (Honorifics.In("en", typed), Honorifics.In("ru", typed), Honorifics.In("tg", typed)));

    [Fact]
    public void No_known_form_of_address_stays_English_for_readers_of_Russian_or_Tajik() =>
        Assert.All(EmbeddedTable.Rows("Honorifics.tsv"), row => Assert.True(row is [{ Length: > 0 }, var russian, var tajik] && IsCyrillic(russian) && IsCyrillic(tajik), string.Join(" | ", row)));

    [Theory]
    [InlineData("Г-н", "en", "Mr.")]
    [InlineData("HE Mr", "ru", "Е. П. г-н")]
    [InlineData("Sheikh", "ru", "Sheikh")]
    [InlineData("Dr.", "ru", "Д-р")]
    public void A_form_of_address_that_is_not_known_stays_as_typed(string typed, string language, string shown) =>
        Assert.Equal(shown, Honorifics.In(language, typed));

    private static bool IsCyrillic(string text) => text.Length > 0 && text.All(each => !char.IsLetter(each) || each is >= '\u0400' and <= '\u052F');
}
