using Dushanbe.Conference.Web.Speech;

namespace Dushanbe.Conference.Web.Tests.Public;

public sealed class PluralTests
{
    [Theory]
    [InlineData("en", 1, "one")]
    [InlineData("en", 0, "many")]
    [InlineData("en", 2, "many")]
    [InlineData("ru", 1, "one")]
    [InlineData("ru", 2, "few")]
    [InlineData("ru", 5, "many")]
    [InlineData("ru", 11, "many")]
    [InlineData("ru", 12, "many")]
    [InlineData("ru", 21, "one")]
    [InlineData("ru", 24, "few")]
    [InlineData("ru", 111, "many")]
    [InlineData("tg", 7, "one")]
    public void Counts_take_the_form_of_their_language(string language, int count, string form) => Assert.Equal(form, Plural.Form(count, language));
}
