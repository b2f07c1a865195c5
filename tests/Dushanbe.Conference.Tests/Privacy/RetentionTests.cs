using System.Collections.Concurrent;
using System.Data.Common;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Privacy;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Tests.Files;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Privacy;

/// <summary>What an edition keeps for some days after its last is erased then, by itself, once, and by no rule before somebody set one.</summary>
public sealed class RetentionTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task Nothing_is_erased_before_somebody_has_set_a_rule()
    {
        var desk = await OpenAsync();
        var (id, _) = await desk.Register(desk.Fields() with { Email = "f@example.org" });

        installation.Clock.Advance(TimeSpan.FromDays(4_000));
        await RunAsync();

        Assert.Equal((null, "f@example.org"), await StateAsync(id));
        Assert.Equal(new RetentionDays(null, null), (await ReportAsync(desk))!.Days);
    }

    [Fact]
    public async Task The_report_says_what_of_how_many_goes_when_and_changes_nothing()
    {
        var desk = await OpenAsync();
        await desk.Register(desk.Fields("One", "Withmail") with { Email = "one@example.org" });
        await desk.Register(desk.Fields("Two", "Withphoto"));
        var (photographed, _) = await desk.Register(desk.Fields("Three", "Withphoto"));
        await installation.Get<SetPhoto>().ExecuteAsync(new(photographed, new("me.png", AnyPicture.Png())), A.Organizer, default);
        var ends = await EndsAsync(desk);

        var report = (await ReportAsync(desk, new(30, 365)))!;

        Assert.Equal((new RetentionDays(null, null), ends, 0, null), (report.Days, report.Ends, report.Erased, report.LastRun));
        Assert.Equal([(DataRetention.ForTheEvent, 2, ends.AddDays(30)), (DataRetention.WithTheEdition, 3, ends.AddDays(365))], report.Lines.Select(each => (each.Kind, each.People, each.On!.Value)));
        Assert.Equal(["Email", "Phone", "Photo", "Passport"], report.Lines[0].Fields);
        Assert.Equal(["Honorific", "Given", "Family", "NativeName", "Function", "Organization"], report.Lines[1].Fields);
        Assert.All((await ReportAsync(desk))!.Lines, line => Assert.Null(line.On));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<ReadRetention>().ReadAsync(desk.Edition.Id, null, A.Clerk(desk.Edition, Permission.ReadDesk, Permission.SeeContacts), default));
    }

    [Fact]
    public async Task Contacts_and_photos_go_on_their_day_and_the_rest_on_its_own()
    {
        var desk = await OpenAsync();
        var (id, _) = await desk.Register(desk.Fields("Zulaykho", "Boboyorova") with { Email = "zulaykho@example.org", Phone = "+992 900 111 222" });
        await installation.Get<SetPhoto>().ExecuteAsync(new(id, new("me.png", AnyPicture.Png())), A.Organizer, default);
        await installation.Get<StartBadgeRun>().ExecuteAsync(new(desk.Edition.Id, BadgeSelection.Of(id)), A.Organizer, default);
        await SetAsync(desk, new(30, 60));

        var photos = await PhotosAsync(id);
        await GoToAsync(desk, 29);
        Assert.Equal((null, "zulaykho@example.org"), await StateAsync(id));
        Assert.All(photos, each => Assert.NotNull(installation.Get<FileStore>().LengthOf(each)));

        await GoToAsync(desk, 30);
        Assert.Equal((null, null), await StateAsync(id));
        Assert.Empty(await Scan.ForAsync(installation, "zulaykho@example.org", "900 111 222"));
        // nobody could find them by their bytes, which are encrypted
        Assert.All(photos, each => Assert.False(File.Exists(Path.Combine(installation.Folder, "files", each[..2], each))));
        var person = (await installation.Get<ParticipantDetails>().ReadAsync(id, A.Organizer, default))!;
        // the badge in a hand still shows the photo, and is no less valid for it
        Assert.Equal(("Zulaykho", null, false), (person.Name.Given, person.Row.PhotoHash, person.Row.IsOutdated));
        Assert.NotNull(person.Row.BadgeNumber);
        Assert.Equal(0, (await ReportAsync(desk))!.Lines[0].People);

        await GoToAsync(desk, 60);
        Assert.NotNull((await StateAsync(id)).ErasedAt);
        Assert.Empty(await Scan.ForAsync(installation, "Zulaykho", "Boboyorova"));
        Assert.Equal((WorkState.Done, 1), ((await ReportAsync(desk))!.LastRun, (await ReportAsync(desk))!.Erased));
        Assert.Equal(["1", "1"], await ToldAsync(desk));
        Assert.Empty(await FindingsAsync(desk));

        // once: nothing is due any more
        var works = await WorksAsync(desk);
        await GoToAsync(desk, 61);
        Assert.Equal(works, await WorksAsync(desk));
    }

    [Fact]
    public async Task The_notes_of_delegations_go_with_the_edition_also_where_nobody_came()
    {
        var desk = await OpenAsync();
        byte[] note = [.. "%PDF-1.7\n"u8, .. "The Embassy presents its compliments"u8, .. "\n%%EOF"u8];
        Assert.IsType<ReceiveNote.Outcome.Stored>(await installation.Get<ReceiveNote>().ExecuteAsync(new(desk.Edition.Id, desk.Tajikistan.Id, new MemoryStream(note)), A.Organizer, default));
        var hash = (await NoteAsync(desk))!;
        await SetAsync(desk, new(30, 60));

        await GoToAsync(desk, 59);
        Assert.Equal(hash, await NoteAsync(desk));

        await GoToAsync(desk, 60);
        Assert.Null(await NoteAsync(desk));
        Assert.Null(installation.Get<FileStore>().LengthOf(hash));
        var works = await WorksAsync(desk);
        await GoToAsync(desk, 61);
        Assert.Equal(works, await WorksAsync(desk));
        Assert.Empty(await FindingsAsync(desk));
    }

    [Fact]
    public async Task An_erasure_that_was_stopped_half_way_goes_on_with_the_others_and_tells_of_all()
    {
        var desk = await OpenAsync();
        var people = Enumerable.Range(0, 130).Select(number => A.Participant(desk.Category, desk.Tajikistan, $"Given{number}", "Halfwayov", null)).ToList();
        await installation.Add(people[0], [.. people.Skip(1)]);
        await SetAsync(desk, new(null, 5));
        await MoveAsync(desk, 5);
        Assert.Equal(1, await installation.Get<AskForErasure>().ExecuteAsync(default));
        Assert.Equal(0, await installation.Get<AskForErasure>().ExecuteAsync(default));
        using var stopping = new CancellationTokenSource();
        using (installation.Get<Bulletin>().Subscribe<RegisterChanged>(_ => stopping.Cancel()))
            Assert.True(await installation.Get<WorkRunner>().RunNextAsync(stopping.Token));

        var half = (await ReportAsync(desk))!;
        Assert.Equal((100, 30), (half.Erased, half.Lines[1].People));
        Assert.Empty(await FindingsAsync(desk));
        Assert.Empty(await ToldAsync(desk));

        Assert.True(await installation.Get<WorkRunner>().RunNextAsync(default));
        var whole = (await ReportAsync(desk))!;
        Assert.Equal((130, 0, WorkState.Done), (whole.Erased, whole.Lines[1].People, whole.LastRun));
        Assert.Equal(["130"], await ToldAsync(desk));
        Assert.Empty(await Scan.ForAsync(installation, "Halfwayov"));
        Assert.Empty(await FindingsAsync(desk));
    }

    [Fact]
    public async Task A_rule_is_possible_seen_before_and_in_the_journal()
    {
        var desk = await OpenAsync();
        var clerk = A.Clerk(desk.Edition, Permission.ManageEditions);

        foreach (var days in new RetentionDays[] { new(0, null), new(null, 3_654), new(61, 60), new(-1, 5) })
            Assert.IsType<SetRetention.Outcome.Impossible>(await TryAsync(desk, days, new(null, null), clerk));
        Assert.IsType<SetRetention.Outcome.Set>(await TryAsync(desk, new(30, 60), new(null, null), clerk));
        Assert.Equal(new RetentionDays(30, 60), Assert.IsType<SetRetention.Outcome.ChangedMeanwhile>(await TryAsync(desk, new(10, 20), new(null, null), clerk)).Current);
        Assert.IsType<SetRetention.Outcome.Set>(await TryAsync(desk, new(30, null), new(30, 60), clerk));
        await Assert.ThrowsAsync<NotPermittedException>(() => TryAsync(desk, new(1, 1), new(30, null), A.Clerk(desk.Edition, Permission.RegisterParticipants)));

        await using var db = await installation.OpenAsync();
        var told = await db.Journal.Where(each => each.EditionId == desk.Edition.Id && each.Subject == JournalSubject.Edition).OrderBy(each => each.Number).Select(each => each.Changes).ToListAsync();
        Assert.Equal([[new("ContactsKeptDays", null, "30"), new("PeopleKeptDays", null, "60")], [new FieldChange("PeopleKeptDays", "60", null)]], told);
    }

    [Fact]
    public async Task What_may_name_somebody_is_read_once_for_all_and_not_once_for_each_hundred()
    {
        var desk = await OpenAsync();
        var people = Enumerable.Range(0, 230).Select(number => A.Participant(desk.Category, desk.Tajikistan, $"Given{number}", $"Linear{number}", null)).ToList();
        await installation.Add(people[0], [.. people.Skip(1)]);
        // reasons about one that name another, of the first hundred and of the last
        foreach (var (about, named) in new[] { (0, 229), (229, 0), (1, 2) }) await installation.Get<WithdrawParticipant>().ExecuteAsync(new(people[about].Id, $"stands in for Given{named} Linear{named}, as agreed"), A.Organizer, default);
        var (kept, _) = await desk.Register(desk.Fields("Somebody", "Else"));
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(kept, "ill"), A.Organizer, default);
        var reads = new Reads();
        await using var server = installation.Process(more => more.ConfigureDbContext<ConferenceDb>(options => options.AddInterceptors(reads)));
        await SetAsync(desk, new(null, 5));
        await MoveAsync(desk, 5);
        await server.GetRequiredService<AskForErasure>().ExecuteAsync(default);

        Assert.True(await server.GetRequiredService<WorkRunner>().RunNextAsync(default));

        Assert.Equal((231, 0), ((await ReportAsync(desk))!.Erased, (await ReportAsync(desk))!.Lines[1].People));
        Assert.Empty(await Scan.ForAsync(installation, "Linear0", "Linear2", "Linear229"));
        Assert.Empty(await FindingsAsync(desk));
        // three hundreds: entries are asked for three times and each is read once (and the end of each answer), the rest is asked for once
        Assert.Equal((3, 4 + 3), (reads.Commands("QuotedTexts entries"), reads.Rows("QuotedTexts entries")));
        Assert.Equal([1, 1, 1], new[] { "steps", "badges", "runs" }.Select(each => reads.Commands($"QuotedTexts {each}")));
    }

    private sealed class Reads : DbCommandInterceptor
    {
        private readonly ConcurrentQueue<(string Text, int Rows)> all = [];

        public int Commands(string tag) => all.Count(each => each.Text.Contains($"-- {tag}", StringComparison.Ordinal));

        public int Rows(string tag) => all.Where(each => each.Text.Contains($"-- {tag}", StringComparison.Ordinal)).Sum(each => each.Rows);

        public override ValueTask<InterceptionResult> DataReaderClosingAsync(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
        {
            all.Enqueue((command.CommandText, eventData.ReadCount));
            return ValueTask.FromResult(result);
        }
    }

    private async Task<Desk> OpenAsync()
    {
        var desk = await Desk.OpenAsync(installation);
        await using var db = await installation.OpenAsync();
        var today = DateOnly.FromDateTime(EditionClock.Local(desk.Edition.ZoneId, installation.Clock.GetUtcNow().UtcDateTime));
        await db.Editions.Where(each => each.Id == desk.Edition.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.Starts, today).SetProperty(each => each.Ends, today));
        return desk;
    }

    private async Task<DateOnly> EndsAsync(Desk desk)
    {
        await using var db = await installation.OpenAsync();
        return await db.Editions.Where(each => each.Id == desk.Edition.Id).Select(each => each.Ends).SingleAsync();
    }

    private Task<SetRetention.Outcome> TryAsync(Desk desk, RetentionDays days, RetentionDays seen, Actor actor) => installation.Get<SetRetention>().ExecuteAsync(new(desk.Edition.Id, days, seen), actor, default);

    private async Task SetAsync(Desk desk, RetentionDays days) => Assert.IsType<SetRetention.Outcome.Set>(await TryAsync(desk, days, new(null, null), A.Organizer));

    // to the first second of a day at the venue, so many days after the last
    private async Task MoveAsync(Desk desk, int days)
    {
        var to = EditionClock.Utc(desk.Edition.ZoneId, (await EndsAsync(desk)).AddDays(days), new TimeOnly(0, 0, 1));
        installation.Clock.SetUtcNow(new DateTimeOffset(to, TimeSpan.Zero));
    }

    private async Task GoToAsync(Desk desk, int days)
    {
        await MoveAsync(desk, days);
        await RunAsync();
    }

    private async Task RunAsync()
    {
        await installation.Get<AskForErasure>().ExecuteAsync(default);
        while (await installation.Get<WorkRunner>().RunNextAsync(default)) { }
    }

    private Task<ReadRetention.Report?> ReportAsync(Desk desk, RetentionDays? considered = null) => installation.Get<ReadRetention>().ReadAsync(desk.Edition.Id, considered, A.Organizer, default);

    private async Task<string?> NoteAsync(Desk desk)
    {
        await using var db = await installation.OpenAsync();
        return (await db.Set<DelegationCredentials>().SingleAsync(each => each.DelegationId == desk.Tajikistan.Id)).NoteHash;
    }

    private async Task<IReadOnlyList<string>> PhotosAsync(Guid id)
    {
        await using var db = await installation.OpenAsync();
        var person = await db.Participants.SingleAsync(each => each.Id == id);
        return [person.PhotoHash!, person.PhotoOriginalHash!];
    }

    private async Task<(DateTime? ErasedAt, string? Email)> StateAsync(Guid id)
    {
        await using var db = await installation.OpenAsync();
        var person = await db.Participants.SingleAsync(each => each.Id == id);
        return (person.ErasedAt, person.Email);
    }

    // the numbers in what the journal of the edition says of erasures
    private async Task<IReadOnlyList<string?>> ToldAsync(Desk desk)
    {
        await using var db = await installation.OpenAsync();
        var entries = await db.Journal.Where(each => each.EditionId == desk.Edition.Id && each.Subject == JournalSubject.Edition && each.Action == JournalAction.Erased).OrderBy(each => each.Number).ToListAsync();
        Assert.All(entries, each => Assert.Equal(AskForErasure.ActorName, each.ActorName));
        return [.. entries.Select(each => each.Changes.Single().To)];
    }

    private async Task<int> WorksAsync(Desk desk)
    {
        await using var db = await installation.OpenAsync();
        return await db.Work.CountAsync(each => each.EditionId == desk.Edition.Id);
    }

    private async Task<IReadOnlyList<JournalFinding>> FindingsAsync(Desk desk) =>
        [.. (await installation.Get<VerifyJournal>().ReadAsync(new([]), A.Organizer, default)).Findings.Where(each => each.EditionId == desk.Edition.Id)];
}
