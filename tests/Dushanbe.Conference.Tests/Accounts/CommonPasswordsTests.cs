using Dushanbe.Conference.Accounts;

namespace Dushanbe.Conference.Tests.Accounts;

public sealed class CommonPasswordsTests
{
    [Theory]
    [InlineData("password1234"), InlineData("Password2026!"), InlineData("P@ssw0rd1234"), InlineData("1234password"), InlineData("passwordpassword"), InlineData("qwertyuiop12"), InlineData("1qaz2wsx3edc")]
    [InlineData("123456789012"), InlineData("987654321098"), InlineData("abcdefghijklmnop"), InlineData("abcabcabcabc"), InlineData("202620262026"), InlineData("Dushanbe-2026"), InlineData("Conference2026"), InlineData("пароль123456"), InlineData("Душанбе-2026!!")]
    [InlineData("Karimova-2026"), InlineData("m.karimova2026"), InlineData("press.office@mfa.example"), InlineData("press.office12"), InlineData("welcome123456!!"), InlineData("dushanbe conference"), InlineData("Border Security 2026"), InlineData("душанбе конференция")]
    public void What_is_tried_first_is_refused(string password) => Assert.True(CommonPasswords.IsCommon(password, "M. Karimova", "press.office@mfa.example"));

    [Theory]
    [InlineData("a long password"), InlineData("a quiet long password"), InlineData("correct horse battery staple"), InlineData("Lapis-Gate-2022"), InlineData("tw5Jq9Lx2mRb"), InlineData("дарёи сард дар кӯҳ"), InlineData("зимняя лодка и соль"), InlineData("493018572640"), InlineData("karimova reads at dawn"), InlineData("border of the quiet conference")]
    public void Length_is_good_enough_beyond_that(string password) => Assert.False(CommonPasswords.IsCommon(password, "M. Karimova", "press.office@mfa.example"));
}
