using System.IO.Compression;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.Pictures;
using Dushanbe.Conference.History;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Tests.Exchange;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SkiaSharp;

namespace Dushanbe.Conference.Tests.People;

public sealed class PhotoTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_photo_is_cut_to_the_form_of_a_portrait_and_kept_as_supplied_too()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, version) = await desk.Register(desk.Fields());
        var file = Halves(1_600, 1_200);

        var outcome = await Set(id, new("me.png", file));

        var stored = Assert.IsType<SetPhoto.Outcome.Stored>(outcome);
        Assert.Equal(version + 1, stored.Version);
        var printed = (await installation.Get<ReadPhoto>().ReadAsync(id, false, A.Clerk(desk.Edition, Permission.ReadDesk), default))!;
        using var picture = SKBitmap.Decode(printed.Bytes);
        Assert.Equal(("image/jpeg", 413, 531), (printed.MediaType, picture.Width, picture.Height));
        var original = (await installation.Get<ReadPhoto>().ReadAsync(id, true, A.Organizer, default))!;
        Assert.Equal("image/png", original.MediaType);
        Assert.Equal(file, original.Bytes);
        Assert.Equal("Photo", Assert.Single((await installation.Get<SubjectJournal>().ReadAsync(JournalSubject.Participant, id, 1, A.Organizer, default))!.Rows.Single().Changes).Field);
    }

    [Fact]
    public async Task The_photo_of_a_list_is_made_once_weighs_two_kilobytes_and_is_told_to_those_who_may_see_the_person()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());
        Task<ReadPhoto.Photo?> SmallAsync(Actor actor, Guid? edition = null) => installation.Get<ReadPhoto>().ReadSmallAsync(edition ?? desk.Edition.Id, id, actor, default);
        Assert.Null(await SmallAsync(A.Organizer));
        await Set(id, new("me.jpg", Noise(1_600, 2_000)));

        var small = (await SmallAsync(A.Clerk(desk.Edition, Permission.ReadDesk)))!;

        using var picture = SKBitmap.Decode(small.Bytes);
        Assert.Equal(("image/jpeg", 56, 72), (small.MediaType, picture.Width, picture.Height));
        Assert.InRange(small.Bytes.Length, 200, 4_500);
        Assert.Same(small.Bytes, (await SmallAsync(A.Organizer))!.Bytes);
        var other = await Desk.OpenAsync(installation);
        Assert.Null(await SmallAsync(A.Organizer, other.Edition.Id));
        Assert.Null(await installation.Get<ReadPhoto>().ReadAsync(id, false, A.Organizer, default, other.Edition.Id));
        await Assert.ThrowsAsync<NotPermittedException>(() => SmallAsync(A.Clerk(other.Edition, Permission.ReadDesk)));
        Assert.IsType<SetPhoto.Outcome.NoSuchParticipant>(await installation.Get<SetPhoto>().ExecuteAsync(new(id, new("me.png", Halves(800, 600)), EditionId: other.Edition.Id), A.Organizer, default));

        await installation.Get<RemovePhoto>().ExecuteAsync(new(id), A.Organizer, default);
        Assert.Null(await SmallAsync(A.Organizer));
    }

    [Theory]
    [InlineData(0, 0.0, true)]
    [InlineData(0, 0.5, false)]
    [InlineData(2, 0.0, false)]
    [InlineData(2, 0.5, true)]
    public async Task Turning_and_cropping_keep_the_part_that_was_chosen(int turns, double left, bool red)
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());

        await Set(id, new("me.png", Halves(800, 600), new PhotoCrop(left, 0, 0.5, 0.857), turns));

        using var picture = SKBitmap.Decode((await installation.Get<ReadPhoto>().ReadAsync(id, false, A.Organizer, default))!.Bytes);
        Assert.Equal(red, picture.GetPixel(picture.Width / 2, picture.Height / 2).Red > 128);
        Assert.InRange(picture.Width / (double)picture.Height, 0.76, 0.80);
    }

    [Fact]
    public async Task A_quarter_turn_to_the_right_brings_the_left_half_to_the_top()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());
        await Set(id, new("me.png", Halves(800, 600)));

        await installation.Get<SetPhoto>().ExecuteAsync(new(id, null, new PhotoCrop(0, 0, 1, 0.4), 1), A.Organizer, default);

        using var picture = SKBitmap.Decode((await installation.Get<ReadPhoto>().ReadAsync(id, false, A.Organizer, default))!.Bytes);
        Assert.True(picture.GetPixel(picture.Width / 2, picture.Height / 2).Red > 128);
    }

    [Fact]
    public async Task A_replaced_or_removed_photo_does_not_linger_unless_somebody_else_has_it()
    {
        var desk = await Desk.OpenAsync(installation);
        var (one, _) = await desk.Register(desk.Fields());
        var (two, _) = await desk.Register(desk.Fields("Aida", "Asanova"));
        var shared = new PhotoUpload("x.png", Halves(500, 700));
        var others = Files();
        await Set(one, shared);
        await Set(two, shared);
        var before = Files().Except(others).ToList();

        await installation.Get<RemovePhoto>().ExecuteAsync(new(one), A.Organizer, default);
        Assert.Equal(before, Files().Except(others));
        await Set(two, new("y.png", Halves(700, 500), new PhotoCrop(0, 0, 0.4, 0.7)));
        Assert.NotEmpty(before);
        Assert.Empty(before.Intersect(Files()));
        await installation.Get<RemovePhoto>().ExecuteAsync(new(two), A.Organizer, default);

        Assert.Null(await installation.Get<ReadPhoto>().ReadAsync(two, false, A.Organizer, default));
        await using var db = await installation.OpenAsync();
        Assert.False(await db.Files.AnyAsync(each => each.EditionId == desk.Edition.Id));
    }

    public static TheoryData<PhotoFault, string, byte[]> Bad => new()
    {
        { PhotoFault.NotAPicture, "a.jpg", "<svg onload='alert(1)'/>"u8.ToArray() },
        { PhotoFault.NotAPicture, "a.jpg", [] },
        { PhotoFault.Damaged, "a.png", Halves(300, 400)[..200] },
        { PhotoFault.TooManyBytes, "a.png", new byte[(32 << 20) + 1] },
        { PhotoFault.PathInName, "../../etc/passwd", Halves(30, 40) },
        { PhotoFault.PathInName, "C:\\me.png", Halves(30, 40) },
    };

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public async Task A_photo_that_cannot_be_used_is_refused_with_the_reason_and_nothing_is_half_stored(PhotoFault fault, string name, byte[] bytes)
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, version) = await desk.Register(desk.Fields());
        var before = Files();

        var set = await Set(id, new(name, bytes));

        Assert.Equal(new SetPhoto.Outcome.Refused(fault), set);
        Assert.Equal(before, Files());
        Assert.Equal(1, (await desk.Search(null)).Found);
        Assert.Equal(version, (await desk.Search(null)).Rows[0].Version);
    }

    [Fact]
    public async Task Photos_come_with_an_import_from_its_folder_and_never_from_elsewhere()
    {
        var desk = await Desk.OpenAsync(installation);
        var folder = Directory.CreateDirectory(Path.Combine(installation.Folder, "import", "inside")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "me.png"), Halves(400, 500));
        await File.WriteAllBytesAsync(Path.Combine(folder, "..", "secret.png"), Halves(400, 500));
        File.CreateSymbolicLink(Path.Combine(folder, "link.png"), Path.Combine(folder, "..", "secret.png"));
        await File.WriteAllTextAsync(Path.Combine(folder, "text.png"), "no picture");

        var good = await Import(desk, "family,iso2,photo\nA,TJ,me.png\n", ImportPhotos.Folder(folder));
        var bad = await Import(desk, "family,iso2,photo\nB,TJ,../secret.png\nC,TJ,/etc/passwd\nD,TJ,link.png\nE,TJ,absent.png\nF,TJ,text.png\nG,TJ,..\\secret.png\n", ImportPhotos.Folder(folder));
        var none = await Import(desk, "family,iso2,photo\nH,TJ,me.png\n", null);

        Assert.IsType<ImportParticipants.Outcome.Imported>(good);
        Assert.NotNull(Assert.Single((await desk.Search("A ")).Rows).PhotoHash);
        Assert.Equal(
            [ImportCode.PhotoPath, ImportCode.PhotoPath, ImportCode.PhotoNotFound, ImportCode.PhotoNotFound, ImportCode.PhotoNotAPicture, ImportCode.PhotoPath],
            Assert.IsType<ImportParticipants.Outcome.Refused>(bad).Report.Findings.Where(each => each.Column == "photo").Select(each => each.Code));
        Assert.Equal(ImportCode.PhotosNotSupplied, Assert.Single(Assert.IsType<ImportParticipants.Outcome.Imported>(none).Report.Findings).Code);
    }

    [Fact]
    public async Task One_archive_holds_table_and_photos_and_a_refused_import_stores_no_picture()
    {
        var desk = await Desk.OpenAsync(installation);
        var before = Files();

        var refused = await ImportZip(desk, "family,iso2,photo\nA,TJ,me.png\nB,XX,me.png\n");
        Assert.IsType<ImportParticipants.Outcome.Refused>(refused);
        Assert.Equal(before, Files());
        Assert.IsType<ImportParticipants.Outcome.Imported>(await ImportZip(desk, "family,iso2,photo\nA,TJ,me.png\n"));

        Assert.NotNull(Assert.Single((await desk.Search(null)).Rows).PhotoHash);
    }

    private Task<SetPhoto.Outcome> Set(Guid id, PhotoUpload upload) => installation.Get<SetPhoto>().ExecuteAsync(new(id, upload), A.Organizer, default);

    private Task<ImportParticipants.Outcome> Import(Desk desk, string text, ImportPhotos? photos) =>
        installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), false, photos), A.Organizer, default);

    private async Task<ImportParticipants.Outcome> ImportZip(Desk desk, string table)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            ImportParticipantsTests.Put(zip, "list/people.csv", table);
            await using var photo = await zip.CreateEntry("list/me.png").OpenAsync();
            await photo.WriteAsync(Halves(450, 600));
        }

        bytes.Position = 0;
        return await installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, bytes, false), A.Organizer, default);
    }

    private string[] Files()
    {
        var folder = installation.Get<IOptions<FileStoreOptions>>().Value.Folder;
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>A picture whose left half is red and whose right half is blue.</summary>
    private static byte[] Halves(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Blue);
            using var red = new SKPaint { Color = SKColors.Red };
            canvas.DrawRect(0, 0, width / 2f, height, red);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    // as hard to pack as a photo can be: a face weighs less
    private static byte[] Noise(int width, int height)
    {
        using var picture = new SKBitmap(width, height);
        var random = new Random(7);
        for (var y = 0; y < height; y += 20)
        {
            for (var x = 0; x < width; x += 20)
                picture.Erase(new SKColor((byte)random.Next(120, 220), (byte)random.Next(100, 200), (byte)random.Next(80, 180)), new SKRectI(x, y, x + 20, y + 20));
        }

        using var data = picture.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }
}
