using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Desks.Exchange;

namespace Dushanbe.Conference.Web.Tests.Desks;

/// <summary>Participants come in and go out by files, over HTTP.</summary>
public sealed class ExchangeTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    private const string Header = "honorific,given,family,native_name,iso2,delegation,category,capacity,function,organization,email,phone,photo";

    [Theory]
    [InlineData("import/template.csv", "text/csv"), InlineData("import/template.xlsx", "application/vnd.openxmlformats"), InlineData("import", "text/html")]
    public async Task Only_who_may_exchange_participants_gets_their_files(string part, string type)
    {
        var clerk = await web.SignedInAsync("registration");
        var badges = await web.SignedInAsync("badges");

        var given = await clerk.GetAsync($"/desk/dushanbe-2018/{part}");
        var refused = await badges.GetAsync($"/desk/dushanbe-2018/{part}");

        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        Assert.StartsWith(type, given.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("/account/access-denied", refused.To());
    }

    [Fact]
    public async Task A_list_comes_in_goes_out_and_comes_in_again_unchanged()
    {
        var desk = await ExchangeDesk.OpenAsync(web, "kuwait-2024");
        var csv = $"{Header}\r\nMr.,Саид,\"O'Brien, Jr.\",سعيد,TJ,,D,Head of delegation,\"Head, \"\"Borders\"\"\",,said@example.org,+992 900,\r\nMs.,Zarina,Nazarova,,,Institute of Rivers,,Adviser,,,,,\r\n";

        var first = await desk.SendAsync(Encoding.UTF8.GetBytes(csv));
        await desk.RunAsync(first, dryRun: true);
        Assert.Equal((ImportPhase.Checked, 2, 0), (first.Now.Phase, first.Now.Report!.People, first.Now.Report.Errors));
        Assert.Contains("Institute of Rivers", first.Now.Report.NewDelegations.Select(each => each.In("en")));
        await desk.RunAsync(first, dryRun: false);
        var exported = await desk.ExportAsync("csv", ("state", "Approved"), ("category", ""), ("delegation", ""), ("printed", ""), ("withoutPhoto", "False"));
        var bytes = await exported.Content.ReadAsByteArrayAsync();
        var other = await ExchangeDesk.OpenAsync(web, "dushanbe-2019");
        var second = await other.SendAsync(bytes);
        await other.RunAsync(second, dryRun: true);

        Assert.Equal(ImportPhase.Imported, first.Now.Phase);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.Contains("\"O'Brien, Jr.\",سعيد,TJ", text);
        Assert.Contains("\"Head, \"\"Borders\"\"\"", text);
        Assert.Equal((ImportPhase.Checked, 2, 0), (second.Now.Phase, second.Now.Report!.People, second.Now.Report.Errors));
        Assert.False(Directory.Exists(first.Folder));
        Assert.True(File.Exists(second.Table));
    }

    [Fact]
    public async Task Photos_come_in_a_zip_of_their_own_and_each_fault_is_told_in_the_readers_language()
    {
        var desk = await ExchangeDesk.OpenAsync(web, "dushanbe-2019");
        var table = Encoding.UTF8.GetBytes("given,family,iso2,photo\r\nAnvar,Photographed,TJ,Портрет.jpg\r\nNigora,Climbing,TJ,../x.jpg\r\n");

        var import = await desk.SendAsync(table);
        var sent = await desk.PostAsync($"import/{import.Id}/photos?name=photos.zip", Zip(("Фото/портрет.JPG", "no picture"), ("../x.jpg", "x"), ("Фото/чужое.png", "x")));
        await desk.RunAsync(import, dryRun: true);
        var report = await (await desk.Client.GetAsync($"/desk/dushanbe-2019/import/{import.Id}/report.csv?language=tg")).Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Equal(
            [(0, ImportCode.PhotosUnused), (2, ImportCode.PhotoNotAPicture), (3, ImportCode.PhotoPath)],
            import.Now.Report!.Findings.Where(each => each.Column == "photo").Select(each => (each.Row, each.Code)));
        Assert.Contains("«Портрет.jpg» тасвир нест", report);
        Assert.Contains("берун мебарад", report);
        Assert.False(Directory.Exists(import.Folder));
    }

    [Fact]
    public async Task Photos_larger_than_allowed_are_refused_before_they_are_read()
    {
        var desk = await ExchangeDesk.OpenAsync(web, "dushanbe-2018");
        var import = await desk.SendAsync("x"u8.ToArray());
        await using var endless = new Endless();

        var fault = await ImportCases.ReceivePhotosAsync(import, "photos.zip", endless, default);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/desk/dushanbe-2018/import/{import.Id}/photos") { Content = new Claimed(ImportCases.MaxPhotos + 1) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        var answer = await desk.Client.SendAsync(request);

        Assert.Equal(ImportFault.PhotosTooLarge, fault);
        Assert.InRange(endless.Read, ImportCases.MaxPhotos, ImportCases.MaxPhotos + (1 << 20));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(nameof(ImportFault.PhotosTooLarge), (await answer.Content.ReadFromJsonAsync<Dictionary<string, string>>())!["fault"]);
    }

    public static TheoryData<string, byte[]> HostileFiles() => new()
    {
        { "empty", [] },
        { "binary", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0xFF, 0xFE, 0, 0] },
        { "other encoding", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes($"{Header}\r\n")).ToArray() },
        { "cut off", Workbook()[..60] },
        { "no table", Zip(("notes.txt", "nothing")) },
        { "a page", "<html><body><script>alert(1)</script></body></html>"u8.ToArray() },
        { "header alone", Encoding.UTF8.GetBytes($"{Header}\r\n") },
        { "nobody's row", Encoding.UTF8.GetBytes($"{Header}\r\n,,,,XX,,Q,,,,,,../../etc/passwd\r\n") },
    };

    [Theory, MemberData(nameof(HostileFiles))]
    public async Task A_hostile_file_is_answered_row_by_row_and_changes_nothing(string kind, byte[] bytes)
    {
        var desk = await ExchangeDesk.OpenAsync(web, "dushanbe-2018");

        var import = await desk.SendAsync(bytes);
        await desk.RunAsync(import, dryRun: true);
        var report = await desk.Client.GetAsync($"/desk/dushanbe-2018/import/{import.Id}/report.csv?language=ru");
        var lines = (await report.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.True(import.Now.Phase == ImportPhase.Refused, $"{kind}: {import.Now.Phase}");
        Assert.True(import.Now.Report!.Errors > 0);
        Assert.Contains("Строка", lines[0]);
        Assert.True(lines.Length >= 1 + import.Now.Report.Findings.Count);
        Assert.False(web.Get<ImportCases>().Begin(import, dryRun: false, desk.Actor));
        Assert.Equal(0, (await web.Get<ParticipantRegister>().ReadAsync(new() { EditionId = desk.EditionId }, desk.Actor, default)).Found);
        Assert.False(Directory.Exists(import.Folder));
    }

    [Fact]
    public async Task Photos_that_are_no_ZIP_are_refused_and_named_so()
    {
        var desk = await ExchangeDesk.OpenAsync(web, "dushanbe-2018");
        var import = await desk.SendAsync("x"u8.ToArray());

        var answer = await desk.PostAsync($"import/{import.Id}/photos?name=photos.zip", "not a zip"u8.ToArray());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(nameof(ImportFault.PhotosNotAZip), (await answer.Content.ReadFromJsonAsync<Dictionary<string, string>>())!["fault"]);
        Assert.False(File.Exists(import.Photos));
    }

    [Fact]
    public async Task A_table_that_never_ends_is_given_up_at_the_limit()
    {
        var desk = await ExchangeDesk.OpenAsync(web, "dushanbe-2018");
        await using var endless = new Endless();

        var import = await web.Get<ImportCases>().ReceiveAsync(desk.EditionId, "endless.csv", endless, desk.Actor, default);

        Assert.Null(import);
        Assert.InRange(endless.Read, ImportCases.MaxTable, ImportCases.MaxTable + (1 << 20));
    }

    [Fact]
    public async Task Another_sites_page_cannot_send_a_file()
    {
        var desk = await ExchangeDesk.OpenAsync(web, "dushanbe-2018");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/desk/dushanbe-2018/import/table?name=a.csv") { Content = new ByteArrayContent([1]) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        var answer = await desk.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task An_import_belongs_to_whoever_began_it_and_to_its_edition()
    {
        var desk = await ExchangeDesk.OpenAsync(web, "dushanbe-2018");
        var other = await ExchangeDesk.OpenAsync(web, "dushanbe-2018");
        var import = await desk.SendAsync(Encoding.UTF8.GetBytes($"{Header}\r\n"), "..\\..\\secret\u202E/people\u0007.csv");
        await desk.RunAsync(import, dryRun: true);

        Assert.Equal("people.csv", import.FileName);
        Assert.Equal(HttpStatusCode.OK, (await desk.Client.GetAsync($"/desk/dushanbe-2018/import/{import.Id}/report.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync($"/desk/dushanbe-2018/import/{import.Id}/report.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Client.GetAsync($"/desk/dushanbe-2019/import/{import.Id}/report.csv")).StatusCode);
    }

    [Fact]
    public async Task What_nobody_touches_for_an_hour_is_taken_away()
    {
        var desk = await ExchangeDesk.OpenAsync(web, "dushanbe-2018");
        var cases = web.Get<ImportCases>();
        var (old, fresh) = (await desk.SendAsync("x"u8.ToArray()), await desk.SendAsync("x"u8.ToArray()));
        old.TouchedAt -= ImportCases.Kept;

        cases.Sweep();

        Assert.Equal([fresh], cases.Of(desk.EditionId, desk.Actor));
        Assert.False(Directory.Exists(old.Folder));
        Assert.True(File.Exists(fresh.Table));
    }

    private static byte[] Workbook() => Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"));

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Says that it is long; whoever asks for its bytes has not listened.</summary>
    private sealed class Claimed(long length) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(new byte[1_000]).AsTask();

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }

    private sealed class Endless : MemoryStream
    {
        public new long Read { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Read += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
