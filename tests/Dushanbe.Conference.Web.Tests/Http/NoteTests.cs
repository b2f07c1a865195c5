using System.Net;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>A note verbale is taken as a form of a desk and given away as a download: no browser shows it.</summary>
public sealed class NoteTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7\nnote\n%%EOF\n"u8];

    [Fact]
    public async Task A_note_comes_back_as_a_download_that_nobody_keeps_and_only_whole_ones_are_taken()
    {
        var (client, address) = await OpenAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
        var page = await SendAsync(client, address, [.. "<html><script>alert(1)</script>"u8]);
        Assert.EndsWith("/credentials?note=not-a-note", page.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.EndsWith("/credentials?note=too-large", (await SendAsync(client, address, [.. Pdf, .. new byte[ReceiveNote.MaxBytes]])).Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.EndsWith("/credentials?note=stored", (await SendAsync(client, address, Pdf)).Headers.Location?.OriginalString, StringComparison.Ordinal);
        var note = await client.GetAsync(address);

        Assert.Equal((HttpStatusCode.OK, "application/pdf", "attachment"), (note.StatusCode, note.Content.Headers.ContentType?.MediaType, note.Content.Headers.ContentDisposition?.DispositionType));
        Assert.Equal("no-store, private", note.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", Assert.Single(note.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(Pdf, await note.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address.Replace("dushanbe-2022", "dushanbe-2018", StringComparison.Ordinal))).StatusCode);
    }

    [Fact]
    public async Task Other_sites_send_no_note_and_others_get_none()
    {
        var (client, address) = await OpenAsync();
        await SendAsync(client, address, Pdf);
        client.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(client, address, Pdf)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await (await web.SignedInAsync("badges")).GetAsync(address)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await (await web.SignedInAsync("reader")).GetAsync(address)).StatusCode);
    }

    private async Task<(HttpClient Client, string Address)> OpenAsync()
    {
        var edition = (await web.Get<FindEdition>().ReadAsync("dushanbe-2022", default))!;
        var made = Assert.IsType<CreateDelegation.Outcome.Created>(await web.Get<CreateDelegation>().ExecuteAsync(
            new(edition.Id, new() { Kind = DelegationKind.Other, Name = LocalizedText.Of(en: $"Council {Guid.CreateVersion7():N}") }), WebInstallation.Organizer, default));
        var client = await web.SignedInAsync("organizer");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return (client, $"/desk/dushanbe-2022/delegations/{made.DelegationId}/note");
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, byte[] bytes)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", "note.pdf" } };
        return await client.PostAsync(address, form);
    }
}
