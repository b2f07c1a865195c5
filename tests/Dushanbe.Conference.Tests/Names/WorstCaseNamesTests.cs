using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Tests.Names;

/// <summary>The names that break software, each with what the room of names has to do about it. Shaping, wrapping and exports are tested where they happen.</summary>
public sealed class WorstCaseNamesTests
{
    [Theory]
    [InlineData("H.E. Dr.", "Maximilian-Alexander Friedrich Karl", "von und zu Hohenstaufen-Schwarzenberg-Wittelsbach", null, "DE", "von und zu HOHENSTAUFEN-SCHWARZENBERG-WITTELSBACH Maximilian-Alexander Friedrich Karl", "hohenstaufen karl")]
    [InlineData("Mr.", null, "Suharyanto", null, "ID", "SUHARYANTO", "suharianto")]
    [InlineData("Ms.", "Hnin", null, null, "MM", "Hnin", "hnin")]
    [InlineData("Mr.", "Thein", "U", null, "MM", "U Thein", "u thein")]
    [InlineData("H.E. Mr.", "Ҷӯрабек", "Ғаюрӣ-Қосимзодаи Ҳисорӣ", "Ҷӯрабек Ғаюрӣ-Қосимзодаи Ҳисорӣ", "TJ", "ҒАЮРӢ-ҚОСИМЗОДАИ ҲИСОРӢ Ҷӯрабек", "jurabek qosimzoda")]
    [InlineData("Mr.", "Sirojiddin", "Aslov / Muhriddin", "Сироҷиддин Муҳриддин", "TJ", "ASLOV / MUHRIDDIN Sirojiddin", "Аслов")]
    [InlineData("Mr.", "Oʻtkir", "Gʻulomov", "Ўткир Ғуломов", "UZ", "GʻULOMOV Oʻtkir", "G`ulomov O'tkir")]
    [InlineData("Ms.", "İrem Işıl", "Çiğdem-Yılmaz", null, "TR", "ÇİĞDEM-YILMAZ İrem Işıl", "irem cigdem yilmaz")]
    [InlineData("Mr.", "Əhməd", "Məmmədli", null, "AZ", "MƏMMƏDLİ Əhməd", "ahmad mammadli")]
    [InlineData("Mr.", "Jürgen", "Großmann-Weiß", null, "DE", "GROSSMANN-WEISS Jürgen", "juergen grossmann")]
    [InlineData("Ms.", "Willemijn", "van der Berg-de Vries", null, "NL", "van der BERG-de VRIES Willemijn", "berg vries")]
    [InlineData("Mr.", "Seán", "Ó Súilleabháin-MacDiarmuid", null, "IE", "Ó SÚILLEABHÁIN-MacDIARMUID Seán", "o suilleabhain")]
    [InlineData("Sra.", "María de los Ángeles", "Fernández de la Fuente y Pérez-Gutiérrez", null, "ES", "FERNÁNDEZ de la FUENTE y PÉREZ-GUTIÉRREZ María de los Ángeles", "fernandez gutierrez")]
    [InlineData("Sr.", "João Pedro", "dos Santos Albuquerque e Castro Neto", null, "BR", "dos SANTOS ALBUQUERQUE e CASTRO NETO João Pedro", "joao castro")]
    [InlineData("Ms.", "Zsófia", "Szentgyörgyi-Kovács", "Szentgyörgyi-Kovács Zsófia", "HU", "SZENTGYÖRGYI-KOVÁCS Zsófia", "szentgyorgyi zsofia")]
    [InlineData("Ms.", "Thị Ngọc Ánh", "Nguyễn", "Nguyễn Thị Ngọc Ánh", "VN", "NGUYỄN Thị Ngọc Ánh", "nguyen anh")]
    [InlineData("Ms.", "Sakura", "Watanabe", "渡邉 さくら", "JP", "WATANABE Sakura", "渡邉")]
    [InlineData("Mr.", "Min-jun", "Kim", "김민준", "KR", "KIM Min-jun", "kim minjun")]
    [InlineData("H.E. Sheikh Dr.", "Abdulrahman bin Mohammed bin Jassim", "Al Thani", "الشيخ الدكتور عبدالرحمن بن محمد بن جاسم آل ثاني", "QA", "AL THANI Abdulrahman bin Mohammed bin Jassim", "thani abdul rahman")]
    [InlineData("Ms.", "Ayesha", "Siddiqui", "عائشہ صدیقی", "PK", "SIDDIQUI Ayesha", "عائشہ")]
    [InlineData("Mr.", "Yair", "Ben-Tzvi", "יאיר בן־צבי", "IL", "BEN-TZVI Yair", "yair bentzvi")]
    [InlineData("Smt.", "Śrīmatī Lakṣmī", "Tripāṭhī", "श्रीमती लक्ष्मी त्रिपाठी", "IN", "TRIPĀṬHĪ Śrīmatī Lakṣmī", "lakshmi tripathi")]
    [InlineData("Dr.", "Tewodros", "Gebremariam Woldegiorgis", "ቴዎድሮስ ገብረማርያም", "ET", "GEBREMARIAM WOLDEGIORGIS Tewodros", "ቴዎድሮስ")]
    [InlineData("Mme", "Anne-Cœur", "L'Huillier d'Aubigné", null, "FR", "L'HUILLIER d'AUBIGNÉ Anne-Cœur", "l’huillier aubigne")]
    [InlineData("Г-н", "Пётр Алексеевич", "Семёнов-Тян-Шанский", "Пётр Алексеевич Семёнов-Тян-Шанский", "RU", "СЕМЁНОВ-ТЯН-ШАНСКИЙ Пётр Алексеевич", "семенов петр")]
    [InlineData("Ms.", "Әсел", "Құдайбергенқызы", "Әсел Құдайбергенқызы", "KZ", "ҚҰДАЙБЕРГЕНҚЫЗЫ Әсел", "asel kudaibergen")]
    [InlineData("MR", "JOHN PAUL", "MCDONALD-O'BRIEN", null, "GB", "MCDONALD-O'BRIEN JOHN PAUL", "obrien", NameWarning.AllCapitals)]
    [InlineData("mr", "  ahmad   zaki ", " noori ", null, "AF", "NOORI ahmad zaki", "noori", NameWarning.AllLowerCase)]
    [InlineData("Mr.", "SMITH", "John", null, "US", "JOHN SMITH", "smith john", NameWarning.LooksSwapped)]
    [InlineData("Mr.", "Muhammad", "Ali", "محمد علی", "PK", "ALI Muhammad", "محمد علي")]
    [InlineData("Ms.", "Test", "Null", null, "US", "NULL Test", "null")]
    [InlineData("Mr.", "True", "007", null, "GB", "007 True", "007")]
    [InlineData("Ms.", "=HYPERLINK(\"http://x\")", "+Bond", null, "GB", "+BOND =HYPERLINK(\"http://x\")", "bond", NameWarning.LooksLikeFormula)]
    [InlineData("Ms.", "<b>Ann</b>", "O'<script>alert(1)</script>", null, "XX", "O'<SCRIPT>ALERT(1)</SCRIPT> <b>Ann</b>", "ann", NameWarning.LooksLikeMarkup)]
    [InlineData("Ms.", "Ann", "Lee", null, "SG", "LEE Ann", "lee")]
    [InlineData("Mr.", "Li", "Wei", null, "CH", "WEI Li", "li wei")]
    [InlineData("H.E. Sir", "Alasdair", "Featherstonehaugh-Cholmondeley", null, "GB", "FEATHERSTONEHAUGH-CHOLMONDELEY Alasdair", "cholmondeley")]
    [InlineData("Ms.", "Fatou", "Diop", null, null, "DIOP Fatou", "fatou")]
    [InlineData("Mr.", "Kofi", "Mensah-Bonsu", null, "GH", "MENSAH-BONSU Kofi", "mensah")]
    [InlineData("H.E.", "Head of State", null, null, "TJ", "Head of State", "head")]
    public void Every_name_is_listed_found_and_warned_about_as_it_should(
        string? honorific, string? given, string? family, string? native, string? iso2, string listed, string typed, params NameWarning[] warnings)
    {
        var name = PersonName.Of(honorific, given, family, native);

        Assert.Equal(listed, NameStyle.Listed.Of(name, iso2));
        Assert.True(SearchQuery.Read(typed).Finds(SearchKey.For(name.Family, name.Given, name.Native)), $"{typed} in {SearchKey.For(name.Family, name.Given, name.Native)}");
        Assert.Equal(warnings, NameWarnings.Of(name, iso2));
        Assert.DoesNotContain("  ", name.Latin, StringComparison.Ordinal);
        Assert.NotEqual(Collation.SortKey("", "en"), name.SortKey("en", iso2));
    }

    [Fact]
    public void Two_people_of_one_name_have_one_sort_key_so_that_a_list_shows_them_together() =>
        Assert.Equal(PersonName.Of("Mr.", "Muhammad", "Ali", "محمد علی").SortKey("en"), PersonName.Of("Dr.", "Muhammad", "ALI", "محمد علی").SortKey("en"));

    [Fact]
    public void A_name_of_the_United_Kingdom_is_the_long_one_without_its_article() =>
        Assert.Equal("United Kingdom of Great Britain and Northern Ireland", States.Find("GB")!.Name.In("en"));
}
