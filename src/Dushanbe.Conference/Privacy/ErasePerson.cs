using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Privacy;

/// <summary>
/// Erases the personal data of one person for good: from the register, from what the journal tells, the files of the photo, and
/// uploads of imports that still lie in the edition. Numbers stay. The badge stops being valid.
/// </summary>
public sealed class ErasePerson(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, FileStore files, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>Whose data.</summary>
    /// <param name="ParticipantId">The person.</param>
    public sealed record Form(Guid ParticipantId);

    /// <summary>What erasing would do beyond the register.</summary>
    /// <param name="Badge">The number of the badge that it voids, without hyphen; null for none.</param>
    /// <param name="Speakers">How many speakers of the programme are this person; they stay in it.</param>
    /// <param name="Uploads">How many uploads for imports into the edition it deletes, since they may name the person.</param>
    public sealed record Extent(string? Badge, int Speakers, int Uploads);

    /// <summary>Tells in advance; null where there is no such person, or the data was erased.</summary>
    /// <exception cref="NotPermittedException">The actor may manage no edition.</exception>
    public async Task<Extent?> ReadAsync(Guid participantId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var editions = actor.MustEditions(Permission.ManageEditions);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.People(editions).TagWith(nameof(ErasePerson)).Where(each => each.Id == participantId).Select(each => (Guid?)each.EditionId).SingleOrDefaultAsync(cancel) is not { } edition) return null;
        return new Extent(
            await db.Badges(editions).TagWith(nameof(ErasePerson)).Where(each => each.ParticipantId == participantId && each.VoidedAt == null).Select(each => each.Number).SingleOrDefaultAsync(cancel),
            await db.Speakers(editions).TagWith(nameof(ErasePerson)).CountAsync(each => each.ParticipantId == participantId, cancel),
            await db.ImportCases.TagWith(nameof(ErasePerson)).CountAsync(each => each.EditionId == edition, cancel));
    }

    /// <summary>Erases.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage the edition.</exception>
    /// <exception cref="NotProvenException">The actor has not proved lately who they are.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var editions = actor.MustEditions(Permission.ManageEditions);
        actor.MustBeProven(clock.GetUtcNow().UtcDateTime);
        var (edition, obstacle) = await FindAsync(form.ParticipantId, editions, cancel);
        if (obstacle is not null) return obstacle;
        var rows = actor.Must(Permission.ManageEditions, edition);
        var (version, photos) = (0L, Array.Empty<string>());
        var outcome = await databases.InTransactionAsync<Outcome>(
            async (db, stop) =>
            {
                await dialect.TurnAsync(db, edition, stop);
                if (await db.People(rows, [form.ParticipantId]).TagWith(nameof(ErasePerson)).Include(each => each.Steps).SingleOrDefaultAsync(stop) is not { } person) return new Outcome.AlreadyErased();
                var erased = await PersonalTraces.EraseAsync(db, rows, [person], new QuotedTexts(), actor, clock.GetUtcNow().UtcDateTime, stop);
                await db.SaveChangesAsync(stop);
                (version, photos) = (person.Version, [.. erased.Photos]);
                return new Outcome.Erased(erased.Voided.Count > 0 ? erased.Voided[0] : null, erased.Unlinked);
            },
            async (db, done, stop) => done is not Outcome.Erased || await db.PeopleAndErased(rows).TagWith(nameof(ErasePerson)).AnyAsync(each => each.Id == form.ParticipantId && each.ErasedAt != null, stop),
            cancel);
        if (outcome is not Outcome.Erased done) return outcome;

        // what a crash leaves here goes with the sweeps, within a day
        await EditionRemains.DropAsync(databases, files, edition, photos, cancel);
        bulletin.Publish(new ParticipantChanged(edition, form.ParticipantId, version, actor.Name, [nameof(Participant.ErasedAt)]));
        if (done.Speakers > 0) bulletin.Publish(new ProgrammeChanged(edition));
        return outcome;
    }

    private async Task<(Guid EditionId, Outcome? Obstacle)> FindAsync(Guid participantId, RowScope editions, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.PeopleAndErased(editions).TagWith(nameof(ErasePerson)).Where(each => each.Id == participantId).Select(each => new { each.EditionId, each.ErasedAt }).SingleOrDefaultAsync(cancel);
        if (found is null) return (default, new Outcome.NoSuchParticipant());
        if (found.ErasedAt is not null) return (found.EditionId, new Outcome.AlreadyErased());
        // its report would name the person once more
        return (found.EditionId, await EditionRemains.ImportsAsync(db, found.EditionId, cancel) ? new Outcome.ImportUnderWay() : null);
    }

    /// <summary>Erased, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Erased, T> erased, Func<AlreadyErased, T> alreadyErased, Func<ImportUnderWay, T> importUnderWay, Func<NoSuchParticipant, T> noSuchParticipant) => this switch
        {
            Erased it => erased(it),
            AlreadyErased it => alreadyErased(it),
            ImportUnderWay it => importUnderWay(it),
            NoSuchParticipant it => noSuchParticipant(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The data is gone.</summary>
        /// <param name="VoidedBadge">The number that is no longer valid, without hyphen; null where there was none.</param>
        /// <param name="Speakers">How many speakers of the programme were linked to the registration; they stay, unlinked.</param>
        public sealed record Erased(string? VoidedBadge, int Speakers) : Outcome;

        /// <summary>It had been erased before.</summary>
        public sealed record AlreadyErased : Outcome;

        /// <summary>An import into the edition is running or waits, and might bring the person back.</summary>
        public sealed record ImportUnderWay : Outcome;

        /// <summary>There is no such person, or the actor may not manage the edition.</summary>
        public sealed record NoSuchParticipant : Outcome;
    }
}
