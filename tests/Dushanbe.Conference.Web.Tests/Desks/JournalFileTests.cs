using System.Net;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.History;
using Dushanbe.Conference.Journal;

namespace Dushanbe.Conference.Web.Tests.Desks;

/// <summary>The journal goes out as a file to who may read it, over HTTP.</summary>
public sealed class JournalFileTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    [Fact]
    public async Task A_file_holds_what_is_filtered_in_the_words_of_its_reader()
    {
        var edition = (await web.Get<FindEdition>().ReadAsync("dushanbe-2018", default))!;
        var auditor = await web.SignedInAsync("auditor", edition.Id);

        var csv = await PostAsync(auditor, "/desk/dushanbe-2018/journal.csv", ("subject", "Edition"), ("subjectId", $"{edition.Id}"), ("action", "Created"), ("reason", ""));
        var none = await (await PostAsync(auditor, "/desk/dushanbe-2018/journal.csv", ("reason", "never written"))).Content.ReadAsStringAsync();

        Assert.Equal("journal-dushanbe-2018.csv", csv.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("text/csv; charset=utf-8", $"{csv.Content.Headers.ContentType}");
        Assert.Equal("private, no-store", $"{string.Join(", ", csv.Headers.CacheControl!.ToString().Split(", ").Order().Reverse())}");
        var lines = (await csv.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal("No.,Time (Asia/Dushanbe),Who,Action,About,Name,Key,Changes,Reason,Seal", lines[0].TrimStart('\uFEFF'));
        Assert.Matches($"^1,[0-9-]+ [0-9:]+,command line,Created,Edition,[^,]+,{edition.Id},.*,,yes$", lines[1]);
        Assert.Single(none.Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        // both exports are in the journal
        var exports = await web.Get<JournalSearch>().ReadAsync(new(edition.Id) { Action = JournalAction.Exported }, null, "en", WebInstallation.Organizer, default);
        Assert.Equal(["0", "1"], exports.Rows.Select(row => row.Changes.Single().To));
    }

    [Fact]
    public async Task Only_its_readers_get_it_and_only_from_the_desk()
    {
        var (own, other) = ((await web.Get<FindEdition>().ReadAsync("dushanbe-2022", default))!, "dushanbe-2018");
        var (auditor, everywhere, clerk) = (await web.SignedInAsync("auditor", own.Id), await web.SignedInAsync("auditor"), await web.SignedInAsync("registration"));

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(auditor, "/desk/dushanbe-2022/journal.xlsx")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(everywhere, "/desk/accounts/journal.csv")).StatusCode);
        foreach (var (client, address) in new[] { (auditor, $"/desk/{other}/journal.csv"), (auditor, "/desk/accounts/journal.csv"), (clerk, "/desk/dushanbe-2022/journal.csv"), (clerk, "/desk/accounts/journal.xlsx") })
            Assert.StartsWith("/account/access-denied", (await PostAsync(client, address)).To());
        Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync("/desk/dushanbe-2022/journal")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await everywhere.GetAsync("/desk/accounts/journal")).StatusCode);
        foreach (var (client, address) in new[] { (auditor, $"/desk/{other}/journal"), (auditor, "/desk/accounts/journal"), (clerk, "/desk/dushanbe-2022/journal"), (clerk, "/desk/accounts/journal") })
            Assert.StartsWith("/account/access-denied", (await client.GetAsync(address)).To());
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(everywhere, "/desk/dushanbe-1999/journal.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await everywhere.PostAsync("/desk/accounts/journal.csv", new FormUrlEncodedContent([KeyValuePair.Create("reason", "x")]))).StatusCode);
    }

    [Theory]
    [InlineData("subject", "Everything"), InlineData("subjectId", "1"), InlineData("actorId", "me"), InlineData("action", "Eaten"), InlineData("from", "yesterday"), InlineData("until", "32.13.2022"), InlineData("subject", "1"), InlineData("action", "99")]
    public async Task A_filter_that_is_not_understood_does_not_become_the_whole_journal(string field, string value)
    {
        var auditor = await web.SignedInAsync("auditor");

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(auditor, "/desk/dushanbe-2022/journal.csv", (field, value))).StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string address, params (string Name, string Value)[] form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form.Append((Name: "account", Value: "")).Select(each => KeyValuePair.Create(each.Name, each.Value))) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return client.SendAsync(request);
    }
}
