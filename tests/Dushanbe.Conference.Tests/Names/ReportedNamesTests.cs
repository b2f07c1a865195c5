using System.Globalization;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Tests.Names;

/// <summary>Names that other people's searches lost, on a server in any culture.</summary>
public sealed class ReportedNamesTests
{
    // Turkish and Azerbaijani write i without its dot, Lithuanian keeps the dot under a mark
    private static readonly string[] Cultures = ["", "en-US", "tr-TR", "az-Latn-AZ", "lt-LT", "fa-IR"];

    [Theory]
    [InlineData("inş", "İnş", "Yıldız"), InlineData("İNŞ", "İnş", "Yıldız"), InlineData("ins", "İnş", "Yıldız"), InlineData("i\u0307nş", "İnş", "Yıldız"), InlineData("INS", "I\u0307nş", "Yıldız")]
    [InlineData("ışık", "Işık", "ILGAZ"), InlineData("isik", "Işık", "ILGAZ"), InlineData("ISIK", "Işık", "ILGAZ"), InlineData("İSİK", "Işık", "ILGAZ"), InlineData("ılgaz", "Işık", "ILGAZ"), InlineData("ilgaz", "Işık", "ILGAZ")]
    [InlineData("demirci", "Ali", "DEMİRCİ"), InlineData("DEMİRCİ", "Ali", "DEMİRCİ"), InlineData("DEMIRCI", "Ali", "DEMİRCİ"), InlineData("demi\u0307rci\u0307", "Ali", "DEMİRCİ")]
    [InlineData("zolc", "Łukasz", "Żółć"), InlineData("ŻÓŁĆ", "Łukasz", "Żółć"), InlineData("lukasz", "Łukasz", "Żółć")]
    [InlineData("orsted", "Søren", "Ørsted"), InlineData("Soren", "Søren", "Ørsted"), InlineData("ØRSTED", "Søren", "Ørsted")]
    [InlineData("grossmann", "Jörg", "Großmann"), InlineData("GROSSMANN", "Jörg", "Großmann"), InlineData("Großmann", "Jörg", "GROSSMANN"), InlineData("GROẞMANN", "Jörg", "Großmann")]
    [InlineData("bjorn", "Björn", "Composed"), InlineData("bjorn", "Bjo\u0308rn", "Decomposed"), InlineData("Björn", "Bjo\u0308rn", "Decomposed"), InlineData("BJO\u0308RN", "Björn", "Composed")]
    [InlineData("Ёлкин", "Пётр", "Елкин"), InlineData("елкин", "Пётр", "Ёлкин"), InlineData("Е\u0308лкин", "Пётр", "Ёлкин"), InlineData("ёлкин", "Пётр", "ЕЛКИН")]
    [InlineData("DIAZ", "José", "Díaz"), InlineData("Díaz", "JOSE", "DIAZ"), InlineData("dhiren", "Dhiren", "Đỗ"), InlineData("do", "Dhiren", "Đỗ"), InlineData("thorir", "Þórir", "Aðalsteinn"), InlineData("adalsteinn", "Þórir", "Aðalsteinn")]
    public void A_name_with_letters_of_its_own_is_found_in_every_culture(string typed, string given, string family)
    {
        foreach (var culture in Cultures)
        {
            In(culture, () =>
            {
                var key = SearchKey.For(family, given);
                Assert.True(SearchQuery.Read(typed).Finds(key), $"{typed} did not find {given} {family} in '{culture}': {key}");
            });
        }
    }

    [Theory]
    [InlineData("تبريزي", "تبریزی"), InlineData("احمد", "أحمد"), InlineData("احمد", "آحمد"), InlineData("إحمد", "أحمد"), InlineData("ٱحمد", "أحمد")]
    [InlineData("الغزالى", "الغزالي"), InlineData("مهدی", "مـهـدی"), InlineData("مهدی", "مَهْدِي"), InlineData("اكرم", "اکرم"), InlineData("فاطمة", "فاطمه"), InlineData("هدى", "ہدی")]
    public void Twins_of_Arabic_letters_find_each_other_and_stay_as_they_were_written(string one, string other)
    {
        foreach (var (typed, written) in new[] { (one, other), (other, one), (one, one), (other, other) })
        {
            Assert.True(SearchQuery.Read(typed).Finds(SearchKey.For(written)), $"{typed} did not find {written}");
            var name = new PersonName(null, written, written, written);
            Assert.Equal((written, written, written), (name.Given, name.Family, name.Native));
        }
    }

    [Fact]
    public void What_is_stored_of_a_name_is_the_same_in_every_culture_and_has_no_dot_left_over()
    {
        string[] names = ["İnş", "I\u0307nş", "Işık", "ILGAZ", "DEMİRCİ", "Žółć", "Großmann", "Ёлкин", "Ҷӯраев", "İĞDIR-ıI", "Ì\u0307", "تبریزی"];
        var stored = names.Select(Stored).ToList();

        Assert.All(stored, each => Assert.True(each.All(char.IsAscii), each));
        foreach (var culture in Cultures) In(culture, () => Assert.Equal(stored, names.Select(Stored)));
    }

    private static string Stored(string name) =>
        string.Join('|', SearchKey.For(name), SearchKey.Sounds(name), SearchKey.Fold(name), Slug.Of(name), Collation.SortKey(name, "en"), Collation.SortKey(name, "tg"), string.Join(' ', SearchQuery.Read(name).Terms.SelectMany(term => term.Alternatives)));

    private static void In(string culture, Action look)
    {
        var (was, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            look();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (was, words);
        }
    }
}
