using CsCheck;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Tests.Names;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Opening ceremony", "opening-ceremony")]
    [InlineData("  Border security: the 2nd (parallel) session!  ", "border-security-the-2nd-parallel-session")]
    [InlineData("Раванди Душанбе", "ravandi-dushanbe")]
    [InlineData("Ҷаласаи ифтитоҳӣ", "jalasai-iftitohi")]
    [InlineData("Щербаков Пётр", "shcherbakov-pyotr")]
    [InlineData("Côte d’Ivoire", "cote-divoire")]
    [InlineData("Großmann & Søn", "grossmann-son")]
    [InlineData("Çiğdem Yılmaz", "cigdem-yilmaz")]
    [InlineData("გიორგი მელაძე", "giorgi-meladze")]
    [InlineData("محمد", "mhmd")]
    public void A_text_becomes_a_readable_address(string text, string expected) => Assert.Equal(expected, Slug.Of(text));

    [Fact]
    public void A_text_without_letters_it_can_spell_still_has_an_address_of_its_own()
    {
        Assert.Matches("^n[0-9a-f]{8}$", Slug.Of("渡邉"));
        Assert.NotEqual(Slug.Of("渡邉"), Slug.Of("渡辺"));
        Assert.NotEmpty(Slug.Of(null));
    }

    [Fact]
    public void A_long_text_is_cut_at_a_word()
    {
        var slug = Slug.Of(string.Join(' ', Enumerable.Repeat("cooperation", 12)));

        Assert.Equal("cooperation-cooperation-cooperation-cooperation-cooperation-cooperation", slug);
    }

    [Fact]
    public void Slugs_of_any_text_are_clean_and_stay_themselves()
    {
        Gen.String.Sample(text =>
        {
            var slug = Slug.Of(text);
            Assert.True(slug.Length is > 0 and <= Slug.MaxLength);
            Assert.True(slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && slug[0] != '-' && slug[^1] != '-', slug);
            Assert.Equal(slug, Slug.Of(slug));
        });
    }
}
