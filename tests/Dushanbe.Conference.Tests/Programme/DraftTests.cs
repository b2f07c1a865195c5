using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Files.Pictures;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Dushanbe.Conference.Tests.Programme;

/// <summary>What editors do to a draft, one operation after another: nothing of it is public until it is published, and then it is.</summary>
public sealed class DraftTests(Installation installation) : IClassFixture<Installation>
{
    private static readonly LocalizedText Changed = LocalizedText.Of(en: "Changed");

    /// <summary>An edit of a draft that succeeds.</summary>
    private delegate Task Edit(Installation it, Scene at);

    private static readonly Dictionary<string, Edit> Edits = new()
    {
        ["ScheduleSession"] = async (it, at) => Saved(await it.Get<ScheduleSession>().ExecuteAsync(new(at.Edition.Id, at.Session.Id, at.Session.Version, null, SessionFields.Of(at.Session) with { Title = Changed, Summary = Changed, Starts = new(11, 0), Ends = new(12, 0) }), A.Organizer, default)),
        ["ScheduleSession co-organizer"] = async (it, at) => Saved(await it.Get<ScheduleSession>().ExecuteAsync(new(at.Edition.Id, at.Session.Id, at.Session.Version, null, SessionFields.Of(at.Session) with { Title = Changed }), A.CoOrganizer(at.Session), default)),
        ["ScheduleSession new"] = async (it, at) => Saved(await it.Get<ScheduleSession>().ExecuteAsync(new(at.Edition.Id, null, 0, null, new() { Title = Changed }), A.Organizer, default)),
        ["ScheduleSession slug"] = async (it, at) => Saved(await it.Get<ScheduleSession>().ExecuteAsync(new(at.Edition.Id, at.Session.Id, at.Session.Version, null, SessionFields.Of(at.Session) with { Slug = $"{at.Session.Slug}-moved" }), A.Organizer, default)),
        ["SetAppearances"] = async (it, at) => Assert.IsType<SetAppearances.Outcome.Saved>(await it.Get<SetAppearances>().ExecuteAsync(new(at.Session.Id, at.Session.Version, [.. at.Session.Appearances.Select(AppearanceFields.Of)], []), A.Organizer, default)),
        ["RemoveSession"] = async (it, at) => Assert.IsType<RemoveOutcome.Removed>(await it.Get<RemoveSession>().ExecuteAsync(new(at.Session.Id, at.Session.Version, "why"), A.Organizer, default)),
        ["KeepSpeaker"] = async (it, at) => Saved(await it.Get<KeepSpeaker>().ExecuteAsync(new(at.Edition.Id, at.Speaker.Id, at.Speaker.Version, null, SpeakerFields.Of(at.Speaker) with { Family = "Changed", Biography = Changed, Slug = $"{at.Speaker.Slug}-moved" }), A.Organizer, default)),
        ["KeepSpeaker new"] = async (it, at) => Saved(await it.Get<KeepSpeaker>().ExecuteAsync(new(at.Edition.Id, null, 0, null, new() { Given = "Changed", Family = "Changed" }), A.Organizer, default)),
        ["RemoveSpeaker"] = async (it, at) => Assert.IsType<RemoveOutcome.Removed>(await it.Get<RemoveSpeaker>().ExecuteAsync(new(at.Silent.Id, at.Silent.Version, "why"), A.Organizer, default)),
        ["SetPortrait"] = async (it, at) => Assert.IsType<PortraitOutcome.Set>(await it.Get<SetPortrait>().ExecuteAsync(new(at.Speaker.Id, at.Portrait, Upload(SKColors.Blue)), A.Organizer, default)),
        ["SetPortrait none"] = async (it, at) => Assert.IsType<PortraitOutcome.Set>(await it.Get<SetPortrait>().ExecuteAsync(new(at.Speaker.Id, at.Portrait, new PortraitSource.None()), A.Organizer, default)),
        ["KeepRoom"] = async (it, at) => Saved(await it.Get<KeepRoom>().ExecuteAsync(new(at.Edition.Id, at.Room.Id, at.Room.Version, new(Changed, Changed, 1)), A.Organizer, default)),
        ["RemoveRoom"] = async (it, at) => Assert.IsType<RemoveOutcome.Removed>(await it.Get<RemoveRoom>().ExecuteAsync(new(at.Empty.Id, at.Empty.Version, "why"), A.Organizer, default)),
        ["LinkSpeaker"] = async (it, at) => Assert.IsType<LinkSpeaker.Outcome.Linked>(await it.Get<LinkSpeaker>().ExecuteAsync(new(at.Speaker.Id, null, at.Person.Id), A.Organizer, default)),
        ["AmendEdition"] = async (it, at) => Assert.IsType<AmendEdition.Outcome.Amended>(await it.Get<AmendEdition>().ExecuteAsync(new(at.Edition.Id, await VersionAsync(it, at.Edition), new EditionContent { Title = Changed, ShortTitle = Changed, Starts = at.Edition.Starts.AddDays(1), Ends = at.Edition.Ends.AddDays(1), ZoneId = "Europe/Vienna", City = Changed, Venue = Changed, Address = Changed }), A.Organizer, default)),
        ["SetPartnerships"] = async (it, at) => Assert.IsType<SetPartnerships.Outcome.Done>(await it.Get<SetPartnerships>().ExecuteAsync(new(at.Edition.Id, await VersionAsync(it, at.Edition), [new(null, PartnershipRole.CoOrganizer, Changed, $"C{at.Edition.Slug}")]), A.Organizer, default)),
    };

    // what the public is not told of, published or not: rooms without a session, and whose registration a speaker has
    private static readonly string[] Silent = ["RemoveRoom", "LinkSpeaker"];

    public static TheoryData<string> Names => [.. Edits.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task No_edit_is_public_until_it_is_published(string edit)
    {
        var scene = await ArrangeAsync();
        var before = await PublicView.ReadAsync(installation, scene.Edition.Slug);

        await Edits[edit](installation, scene);

        Assert.Equal(before, await PublicView.ReadAsync(installation, scene.Edition.Slug));
        var outcome = await PublishAsync(scene.Edition);
        var after = await PublicView.ReadAsync(installation, scene.Edition.Slug);
        if (edit == "LinkSpeaker") Assert.Equal(new PublishProgramme.Outcome.NothingChanged(1), outcome);
        else Assert.Equal(new PublishProgramme.Outcome.Published(2), outcome);
        // it could have been seen
        Assert.Equal(Silent.Contains(edit), PublicView.Said(before) == PublicView.Said(after));
    }

    [Fact]
    public void Every_operation_that_edits_a_draft_is_tried()
    {
        var edits = Operations.All.Where(each => each.Namespace is "Dushanbe.Conference.Programme" or "Dushanbe.Conference.Editions" && each.GetMethod("ExecuteAsync") is not null).Select(each => each.Name);

        // those that publish, and the one that makes an edition with nothing in it
        Assert.Equal(
            edits.Except([nameof(PublishProgramme), nameof(UnpublishProgramme), nameof(KeepFirstReleases), nameof(CreateEdition)]).Order(),
            Edits.Keys.Select(each => each.Split(' ')[0]).Distinct().Order());
    }

    [Fact]
    public async Task The_portrait_of_a_speaker_who_was_removed_is_shown_while_the_release_is_public_and_the_file_is_there()
    {
        var scene = await ArrangeAsync(appears: false);
        Assert.IsType<RemoveOutcome.Removed>(await installation.Get<RemoveSpeaker>().ExecuteAsync(new(scene.Speaker.Id, scene.Speaker.Version, "declined"), A.Organizer, default));

        Assert.True((await installation.Get<SpeakerPortrait>().ReadAsync(scene.Portrait, Actor.Public, default))!.IsPublic);
        Assert.NotNull((await BookletAsync(scene.Edition)).Speakers.Single(each => each.Id == scene.Speaker.Id).Portrait);

        await using (var db = await installation.OpenAsync()) await db.Files.Where(each => each.Hash == scene.Portrait && each.EditionId == scene.Edition.Id).ExecuteDeleteAsync();
        Assert.Null(await installation.Get<SpeakerPortrait>().ReadAsync(scene.Portrait, Actor.Public, default));
        Assert.Null((await BookletAsync(scene.Edition)).Speakers.Single(each => each.Id == scene.Speaker.Id).Portrait);
    }

    [Fact]
    public async Task A_portrait_that_only_a_former_release_shows_is_kept_and_is_nobodys_to_see()
    {
        var scene = await ArrangeAsync();
        await Edits["SetPortrait none"](installation, scene);
        await PublishAsync(scene.Edition);

        Assert.Null(await installation.Get<SpeakerPortrait>().ReadAsync(scene.Portrait, Actor.Public, default));
        await using var db = await installation.OpenAsync();
        Assert.True(await db.Files.AnyAsync(each => each.Hash == scene.Portrait && each.EditionId == scene.Edition.Id));
    }

    private async Task<Scene> ArrangeAsync(bool appears = true)
    {
        var edition = A.Edition();
        edition.Venue = LocalizedText.Of(en: "Palace");
        var (hall, empty) = (Programmes.Room(edition, 1, "Hall"), Programmes.Room(edition, 2, "Attic"));
        var (speaker, silent) = (Programmes.Speaker(edition, "Farrukh", "Sharipov"), Programmes.Speaker(edition, "Nigora", "Alieva"));
        var session = Programmes.Session(edition, 1, "Opening", 1, "09:30-10:30", room: hall);
        if (appears) session.Add(speaker.Id, AppearanceRole.Chair, null);
        var body = new Organization { Name = LocalizedText.Of(en: "Host"), Abbreviation = $"H{edition.Slug}" };
        await installation.Add(edition, hall, empty, speaker, silent, session, body, new Partnership { EditionId = edition.Id, OrganizationId = body.Id, Role = PartnershipRole.Host, Order = 1 });
        var category = A.Category(edition);
        var person = A.Participant(category, null);
        await installation.Add(category, person);
        // nobody else of these tests has a portrait of this colour
        var colour = new SKColor((uint)edition.Id.GetHashCode() | 0xFF000000);
        var set = Assert.IsType<PortraitOutcome.Set>(await installation.Get<SetPortrait>().ExecuteAsync(new(speaker.Id, null, Upload(colour)), A.Organizer, default));
        Assert.Equal(new PublishProgramme.Outcome.Published(1), await PublishAsync(edition));
        await using var db = await installation.OpenAsync();
        return new(edition, await db.Sessions.Include(each => each.Appearances).SingleAsync(each => each.Id == session.Id), await db.Speakers.SingleAsync(each => each.Id == speaker.Id), silent, hall, empty, person, set.PhotoHash!);
    }

    private async Task<PublishProgramme.Outcome> PublishAsync(Edition edition) =>
        await installation.Get<PublishProgramme>().ExecuteAsync(new(edition.Id, await VersionAsync(installation, edition)), A.Organizer, default);

    private async Task<Conference.Papers.Booklet.ProgrammeBooklet> BookletAsync(Edition edition) =>
        (await installation.Get<Conference.Papers.Booklet.ReadProgrammeBooklet>().ReadAsync(edition.Slug, "en", Actor.Public, default))!;

    private static async Task<long> VersionAsync(Installation it, Edition edition)
    {
        await using var db = await it.OpenAsync();
        return (await db.Editions.SingleAsync(each => each.Id == edition.Id)).Version;
    }

    private static void Saved<T>(KeepOutcome<T> outcome) where T : class => Assert.IsType<KeepOutcome<T>.Saved>(outcome);

    private static PortraitSource.Upload Upload(SKColor colour)
    {
        using var surface = SKSurface.Create(new SKImageInfo(700, 900));
        surface.Canvas.Clear(colour);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 90);
        return new(new PhotoUpload("me.png", png.ToArray()));
    }

    private sealed record Scene(Edition Edition, Session Session, Speaker Speaker, Speaker Silent, Room Room, Room Empty, Participant Person, string Portrait);
}
