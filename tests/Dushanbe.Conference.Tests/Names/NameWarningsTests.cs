using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Tests.Names;

public sealed class NameWarningsTests
{
    [Theory]
    [InlineData("JOHN PAUL", "MCDONALD-O'BRIEN", NameWarning.AllCapitals)]
    [InlineData("John", "SMITH", NameWarning.AllCapitals)]
    [InlineData("ahmad zaki", "noori", NameWarning.AllLowerCase)]
    [InlineData("SMITH", "John", NameWarning.LooksSwapped)]
    [InlineData("Rahmonzoda", "Farrukh", NameWarning.LooksSwapped)]
    [InlineData("Раҳмонов", "Фаррух", NameWarning.LooksSwapped)]
    [InlineData("<b>Ann</b>", "Lee", NameWarning.LooksLikeMarkup)]
    [InlineData("Ann &amp; Bo", "Lee", NameWarning.LooksLikeMarkup)]
    [InlineData("=HYPERLINK(\"http://x\")", "Bond", NameWarning.LooksLikeFormula)]
    [InlineData("James", "+Bond", NameWarning.LooksLikeFormula)]
    [InlineData("Тољикистон", "Њисорї", NameWarning.OldTajikLetters)]
    [InlineData("Rаhmon", "Lee", NameWarning.MixedScripts)]
    public void A_doubtful_name_gives_its_warning(string given, string family, NameWarning expected) =>
        Assert.Equal([expected], NameWarnings.Of(PersonName.Of(null, given, family)));

    [Theory]
    [InlineData("Thein", "U", null)]
    [InlineData("Farrukh", "Rahmonzoda", "Фаррух Раҳмонзода")]
    [InlineData("JP", "Morgan", null)]
    [InlineData("Li", "Wei", null)]
    [InlineData("Oʻtkir", "Gʻulomov", "Ўткир Ғуломов")]
    [InlineData("Ўткир", null, null)]
    [InlineData("Ђорђе", "Љубић", null)]
    [InlineData("Євген", "Мойсеїв", null)]
    [InlineData("გიორგი", "მელაძე", null)]
    [InlineData("Willemijn", "van der Berg-de Vries", null)]
    [InlineData("Sakura", "Watanabe", "渡邉 さくら")]
    [InlineData("R&D", "Lee", null)]
    [InlineData("Lyubov", "Sobol", null)]
    [InlineData("Rajeev", "Kumar", null)]
    [InlineData("Ann (Анна)", "Lee", null)]
    public void An_honest_name_gives_none(string? given, string? family, string? native) =>
        Assert.Empty(NameWarnings.Of(PersonName.Of("Mr.", given, family, native)));

    [Fact]
    public void Letters_of_old_Tajik_fonts_come_with_a_repair()
    {
        var name = PersonName.Of(null, null, null, "Ќосим Ѓаюрї Њољизода");

        Assert.Equal([NameWarning.OldTajikLetters], NameWarnings.Of(name));
        Assert.Equal("Қосим Ғаюрӣ Ҳоҷизода", NameWarnings.Repaired(name).Native);
        Assert.Equal("Ҷумҳурии Тоҷикистон, шаҳрӣ", OldTajik.Repaired("Љумњурии Тољикистон, шањрї"));
    }

    [Fact]
    public void The_State_settles_letters_that_others_write_too()
    {
        var name = PersonName.Of(null, "Ўктам", "Ўрунов");

        Assert.Equal([NameWarning.OldTajikLetters], NameWarnings.Of(name, "TJ"));
        Assert.Empty(NameWarnings.Of(name, "UZ"));
        Assert.Equal("Ӯрунов", NameWarnings.Repaired(name, "TJ").Family);
        Assert.Empty(NameWarnings.Of(PersonName.Of(null, null, "Његош"), "RS"));
    }

    [Fact]
    public void Letters_of_old_Tajik_fonts_are_found_without_the_repair() =>
        Assert.True(SearchQuery.Read("Ҳоҷизода").Finds(SearchKey.For("Њољизода")));
}
