using System.Collections.Concurrent;
using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.Pictures;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Seeds.Training;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Seeds;

/// <summary>
/// Creates the training edition, in which everything but the States is invented: two days, sixty speakers, and as many
/// participants as requested. The same seed gives the same people, programme and photos; keys differ. An existing one is
/// replaced as a whole, after confirmation; its journal and grants stay.
/// </summary>
public sealed class SeedTraining(IDbContextFactory<ConferenceDb> databases, FileStore files, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The training edition's slug.</summary>
    public const string EditionSlug = "training";

    /// <summary>The default number of participants.</summary>
    public const int DefaultParticipants = 760;

    /// <summary>The default seed.</summary>
    public const int DefaultSeed = 2026;

    /// <summary>The maximum number of participants, for measurements.</summary>
    public const int MaxParticipants = 100_000;

    private const string Zone = "Asia/Dushanbe";

    /// <summary>The size of the edition; everything else follows from the seed.</summary>
    /// <param name="Participants">How many people are registered, up to <see cref="MaxParticipants"/>.</param>
    /// <param name="Seed">The random seed.</param>
    /// <param name="Starts">The first of the two days; without it the next Tuesday.</param>
    /// <param name="Replace">Whether an existing training edition may be replaced.</param>
    public sealed record Form(int Participants = DefaultParticipants, int Seed = DefaultSeed, DateOnly? Starts = null, bool Replace = false);

    /// <summary>Creates or replaces the training edition.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage editions.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageEditions, null);
        var starts = form.Starts ?? NextTuesday();
        if (form.Participants is < 0 or > MaxParticipants || starts == DateOnly.MaxValue) return new Outcome.OutOfRange();

        await using var db = await databases.CreateDbContextAsync(cancel);
        var present = await db.Editions.TagWith(nameof(SeedTraining)).SingleOrDefaultAsync(each => each.Slug == EditionSlug, cancel);
        if (present is { IsTraining: false }) return new Outcome.SlugTaken();
        if (present is not null && !form.Replace) return new Outcome.ExistsAlready(await db.Participants.CountAsync(each => each.EditionId == present.Id, cancel));

        var (world, programme) = (World.Read(), ProgrammePlan.Read());
        var cast = new Cast(form.Seed, world);
        var people = cast.Participants(form.Participants).ToList();
        var voices = new Voices(form.Seed, cast);
        await using var drawn = new NewFiles(files);
        var photos = await DrawAsync(drawn, form.Seed, [.. people.Where(each => each.HasPhoto), .. voices.All], cancel);

        var made = await databases.InTransactionAsync(
            (fresh, stop) => StoreAsync(fresh, present?.Id, starts, new(world, programme, cast, people, voices, photos, drawn), actor, stop),
            (fresh, it, stop) => fresh.HoldsAsync(it.Receipt, stop),
            cancel);
        drawn.Keep();
        await files.DeleteAsync(db, await db.UnnamedAsync(made.Former, cancel), _ => Task.CompletedTask, cancel);
        bulletin.Publish(new ProgrammeChanged(made.EditionId));
        bulletin.Publish(new RegisterChanged(made.EditionId, actor.Name));
        return new Outcome.Seeded(made.EditionId, starts, cast.Parties.Count, people.Count, made.Speakers, programme.Sessions.Count, photos.Count);
    }

    private async Task<Made> StoreAsync(ConferenceDb db, Guid? presentId, DateOnly starts, Plan plan, Actor actor, CancellationToken cancel)
    {
        var (world, programme, cast, people, voices, photos, _) = plan;
        if (presentId is not null) await db.JournalTurnAsync(presentId, cancel);
        var present = presentId is null ? null : await db.Editions.TagWith(nameof(SeedTraining)).SingleAsync(each => each.Id == presentId, cancel);
        var former = present is null ? [] : await TrainingStore.EraseAsync(db, present.Id, cancel);
        var (edition, receipt) = await SaveEditionAsync(db, present, programme.Edition, starts, actor, cancel);
        await TrainingStore.AddPartnersAsync(db, edition.Id, programme.Partners, world, cancel);
        await TrainingStore.InsertAsync(db, FilesOf(edition.Id, people, voices.All, plan), cancel);
        var rows = new TrainingRows(edition.Id, starts, clock.GetUtcNow().UtcDateTime, actor.Name, photos);
        await TrainingStore.InsertAsync(db, rows.Categories().ToList(), cancel);
        await TrainingStore.InsertAsync(db, rows.Delegations(cast.Parties).ToList(), cancel);
        await TrainingStore.InsertAsync(db, rows.Participants(people), cancel);
        var speakers = rows.Speakers(voices.All, world.Biographies);
        await TrainingStore.InsertAsync(db, speakers.Values, cancel);
        var rooms = rows.Rooms(programme.Rooms);
        await TrainingStore.InsertAsync(db, rooms.Values, cancel);
        var sessions = rows.Sessions(programme.Sessions, rooms, speakers, voices).ToList();
        await TrainingStore.InsertAsync(db, sessions, cancel);
        var content = ProgrammeContent.Of(rooms.Values, sessions, speakers.Values);
        var front = EditionFront.Of(edition, await db.PartnersOf(edition.Id, nameof(SeedTraining), cancel));
        await TrainingStore.InsertAsync(db, [ProgrammeRelease.Of(edition, content, front, previous: null, actor.Name, note: null)], cancel);
        return new Made(edition.Id, receipt, former, speakers.Count);
    }

    private sealed record Plan(World World, ProgrammePlan Programme, Cast Cast, IReadOnlyList<Person> People, Voices Voices, IReadOnlyDictionary<Sitter, string> Photos, NewFiles Drawn);

    /// <summary>The result of the transaction: the edition, a journal key, and the file hashes of the replaced edition.</summary>
    private sealed record Made(Guid EditionId, Guid Receipt, IReadOnlyList<string> Former, int Speakers);

    private DateOnly NextTuesday()
    {
        var today = DateOnly.FromDateTime(EditionClock.Local(Zone, clock.GetUtcNow().UtcDateTime));
        return today.AddDays(1 + (DayOfWeek.Tuesday - today.DayOfWeek + 6) % 7);
    }

    // two at a time, so that seeding does not block the server
    private static async Task<IReadOnlyDictionary<Sitter, string>> DrawAsync(NewFiles drawn, int seed, IEnumerable<Person> people, CancellationToken cancel)
    {
        var portraits = new Portraits(seed);
        var hashes = new ConcurrentDictionary<Sitter, string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancel };
        await Parallel.ForEachAsync(people.Select(each => each.Sitter).Distinct(), options, async (sitter, stop) =>
            hashes[sitter] = await drawn.SaveAsync(portraits.Draw(sitter), stop));
        return hashes;
    }

    private IEnumerable<StoredFile> FilesOf(Guid editionId, IReadOnlyList<Person> people, IReadOnlyList<Person> speakers, Plan plan)
    {
        var stored = clock.GetUtcNow().UtcDateTime;
        var uses = people.Where(each => each.HasPhoto).Select(each => (Hash: plan.Photos[each.Sitter], Purpose: FilePurpose.ParticipantPhoto))
            .Concat(speakers.Select(each => (Hash: plan.Photos[each.Sitter], Purpose: FilePurpose.SpeakerPortrait)));
        return uses.Distinct().Select(use => new StoredFile
        {
            Hash = use.Hash,
            EditionId = editionId,
            Purpose = use.Purpose,
            MediaType = "image/jpeg",
            Length = plan.Drawn.LengthOf(use.Hash),
            StoredAt = stored,
        });
    }

    private async Task<(Edition Edition, Guid Receipt)> SaveEditionAsync(ConferenceDb db, Edition? present, ProgrammePlan.EditionPlan plan, DateOnly starts, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var edition = present ?? db.Editions.Add(new Edition
        {
            Slug = EditionSlug,
            IsTraining = true,
            Title = plan.Title,
            ShortTitle = plan.ShortTitle,
            Starts = starts,
            Ends = starts,
            ZoneId = Zone,
        }).Entity;
        (edition.Title, edition.TitleLead, edition.TitleName, edition.ShortTitle) = (plan.Title, plan.TitleLead, plan.TitleName, plan.ShortTitle);
        (edition.City, edition.Venue, edition.Address) = (plan.City, plan.Venue, plan.Address);
        (edition.Starts, edition.Ends, edition.ZoneId) = (starts, starts.AddDays(1), Zone);
        edition.PublishProgramme(now);
        db.Record(actor, now, edition.Id, new Deed(JournalSubject.Edition, edition.Id, present is null ? JournalAction.Created : JournalAction.Replaced));
        await db.SaveChangesAsync(cancel);
        return (edition, db.Receipt());
    }

    /// <summary>The edition, or why none was created; an existing one is then kept.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Seeded, T> seeded, Func<ExistsAlready, T> existsAlready, Func<SlugTaken, T> slugTaken, Func<OutOfRange, T> outOfRange) => this switch
        {
            Seeded it => seeded(it),
            ExistsAlready it => existsAlready(it),
            SlugTaken it => slugTaken(it),
            OutOfRange it => outOfRange(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The training edition was created.</summary>
        /// <param name="EditionId">The edition; the same after a replacement.</param>
        /// <param name="Starts">Its first day.</param>
        /// <param name="Delegations">Delegations.</param>
        /// <param name="Participants">Registered persons.</param>
        /// <param name="Speakers">Speakers.</param>
        /// <param name="Sessions">Items of the programme.</param>
        /// <param name="Photos">Different portraits.</param>
        public sealed record Seeded(Guid EditionId, DateOnly Starts, int Delegations, int Participants, int Speakers, int Sessions, int Photos) : Outcome;

        /// <summary>There is one, and replacing it was not confirmed.</summary>
        /// <param name="Participants">How many people it has.</param>
        public sealed record ExistsAlready(int Participants) : Outcome;

        /// <summary>A real edition has the slug; it is never replaced.</summary>
        public sealed record SlugTaken : Outcome;

        /// <summary>The number of participants or the day is out of range.</summary>
        public sealed record OutOfRange : Outcome;
    }
}
