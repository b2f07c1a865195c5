using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Programme;

/// <summary>An installation from before there were releases: what was public stays so, whoever starts first.</summary>
public sealed class FirstReleaseTests : IAsyncLifetime
{
    private readonly Installation installation = new();

    [Fact]
    public async Task An_update_leaves_the_public_pages_as_they_were_without_anybody_pressing_anything()
    {
        var (edition, session, speaker) = await ArrangeAsync();

        await installation.Get<DatabaseSetup>().ExecuteAsync(default);
        // the pages of the time before showed the rows: the same that editors now see of the draft
        var rows = await PublishedRowsAsync(edition);
        Assert.Equal(1, await installation.Get<KeepFirstReleases>().ExecuteAsync(Actor.Operator, default));

        var pages = await PublicView.ReadAsync(installation, edition.Slug);
        Assert.Equal(rows, (await installation.Get<DayProgramme>().ReadAsync(edition.Slug, new(), Actor.Public, default))!.All.SelectMany(day => day.Slots).Select(slot => $"{slot.Main.Title} {slot.Main.Starts} {slot.Main.Room!.Name} {slot.Main.Voices.Single().Speaker!.Name.Family}"));
        Assert.Equal(["agenda", "booklet", "calendar", "edition", "home", "speakers", $"sessions/{session.Slug}", $"sessions/{session.Slug}.ics", $"speakers/{speaker.Slug}"], pages.Keys.OrderBy(each => each.Contains('/')).ThenBy(each => each, StringComparer.Ordinal));
        var home = (await installation.Get<EditionHome>().ReadAsync(edition.Slug, Actor.Public, default))!;
        Assert.Equal(("Border security", 3, edition.ProgrammePublishedAt, "Host"), (home.Edition.Title.In("en"), home.Edition.ProgrammeVersion, home.Edition.ProgrammePublishedAt, home.Partners.Single().Name.In("en")));
        Assert.Equal("Born in Khujand", (await installation.Get<SpeakerPage>().ReadAsync(edition.Slug, speaker.Slug, Actor.Public, default))!.Biography.In("en"));
        // never below what calendars have read
        Assert.Contains($"SEQUENCE:{session.Version}\r\n", pages[$"sessions/{session.Slug}.ics"].Replace("\\r\\n", "\r\n"));
        await using var db = await installation.OpenAsync();
        Assert.Equal((3, edition.ProgrammePublishedAt), await db.Releases.Select(each => new ValueTuple<int, DateTime?>(each.Number, each.At)).SingleAsync());
        Assert.Equal(JournalAction.Published, (await db.Journal.SingleAsync(each => each.SubjectId == edition.Id)).Action);
    }

    [Fact]
    public async Task Of_two_processes_that_start_at_once_one_makes_the_release()
    {
        var (edition, _, _) = await ArrangeAsync();
        await installation.Get<DatabaseSetup>().ExecuteAsync(default);
        await using var other = installation.Process();

        var made = await Task.WhenAll(new[] { installation.Get<KeepFirstReleases>(), other.GetRequiredService<KeepFirstReleases>() }.Select(each => Task.Run(() => each.ExecuteAsync(Actor.Operator, default))));

        Assert.Equal([0, 1], made.Order());
        await using var db = await installation.OpenAsync();
        Assert.Single(await db.Releases.Where(each => each.EditionId == edition.Id).ToListAsync());
        Assert.Single(await db.Journal.Where(each => each.SubjectId == edition.Id).ToListAsync());
    }

    [Fact]
    public async Task A_draft_gets_no_release()
    {
        await installation.InitializeAsync();
        await installation.Add(A.Edition());

        Assert.Equal(0, await installation.Get<KeepFirstReleases>().ExecuteAsync(Actor.Operator, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<KeepFirstReleases>().ExecuteAsync(A.Clerk(A.Edition(), Permission.ManageEditions), default));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => installation.DisposeAsync();

    /// <summary>A database of the last migration before there were releases, with a programme that was published three times.</summary>
    private async Task<(Edition Edition, Session Session, Speaker Speaker)> ArrangeAsync()
    {
        installation.Start();
        await using var db = await installation.OpenAsync();
        // written as today, then led back to that time: today's classes know columns that it had not
        await db.Database.MigrateAsync();
        var edition = A.Edition().Published().Published().Published();
        edition.Title = LocalizedText.Of(en: "Border security");
        var (hall, speaker) = (Programmes.Room(edition, 1, "Hall"), Programmes.Speaker(edition, "Farrukh", "Sharipov"));
        speaker.Biography = LocalizedText.Of(en: "Born in Khujand");
        var session = Programmes.Session(edition, 1, "Opening", 1, "09:30-10:30", room: hall);
        session.Add(speaker.Id, AppearanceRole.Chair, null);
        session.Version = 7;
        var body = new Organization { Name = LocalizedText.Of(en: "Host") };
        db.AddRange(edition, hall, speaker, session, body, new Partnership { EditionId = edition.Id, OrganizationId = body.Id, Role = PartnershipRole.Host, Order = 1 });
        await db.SaveChangesAsync();
        await db.LeadBeforeAsync("KeepReleases");
        return (edition, session, speaker);
    }

    private async Task<IEnumerable<string>> PublishedRowsAsync(Edition edition)
    {
        await using var db = await installation.OpenAsync();
        var sessions = await db.Sessions.AsNoTracking().Include(each => each.Appearances).Where(each => each.EditionId == edition.Id).ToListAsync();
        return [.. sessions.Select(each => $"{each.Title} {each.Starts} {db.Rooms.Single(room => room.Id == each.RoomId).Name} {db.Speakers.Single(one => one.Id == each.Appearances[0].SpeakerId).Name.Family}")];
    }
}
