using System.Net;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Register;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>What is refused, what is not there, and what comes from elsewhere.</summary>
public sealed class RefusalTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    [Fact]
    public async Task What_an_operation_refuses_is_a_refusal_in_plain_words_and_no_fault_of_the_server()
    {
        var reader = await web.SignedInAsync("reader");
        var person = await PersonAsync();

        var answer = await reader.GetAsync($"/desk/dushanbe-2022/participants/{person}/photo?original=true");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("Access denied", (await answer.PageAsync()).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_photo_answers_under_its_own_edition_alone_small_and_large_and_to_nobody_without_the_right()
    {
        var (organizer, person) = (await web.SignedInAsync("organizer"), await PersonAsync());
        using var picture = new SkiaSharp.SKBitmap(400, 500);
        using var bytes = picture.Encode(SkiaSharp.SKEncodedImageFormat.Png, 90);
        await web.Get<SetPhoto>().ExecuteAsync(new(person, new("me.png", bytes.ToArray())), WebInstallation.Organizer, default);

        foreach (var query in new[] { "", "?small=true", "?original=true" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await organizer.GetAsync($"/desk/dushanbe-2018/participants/{person}/photo{query}")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await organizer.GetAsync($"/desk/dushanbe-2022/participants/{person}/photo{query}")).StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, (await web.CreateClient().GetAsync($"/desk/dushanbe-2022/participants/{person}/photo{query}")).StatusCode);
        }

        var small = await organizer.GetAsync($"/desk/dushanbe-2022/participants/{person}/photo?small=true");
        Assert.Equal(("image/jpeg", "no-store, private"), (small.Content.Headers.ContentType!.MediaType, small.Headers.CacheControl!.ToString()));
    }

    [Theory]
    [InlineData("registration", HttpStatusCode.NoContent), InlineData("organizer", HttpStatusCode.NoContent), InlineData("badges", HttpStatusCode.Redirect), InlineData("editor", HttpStatusCode.Redirect), InlineData("reader", HttpStatusCode.Redirect), InlineData(null, HttpStatusCode.Redirect)]
    public async Task A_photo_is_set_by_those_who_register_and_by_nobody_else(string? post, HttpStatusCode status)
    {
        var person = await PersonAsync();
        var client = await web.SignedInAsync(post);
        using var picture = new SkiaSharp.SKBitmap(400, 500);
        using var bytes = picture.Encode(SkiaSharp.SKEncodedImageFormat.Png, 90);
        MultipartFormDataContent Form() => new() { { new ByteArrayContent(bytes.ToArray()), "file", "me.png" }, { new StringContent("0"), "left" }, { new StringContent("0"), "top" }, { new StringContent("1"), "width" }, { new StringContent("1"), "height" }, { new StringContent("0"), "turns" } };
        var address = $"/desk/dushanbe-2022/participants/{person}/photo";

        using (var foreign = Form()) Assert.NotEqual(HttpStatusCode.NoContent, (await client.PostAsync(address, foreign)).StatusCode);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using (var elsewhere = Form()) Assert.NotEqual(HttpStatusCode.NoContent, (await client.PostAsync(address.Replace("2022", "2018", StringComparison.Ordinal), elsewhere)).StatusCode);
        Assert.Null(await web.Get<ReadPhoto>().ReadAsync(person, false, WebInstallation.Organizer, default));
        using (var form = Form()) Assert.Equal(status, (await client.PostAsync(address, form)).StatusCode);

        Assert.Equal(status == HttpStatusCode.NoContent, await web.Get<ReadPhoto>().ReadAsync(person, false, WebInstallation.Organizer, default) is not null);
    }

    [Fact]
    public async Task The_file_of_badges_alone_may_be_framed_by_our_own_pages_and_the_camera_is_for_desks()
    {
        var organizer = await web.SignedInAsync("organizer");
        var edition = (await web.Get<FindEdition>().ReadAsync("dushanbe-2022", default))!;
        var person = await PersonAsync();
        var run = Assert.IsType<StartBadgeRun.Outcome.Started>(await web.Get<StartBadgeRun>().ExecuteAsync(new(edition.Id, BadgeSelection.Of(person)), WebInstallation.Organizer, default));
        string Header(HttpResponseMessage answer, string name) => string.Join(' ', answer.Headers.GetValues(name));

        var paper = await organizer.GetAsync($"/desk/dushanbe-2022/badges/{run.RunId}.pdf");
        Assert.Equal((HttpStatusCode.OK, "application/pdf", $"inline; filename=badges-dushanbe-2022-{run.RunId.ToString()[..8]}.pdf", "no-store, private"),
            (paper.StatusCode, paper.Content.Headers.ContentType!.MediaType, paper.Content.Headers.ContentDisposition!.ToString(), paper.Headers.CacheControl!.ToString()));
        Assert.EndsWith("frame-ancestors 'self'", Header(paper, "Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", Header(paper, "Content-Security-Policy"));

        // neither a desk, nor a paper that is not there, nor a preview
        foreach (var address in new[] { "/desk/dushanbe-2022/participants", $"/desk/dushanbe-2022/badges/{Guid.Empty}.pdf", $"/desk/dushanbe-2022/badges/preview.pdf?participant={person}" })
            Assert.EndsWith("frame-ancestors 'none'", Header(await organizer.GetAsync(address), "Content-Security-Policy"));
        var desk = await organizer.GetAsync("/desk/dushanbe-2022/participants");
        Assert.Contains("frame-src 'self';", Header(desk, "Content-Security-Policy"));
        Assert.StartsWith("camera=(self), microphone=()", Header(desk, "Permissions-Policy"));
        foreach (var address in new[] { "/en/dushanbe-2022", "/account/sign-in" })
            Assert.StartsWith("camera=(), microphone=()", Header(await organizer.GetAsync(address), "Permissions-Policy"));
        Assert.Equal(HttpStatusCode.Redirect, (await (await web.SignedInAsync("reader")).GetAsync($"/desk/dushanbe-2022/badges/{run.RunId}.pdf")).StatusCode);
    }

    [Fact]
    public async Task A_page_that_the_account_may_not_open_answers_as_a_refusal()
    {
        var reader = await web.SignedInAsync("reader");

        var away = await reader.GetAsync("/desk/accounts");
        var answer = await reader.GetAsync(away.To());

        Assert.StartsWith("/account/access-denied", away.To());
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("Access denied", (await answer.PageAsync()).QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("organizer"), InlineData("registration"), InlineData("protocol"), InlineData("badges"), InlineData("editor"), InlineData("auditor"), InlineData("reader")]
    public async Task Every_page_of_a_desk_opens_for_those_who_may_use_it_and_refuses_all_others_in_one_way(string post)
    {
        Permission[] read = [Permission.ReadDesk], register = [Permission.RegisterParticipants], programme = [Permission.EditProgramme], manage = [Permission.ManageEditions];
        var pages = new Dictionary<string, Permission[]>
        {
            ["/desk/{Edition}"] = read,
            ["/desk/{Edition}/participants"] = read,
            ["/desk/{Edition}/participants/new"] = register,
            ["/desk/{Edition}/participants/{Id:guid}"] = read,
            ["/desk/{Edition}/participants/{Id:guid}/edit"] = register,
            ["/desk/{Edition}/review"] = [Permission.ReviewAccreditations],
            ["/desk/{Edition}/review/{Id:guid}"] = [Permission.ReviewAccreditations],
            ["/desk/{Edition}/badges"] = [Permission.PrintBadges],
            ["/desk/{Edition}/delegations"] = read,
            ["/desk/{Edition}/delegations/new"] = [Permission.KeepDelegations],
            ["/desk/{Edition}/delegations/{Id:guid}"] = read,
            ["/desk/{Edition}/delegations/{Id:guid}/edit"] = [Permission.KeepDelegations],
            ["/desk/{Edition}/delegations/{Id:guid}/places"] = [Permission.KeepDelegations],
            ["/desk/{Edition}/delegations/{Id:guid}/hold"] = [Permission.KeepDelegations],
            ["/desk/{Edition}/delegations/{Id:guid}/credentials"] = [Permission.KeepDelegations],
            ["/desk/{Edition}/import"] = [Permission.ExchangeParticipants],
            ["/desk/{Edition}/import/{Id:guid}"] = [Permission.ExchangeParticipants],
            ["/desk/{Edition}/list"] = [Permission.ExchangeParticipants],
            ["/desk/{Edition}/categories"] = read,
            ["/desk/{Edition}/categories/new"] = manage,
            ["/desk/{Edition}/categories/{Id:guid}"] = manage,
            ["/desk/{Edition}/programme"] = programme,
            ["/desk/{Edition}/programme/new"] = programme,
            ["/desk/{Edition}/programme/{Session:guid}"] = programme,
            ["/desk/{Edition}/programme/rooms"] = programme,
            ["/desk/{Edition}/programme/speakers"] = programme,
            ["/desk/{Edition}/programme/speakers/new"] = programme,
            ["/desk/{Edition}/programme/speakers/{Speaker:guid}"] = programme,
            ["/desk/{Edition}/journal"] = [Permission.ReadJournal],
            ["/desk/editions"] = read,
            ["/desk/editions/{Slug}"] = [.. manage, .. programme],
            // of the whole installation: a role in one edition is not enough
            ["/desk/editions/new"] = [],
            ["/desk/accounts"] = [],
            ["/desk/accounts/{Id:guid}"] = [],
            ["/desk/accounts/journal"] = [],
            ["/desk/{Edition}/access/{Kind}/{Id:guid}"] = [],
        };
        Assert.Equal(pages.Keys.Order(), web.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(each => each.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).Select(each => each.RoutePattern.RawText!).Where(each => each.StartsWith("/desk", StringComparison.Ordinal)).Distinct().Order());
        var (here, elsewhere) = (await EditionAsync("dushanbe-2022"), await EditionAsync("dushanbe-2018"));
        var (client, stranger) = (await web.SignedInAsync(post, here), await web.SignedInAsync(post, elsewhere));

        var wrong = new List<string>();
        foreach (var (page, anyOf) in pages)
        {
            var address = page.Replace("{Edition}", "dushanbe-2022", StringComparison.Ordinal).Replace("{Slug}", "dushanbe-2022", StringComparison.Ordinal).Replace("{Kind}", "sessions", StringComparison.Ordinal);
            address = System.Text.RegularExpressions.Regex.Replace(address, @"\{\w+:guid\}", $"{Guid.CreateVersion7()}");
            if (await IsOpenAsync(client, address) != Roles.Find(post)!.Permissions.Intersect(anyOf).Any()) wrong.Add($"{page} for its own");
            if (page != "/desk/editions" && await IsOpenAsync(stranger, address)) wrong.Add($"{page} for a stranger");
        }

        Assert.Empty(wrong);
        if (post == "organizer") Assert.True(await IsOpenAsync(await web.SignedInAsync(post), "/desk/editions/new"));
    }

    [Theory]
    [InlineData("/desk/nowhere/participants"), InlineData("/desk/nowhere/badges/preview.pdf"), InlineData("/desk/nowhere/import/template.csv"), InlineData("/desk/edition/nowhere"), InlineData("/desk/%D2%B6/badges/preview.png?participant=00000000-0000-0000-0000-000000000001"), InlineData("/en/%D2%B6/agenda.ics")]
    public async Task An_unknown_edition_is_not_found_by_whoever_may_elsewhere(string address)
    {
        var edition = (await web.Get<EditionList>().ReadAsync(WebInstallation.Organizer, default)).Single(each => each.Slug == "dushanbe-2018");

        Assert.Equal(HttpStatusCode.NotFound, (await (await web.SignedInAsync("organizer")).GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await web.SignedInAsync("organizer", edition.Id)).GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("/desk/participants/%D2%B6", "/desk/dushanbe-2022/participants/%D2%B6"), InlineData("/desk/participants/a%20b%3Fc", "/desk/dushanbe-2022/participants/a%20b%3Fc"), InlineData("/desk/participants", "/desk/dushanbe-2022/participants")]
    public async Task An_address_without_its_edition_is_led_there_in_any_letters(string asked, string lands)
    {
        var client = await web.SignedInAsync("organizer");

        Assert.Equal(lands, (await client.GetAsync(asked)).To());
    }

    [Theory]
    [InlineData("/desk/participants/Ҷ?q=Ӯ", "/desk/participants/%D2%B6?q=%D3%AE"), InlineData("/desk/%D2%B6", "/desk/%D2%B6"), InlineData("/\ud83d\ude00", "/%F0%9F%98%80")]
    public async Task After_signing_in_one_goes_where_one_wanted_in_any_letters(string wanted, string lands)
    {
        var (_, email, password) = await web.AccountAsync("organizer");

        var answer = await web.CreateClient().SignInAsync(email, password, $"/account/sign-in?return={Uri.EscapeDataString(wanted)}");
        var language = await web.CreateClient().GetAsync($"/account/language/ru?back={Uri.EscapeDataString(wanted)}");

        Assert.Equal((lands, lands), (answer.To(), language.To()));
    }

    [Fact]
    public async Task What_the_desk_of_one_account_sends_is_not_done_under_the_name_of_another()
    {
        var (own, email, password) = await web.AccountAsync("organizer");
        var client = web.CreateClient();
        await client.SignInAsync(email, password);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var person = await PersonAsync();
        async Task<HttpStatusCode> PhotoAsync(Guid of)
        {
            using var form = new MultipartFormDataContent { { new StringContent("0"), "turns" } };
            foreach (var name in new[] { "left", "top", "width", "height" }) form.Add(new StringContent("1"), name);
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/desk/dushanbe-2022/participants/{person}/photo") { Content = form, Headers = { { "X-Desk-Account", $"{of}" } } };
            return (await client.SendAsync(request)).StatusCode;
        }

        async Task<HttpStatusCode> ExportAsync(Guid of)
        {
            using var fields = new FormUrlEncodedContent([KeyValuePair.Create("language", "en"), KeyValuePair.Create("account", $"{of}")]);
            return (await client.PostAsync("/desk/dushanbe-2022/participants.csv", fields)).StatusCode;
        }

        async Task<HttpStatusCode> ImportAsync(Guid of)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/desk/dushanbe-2022/import/table?name=list.csv") { Content = new StringContent("family\nKarimov\n"), Headers = { { "X-Desk-Account", $"{of}" } } };
            return (await client.SendAsync(request)).StatusCode;
        }

        var other = Guid.CreateVersion7();

        Assert.Equal([HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict], [await PhotoAsync(other), await ExportAsync(other), await ImportAsync(other)]);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.OK], [await PhotoAsync(own), await ExportAsync(own), await ImportAsync(own)]);
    }

    [Fact]
    public async Task Files_about_people_are_kept_by_nobody()
    {
        var client = await web.SignedInAsync("organizer");
        var person = await PersonAsync();
        var edition = (await web.Get<FindEdition>().ReadAsync("dushanbe-2022", default))!;
        var run = Assert.IsType<StartBadgeRun.Outcome.Started>(await web.Get<StartBadgeRun>().ExecuteAsync(new(edition.Id, BadgeSelection.Of(person)), WebInstallation.Organizer, default)).RunId;
        using var fields = new FormUrlEncodedContent([KeyValuePair.Create("Language", "en")]);
        using var list = new FormUrlEncodedContent([KeyValuePair.Create("language", "tg"), KeyValuePair.Create("groups", "States,Others")]);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var answers = new[]
        {
            await client.GetAsync("/desk/dushanbe-2022/badges/preview.pdf"),
            await client.GetAsync($"/desk/dushanbe-2022/badges/{run}.pdf"),
            await client.GetAsync($"/desk/dushanbe-2022/badges/preview.png?participant={person}"),
            await client.PostAsync("/desk/dushanbe-2022/participants.csv", fields),
            await client.PostAsync("/desk/dushanbe-2022/participants.xlsx", fields),
            await client.GetAsync("/desk/dushanbe-2022/import/template.xlsx"),
            await client.PostAsync("/desk/dushanbe-2022/list.pdf", list),
            await client.PostAsync("/desk/dushanbe-2022/list.xlsx", list),
            await client.PostAsync("/desk/dushanbe-2022/list.docx", list),
        };

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, "no-store, private"), (answer.StatusCode, answer.Headers.CacheControl?.ToString())));
        // and a run is one of its own edition alone
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/desk/dushanbe-2018/badges/{run}.pdf")).StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden), InlineData("Origin", "null", HttpStatusCode.Forbidden), InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden), InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://localhost", HttpStatusCode.OK), InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    public async Task A_circuit_opens_for_our_own_pages_alone(string header, string value, HttpStatusCode status)
    {
        var client = await web.SignedInAsync("organizer");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add(header, value);

        Assert.Equal(status, (await client.SendAsync(request)).StatusCode);
    }

    // opened, or refused in the words and with the status of every refusal
    private static async Task<bool> IsOpenAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        if (answer.StatusCode == HttpStatusCode.OK) return true;
        Assert.True(answer.To().StartsWith("/account/access-denied"), $"{address}: {(int)answer.StatusCode} {answer.To()}");
        using var refusal = await client.GetAsync(answer.To());
        Assert.Equal((HttpStatusCode.Forbidden, "Access denied"), (refusal.StatusCode, (await refusal.PageAsync()).QuerySelector("h1")!.TextContent));
        return false;
    }

    private async Task<Guid> EditionAsync(string slug) => (await web.Get<FindEdition>().ReadAsync(slug, default))!.Id;

    private async Task<Guid> PersonAsync()
    {
        var edition = (await web.Get<FindEdition>().ReadAsync("dushanbe-2022", default))!;
        await web.Get<CreateDefaultCategories>().ExecuteAsync(new(edition.Id), WebInstallation.Organizer, default);
        var category = (await web.Get<CategoryList>().ReadAsync(edition.Id, WebInstallation.Organizer, default))[0];
        var outcome = await web.Get<RegisterParticipant>().ExecuteAsync(new(edition.Id, new() { Given = "Amina", Family = "Rahimova", CategoryId = category.Id, Organization = "Institute" }), WebInstallation.Organizer, default);
        return Assert.IsType<RegisterParticipant.Outcome.Registered>(outcome).ParticipantId;
    }
}
