using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.Pictures;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Dushanbe.Conference.Tests.Programme;

public sealed class SetPortraitTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_portrait_is_cut_and_journaled_public_once_published_and_kept_while_a_release_shows_it()
    {
        var (edition, speaker) = await SpeakerAsync();
        var stamp = await installation.Get<ReadContentStamp>().ReadAsync(default);

        var set = Assert.IsType<PortraitOutcome.Set>(await Set(speaker, null, Upload(SKColors.Red), A.Clerk(edition, Permission.EditProgramme)));

        var picture = await Read(set.PhotoHash);
        Assert.Equal((840, 1080), (picture.Width, picture.Height));
        Assert.Equal((speaker.Version + 1, set.PhotoHash), await StateAsync(speaker));
        Assert.Equal(["Portrait"], await WordsAsync(speaker));
        Assert.Equal(stamp, await installation.Get<ReadContentStamp>().ReadAsync(default));
        Assert.Null(await installation.Get<SpeakerPortrait>().ReadAsync(set.PhotoHash!, Actor.Public, default));

        Assert.IsType<PublishProgramme.Outcome.Published>(await installation.Get<PublishProgramme>().ExecuteAsync(new(edition.Id, edition.Version), A.Organizer, default));
        Assert.NotEqual(stamp, await installation.Get<ReadContentStamp>().ReadAsync(default));
        await Set(speaker, set.PhotoHash, new PortraitSource.None());
        Assert.NotNull(await installation.Get<SpeakerPortrait>().ReadAsync(set.PhotoHash!, Actor.Public, default));
    }

    [Fact]
    public async Task A_portrait_is_turned_and_cropped_anew_and_the_one_before_goes()
    {
        var (_, speaker) = await SpeakerAsync();
        var first = Assert.IsType<PortraitOutcome.Set>(await Set(speaker, null, new PortraitSource.Upload(new PhotoUpload("me.png", Halves()))));

        var second = Assert.IsType<PortraitOutcome.Set>(await Set(speaker, first.PhotoHash, new PortraitSource.Anew(new PhotoCrop(0, 0, 1, 0.4), 1)));

        var picture = await Read(second.PhotoHash);
        Assert.True(picture.GetPixel(picture.Width / 2, picture.Height / 2).Red > 128);
        Assert.Null(await installation.Get<FileStore>().ReadAsync(first.PhotoHash!, default));
        await using var db = await installation.OpenAsync();
        Assert.False(await db.Files.AnyAsync(each => each.Hash == first.PhotoHash));
    }

    [Fact]
    public async Task The_photo_of_the_linked_registration_is_taken_over_on_request_and_outlives_it_there()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());
        await installation.Get<SetPhoto>().ExecuteAsync(new(id, new("me.png", Halves())), A.Organizer, default);
        var speaker = await installation.Add(Programmes.Speaker(desk.Edition, "Farrukh", "Rahmonzoda"));
        Assert.IsType<PortraitOutcome.NoPicture>(await Set(speaker, null, new PortraitSource.OfRegistration()));
        await Link(speaker, null, id);

        var set = Assert.IsType<PortraitOutcome.Set>(await Set(speaker, null, new PortraitSource.OfRegistration()));
        await installation.Get<RemovePhoto>().ExecuteAsync(new(id), A.Organizer, default);

        Assert.NotNull(await Read(set.PhotoHash));
        Assert.Equal(["ParticipantId", "PortraitOfRegistration"], await WordsAsync(speaker));
        await Assert.ThrowsAsync<NotPermittedException>(() => Set(speaker, set.PhotoHash, new PortraitSource.OfRegistration(), A.Clerk(desk.Edition, Permission.EditProgramme)));
    }

    [Fact]
    public async Task A_removed_portrait_leaves_no_file_but_the_registration_keeps_its_photo()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());
        await installation.Get<SetPhoto>().ExecuteAsync(new(id, new("me.png", Halves())), A.Organizer, default);
        var speaker = await installation.Add(Programmes.Speaker(desk.Edition, "Farrukh", "Rahmonzoda"));
        await Link(speaker, null, id);
        var set = Assert.IsType<PortraitOutcome.Set>(await Set(speaker, null, new PortraitSource.OfRegistration()));

        Assert.IsType<PortraitOutcome.Set>(await Set(speaker, set.PhotoHash, new PortraitSource.None()));

        Assert.NotNull(await installation.Get<ReadPhoto>().ReadAsync(id, false, A.Organizer, default));
        Assert.Null(await installation.Get<SpeakerPortrait>().ReadAsync(set.PhotoHash!, A.Organizer, default));
        Assert.Null((await StateAsync(speaker)).Hash);
    }

    [Fact]
    public async Task Two_editors_of_one_portrait_lose_nothing_and_texts_typed_meanwhile_are_saved_beside_it()
    {
        var (edition, speaker) = await SpeakerAsync();
        var seen = (await installation.Get<ProgrammeDraft>().SpeakerAsync(edition.Id, speaker.Id, A.Organizer, default))!;
        var first = Assert.IsType<PortraitOutcome.Set>(await Set(speaker, null, Upload(SKColors.Red)));

        var late = await Set(speaker, null, Upload(SKColors.Blue));
        var texts = await installation.Get<KeepSpeaker>().ExecuteAsync(new(edition.Id, speaker.Id, seen.Version, seen.Fields, seen.Fields with { Given = "Madinabonu" }), A.Organizer, default);

        Assert.Equal(new PortraitOutcome.ChangedMeanwhile(first.PhotoHash), late);
        Assert.IsType<KeepOutcome<SpeakerFields>.Saved>(texts);
        Assert.Equal(first.PhotoHash, (await StateAsync(speaker)).Hash);
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_and_who_may_not_edit_the_programme_sets_none()
    {
        var (edition, speaker) = await SpeakerAsync();

        Assert.Equal(new PortraitOutcome.Refused(PhotoFault.NotAPicture), await Set(speaker, null, new PortraitSource.Upload(new PhotoUpload("a.jpg", "<svg onload='alert(1)'/>"u8.ToArray()))));
        Assert.IsType<PortraitOutcome.NoPicture>(await Set(speaker, null, new PortraitSource.Anew(new PhotoCrop(0, 0, 1, 1), 0)));
        await Assert.ThrowsAsync<NotPermittedException>(() => Set(speaker, null, Upload(SKColors.Red), A.Clerk(edition, Permission.ReadDesk)));
        Assert.Empty(await WordsAsync(speaker));
    }

    [Fact]
    public async Task A_registration_belongs_to_one_speaker_of_its_edition_and_can_be_unlinked()
    {
        var desk = await Desk.OpenAsync(installation);
        var other = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());
        var (elsewhere, _) = await other.Register(other.Fields());
        var speaker = await installation.Add(Programmes.Speaker(desk.Edition, "Farrukh", "Rahmonzoda"));
        var twin = await installation.Add(Programmes.Speaker(desk.Edition, "F.", "Rahmonzoda"));

        Assert.IsType<LinkSpeaker.Outcome.NoSuchParticipant>(await Link(speaker, null, elsewhere));
        Assert.IsType<LinkSpeaker.Outcome.Linked>(await Link(speaker, null, id));
        Assert.Equal(new LinkSpeaker.Outcome.Taken(speaker.Name), await Link(twin, null, id));
        Assert.IsType<LinkSpeaker.Outcome.ChangedMeanwhile>(await Link(speaker, null, null));
        var open = (await installation.Get<ProgrammeDraft>().SpeakerAsync(desk.Edition.Id, speaker.Id, A.Organizer, default))!;
        Assert.Equal((id, "Rahmonzoda"), (open.ParticipantId, open.Registration!.Name.Family));
        Assert.IsType<LinkSpeaker.Outcome.Linked>(await Link(speaker, id, null));
        Assert.Equal(["ParticipantId", "ParticipantId"], await WordsAsync(speaker));
    }

    [Fact]
    public async Task Who_may_not_read_the_register_sees_that_there_is_a_link_and_can_only_cut_it()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());
        var speaker = await installation.Add(Programmes.Speaker(desk.Edition, "Farrukh", "Rahmonzoda"));
        var editor = A.Clerk(desk.Edition, Permission.EditProgramme);
        await Assert.ThrowsAsync<NotPermittedException>(() => Link(speaker, null, id, editor));
        await Link(speaker, null, id);

        var open = (await installation.Get<ProgrammeDraft>().SpeakerAsync(desk.Edition.Id, speaker.Id, editor, default))!;

        Assert.Equal((id, null), (open.ParticipantId, open.Registration));
        Assert.IsType<LinkSpeaker.Outcome.Linked>(await Link(speaker, id, null, editor));
    }

    private async Task<(Conference.Editions.Edition Edition, Speaker Speaker)> SpeakerAsync()
    {
        var edition = await installation.Add(A.Edition());
        return (edition, await installation.Add(Programmes.Speaker(edition, "Madina", "Alieva")));
    }

    private Task<PortraitOutcome> Set(Speaker speaker, string? seen, PortraitSource source, Actor? actor = null) =>
        installation.Get<SetPortrait>().ExecuteAsync(new(speaker.Id, seen, source), actor ?? A.Organizer, default);

    private Task<LinkSpeaker.Outcome> Link(Speaker speaker, Guid? seen, Guid? participant, Actor? actor = null) =>
        installation.Get<LinkSpeaker>().ExecuteAsync(new(speaker.Id, seen, participant), actor ?? A.Organizer, default);

    private async Task<SKBitmap> Read(string? hash) => SKBitmap.Decode((await installation.Get<SpeakerPortrait>().ReadAsync(hash!, A.Organizer, default))!.Bytes);

    private async Task<(long Version, string? Hash)> StateAsync(Speaker speaker)
    {
        await using var db = await installation.OpenAsync();
        return await db.Speakers.Where(each => each.Id == speaker.Id).Select(each => new ValueTuple<long, string?>(each.Version, each.PhotoHash)).SingleAsync();
    }

    private async Task<List<string>> WordsAsync(Speaker speaker)
    {
        await using var db = await installation.OpenAsync();
        var entries = await db.Journal.Where(each => each.SubjectId == speaker.Id).OrderBy(each => each.Id).ToListAsync();
        return [.. entries.SelectMany(each => each.Changes).Select(each => each.Field)];
    }

    private static PortraitSource.Upload Upload(SKColor color) => new(new PhotoUpload("me.png", Picture(canvas => canvas.Clear(color))));

    // red on the left, blue on the right
    private static byte[] Halves() => Picture(canvas =>
    {
        canvas.Clear(SKColors.Blue);
        using var red = new SKPaint { Color = SKColors.Red };
        canvas.DrawRect(0, 0, 700, 1800, red);
    });

    private static byte[] Picture(Action<SKCanvas> draw)
    {
        using var surface = SKSurface.Create(new SKImageInfo(1400, 1800));
        draw(surface.Canvas);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 90);
        return png.ToArray();
    }
}
