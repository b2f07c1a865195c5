using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Actions;
using UglyToad.PdfPig.Tokens;

namespace Dushanbe.Conference.Web.Tests.Attacks;

/// <summary>An edition in which all that is typed is markup: every public page, calendar and paper shows it as the text that it is.</summary>
[Collection(AttackTests.Name)]
public sealed class StoredMarkupTests(AttackedInstallation web)
{
    [Fact]
    public async Task Every_text_that_can_be_typed_is_attacked()
    {
        await using var db = await web.Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();

        Assert.Equal(Trap.TypedKinds(db), Trap.HeldKinds(db));
    }

    [Fact]
    public void The_markup_would_be_noticed_where_it_is_not_escaped()
    {
        Assert.Equal(["an image", "img onerror", "a script: alert(2)"], Injected.In($"<p title=\"{Trap.Markup}\">"));
        Assert.Equal(["a href=javascript:alert(3)"], Injected.In("<a href='javascript:alert(3)'>x</a>"));
    }

    [Fact]
    public async Task Markup_is_text_on_every_public_page_in_every_language()
    {
        var client = web.CreateClient();
        var faults = new List<string>();
        var shown = 0;
        var pages = Addresses.Of(web).Where(each => each.IsPage() && Languages.All.Any(language => each.RoutePattern.RawText!.StartsWith($"/{language.Tag}", StringComparison.Ordinal))).ToList();
        foreach (var page in pages)
        {
            var address = page.Of(web.Marked);
            using var answer = await client.GetAsync($"{address}?day=all");
            var html = await answer.Content.ReadAsStringAsync();
            var document = new HtmlParser().ParseDocument(html);
            faults.AddRange(Injected.In(document).Select(each => $"{address}: {each}"));
            foreach (var data in document.QuerySelectorAll("script[type='application/ld+json']")) using (JsonDocument.Parse(data.TextContent)) { }
            if (!address.Contains(web.Marked.Slug, StringComparison.Ordinal) || page.RoutePattern.RawText!.EndsWith("{**rest}", StringComparison.Ordinal)) continue;
            shown++;
            if (answer.StatusCode != HttpStatusCode.OK) faults.Add($"{address}: {answer.StatusCode}");
            if (!Injected.Seen(document.Body!.TextContent).Contains("<img src=x onerror=alert(1)><script>alert(2)</script>", StringComparison.Ordinal)) faults.Add($"{address} does not show the text");
        }

        Assert.Empty(faults);
        Assert.True(shown >= 15, $"only {shown} of {pages.Count} pages");
    }

    [Fact]
    public async Task Markup_begins_no_entry_of_a_calendar()
    {
        var client = web.CreateClient();
        var calendars = Addresses.Of(web).Where(each => each.RoutePattern.RawText!.EndsWith(".ics", StringComparison.Ordinal)).ToList();

        Assert.Equal(2 * Languages.All.Count, calendars.Count);
        foreach (var each in calendars)
        {
            var text = await client.GetStringAsync(each.Of(web.Marked));
            var lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
            // the whole edition has one beside its session
            var entries = each.RoutePattern.RawText!.EndsWith("agenda.ics", StringComparison.Ordinal) ? 2 : 1;
            Assert.Equal((entries, entries), (lines.Count(line => line == "BEGIN:VEVENT"), lines.Count(line => line == "END:VEVENT")));
            Assert.DoesNotContain("SUMMARY:forged", lines);
            Assert.Contains("onerror=alert(1)", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            // a lone line feed would end a line for lenient readers
            Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_paper_runs_nothing_and_leads_nowhere()
    {
        var papers = Addresses.Of(web).Where(each => each.RoutePattern.RawText!.EndsWith(".pdf", StringComparison.Ordinal)).ToList();
        Assert.Equal(2 * Languages.All.Count + 4, papers.Count);
        foreach (var each in papers)
        {
            var address = each.Of(web.Marked);
            using var request = Asking(each, address);
            using var answer = await web.Owner.SendAsync(request);
            // there is no draft beside a published programme that has not changed
            if (answer.StatusCode == HttpStatusCode.NotFound && address.EndsWith("/draft.pdf", StringComparison.Ordinal)) continue;
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
            using var paper = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync());
            var catalog = paper.Structure.Catalog.CatalogDictionary;
            Assert.False(catalog.ContainsKey(NameToken.OpenAction), address);
            Assert.False(catalog.ContainsKey(NameToken.Create("AA")), address);
            Assert.False(catalog.ContainsKey(NameToken.Create("AcroForm")), address);
            Assert.False(catalog.Data.TryGetValue("Names", out var names) && names is DictionaryToken known && known.ContainsKey(NameToken.Create("JavaScript")), address);
            Assert.All(paper.GetPages().SelectMany(page => page.GetAnnotations()), annotation => Assert.True(annotation.Action is null or GoToAction || annotation.Action is UriAction { Uri: var to } && to.StartsWith("http", StringComparison.Ordinal), $"{address}: {annotation.Action}"));
            Assert.Contains("alert", string.Concat(paper.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value)), StringComparison.OrdinalIgnoreCase);
        }
    }

    // lists of participants are posted, since each is an entry in the journal
    private static HttpRequestMessage Asking(RouteEndpoint paper, string address)
    {
        var isPosted = paper.Method() == "POST";
        var request = new HttpRequestMessage(isPosted ? HttpMethod.Post : HttpMethod.Get, address);
        if (!isPosted) return request;
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("language", "en"), KeyValuePair.Create("groups", "States,Others"), KeyValuePair.Create("amendTo", Trap.Markup.Split('\r')[0])]);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return request;
    }
}
