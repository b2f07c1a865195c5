using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.Pictures;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Tests.Programme;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Dushanbe.Conference.Tests.Files;

/// <summary>What accidents leave behind in the folder of files and in the rows that describe them.</summary>
public sealed class SweepFilesTests(Installation installation) : IClassFixture<Installation>
{
    private readonly FileStore files = installation.Get<FileStore>();

    [Fact]
    public async Task What_nobody_uses_goes_after_a_day_what_is_used_stays_and_what_is_missing_is_counted()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());
        var photo = Assert.IsType<SetPhoto.Outcome.Stored>(await installation.Get<SetPhoto>().ExecuteAsync(new(id, new("me.png", Picture(1))), A.Organizer, default)).PhotoHash;
        var speaker = await installation.Add(Programmes.Speaker(desk.Edition, "Madina", "Alieva"));
        var portrait = Assert.IsType<PortraitOutcome.Set>(await installation.Get<SetPortrait>().ExecuteAsync(new(speaker.Id, null, new PortraitSource.Upload(new PhotoUpload("a.png", Picture(2)))), A.Organizer, default)).PhotoHash!;
        // a process that died between two steps
        var (unused, forgotten, young) = (await files.SaveAsync(Picture(3), default), await files.SaveAsync(Picture(4), default), await files.SaveAsync(Picture(5), default));
        await installation.Add(Row(desk, unused, FilePurpose.ParticipantPhoto), Row(desk, forgotten, FilePurpose.SpeakerPortrait), Row(desk, photo, FilePurpose.SpeakerPortrait));
        var nameless = await files.SaveAsync(Picture(6), default);

        Assert.Equal(new(0, 0, 0), await SweepAsync());
        installation.Clock.Advance(SweepFiles.Patience);
        foreach (var hash in files.All().Where(each => each != young)) File.SetLastWriteTimeUtc(Path.Combine(installation.Folder, "files", hash[..2], hash), TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));

        Assert.Equal(new(3, 1, 0), await SweepAsync());
        Assert.Equal([true, true, true], new[] { photo, portrait, young }.Select(hash => files.LengthOf(hash) is not null));
        Assert.Equal([false, false, false], new[] { unused, forgotten, nameless }.Select(hash => files.LengthOf(hash) is not null));
        await using (var db = await installation.OpenAsync()) Assert.Equal(3, await db.Files.CountAsync(each => each.EditionId == desk.Edition.Id));

        files.Delete(portrait);
        Assert.Equal(new(0, 0, 1), await SweepAsync());
    }

    private Task<SweepFiles.Swept> SweepAsync() => installation.Get<SweepFiles>().ExecuteAsync(default);

    private StoredFile Row(Desk desk, string hash, FilePurpose purpose) =>
        new() { Hash = hash, EditionId = desk.Edition.Id, Purpose = purpose, MediaType = "image/png", Length = 1, StoredAt = installation.Clock.GetUtcNow().UtcDateTime };

    private static byte[] Picture(byte shade)
    {
        using var bitmap = new SKBitmap(300, 400);
        bitmap.Erase(new SKColor(shade, (byte)(shade * 30), 90));
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
