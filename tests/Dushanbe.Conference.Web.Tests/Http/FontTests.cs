using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>The fonts that pages load where a letter of theirs needs them.</summary>
public sealed partial class FontTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    // a name in each script that a reader's system may lack
    private static readonly string[] Names =
    [
        "Արամ", "יעל", "އިބްރާހީމް", "अमित", "আমিন", "ਅਮਨ", "અમિત", "ଅମିତ", "அருண்", "అరుణ్", "ಅರುಣ್", "അരുൺ", "නිමල්", "สมชาย", "ສົມຊາຍ", "བསྟན་འཛིན", "အောင်", "გიორგი", "አበበ", "សុខា", "ᠲᠡᠮᠦᠷ",
    ];

    [Fact]
    public async Task Every_small_script_has_a_font_that_is_there_and_kept_for_good_and_that_nothing_else_loads()
    {
        var client = web.CreateClient();
        var faces = FontFace().Matches(await client.GetStringAsync("/css/fonts.css")).Select(each => (Family: each.Groups["family"].Value, File: each.Groups["file"].Value, Ranges: Ranges(each.Groups["ranges"].Value))).ToList();
        var scripts = faces.Where(each => each.Family == "Noto Scripts").ToList();

        foreach (var (_, file, _) in faces)
        {
            using var answer = await client.GetAsync($"/css/{file}");
            Assert.Equal((HttpStatusCode.OK, "font/woff2", "public, max-age=31536000, immutable"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Headers.CacheControl?.ToString()));
            Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 4_000, 160_000);
        }

        var files = Names.Select(name => Assert.Single(scripts, face => name.EnumerateRunes().All(rune => face.Ranges.Any(range => range.From <= rune.Value && rune.Value <= range.To))).File).ToList();
        Assert.Equal(Names.Length, files.Distinct().Count());
        Assert.Equal(Names.Length, scripts.Count);
        // no letter of Latin, Cyrillic or Arabic, nor a space or a sign, loads any of them
        foreach (var rune in string.Concat(Enumerable.Range(0x20, 0x510).Select(each => (char)each)).Concat("محمد علی،。孙김さ–…№").Where(each => !char.IsSurrogate(each)).Select(each => (Rune)each))
            Assert.DoesNotContain(scripts, face => face.Ranges.Any(range => range.From <= rune.Value && rune.Value <= range.To));
    }

    private static List<(int From, int To)> Ranges(string list) =>
        [.. list.Split(',').Select(each => each.Trim()[2..].Split('-')).Select(each => (Hex(each[0]), Hex(each[^1])))];

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex("""@font-face \{ font-family: "(?<family>[^"]+)"[^}]*url\("(?<file>[^"]+)"\)[^}]*unicode-range: (?<ranges>[^;]+);""")]
    private static partial Regex FontFace();
}
