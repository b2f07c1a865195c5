using System.Globalization;
using System.Text;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using static Dushanbe.Conference.Exchange.ImportCode;
using static Dushanbe.Conference.Tests.Exchange.PackedPhotos;

namespace Dushanbe.Conference.Tests.Exchange;

/// <summary>Photos in a ZIP file beside the table.</summary>
public sealed class PhotoZipTests(Installation installation) : IClassFixture<Installation>
{
    private static readonly Encoding Russian = CodePagesEncodingProvider.Instance.GetEncoding(866)!;

    [Theory]
    [InlineData("a.jpg", "a.jpg"), InlineData("a.jpg", "photos/a.jpg"), InlineData("a.jpg", "photos/tj/a.jpg"), InlineData("tj/a.jpg", "photos/tj/a.jpg")]
    [InlineData("photos/a.jpg", "photos/a.jpg"), InlineData("photos\\a.jpg", "photos/a.jpg"), InlineData("photos/a.jpg", "photos\\a.jpg"), InlineData("a.jpg", "A.JPG"), InlineData("A.jpeg", "photos/a.JPEG")]
    [InlineData("Фаррух.jpg", "ФАРРУХ.JPG"), InlineData("Ӯктам Ҷӯраев.jpg", "Ӯктам Ҷӯраев.jpg"), InlineData("Андрей.jpg", "Андреи\u0306.jpg")]
    public async Task A_photo_is_found_by_its_name_whatever_folder_capitals_and_tool_packed_it(string cell, string packed)
    {
        var desk = await Desk.OpenAsync(installation);

        var report = Imported(await Import(desk, $"family,iso2,photo\nA,TJ,{cell}\n", Zip((packed, Picture(SKEncodedImageFormat.Jpeg)), ("__MACOSX/photos/._a.jpg", [0, 5, 22, 7]), ("photos/", []))));

        Assert.Empty(report.Findings);
        Assert.NotNull(Assert.Single((await desk.Search(null)).Rows).PhotoHash);
    }

    [Fact]
    public async Task Cyrillic_names_packed_as_Windows_does_are_read()
    {
        var desk = await Desk.OpenAsync(installation);

        var report = Imported(await Import(desk, "family,iso2,photo\nA,TJ,Иванов Пётр.jpg\n", Zip(Russian, ("Фото/Иванов Пётр.JPG", Picture(SKEncodedImageFormat.Jpeg)))));

        Assert.Empty(report.Findings);
    }

    [Fact]
    public async Task Each_kind_of_picture_is_stored_as_supplied_and_as_it_is_printed()
    {
        var desk = await Desk.OpenAsync(installation);
        (string Name, byte[] Bytes)[] photos = [("a.jpg", Picture(SKEncodedImageFormat.Jpeg)), ("b.png", Picture(SKEncodedImageFormat.Png)), ("c.webp", Picture(SKEncodedImageFormat.Webp))];

        Imported(await Import(desk, "family,iso2,photo\nA,TJ,a.jpg\nB,TJ,b.png\nC,TJ,c.webp\n", Zip(photos)));

        var rows = (await desk.Search(null)).Rows;
        for (var i = 0; i < photos.Length; i++)
        {
            var original = await installation.Get<ReadPhoto>().ReadAsync(rows[i].Id, true, A.Organizer, default);
            var printed = await installation.Get<ReadPhoto>().ReadAsync(rows[i].Id, false, A.Organizer, default);
            using var picture = SKBitmap.Decode(printed!.Bytes);
            Assert.Equal(photos[i].Bytes, original!.Bytes);
            Assert.Equal(("image/jpeg", 300, 386), (printed.MediaType, picture.Width, picture.Height));
        }
    }

    [Fact]
    public async Task Every_fault_of_a_photo_is_told_with_row_column_and_remedy_and_nothing_is_stored()
    {
        var desk = await Desk.OpenAsync(installation);
        var picture = Picture(SKEncodedImageFormat.Jpeg);
        var zip = Zip(
            ("photos/ok.jpg", picture), ("one/same.jpg", picture), ("two/same.jpg", Picture(SKEncodedImageFormat.Png)), ("../x.jpg", picture), ("text.jpg", "no picture"u8.ToArray()),
            ("cut.jpg", picture[..(picture.Length / 2)]), ("wide.png", Wide()), ("zeros.jpg", new byte[40 << 20]));

        var report = Refused(await Import(desk,
            "family,iso2,photo\nA,TJ,ok.jpg\nB,TJ,same.jpg\nC,TJ,../x.jpg\nD,TJ,x.jpg\nE,TJ,text.jpg\nF,TJ,cut.jpg\nG,TJ,wide.png\nH,TJ,zeros.jpg\nI,TJ,absent.jpg\nJ,TJ,C:\\ok.jpg\nK,TJ,\\\\server\\ok.jpg\nL,TJ,photos\nM,XX,text.jpg\n", zip));

        Assert.Equal(
            [
                (3, PhotoAmbiguous), (4, PhotoPath), (5, PhotoNotFound), (6, PhotoNotAPicture), (7, PhotoDamaged), (8, PhotoTooManyPixels),
                (9, PhotoTooManyBytes), (10, PhotoNotFound), (11, PhotoPath), (12, PhotoPath), (13, PhotoNotFound), (14, UnknownState), (14, PhotoNotAPicture),
            ],
            report.Findings.Where(each => each.Severity == ImportSeverity.Error).Select(each => (each.Row, each.Code)));
        Assert.All(report.Findings.Where(each => each.Severity == ImportSeverity.Error && each.Code != UnknownState), each => Assert.Equal("photo", each.Column));
        Assert.Contains("one/same.jpg, two/same.jpg", ImportReport.Message(report.Findings.First(each => each.Code == PhotoAmbiguous), "ru"), StringComparison.Ordinal);
        Assert.Equal(RowVerdict.Ready, report.Rows[0].Verdict);
        await AssertNothingStoredAsync(desk);
    }

    [Fact]
    public async Task A_photo_that_two_rows_name_and_photos_that_none_names_are_pointed_out_and_stop_nothing()
    {
        var desk = await Desk.OpenAsync(installation);
        var zip = Zip(("a.jpg", Picture(SKEncodedImageFormat.Jpeg)), ("b.jpg", Picture(SKEncodedImageFormat.Png)), ("notes.txt", "x"u8.ToArray()), ("__MACOSX/._b.jpg", "x"u8.ToArray()));

        var report = Imported(await Import(desk, "family,iso2,photo\nA,TJ,a.jpg\nB,TJ,A.jpg\nC,TJ,\n", zip));

        Assert.Equal([(0, PhotosUnused, "1, b.jpg"), (3, PhotoTwice, "2")], report.Findings.Select(each => (each.Row, each.Code, string.Join(", ", each.Arguments.Select(part => part.In("en"))))));
        Assert.Equal(RowVerdict.ToLookAt, report.Rows[1].Verdict);
    }

    public static TheoryData<ImportCode, byte[]> BadZips
    {
        get
        {
            var good = Zip(("a.jpg", Picture(SKEncodedImageFormat.Jpeg)));
            return new()
            {
                { PhotosUnreadable, "not a zip"u8.ToArray() },
                { PhotosUnreadable, good[..^30] },
                { PhotosTooMany, Zip([.. Enumerable.Range(0, ImportPhotos.MaxFiles + 1).Select(i => (i.ToString(CultureInfo.InvariantCulture) + ".jpg", Array.Empty<byte>()))]) },
                { PhotosTooMany, Patched(good, "PK\u0005\u0006", 10, 0xFF, 0xFF) },
                { PhotosUnpackTooLarge, Patched(good, "PK\u0001\u0002", 24, 0x01, 0x00, 0x00, 0x40) },
            };
        }
    }

    [Theory, MemberData(nameof(BadZips), DisableDiscoveryEnumeration = true)]
    public async Task A_zip_that_cannot_be_used_is_one_finding_in_three_languages(ImportCode expected, byte[] zip)
    {
        var desk = await Desk.OpenAsync(installation);

        var report = Refused(await Import(desk, "family,iso2,photo\nA,TJ,a.jpg\nB,TJ,b.jpg\n", zip));

        var finding = Assert.Single(report.Findings);
        Assert.Equal((0, "photo", expected), (finding.Row, finding.Column, finding.Code));
        Assert.Equal(3, Languages.All.Select(language => ImportReport.Message(finding, language.Tag) + ImportReport.Remedy(finding, language.Tag)).Distinct().Count());
        await AssertNothingStoredAsync(desk);
    }

    [Theory]
    [InlineData("PK\u0001\u0002", 24, 200, PhotoDamaged)]  // says that it unpacks to fewer bytes than it does
    [InlineData("PK\u0001\u0002", 8, 1, PhotoLocked)]      // says that it has a password
    [InlineData("PK\u0001\u0002", 10, 99, PhotoDamaged)]   // packed in a way that nobody knows
    public async Task An_entry_that_lies_about_itself_is_the_fault_of_its_row(string record, int at, byte value, ImportCode expected)
    {
        var desk = await Desk.OpenAsync(installation);

        var report = Refused(await Import(desk, "family,iso2,photo\nA,TJ,a.jpg\n", Patched(Zip(("a.jpg", new byte[60_000])), record, at, value)));

        Assert.Equal((2, expected), (report.Findings[0].Row, report.Findings[0].Code));
    }

    [Fact]
    public async Task A_zip_larger_than_allowed_is_refused_without_being_read()
    {
        var desk = await Desk.OpenAsync(installation);
        var path = Path.Combine(installation.Folder, "large.zip");
        await using (var file = File.Create(path)) file.SetLength(ImportPhotos.MaxBytes + 1);

        using var photos = ImportPhotos.Zip(File.OpenRead(path));
        var report = Refused(await Import(desk, "family,iso2,photo\nA,TJ,a.jpg\n", photos));

        Assert.Equal("The ZIP with photos is larger than 300 MB.", ImportReport.Message(Assert.Single(report.Findings), "en"));
    }

    [Fact]
    public async Task Beside_a_table_on_the_server_capitals_and_accents_do_not_matter_either()
    {
        var desk = await Desk.OpenAsync(installation);
        var folder = Directory.CreateDirectory(Path.Combine(installation.Folder, "beside", "Фото")).Parent!.FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "Фото", "Андреи\u0306.JPG"), Picture(SKEncodedImageFormat.Jpeg));
        await File.WriteAllBytesAsync(Path.Combine(folder, "two.jpg"), Picture(SKEncodedImageFormat.Jpeg));
        await File.WriteAllBytesAsync(Path.Combine(folder, "TWO.jpg"), Picture(SKEncodedImageFormat.Png));
        await using (var large = File.Create(Path.Combine(folder, "large.jpg"))) large.SetLength(33 << 20);
        using var photos = ImportPhotos.Folder(folder);

        Imported(await Import(desk, "family,iso2,photo\nA,TJ,фото\\андрей.jpg\nB,TJ,two.jpg\n", photos));
        var report = Refused(await Import(desk, "family,iso2,photo\nC,TJ,Two.JPG\nD,TJ,large.jpg\nE,TJ,фото\n", photos));

        Assert.All((await desk.Search(null)).Rows, row => Assert.NotNull(row.PhotoHash));
        Assert.Equal([(2, PhotoAmbiguous), (3, PhotoTooManyBytes), (4, PhotoNotFound)], report.Findings.Select(each => (each.Row, each.Code)));
    }

    [Fact]
    public async Task A_table_packed_on_its_own_still_takes_its_photos_from_the_other_archive()
    {
        var desk = await Desk.OpenAsync(installation);
        var table = Zip(("people.csv", "family,iso2,photo\nA,TJ,a.jpg\n"u8.ToArray()), ("__MACOSX/._people.csv", [0, 5, 22, 7]), ("~$people.xlsx", [1, 2]));
        using var photos = ImportPhotos.Zip(new MemoryStream(Zip(("a.jpg", Picture(SKEncodedImageFormat.Jpeg)))));

        Imported(await installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, new MemoryStream(table), false, photos), A.Organizer, default));

        Assert.NotNull(Assert.Single((await desk.Search(null)).Rows).PhotoHash);
    }

    private async Task AssertNothingStoredAsync(Desk desk)
    {
        await using var db = await installation.OpenAsync();
        Assert.False(await db.Participants.AnyAsync(each => each.EditionId == desk.Edition.Id));
        Assert.False(await db.Files.AnyAsync(each => each.EditionId == desk.Edition.Id));
    }

    private async Task<ImportParticipants.Outcome> Import(Desk desk, string table, byte[] zip)
    {
        using var photos = ImportPhotos.Zip(new MemoryStream(zip));
        return await Import(desk, table, photos);
    }

    private Task<ImportParticipants.Outcome> Import(Desk desk, string table, ImportPhotos photos) =>
        installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, new MemoryStream(Encoding.UTF8.GetBytes(table)), false, photos), A.Organizer, default);

    private static ImportReport Imported(ImportParticipants.Outcome outcome) =>
        outcome is ImportParticipants.Outcome.Refused refused ? throw new InvalidOperationException(string.Join('\n', refused.Report.Findings)) : Assert.IsType<ImportParticipants.Outcome.Imported>(outcome).Report;

    private static ImportReport Refused(ImportParticipants.Outcome outcome) => Assert.IsType<ImportParticipants.Outcome.Refused>(outcome).Report;
}
