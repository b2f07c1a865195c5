using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Tests.Names;

public sealed class NativeLanguageTests
{
    [Theory]
    [InlineData("Ҷӯрабек Ғаюрӣ", "tg")]
    [InlineData("Александра Иванова", "ru")]
    [InlineData("Олексій Їжак", "uk")]
    [InlineData("محمد العربي", "ar")]
    [InlineData("مهدی پورمحمدی", "fa")]
    [InlineData("محمد نواز بٹ", "ur")]
    [InlineData("林雅雯", "zh")]
    [InlineData("佐藤さくら", "ja")]
    [InlineData("오윤아", "ko")]
    [InlineData("अमित", "hi")]
    [InlineData("გიორგი", "ka")]
    [InlineData("Łukasz Wałęsa", null)]
    [InlineData("", null)]
    public void Letters_tell_the_likely_language(string name, string? language) => Assert.Equal(language, NativeLanguage.Of(name));
}
