namespace Dushanbe.Conference.Web.Tests.Verbs;

public sealed class KeyVerbTests : VerbTest
{
    [Fact]
    public async Task Files_that_no_key_opens_are_counted_and_said_and_end_the_verb_with_one()
    {
        await RunAsync("seed", "training", "--participants", "24");

        var renewed = await RunAsync("keys", "renew");
        var files = int.Parse(System.Text.RegularExpressions.Regex.Match(renewed.Error, @"(\d+) files will be encrypted again").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(Path.Combine(Folder, "data", "keys", "data.key"), "torn");
        var kept = await RunAsync("keys", "renew");
        var lost = await RunAsync("keys", "renew", "--yes");

        Assert.Equal([0, 1, 1], new[] { renewed, kept, lost }.Select(each => each.Code));
        Assert.Contains($"{files} files will be encrypted again", renewed.Error);
        Assert.DoesNotContain("cannot be read", renewed.Error);
        Assert.Contains("Nothing was changed.", kept.Error);
        Assert.Contains("0 files will be encrypted again", lost.Error);
        Assert.Contains($"{files} files cannot be read", lost.Error);
    }
}
