using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Papers.Booklet;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Programme;

/// <summary>The zone of the server's own clock changes nothing, and the zone of the edition what it should.</summary>
public sealed partial class ZonesTests(Installation installation) : IClassFixture<Installation>
{
    /// <summary>The word by which the tests as a program tell what a server makes of times.</summary>
    internal const string Word = "tell-times";

    private static readonly DateTime Morning = new(2022, 10, 10, 6, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_server_in_any_zone_stores_and_tells_the_same_times()
    {
        var told = await Task.WhenAll(((string[])["UTC", "America/Los_Angeles", "Asia/Kathmandu"]).Select(ToldInAsync));

        Assert.StartsWith("stored 2022-10-10 06:00:00, 2022-10-10 06:00:00, 2022-10-10 06:00:00\nread 2022-10-10T06:00:00.0000000Z\n", told[0], StringComparison.Ordinal);
        Assert.Contains("now Opening at 2022-10-18T09:30:00", told[0], StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Asia/Dushanbe:20221018T093000", told[0], StringComparison.Ordinal);
        Assert.Equal(told[0], told[1]);
        Assert.Equal(told[0], told[2]);
    }

    [Theory]
    [InlineData("Asia/Dushanbe", "2026-10-24T04:30:00Z", "2026-10-25T04:30:00Z", "2026-10-26T04:30:00Z")]
    [InlineData("Europe/Berlin", "2026-10-24T07:30:00Z", "2026-10-25T08:30:00Z", "2026-10-26T08:30:00Z")]
    [InlineData("America/New_York", "2026-10-24T13:30:00Z", "2026-10-25T13:30:00Z", "2026-10-26T13:30:00Z")]
    [InlineData("Pacific/Chatham", "2026-10-23T19:45:00Z", "2026-10-24T19:45:00Z", "2026-10-25T19:45:00Z")]
    public async Task A_calendar_that_knows_no_zone_but_what_the_file_says_of_it_shows_the_right_moment(string zone, params string[] moments)
    {
        var (title, slug) = (A.Edition().Title, A.Edition().Slug);
        var edition = new Edition { Slug = slug, Title = title, ShortTitle = title, Starts = new(2026, 10, 24), Ends = new(2026, 10, 26), ZoneId = zone }.Published();
        await installation.Add(edition, Programmes.Session(edition, 1, "One", 1, "09:30-10:30"), Programmes.Session(edition, 2, "Two", 2, "09:30-10:30"), Programmes.Session(edition, 3, "Three", 3, "09:30-10:30"));

        var calendar = new PlainCalendar(await CalendarAsync(installation, edition, "en"));

        Assert.Equal(moments, calendar.Moments().Select(each => each.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
    }

    public static TheoryData<string> Titles => new()
    {
        string.Concat(Enumerable.Repeat("Международное сотрудничество ", 5)).Trim(),
        string.Concat(Enumerable.Repeat("🙂", 40)),
        new string('a', 62) + "\n" + "•tail, of; the \\ kind",
        new string('a', 66) + string.Concat(Enumerable.Repeat("é̂", 40)),
        "Ҷаласаи " + string.Concat(Enumerable.Repeat("👩🏽‍🚀", 12)),
    };

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task Every_line_of_a_calendar_is_short_in_octets_and_whole_in_characters(string title)
    {
        var edition = A.Edition().Published();
        var session = Programmes.Session(edition, 1, "Opening", 1, "09:30-10:30");
        session.Title = Conference.Names.LocalizedText.Of(en: title);
        await installation.Add(edition, session);

        var file = Encoding.UTF8.GetBytes(await CalendarAsync(installation, edition, "en"));

        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        var lines = PlainCalendar.Lines(file);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 75));
        // each folded line is text of its own: nothing is cut inside a character
        Assert.All(lines, line => strict.GetString(line));
        Assert.Equal(session.Title.Best("en").Text, new PlainCalendar(strict.GetString(file)).Texts("SUMMARY")[^1]);
    }

    /// <summary>Tells what this process makes of times, without what is drawn anew each time.</summary>
    internal static async Task<int> TellAsync()
    {
        var installation = new Installation();
        await installation.InitializeAsync();
        var edition = A.Edition("zones").Published();
        await installation.Add(edition, Programmes.Session(edition, 1, "Opening", 1, "09:30-10:30"), Programmes.Session(edition, 2, "Coffee", 1, "10:30-11:10", SessionKind.Break), Programmes.Session(edition, 3, "Night", 2, "23:30-23:50"));
        await using (var db = await installation.OpenAsync())
        {
            string[] stored = [await StoredAsync(db, edition, Morning), await StoredAsync(db, edition, DateTime.SpecifyKind(Morning, DateTimeKind.Unspecified)), await StoredAsync(db, edition, Morning.ToLocalTime())];
            Tell($"stored {string.Join(", ", stored)}");
            // as programs before this one have written it
            await db.Database.ExecuteSqlAsync($"UPDATE Editions SET ProgrammePublishedAt = '2022-10-10 06:00:00' WHERE Slug = {edition.Slug}");
            Tell($"read {await db.Editions.AsNoTracking().Where(each => each.ProgrammePublishedAt == Morning).Select(each => each.ProgrammePublishedAt).SingleAsync():O}");
        }

        installation.Clock.AdjustTime(new DateTimeOffset(2022, 10, 18, 4, 30, 0, TimeSpan.Zero));
        foreach (var language in (string[])["en", "ru", "tg"])
        {
            var page = (await installation.Get<DayProgramme>().ReadAsync(edition.Slug, new(DayChoice.All), Actor.Public, default))!;
            Tell($"now {string.Join(", ", page.Shown.SelectMany(day => day.Slots).Where(slot => slot.Main.State == SessionState.Now).Select(slot => slot.Main.Title.Best(language).Text))} at {page.LocalNow:O}");
            Tell(Keys().Replace(await CalendarAsync(installation, edition, language), "key"));
            using var paper = new MemoryStream();
            await installation.Get<BookletPaper>().WriteAsync(edition.Slug, language, false, paper, Actor.Public, default);
            Tell($"booklet {Convert.ToHexString(SHA256.HashData(paper.ToArray()))}");
        }

        await installation.Get<PublishProgramme>().ExecuteAsync(new(edition.Id, edition.Version), A.Organizer, default);
        await using (var db = await installation.OpenAsync())
            foreach (var at in await db.Journal.AsNoTracking().Select(each => each.At).ToListAsync()) Tell($"journal {at:O}");
        await installation.DisposeAsync();
        return 0;
    }

    private static void Tell(string line) => Console.Out.Write(line + "\n");

    private static async Task<string> StoredAsync(Conference.Data.ConferenceDb db, Edition edition, DateTime at)
    {
        var stored = await db.Editions.SingleAsync(each => each.Id == edition.Id);
        db.Entry(stored).Property(each => each.ProgrammePublishedAt).CurrentValue = at;
        db.Entry(stored).Property(each => each.ProgrammePublishedAt).IsModified = true;
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return await db.Database.SqlQuery<string>($"SELECT CAST(ProgrammePublishedAt AS TEXT) AS Value FROM Editions WHERE Slug = {edition.Slug}").SingleAsync();
    }

    private static async Task<string> ToldInAsync(string zone)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ZonesTests).Assembly.Location, Word]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TZ"] = zone;
        // on a file, whatever engine the other tests have: its provider keeps times as text
        start.Environment["CONFERENCE_TEST_POSTGRES"] = start.Environment["CONFERENCE_TEST_SQLSERVER"] = "";
        using var child = Process.Start(start)!;
        var (said, trouble) = (child.StandardOutput.ReadToEndAsync(), child.StandardError.ReadToEndAsync());
        await child.WaitForExitAsync();
        Assert.True(child.ExitCode == 0, await trouble);
        return await said;
    }

    private static async Task<string> CalendarAsync(Installation installation, Edition edition, string language) =>
        (await installation.Get<ProgrammeCalendar>().ReadAsync(new(edition.Slug, null, language, slug => new($"https://example.org/{language}/{slug}")), Actor.Public, default))!;

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Keys();
}
