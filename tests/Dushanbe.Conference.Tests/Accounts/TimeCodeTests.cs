using System.Text;
using Dushanbe.Conference.Accounts.SecondStep;

namespace Dushanbe.Conference.Tests.Accounts;

public sealed class TimeCodeTests
{
    // the secret and the moments of RFC 6238, appendix B, whose eight digits end in these six
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, 287082), InlineData(1111111109, 81804), InlineData(1111111111, 50471), InlineData(1234567890, 5924), InlineData(2000000000, 279037), InlineData(20000000000, 353130)]
    public void A_code_is_that_of_the_standard(long second, int code) => Assert.Equal(code, TimeCode.Of(Secret, TimeCode.StepOf(DateTimeOffset.FromUnixTimeSeconds(second))));

    [Theory]
    [InlineData("287082", 0), InlineData("287 082", 0), InlineData(" 287082 ", 0), InlineData("287082", 29), InlineData("287082", -30)]
    public void It_is_found_half_a_minute_around_its_own(string typed, int seconds) => Assert.Equal(1, TimeCode.Find(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(59 + seconds)));

    [Theory]
    [InlineData("287082", 61), InlineData("28708", 0), InlineData("2870820", 0), InlineData("28708٢", 0), InlineData("-87082", 0), InlineData("", 0), InlineData("287083", 0)]
    public void Nothing_else_is(string typed, int seconds) => Assert.Null(TimeCode.Find(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(59 + seconds)));

    [Theory]
    [InlineData("f", "MY"), InlineData("fo", "MZXQ"), InlineData("foo", "MZXW6"), InlineData("foob", "MZXW6YQ"), InlineData("fooba", "MZXW6YTB"), InlineData("foobar", "MZXW6YTBOI"), InlineData("", "")]
    public void A_secret_is_written_as_the_standard_says(string secret, string text) => Assert.Equal(text, TimeCode.ToText(Encoding.ASCII.GetBytes(secret)));

    [Fact]
    public void The_address_for_the_app_names_site_and_account() =>
        Assert.Equal("otpauth://totp/Dushanbe%20Conference:s.kenjaeva%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Dushanbe%20Conference&digits=6", TimeCode.Address(Secret, "Dushanbe Conference", "s.kenjaeva@example.org"));
}
