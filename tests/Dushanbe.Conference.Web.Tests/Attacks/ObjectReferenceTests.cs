using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Dushanbe.Conference.Names;
using Microsoft.AspNetCore.Routing;

namespace Dushanbe.Conference.Web.Tests.Attacks;

/// <summary>
/// Every address that names a record, called with one of another edition, of another delegation, and with none: the answers
/// do not differ, whatever is asked for. Pages of desks get their rows later, which <see cref="DeskMarkupTests"/> tries.
/// </summary>
[Collection(AttackTests.Name)]
public sealed partial class ObjectReferenceTests(AttackedInstallation web)
{
    // ends an archive of no entries
    private static readonly byte[] EmptyZip = [.. "PK\u0005\u0006"u8, .. new byte[18]];

    private List<(RouteEndpoint File, Func<Trap, string> Address)> Files
    {
        get
        {
            var files = new List<(RouteEndpoint, Func<Trap, string>)>();
            foreach (var file in Addresses.Of(web).Where(each => !each.IsPage() && each.RoutePattern.RawText!.StartsWith("/desk/{edition}", StringComparison.Ordinal)))
            {
                if (file.RoutePattern.Parameters.Any(Addresses.IsKey)) files.Add((file, trap => file.Of(trap)));
                // and those whose query names a record
                foreach (var word in file.QueryWords().Select(each => each.ToLowerInvariant()))
                    if (word is "participant" or "delegation" or "category") files.Add((file, trap => $"{file.Of(trap)}?{word}={(word == "participant" ? trap.Person.Id : word == "delegation" ? trap.Delegation.Id : trap.Category.Id)}"));
            }

            return files;
        }
    }

    [Fact]
    public async Task A_record_of_another_edition_is_not_there_for_who_may_read_both()
    {
        var faults = new List<string>();
        foreach (var (file, address) in Files)
        {
            var own = address(web.Own);
            await web.ApproveAgainAsync();
            var (there, elsewhere) = (await AskAsync(web.Owner, file, own), await AskAsync(web.Owner, file, With(own, address(web.Beside))));
            if (elsewhere.Status != HttpStatusCode.NotFound) faults.Add($"{file.Method()} {file.RoutePattern.RawText}: {elsewhere.Status}");
            if (there.Status == HttpStatusCode.NotFound && !own.Contains("/import/", StringComparison.Ordinal)) faults.Add($"{file.Method()} {own}: not there for its own");
        }

        Assert.Empty(faults);
        Assert.True(Files.Count >= 10, $"only {Files.Count}");
    }

    [Fact]
    public async Task Whoever_keeps_one_delegation_learns_nothing_of_the_records_of_others()
    {
        var (faults, differ) = (new List<string>(), 0);
        foreach (var (file, address) in Files)
        {
            var own = address(web.Own);
            var nothing = await AskAsync(web.FocalPoint, file, Key().Replace(own, $"{Guid.CreateVersion7()}"));
            foreach (var trap in new[] { web.Beside, web.Marked })
            {
                // under the edition that it is of, and under that of the delegation
                foreach (var asked in new[] { With(own, address(trap)), address(trap) })
                {
                    var answer = await AskAsync(web.FocalPoint, file, asked);
                    if (answer.Status is not (HttpStatusCode.NotFound or HttpStatusCode.Redirect or HttpStatusCode.Forbidden)) faults.Add($"{file.Method()} {asked}: {answer.Status}");
                    if (asked.StartsWith($"/desk/{web.Own.Slug}/", StringComparison.Ordinal) && answer != nothing) faults.Add($"{file.Method()} {asked}: {answer} for {nothing}");
                }
            }

            await web.ApproveAgainAsync();
            if (await AskAsync(web.FocalPoint, file, own) != nothing) differ++;
        }

        Assert.Empty(faults);
        // its own photo, which it reads and sets, and its own badges: the comparison can tell
        Assert.True(differ >= 4, $"only {differ} answers differ for its own");
    }

    [Fact]
    public async Task Words_and_hashes_in_public_addresses_lead_to_what_their_edition_has_published_and_to_nothing_else()
    {
        var hidden = await Trap.SetAsync(web, $"hidden-{Guid.CreateVersion7().ToString("N")[^8..]}", number => $"Hiddens {number:0000}", isPublished: false);
        var (client, faults) = (web.CreateClient(), new List<string>());
        var routes = Addresses.Of(web).Where(each => Languages.All.Any(language => each.RoutePattern.RawText!.StartsWith($"/{language.Tag}/{{edition}}", StringComparison.OrdinalIgnoreCase)) && !each.RoutePattern.RawText!.EndsWith("{**rest}", StringComparison.Ordinal)).ToList();
        foreach (var route in routes)
        {
            // of a programme that is a draft: its pages show nothing that was typed for it
            using (var draft = await client.GetAsync(route.Of(hidden)))
            {
                var names = route.RoutePattern.Parameters.Count > 1 || route.RoutePattern.RawText!.EndsWith(".pdf", StringComparison.Ordinal) || route.RoutePattern.RawText!.EndsWith(".ics", StringComparison.Ordinal);
                var text = await draft.Content.ReadAsStringAsync();
                if (names && draft.StatusCode != HttpStatusCode.NotFound && !route.RoutePattern.RawText!.EndsWith("agenda.ics", StringComparison.Ordinal)) faults.Add($"{route.Of(hidden)}: {draft.StatusCode}");
                if (text.Contains("Hiddens", StringComparison.Ordinal) && DraftText(hidden).Any(each => text.Contains(each, StringComparison.Ordinal))) faults.Add($"{route.Of(hidden)} shows the draft");
            }

            if (route.RoutePattern.Parameters.Count < 2) continue;
            var (own, beside) = (route.Of(web.Own), route.Of(web.Beside));
            var wrong = beside.Replace($"/{web.Beside.Slug}/", $"/{web.Own.Slug}/", StringComparison.Ordinal);
            using var there = await client.GetAsync(own);
            using var elsewhere = await client.GetAsync(wrong);
            if ((there.StatusCode, elsewhere.StatusCode) != (HttpStatusCode.OK, HttpStatusCode.NotFound)) faults.Add($"{own}: {there.StatusCode}, {wrong}: {elsewhere.StatusCode}");
        }

        Assert.Empty(faults);
        Assert.True(routes.Count >= 24, $"{routes.Count} routes");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (await StatusAsync(client, $"/portraits/{web.Own.Portrait}"), await StatusAsync(client, $"/portraits/{hidden.Portrait}"), await StatusAsync(client, $"/portraits/{new string('a', 64)}")));
        // nor the photo of a participant, whose hash somebody has
        await using var db = await web.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<Data.ConferenceDb>>().CreateDbContextAsync();
        var photos = db.Participants.Where(each => each.EditionId == web.Own.Edition.Id && each.PhotoHash != null).Select(each => new { each.PhotoHash, each.PhotoOriginalHash }).ToList();
        Assert.NotEmpty(photos);
        foreach (var hash in photos.SelectMany(each => new[] { each.PhotoHash!, each.PhotoOriginalHash! }))
            foreach (var reader in new[] { client, web.FocalPoint, web.Owner }) Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, $"/portraits/{hash}"));
    }

    // the same address with the key of another record
    private static string With(string address, string other) => Key().Replace(address, Key().Match(other).Value);

    // of the sessions and speakers, who are in the programme alone
    private static IEnumerable<string> DraftText(Trap trap) => trap.Session.Title.Values.Values.Concat(trap.Speaker.Biography.Values.Values).Append(trap.Speaker.Name.Family!);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return answer.StatusCode;
    }

    // what an answer tells: the address it leads to without that it came from
    private static async Task<(HttpStatusCode Status, string? Type, string Leads, string Body)> AskAsync(HttpClient client, RouteEndpoint file, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(file.Method()), address);
        if (file.Method() == "POST") request.Content = Body(file);
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), Key().Replace(answer.To(), ""), Key().Replace(await answer.Content.ReadAsStringAsync(), ""));
    }

    private static HttpContent Body(RouteEndpoint file)
    {
        if (file.FormFields().Contains("language", StringComparer.OrdinalIgnoreCase)) return new FormUrlEncodedContent([KeyValuePair.Create("language", "en")]);
        if (!file.FormFields().Contains("file")) return new ByteArrayContent(EmptyZip) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        var form = new MultipartFormDataContent { { new ByteArrayContent(AttackedInstallation.Picture), "file", "me.png" } };
        foreach (var (name, value) in new[] { ("left", "0"), ("top", "0"), ("width", "1"), ("height", "1"), ("turns", "0") }) form.Add(new StringContent(value), name);
        return form;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Key();
}
