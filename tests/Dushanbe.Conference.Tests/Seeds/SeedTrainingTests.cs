using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Seeds;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Seeds;

public sealed class SeedTrainingTests : IAsyncLifetime
{
    private readonly Installation installation = new();

    public Task InitializeAsync() => installation.InitializeAsync();

    public Task DisposeAsync() => installation.DisposeAsync();

    [Fact]
    public async Task Photos_are_upright_JPEG_files_that_the_register_knows()
    {
        var seeded = (SeedTraining.Outcome.Seeded)await Seed(new(Participants: 100));

        await using var db = await installation.OpenAsync();
        var files = await db.Files.ToListAsync();
        Assert.Equal(seeded.Photos, files.Select(each => each.Hash).Distinct().Count());
        Assert.Equal(60, await db.Speakers.CountAsync(each => db.Files.Any(file => file.Hash == each.PhotoHash && file.Purpose == FilePurpose.SpeakerPortrait)));
        Assert.False(await db.Participants.AnyAsync(each => each.PhotoHash != null && !db.Files.Any(file => file.Hash == each.PhotoHash && file.Purpose == FilePurpose.ParticipantPhoto)));
        var bytes = await installation.Get<FileStore>().ReadAsync(files[0].Hash, default);
        var picture = Printing.Drawing.Picture.Load(bytes, "photo.jpg");
        Assert.Equal((413, 531), (picture.Width, picture.Height));
        Assert.Equal(files[0].Length, bytes!.Length);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_people_programme_and_photos_and_another_seed_others()
    {
        await Seed(new(Participants: 200, Seed: 7));
        var first = await Told();

        await Seed(new(Participants: 200, Seed: 7, Replace: true));
        var second = await Told();
        await Seed(new(Participants: 200, Seed: 8, Replace: true));
        var third = await Told();

        Assert.Equal(first, second);
        Assert.NotEqual(first, third);
    }

    [Fact]
    public async Task Speakers_are_the_same_however_many_participants_there_are()
    {
        await Seed(new(Participants: 10));
        var few = await Speakers();

        await Seed(new(Participants: 300, Replace: true));

        Assert.Equal(few, await Speakers());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(69)]
    [InlineData(75)]
    [InlineData(2500)]
    public async Task Any_number_of_participants_can_be_asked_for(int participants)
    {
        await Seed(new(Participants: participants));

        await using var db = await installation.OpenAsync();
        Assert.Equal(participants, await db.Participants.CountAsync());
        Assert.Equal(60, await db.Speakers.CountAsync());
    }

    [Fact]
    public async Task A_training_edition_that_is_there_is_left_until_replacing_is_confirmed()
    {
        await Seed(new(Participants: 80));
        var before = await Told();

        var outcome = await Seed(new(Participants: 20));

        Assert.Equal(new SeedTraining.Outcome.ExistsAlready(80), outcome);
        Assert.Equal(before, await Told());
    }

    [Fact]
    public async Task Replacing_takes_everything_of_the_old_one_keeps_its_key_and_journal_and_leaves_other_editions()
    {
        await installation.Get<SeedProcess>().ExecuteAsync(new(), Actor.Operator, default);
        var other = await installation.Add(A.Edition());
        var category = A.Category(other);
        var guest = await installation.Add(A.Participant(category, null), category);
        var first = (SeedTraining.Outcome.Seeded)await Seed(new(Participants: 90));
        await PrintABadge(first.EditionId);
        var oldKeys = await Keys(first.EditionId);

        var second = (SeedTraining.Outcome.Seeded)await Seed(new(Participants: 80, Replace: true));

        await using var db = await installation.OpenAsync();
        Assert.Equal(first.EditionId, second.EditionId);
        Assert.Empty(oldKeys.Intersect(await Keys(first.EditionId)));
        Assert.Equal(80, await db.Participants.CountAsync(each => each.EditionId == first.EditionId));
        Assert.Equal(0, await db.Badges.CountAsync() + await db.BadgeRuns.CountAsync() + await db.BadgePrints.CountAsync());
        Assert.Equal(
            [JournalAction.Created, JournalAction.Replaced],
            await db.Journal.Where(each => each.EditionId == first.EditionId).OrderBy(each => each.Id).Select(each => each.Action).ToListAsync());
        Assert.True(await db.Participants.AnyAsync(each => each.Id == guest.Id));
        Assert.Equal(15, await db.Sessions.CountAsync(each => each.EditionId != first.EditionId));
        Assert.Equal([2], await db.Releases.Where(each => each.EditionId == first.EditionId).Select(each => each.Number).ToListAsync());
        Assert.Equal(6, await db.Editions.CountAsync());
    }

    [Fact]
    public async Task Every_table_that_belongs_to_an_edition_is_known_to_the_replacement()
    {
        await using var db = await installation.OpenAsync();

        var tables = db.Model.GetEntityTypes().Where(each => each.FindProperty("EditionId") is not null).Select(each => each.ClrType.Name);

        // a new one must be erased too (TrainingStore), or stay for a reason, as the journal does
        Assert.Equal(
            ["Badge", "BadgeRun", "Category", "Delegation", "DelegationCredentials", "Grant", "HeldPlace", "ImportCase", "IssuedList", "JournalEntry", "Participant", "Partnership", "ProgrammeRelease", "Quota", "RememberedMapping", "Room", "Session", "Speaker", "StoredFile", "WorkItem"],
            tables.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Replacing_deletes_the_files_that_no_row_names_any_more_and_no_others()
    {
        await Seed(new(Participants: 60, Seed: 1));
        var old = await Hashes();
        var other = await installation.Add(A.Edition());
        await installation.Add(new StoredFile { Hash = old[0], EditionId = other.Id, Purpose = FilePurpose.ParticipantPhoto, MediaType = "image/jpeg", Length = 1, StoredAt = installation.Clock.GetUtcNow().UtcDateTime });

        await Seed(new(Participants: 60, Seed: 2, Replace: true));

        var files = installation.Get<FileStore>();
        var current = await Hashes();
        Assert.All(current, hash => Assert.NotNull(files.LengthOf(hash)));
        Assert.NotNull(files.LengthOf(old[0]));
        var gone = old.Except(current).ToList();
        Assert.NotEmpty(gone);
        Assert.All(gone, hash => Assert.Null(files.LengthOf(hash)));
    }

    [Fact]
    public async Task An_edition_that_is_not_for_training_is_never_replaced()
    {
        await installation.Add(A.Edition("training"));

        var outcome = await Seed(new(Replace: true));

        await using var db = await installation.OpenAsync();
        Assert.IsType<SeedTraining.Outcome.SlugTaken>(outcome);
        Assert.Equal("Border Security 2022", (await db.Editions.SingleAsync()).ShortTitle.In("en"));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(SeedTraining.MaxParticipants + 1)]
    public async Task A_number_that_cannot_be_made_is_refused(int participants)
    {
        var outcome = await Seed(new(Participants: participants));

        await using var db = await installation.OpenAsync();
        Assert.IsType<SeedTraining.Outcome.OutOfRange>(outcome);
        Assert.Equal(0, await db.Editions.CountAsync());
    }

    [Fact]
    public async Task The_first_day_can_be_chosen()
    {
        await Seed(new(Participants: 5, Starts: new DateOnly(2027, 2, 28)));

        await using var db = await installation.OpenAsync();
        Assert.Equal([new DateOnly(2027, 2, 28), new DateOnly(2027, 3, 1)], (await db.Editions.ToListAsync()).SelectMany(each => new[] { each.Starts, each.Ends }));
        Assert.Equal([new DateOnly(2027, 2, 28), new DateOnly(2027, 3, 1)], await db.Sessions.Select(each => each.Day!.Value).Distinct().Order().ToListAsync());
    }

    [Fact]
    public async Task Somebody_who_manages_one_edition_only_may_not_seed()
    {
        var edition = await installation.Add(A.Edition());

        await Assert.ThrowsAsync<NotPermittedException>(() =>
            installation.Get<SeedTraining>().ExecuteAsync(new(), A.Clerk(edition, Permission.ManageEditions), default));

        await using var db = await installation.OpenAsync();
        Assert.Equal(1, await db.Editions.CountAsync());
    }

    private Task<SeedTraining.Outcome> Seed(SeedTraining.Form form) => installation.Get<SeedTraining>().ExecuteAsync(form, Actor.Operator, default);

    /// <summary>Everything a reader could see, without keys.</summary>
    private async Task<List<string>> Told()
    {
        await using var db = await installation.OpenAsync();
        var delegations = await db.Delegations.ToDictionaryAsync(each => each.Id, each => each.Code);
        var people = await db.Participants.ToListAsync();
        var speakers = await db.Speakers.ToDictionaryAsync(each => each.Id);
        var sessions = await db.Sessions.Include(each => each.Appearances).OrderBy(each => each.Order).ToListAsync();
        return
        [
            .. people.Select(each => $"{(each.DelegationId is { } id ? delegations[id] : null)} {each.OrderInDelegation} {each.Name} {each.Capacity} {each.Function} {each.Organization} {each.Email} {each.Phone} {each.PhotoHash} {each.State} {each.RegisteredAt:O}").Order(StringComparer.Ordinal),
            .. sessions.SelectMany(each => each.Appearances.OrderBy(voice => voice.Order).Select(voice => $"{each.Slug} {each.Day} {each.Starts} {each.Title} {(voice.SpeakerId is { } id ? Told(speakers[id]) : null)} {voice.Role} {voice.Mode}")),
        ];
    }

    private async Task<List<string>> Speakers()
    {
        await using var db = await installation.OpenAsync();
        return [.. (await db.Speakers.ToListAsync()).Select(Told).Order(StringComparer.Ordinal)];
    }

    private static string Told(Speaker speaker) => $"{speaker.Slug} {speaker.Name} {speaker.Function} {speaker.Affiliation} {speaker.Biography} {speaker.PhotoHash}";

    private async Task<List<Guid>> Keys(Guid editionId)
    {
        await using var db = await installation.OpenAsync();
        return
        [
            .. await db.Participants.Where(each => each.EditionId == editionId).Select(each => each.Id).ToListAsync(),
            .. await db.Delegations.Where(each => each.EditionId == editionId).Select(each => each.Id).ToListAsync(),
            .. await db.Categories.Where(each => each.EditionId == editionId).Select(each => each.Id).ToListAsync(),
            .. await db.Speakers.Where(each => each.EditionId == editionId).Select(each => each.Id).ToListAsync(),
            .. await db.Sessions.Where(each => each.EditionId == editionId).Select(each => each.Id).ToListAsync(),
            .. await db.Rooms.Where(each => each.EditionId == editionId).Select(each => each.Id).ToListAsync(),
        ];
    }

    private async Task<List<string>> Hashes()
    {
        await using var db = await installation.OpenAsync();
        return await db.Files.Select(each => each.Hash).Distinct().Order().ToListAsync();
    }

    private async Task PrintABadge(Guid editionId)
    {
        await using var db = await installation.OpenAsync();
        var person = await db.Participants.FirstAsync(each => each.EditionId == editionId);
        var badge = new Badge { EditionId = editionId, ParticipantId = person.Id, Number = "7K4M2Q", IssuedAt = installation.Clock.GetUtcNow().UtcDateTime };
        var run = new BadgeRun { EditionId = editionId, StartedAt = installation.Clock.GetUtcNow().UtcDateTime, ActorName = "operator", FrontOnly = false, Count = 1 };
        db.AddRange(badge, run, new BadgePrint { RunId = run.Id, BadgeId = badge.Id, ParticipantId = person.Id, Order = 1, Before = 0, At = installation.Clock.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync();
    }
}
