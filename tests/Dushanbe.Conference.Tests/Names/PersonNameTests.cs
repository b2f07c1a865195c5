using CsCheck;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Tests.Names;

public sealed class PersonNameTests
{
    [Fact]
    public void Cleaning_trims_collapses_and_composes() =>
        Assert.Equal(new PersonName("mr", "ahmad zaki", "noori", null), PersonName.Of("mr", "  ahmad   zaki ", " noori ", " "));

    [Fact]
    public void Cleaning_takes_out_what_nobody_sees() =>
        Assert.Equal("Ann Lee", PersonName.Of(null, "\u202EA\u0000nn\u200B\u2066\uD800 \t\r\n L\u00ADee\uFEFF", null).Given);

    [Fact]
    public void Vietnamese_typed_with_loose_marks_is_the_same_name() =>
        Assert.Equal("Nguyễn", PersonName.Of(null, null, "Nguye\u0302\u0303n").Family);

    [Fact]
    public void The_non_joiner_stays_inside_a_word_only()
    {
        Assert.Equal("علی\u200Cرضا", PersonName.Of(null, null, null, "علی\u200Cرضا").Native);
        Assert.Equal("علی", PersonName.Of(null, null, null, "\u200Cعلی\u200D").Native);
    }

    [Fact]
    public void A_part_of_200_characters_fits_and_a_longer_one_is_refused_by_name()
    {
        Assert.IsType<CleanedName.Name>(PersonName.Clean(null, new string('a', 200), null));

        var refused = Assert.IsType<CleanedName.TooLong>(PersonName.Clean(null, "Ann", new string('a', 201)));

        Assert.Equal((NamePart.Family, 201), (refused.Part, refused.Length));
        Assert.Throws<ArgumentException>(() => PersonName.Of(null, null, new string('a', 201)));
    }

    [Fact]
    public void Markup_formulas_and_words_that_break_software_stay_as_typed()
    {
        Assert.Equal(new PersonName(null, "<b>Ann</b>", "O'<script>alert(1)</script>", null), PersonName.Of(null, "<b>Ann</b>", "O'<script>alert(1)</script>"));
        Assert.Equal(new PersonName("Ms.", "Test", "Null", null), PersonName.Of("Ms.", "Test", "Null"));
        Assert.Equal(new PersonName("Mr.", "True", "007", null), PersonName.Of("Mr.", "True", "007"));
    }

    [Fact]
    public void Styles_put_the_name_as_papers_do()
    {
        var name = PersonName.Of("Mr.", "Farrukh", "Rahmonzoda");

        Assert.Equal("Mr. Farrukh Rahmonzoda", name.Latin);
        Assert.Equal("RAHMONZODA Farrukh", name.FamilyFirst);
        Assert.Equal("Mr. Farrukh RAHMONZODA", NameStyle.Badge.Of(name));
    }

    [Fact]
    public void A_single_name_leaves_no_gap_and_no_comma()
    {
        Assert.Equal("Mr. Suharyanto", PersonName.Of("Mr.", null, "Suharyanto").Latin);
        Assert.Equal("SUHARYANTO", PersonName.Of("Mr.", null, "Suharyanto").FamilyFirst);
        Assert.Equal("Hnin", PersonName.Of("Ms.", "Hnin", null).FamilyFirst);
        Assert.Equal("김민준", PersonName.Of(null, null, null, "김민준").Latin);
        Assert.False(PersonName.Of("H.E.", null, null).HasName);
    }

    [Theory]
    [InlineData("von und zu Hohenstaufen-Schwarzenberg-Wittelsbach", "von und zu HOHENSTAUFEN-SCHWARZENBERG-WITTELSBACH")]
    [InlineData("Ғаюрӣ-Қосимзодаи Ҳисорӣ", "ҒАЮРӢ-ҚОСИМЗОДАИ ҲИСОРӢ")]
    [InlineData("Ҷӯраев", "ҶӮРАЕВ")]
    [InlineData("Gʻulomov", "GʻULOMOV")]
    [InlineData("Çiğdem-Yılmaz", "ÇİĞDEM-YILMAZ")]
    [InlineData("Məmmədli", "MƏMMƏDLİ")]
    [InlineData("Großmann-Weiß", "GROSSMANN-WEISS")]
    [InlineData("GROẞMANN", "GROẞMANN")]
    [InlineData("van der Berg-de Vries", "van der BERG-de VRIES")]
    [InlineData("IJsselstein", "IJSSELSTEIN")]
    [InlineData("Ĳssel", "ĲSSEL")]
    [InlineData("Ó Súilleabháin-MacDiarmuid", "Ó SÚILLEABHÁIN-MacDIARMUID")]
    [InlineData("McDonald", "McDONALD")]
    [InlineData("Macron", "MACRON")]
    [InlineData("O'Brien", "O'BRIEN")]
    [InlineData("Fernández de la Fuente y Pérez-Gutiérrez", "FERNÁNDEZ de la FUENTE y PÉREZ-GUTIÉRREZ")]
    [InlineData("dos Santos Albuquerque e Castro Neto", "dos SANTOS ALBUQUERQUE e CASTRO NETO")]
    [InlineData("Szentgyörgyi-Kovács", "SZENTGYÖRGYI-KOVÁCS")]
    [InlineData("Nguyễn", "NGUYỄN")]
    [InlineData("Al Thani", "AL THANI")]
    [InlineData("bin Jassim", "bin JASSIM")]
    [InlineData("L'Huillier d'Aubigné", "L'HUILLIER d'AUBIGNÉ")]
    [InlineData("Lebœuf", "LEBŒUF")]
    [InlineData("Семёнов-Тян-Шанский", "СЕМЁНОВ-ТЯН-ШАНСКИЙ")]
    [InlineData("Құдайбергенқызы", "ҚҰДАЙБЕРГЕНҚЫЗЫ")]
    [InlineData("MCDONALD-O'BRIEN", "MCDONALD-O'BRIEN")]
    [InlineData("noori", "NOORI")]
    [InlineData("al", "AL")]
    [InlineData("მელაძე", "მელაძე")]
    [InlineData("Παπαδόπουλος", "ΠΑΠΑΔΟΠΟΥΛΟΣ")]
    [InlineData("آل ثاني", "آل ثاني")]
    [InlineData("渡邉", "渡邉")]
    [InlineData("007", "007")]
    [InlineData("U", "U")]
    public void Capitals_follow_script_and_language(string family, string expected) =>
        Assert.Equal(expected, Capitals.OfFamily(family));

    [Fact]
    public void The_given_name_or_the_State_tells_a_Turkish_family_name()
    {
        Assert.Equal("DİNÇ", NameStyle.Badge.FamilyOf(PersonName.Of(null, "Işıl", "Dinç")));
        Assert.Equal("DİNÇ", NameStyle.Badge.FamilyOf(PersonName.Of(null, "Ali", "Dinç"), "TR"));
        Assert.Equal("DINÇ", NameStyle.Badge.FamilyOf(PersonName.Of(null, "Ali", "Dinç")));
    }

    [Fact]
    public void Capitals_change_the_paper_and_never_the_name()
    {
        var name = PersonName.Of(null, "Jürgen", "Großmann-Weiß");
        _ = name.FamilyFirst;

        Assert.Equal("Großmann-Weiß", name.Family);
    }

    [Theory]
    [InlineData("محمد علی", true)]
    [InlineData("יאיר בן־צבי", true)]
    [InlineData("(1) عائشہ", true)]
    [InlineData("ދިވެހި", true)]
    [InlineData("Ali محمد", false)]
    [InlineData("渡邉 さくら", false)]
    [InlineData("श्रीमती", false)]
    [InlineData("123", false)]
    [InlineData(null, false)]
    public void The_first_letter_with_a_direction_decides(string? native, bool expected) =>
        Assert.Equal(expected, new PersonName(null, null, null, native).IsRightToLeft);

    [Fact]
    public void Cleaning_a_clean_name_changes_nothing()
    {
        Gen.String.Sample(text => PersonName.Clean(null, text, text).Match(
            name: clean => PersonName.Clean(null, clean.Value.Given, clean.Value.Family).Match(
                name: again => { Assert.Equal(clean.Value, again.Value); return 0; },
                tooLong: again => throw new InvalidOperationException($"{again.Part} {again.Length}")),
            tooLong: _ => 0), iter: 5000);
    }
}
