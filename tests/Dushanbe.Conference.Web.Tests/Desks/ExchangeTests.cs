using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Files;
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
        var tested = await desk.RunAsync(first, dryRun: true);
        Assert.Equal((ImportPhase.Checked, 2, 0), (tested.Phase, tested.Report!.People, tested.Report.Errors));
        Assert.Contains("Institute of Rivers", tested.Report.Kept.NewDelegations.Select(each => each.In("en")));
        var imported = await desk.RunAsync(first, dryRun: false);
        var exported = await desk.ExportAsync("csv", ("state", "Approved"), ("category", ""), ("delegation", ""), ("printed", ""), ("withoutPhoto", "False"));
        var bytes = await exported.Content.ReadAsByteArrayAsync();
        var other = await ExchangeDesk.OpenAsync(web, "dushanbe-2019");
        var second = await other.SendAsync(bytes);
        var again = await other.RunAsync(second, dryRun: true);

        Assert.Equal(ImportPhase.Imported, imported.Phase);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.Contains("\"O'Brien, Jr.\",سعيد,TJ", text);
        Assert.Contains("\"Head, \"\"Borders\"\"\"", text);
        Assert.Equal((ImportPhase.Checked, 2, 0), (again.Phase, again.Report!.People, again.Report.Errors));
        Assert.False(Keeps(Encoding.UTF8.GetBytes(csv)));
        Assert.True(Keeps(bytes));
    }

    [Fact]
    public async Task Photos_come_in_a_zip_of_their_own_and_each_fault_is_told_in_the_readers_language()
    {
        var desk = await ExchangeDesk.OpenAsync(web, "dushanbe-2019");
        var table = Encoding.UTF8.GetBytes("given,family,iso2,photo\r\nAnvar,Photographed,TJ,Портрет.jpg\r\nNigora,Climbing,TJ,../x.jpg\r\n");

        var import = await desk.SendAsync(table);
        var zip = Zip(("Фото/портрет.JPG", "no picture"), ("../x.jpg", "x"), ("Фото/чужое.png", "x"));
        var sent = await desk.PostAsync($"import/{import}/photos?name=photos.zip", zip);
        var found = await desk.RunAsync(import, dryRun: true);
        var report = await (await desk.Client.GetAsync($"/desk/dushanbe-2019/import/{import}/report.csv?language=tg")).Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Equal(
            [(0, ImportCode.PhotosUnused), (2, ImportCode.PhotoNotAPicture), (3, ImportCode.PhotoPath)],
            found.Report!.Kept.Findings.Where(each => each.Column == "photo").Select(each => (each.Row, each.Code)));
        Assert.Contains("«Портрет.jpg» тасвир нест", report);
        Assert.Contains("берун мебарад", report);
        // they stay for a day, to be checked again with other choices
        Assert.True(Keeps(table));
        Assert.True(Keeps(zip));
    }

    [Fact]
    public async Task Photos_larger_than_allowed_are_refused_before_they_are_read()
    {
        var desk = await ExchangeDesk.OpenAsync(web, "dushanbe-2018");
        var import = await desk.SendAsync("x"u8.ToArray());
        await using var endless = new Endless();

        var outcome = await web.Get<ReceiveImportPhotos>().ExecuteAsync(new(desk.EditionId, import, "photos.zip", endless), desk.Actor, default);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/desk/dushanbe-2018/import/{import}/photos") { Content = new Claimed(ImportPhotos.MaxBytes + 1) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        var answer = await desk.Client.SendAsync(request);

        Assert.IsType<ReceiveImportPhotos.Outcome.TooLarge>(outcome);
        Assert.InRange(endless.Read, ImportPhotos.MaxBytes, ImportPhotos.MaxBytes + (1 << 20));
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
        var refused = await desk.RunAsync(import, dryRun: true);
        var report = await desk.Client.GetAsync($"/desk/dushanbe-2018/import/{import}/report.csv?language=ru");
        var lines = (await report.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.True(refused.Phase == ImportPhase.Refused, $"{kind}: {refused.Phase}");
        Assert.True(refused.Report!.Errors > 0);
        Assert.Contains("Строка", lines[0]);
        Assert.True(lines.Length >= 1 + refused.Report.Findings);
        Assert.IsType<StartImport.Outcome.NothingToStart>(await desk.StartAsync(import, dryRun: false));
        Assert.Equal(0, (await web.Get<ParticipantRegister>().ReadAsync(new() { EditionId = desk.EditionId }, desk.Actor, default)).Found);
        // one with rows may be checked again with other choices
        if (refused.Report.Rows > 0) Assert.True(Keeps(bytes));
        else Assert.True(await IsErasedAsync(bytes));
    }

    [Fact]
    public async Task Photos_that_are_no_ZIP_are_refused_and_named_so()
    {
        var desk = await ExchangeDesk.OpenAsync(web, "dushanbe-2018");
        var import = await desk.SendAsync("x"u8.ToArray());

        var answer = await desk.PostAsync($"import/{import}/photos?name=photos.zip", "not a zip"u8.ToArray());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(nameof(ImportFault.PhotosNotAZip), (await answer.Content.ReadFromJsonAsync<Dictionary<string, string>>())!["fault"]);
        Assert.False(Keeps("not a zip"u8.ToArray()));
    }

    [Fact]
    public async Task A_table_that_never_ends_is_given_up_at_the_limit()
    {
        var desk = await ExchangeDesk.OpenAsync(web, "dushanbe-2018");
        await using var endless = new Endless();

        var outcome = await web.Get<ReceiveImport>().ExecuteAsync(new(desk.EditionId, "endless.csv", endless), desk.Actor, default);

        Assert.IsType<ReceiveImport.Outcome.TableTooLarge>(outcome);
        Assert.InRange(endless.Read, ReceiveImport.MaxTable, ReceiveImport.MaxTable + (1 << 20));
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
    public async Task An_import_is_seen_by_whoever_may_exchange_in_its_edition_and_by_nobody_else()
    {
        var desk = await ExchangeDesk.OpenAsync(web, "dushanbe-2018");
        var colleague = await ExchangeDesk.OpenAsync(web, "dushanbe-2018");
        var elsewhere = await web.SignedInAsync("registration", (await ExchangeDesk.OpenAsync(web, "dushanbe-2019")).EditionId);
        var badges = await web.SignedInAsync("badges");
        var import = await desk.SendAsync(Encoding.UTF8.GetBytes($"{Header}\r\n"), "..\\..\\secret\u202E/people\u0007.csv");
        await desk.RunAsync(import, dryRun: true);
        var report = $"/desk/dushanbe-2018/import/{import}/report.csv";

        Assert.Equal("people.csv", (await desk.ViewAsync(import)).Names);
        Assert.Equal(HttpStatusCode.OK, (await desk.Client.GetAsync(report)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await colleague.Client.GetAsync(report)).StatusCode);
        Assert.StartsWith("/account/access-denied", (await elsewhere.GetAsync(report)).To());
        Assert.StartsWith("/account/access-denied", (await badges.GetAsync(report)).To());
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Client.GetAsync($"/desk/dushanbe-2019/import/{import}/report.csv")).StatusCode);
    }

    // the work says first how it ended, and takes the file away then
    private async Task<bool> IsErasedAsync(byte[] bytes)
    {
        for (var i = 0; i < 200 && Keeps(bytes); i++) await Task.Delay(50);
        return !Keeps(bytes);
    }

    private bool Keeps(byte[] bytes) => web.Get<FileStore>().LengthOf(web.Get<FileStore>().NameOf(bytes)) is not null;

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
