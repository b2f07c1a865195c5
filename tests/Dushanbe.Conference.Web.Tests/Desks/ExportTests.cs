using System.Net;
using Dushanbe.Conference.Register;

namespace Dushanbe.Conference.Web.Tests.Desks;

/// <summary>The register goes out as a file: what is filtered and found, over HTTP.</summary>
public sealed class ExportTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    [Theory]
    [InlineData("state=Withdrawn", HttpStatusCode.OK), InlineData("state=&category=&printed=False&withoutPhoto=True&sort=Delegation&descending=True", HttpStatusCode.OK)]
    [InlineData("state=Everybody", HttpStatusCode.BadRequest), InlineData("delegation=TJ", HttpStatusCode.BadRequest), InlineData("printed=maybe", HttpStatusCode.BadRequest), InlineData("sort=Fame", HttpStatusCode.BadRequest)]
    [InlineData("sort=42", HttpStatusCode.BadRequest), InlineData("sort=0", HttpStatusCode.BadRequest), InlineData("state=1", HttpStatusCode.BadRequest), InlineData("state=Approved,Withdrawn", HttpStatusCode.BadRequest)]
    public async Task A_filter_that_is_not_understood_does_not_become_the_whole_register(string form, HttpStatusCode expected)
    {
        var clerk = await web.SignedInAsync("registration");

        var answer = await ExchangeDesk.ExportAsync(clerk, "dushanbe-2022", "csv", [.. form.Split('&').Select(each => each.Split('=')).Select(pair => (pair[0], pair[1]))]);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task An_export_holds_what_the_search_finds_in_any_script_in_the_order_of_the_list()
    {
        var desk = await ExchangeDesk.OpenAsync(web, "dushanbe-2022");
        await desk.ImportAsync("given,family,iso2\r\nFarrukh,Rahmon,TJ\r\nСаида,Раҳмон,TJ\r\nBoris,Rakhmonov,KG\r\nAda,Lovelace,GB\r\n");

        var found = await (await desk.ExportAsync("csv", ("search", "Рахмон"), ("sort", "Name"), ("descending", "True"))).Content.ReadAsStringAsync();
        var narrowed = await (await desk.ExportAsync("csv", ("search", "rahmon boris"))).Content.ReadAsStringAsync();
        var nobody = await (await desk.ExportAsync("csv", ("search", "qwxyzzy"))).Content.ReadAsStringAsync();
        var register = await web.Get<ParticipantRegister>().ReadAsync(new() { EditionId = desk.EditionId, Search = "Рахмон", Descending = true }, desk.Actor, default);

        string[] Names(string csv) => [.. csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).Select(cells => $"{cells[1]} {cells[2]}")];
        Assert.Equal(register.Rows.Select(row => $"{row.Name.Given} {row.Name.Family}"), Names(found));
        Assert.Equal(3, Names(found).Length);
        Assert.Equal(["Boris Rakhmonov"], Names(narrowed));
        Assert.Empty(Names(nobody));
    }

    [Fact]
    public async Task An_export_is_posted_from_the_desk_itself_by_who_may_and_its_search_is_in_no_address()
    {
        var (clerk, badges) = (await web.SignedInAsync("registration"), await web.SignedInAsync("badges"));

        var given = await ExchangeDesk.ExportAsync(clerk, "dushanbe-2018", "xlsx", ("search", "rahmon"));
        var refused = await ExchangeDesk.ExportAsync(badges, "dushanbe-2018", "csv");
        var linked = await clerk.GetAsync("/desk/dushanbe-2018/participants.csv?search=rahmon");
        using var elsewhere = new HttpRequestMessage(HttpMethod.Post, "/desk/dushanbe-2018/participants.csv") { Content = new FormUrlEncodedContent([KeyValuePair.Create("language", "en")]) };
        elsewhere.Headers.Add("Sec-Fetch-Site", "cross-site");
        var forged = await clerk.SendAsync(elsewhere);
        var unknown = await ExchangeDesk.ExportAsync(clerk, "dushanbe-1999", "csv");

        Assert.StartsWith("application/vnd.openxmlformats", given.Content.Headers.ContentType!.ToString());
        Assert.Equal("participants-dushanbe-2018.xlsx", given.Content.Headers.ContentDisposition!.FileName);
        Assert.StartsWith("/account/access-denied", refused.To());
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.NotFound), (linked.StatusCode, forged.StatusCode, unknown.StatusCode));
    }
}
