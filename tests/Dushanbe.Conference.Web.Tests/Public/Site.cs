using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Dushanbe.Conference.Web.Tests.Public;

/// <summary>
/// The whole site on a database of its own: the Dushanbe Process as every installation has it, and an edition in Dushanbe on
/// 1 and 2 December 2026 whose clock stands at 11:42 of its first day.
/// </summary>
public sealed class Site : IAsyncLifetime
{
    public const string Edition = "rehearsal";
    public const string Draft = "draft";
    public const string Trap = "trap";

    public const string Hostile = "<script>alert('1')</script> \"quoted\" & more";

    private readonly string folder = Directory.CreateTempSubdirectory("conference-site-").FullName;
    private readonly WebApplicationFactory<Program> host;

    public Site() => host = new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
    {
        web.UseEnvironment("Production");
        web.UseSetting("Conference:DataDirectory", folder);
        web.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
    });

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 12, 1, 6, 42, 0, TimeSpan.Zero));

    /// <summary>The hash of a speaker's portrait, and that of a participant's photo.</summary>
    public (string Portrait, string Photo) Hashes { get; private set; }

    public async Task InitializeAsync()
    {
        await using var db = await OpenAsync();
        var files = host.Services.GetRequiredService<FileStore>();
        Hashes = (await files.SaveAsync("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), default), await files.SaveAsync(new byte[] { 1 }, default));
        Add(db);
        AddTrap(db);
        await db.SaveChangesAsync();
        await host.Services.GetRequiredService<KeepFirstReleases>().ExecuteAsync(Actor.Operator, default);
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A visitor without cookies who follows no redirect.</summary>
    public HttpClient Visitor() => host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    /// <summary>The page of an address, which must be there.</summary>
    public async Task<IDocument> Page(string address)
    {
        using var visitor = Visitor();
        using var response = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync();
        return await BrowsingContext.New().OpenAsync(request => request.Address($"http://localhost{address}").Content(html));
    }

    public Task<ConferenceDb> OpenAsync() => host.Services.GetRequiredService<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();

    private void Add(ConferenceDb db)
    {
        var edition = Make(Edition, LocalizedText.Of(en: "Rehearsal", ru: "Репетиция", tg: "Машқ"), isTraining: true);
        edition.PublishProgramme(new DateTime(2026, 11, 24, 6, 0, 0, DateTimeKind.Utc));
        var draft = Make(Draft, LocalizedText.Of(en: "Draft"), isTraining: false);
        var hall = new Room { EditionId = edition.Id, Name = LocalizedText.Of(en: "Great Hall", ru: "Большой зал"), Order = 1 };
        var room = new Room { EditionId = edition.Id, Name = LocalizedText.Of(en: "Room 2"), Order = 2 };
        var speaker = new Speaker { EditionId = edition.Id, Slug = "nigora-sharipova", Function = LocalizedText.Of(en: "Head of Research"), Biography = LocalizedText.Of(en: "Studies borders."), PhotoHash = Hashes.Portrait };
        speaker.Rename(new PersonName("Ms.", "Nigora", "Sharipova", "Нигора Шарипова"));
        var opening = Session(edition, 1, "opening", SessionKind.HighLevel, LocalizedText.Of(en: "Opening", ru: "Открытие", tg: "Ифтитоҳ"), "09:30", "10:30", hall);
        var ministerial = Session(edition, 2, "ministerial", SessionKind.HighLevel, LocalizedText.Of(en: "Ministerial"), "11:10", "12:40", hall);
        ministerial.Interpretation = ["en", "tg"];
        ministerial.Add(speaker.Id, AppearanceRole.Chair, AppearanceMode.VideoMessage);
        ministerial.Add(null, AppearanceRole.Speaker, null).OnBehalfOf = LocalizedText.Of(en: "United Kingdom");
        var hostile = Session(edition, 4, "hostile", SessionKind.Thematic, LocalizedText.Of(en: Hostile), null, null, null);
        hostile.Number = "II";
        db.AddRange(edition, draft, hall, room, speaker, opening, ministerial, hostile,
            Session(edition, 3, "side", SessionKind.SideEvent, LocalizedText.Of(en: "Side by side"), "11:30", "12:00", room),
            Session(draft, 1, "secret", SessionKind.HighLevel, LocalizedText.Of(en: "Secret session"), null, null, null),
            File(edition, Hashes.Portrait, FilePurpose.SpeakerPortrait, "image/svg+xml"), File(edition, Hashes.Photo, FilePurpose.ParticipantPhoto, "image/png"));
    }

    // whatever an editor types stands here as markup
    private static void AddTrap(ConferenceDb db)
    {
        var text = LocalizedText.Of(en: Hostile, ru: Hostile, tg: Hostile);
        var edition = Make(Trap, text, isTraining: true);
        (edition.Venue, edition.Address, edition.City, edition.Attendance, edition.Outcome, edition.Website) = (text, text, text, text, text, Hostile);
        edition.PublishProgramme(new DateTime(2026, 11, 24, 6, 0, 0, DateTimeKind.Utc));
        var hall = new Room { EditionId = edition.Id, Name = text, Place = text, Order = 1 };
        var speaker = new Speaker { EditionId = edition.Id, Slug = Trap, Function = text, Affiliation = text, Biography = text, Note = text };
        speaker.Rename(new PersonName(Hostile, Hostile, Hostile, Hostile));
        var session = Session(edition, 1, Trap, SessionKind.HighLevel, text, "09:30", "10:30", hall);
        (session.Note, session.Summary, session.Issues) = (text, text, [text]);
        session.Add(speaker.Id, AppearanceRole.Chair, null).Note = text;
        session.Add(null, AppearanceRole.Speaker, null).OnBehalfOf = text;
        var body = new Organization { Name = text, Abbreviation = Hostile };
        db.AddRange(edition, hall, speaker, session, body, new Partnership { EditionId = edition.Id, OrganizationId = body.Id, Role = PartnershipRole.Host, Order = 1, Note = text });
    }

    private static Edition Make(string slug, LocalizedText title, bool isTraining) => new()
    {
        Slug = slug,
        Title = title,
        ShortTitle = title,
        Starts = new DateOnly(2026, 12, 1),
        Ends = new DateOnly(2026, 12, 2),
        ZoneId = "Asia/Dushanbe",
        City = LocalizedText.Of(en: "Dushanbe", ru: "Душанбе", tg: "Душанбе"),
        IsTraining = isTraining,
    };

    private static Session Session(Edition edition, int order, string slug, SessionKind kind, LocalizedText title, string? starts, string? ends, Room? room)
    {
        var session = new Session { EditionId = edition.Id, Slug = slug, Kind = kind, Title = title, Order = order, RoomId = room?.Id };
        session.Schedule(edition.Starts, starts is null ? null : TimeOnly.Parse(starts), ends is null ? null : TimeOnly.Parse(ends));
        return session;
    }

    private static StoredFile File(Edition edition, string hash, FilePurpose purpose, string mediaType) =>
        new() { Hash = hash, EditionId = edition.Id, Purpose = purpose, MediaType = mediaType, Length = 1, StoredAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
}
