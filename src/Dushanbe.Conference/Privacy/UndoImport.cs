using System.Diagnostics;
using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Privacy;

/// <summary>
/// Undoes a whole import while its case is kept: removes the people it registered whom nobody has touched since, and the delegations
/// it created that are empty then. Whoever was changed, printed or named elsewhere stays, and so does the journal. Here, because
/// what may hold a person lies in rooms that an import does not know.
/// </summary>
public sealed class UndoImport(IDbContextFactory<ConferenceDb> databases, FileStore files, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The field of the journal's entry of an edition that tells how many people an undone import removed.</summary>
    public const string Removed = "UndoneImport";

    private const int Batch = 500;
    private const int Shown = 50;                      // of those who stay

    /// <summary>Which import.</summary>
    /// <param name="EditionId">The edition in the address.</param>
    /// <param name="CaseId">The case.</param>
    /// <param name="Told">The number of people that the user has confirmed; where it differs nothing is done.</param>
    public sealed record Form(Guid EditionId, Guid CaseId, int Told);

    /// <summary>What undoing would do.</summary>
    /// <param name="People">How many people it removes.</param>
    /// <param name="Delegations">How many delegations it removes.</param>
    /// <param name="Stay">How many people stay.</param>
    /// <param name="First">The first of those, by name.</param>
    public sealed record Extent(int People, int Delegations, int Stay, IReadOnlyList<Kept> First);

    /// <summary>Somebody who stays.</summary>
    /// <param name="Id">The person.</param>
    /// <param name="Name">The name.</param>
    /// <param name="Why">Why.</param>
    public sealed record Kept(Guid Id, string Name, UndoHindrance Why);

    /// <summary>Tells in advance, and afterwards who stayed; null where there is no such import, or it registered nobody.</summary>
    /// <exception cref="NotPermittedException">The actor may not import.</exception>
    public async Task<Extent?> ReadAsync(Guid editionId, Guid caseId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.Must(Permission.ExchangeParticipants, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await Cases(db, editionId, caseId).AsNoTracking().SingleOrDefaultAsync(cancel) is not { } found || !(found.IsUndoable || found.Phase == ImportPhase.Undone)) return null;
        var people = await Imported(db, rows, caseId).ToListAsync(cancel);
        var stay = people.Where(each => each.Hindrance is not null).ToList();
        var gone = people.Where(each => each.Hindrance is null).Select(each => each.Id).ToHashSet();
        return new Extent(gone.Count, (await EmptiedAsync(db, rows, caseId, gone, cancel)).Count, stay.Count,
            [.. stay.OrderBy(each => each.SortKey, StringComparer.Ordinal).Take(Shown).Select(each => new Kept(each.Id, NameStyle.Listed.Of(each.Name), each.Hindrance!.Value))]);
    }

    /// <summary>Undoes it.</summary>
    /// <exception cref="NotPermittedException">The actor may not import.</exception>
    /// <exception cref="NotProvenException">The actor has not proved lately who they are.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.Must(Permission.ExchangeParticipants, form.EditionId);
        actor.MustBeProven(clock.GetUtcNow().UtcDateTime);
        string[] photos = [];
        var outcome = await databases.InTransactionAsync<Outcome>(
            async (db, stop) =>
            {
                // nobody is changed meanwhile
                await db.JournalTurnAsync(form.EditionId, stop);
                if (await Cases(db, form.EditionId, form.CaseId).SingleOrDefaultAsync(stop) is not { } found) return new Outcome.NoSuchImport();
                if (!found.IsUndoable) return new Outcome.NothingToUndo();
                var people = (await Imported(db, rows, form.CaseId).ToListAsync(stop)).Where(each => each.Hindrance is null).ToList();
                if (people.Count != form.Told) return new Outcome.Otherwise(people.Count);
                photos = [.. people.SelectMany(each => new[] { each.PhotoHash, each.PhotoOriginalHash }).OfType<string>().Distinct(StringComparer.Ordinal)];
                return await StoreAsync(db, rows, found.Case, people.ConvertAll(each => each.Id), actor, stop);
            },
            // a refusal stores nothing, so there is nothing to check
            async (db, done, stop) => done is not Outcome.Undone || await db.ImportCases.TagWith(nameof(UndoImport)).AnyAsync(each => each.Id == form.CaseId && each.UndoneAt != null, stop),
            cancel);
        if (outcome is not Outcome.Undone) return outcome;
        await ForgetAsync(form.EditionId, photos, cancel);
        bulletin.Publish(new RegisterChanged(form.EditionId, actor.Name));
        return outcome;
    }

    // after the commit; what a crash leaves goes with the sweeps
    private async Task ForgetAsync(Guid editionId, string[] photos, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await ParticipantPhotos.ForgetAsync(files, db, editionId, photos, cancel);
    }

    private static IQueryable<CaseAndWork> Cases(ConferenceDb db, Guid editionId, Guid caseId) =>
        db.ImportsAndWork(db.ImportCases.Where(each => each.Id == caseId && each.EditionId == editionId)).TagWith(nameof(UndoImport));

    private static IQueryable<ImportedPerson> Imported(ConferenceDb db, RowScope rows, Guid caseId)
    {
        var (badges, passports, consents, listed, speakers) = (db.Badges(rows), db.Passports(rows), db.Consents(rows), db.ListedPeople(rows), db.Speakers(rows));
        return db.People(rows).TagWith(nameof(UndoImport)).AsNoTracking().Where(each => each.ImportId == caseId).Select(each => new ImportedPerson
        {
            Id = each.Id,
            Name = each.Name,
            SortKey = each.SortKey,
            PhotoHash = each.PhotoHash,
            PhotoOriginalHash = each.PhotoOriginalHash,
            IsChanged = each.Version > 1,
            IsPrinted = badges.Any(badge => badge.ParticipantId == each.Id),
            IsNamed = passports.Any(passport => passport.ParticipantId == each.Id) || consents.Any(consent => consent.ParticipantId == each.Id)
                || listed.Any(listed => listed.ParticipantId == each.Id) || speakers.Any(speaker => speaker.ParticipantId == each.Id),
        });
    }

    /// <summary>Delegations that the import created, that nobody has changed, and in which nobody is left.</summary>
    private static async Task<List<Guid>> EmptiedAsync(ConferenceDb db, RowScope rows, Guid caseId, HashSet<Guid> gone, CancellationToken cancel)
    {
        var created = await db.Delegations(rows).TagWith(nameof(UndoImport)).Where(each => each.ImportId == caseId && each.Version == 1 && !db.Grants.Any(grant => grant.ScopeId == each.Id) && !db.Quotas.Any(quota => quota.DelegationId == each.Id) && !db.HeldPlaces.Any(place => place.DelegationId == each.Id) && !db.Credentials.Any(credentials => credentials.DelegationId == each.Id)).Select(each => each.Id).ToListAsync(cancel);
        var members = created.Count == 0 ? [] : await db.PeopleAndErased(rows).TagWith(nameof(UndoImport)).Where(each => each.DelegationId != null && created.Contains(each.DelegationId.Value)).Select(each => new { each.Id, each.DelegationId }).ToListAsync(cancel);
        return [.. created.Except(members.Where(each => !gone.Contains(each.Id)).Select(each => each.DelegationId!.Value))];
    }

    private async Task<Outcome> StoreAsync(ConferenceDb db, RowScope rows, ImportCase import, List<Guid> people, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var delegations = await EmptiedAsync(db, rows, import.Id, [.. people], cancel);
        import.Undo(now);
        db.Record(actor, now, import.EditionId, new Deed(JournalSubject.Edition, import.EditionId, JournalAction.Removed, [new FieldChange(Removed, people.Count.ToString(CultureInfo.InvariantCulture), null)]));
        db.Record(actor, now, import.EditionId, delegations.Select(each => new Deed(JournalSubject.Delegation, each, JournalAction.Removed)));
        await db.SaveChangesAsync(cancel);
        await using (var journal = db.RecordInBulk(actor, now, import.EditionId))
        {
            foreach (var some in people.Chunk(Batch))
            {
                await db.PeopleAndErased(rows).TagWith(nameof(UndoImport)).Where(each => some.Contains(each.Id)).SelectMany(each => each.Steps).ExecuteDeleteAsync(cancel);
                await db.People(rows).TagWith(nameof(UndoImport)).Where(each => some.Contains(each.Id)).ExecuteDeleteAsync(cancel);
                await journal.WriteAsync(some.Select(each => new Deed(JournalSubject.Participant, each, JournalAction.Removed)), cancel);
            }
        }

        foreach (var some in delegations.Chunk(Batch))
            await db.Delegations(rows).TagWith(nameof(UndoImport)).Where(each => some.Contains(each.Id)).ExecuteDeleteAsync(cancel);
        return new Outcome.Undone(people.Count, delegations.Count);
    }

    private sealed class ImportedPerson
    {
        public required Guid Id { get; init; }

        public required PersonName Name { get; init; }

        public required string SortKey { get; init; }

        public required string? PhotoHash { get; init; }

        public required string? PhotoOriginalHash { get; init; }

        public required bool IsChanged { get; init; }

        public required bool IsPrinted { get; init; }

        public required bool IsNamed { get; init; }

        public UndoHindrance? Hindrance => IsPrinted ? UndoHindrance.Printed : IsChanged ? UndoHindrance.Changed : IsNamed ? UndoHindrance.Named : null;
    }

    /// <summary>Undone, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Undone, T> undone, Func<Otherwise, T> otherwise, Func<NothingToUndo, T> nothingToUndo, Func<NoSuchImport, T> noSuchImport) => this switch
        {
            Undone it => undone(it),
            Otherwise it => otherwise(it),
            NothingToUndo it => nothingToUndo(it),
            NoSuchImport it => noSuchImport(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>They are removed.</summary>
        /// <param name="People">How many people.</param>
        /// <param name="Delegations">How many delegations.</param>
        public sealed record Undone(int People, int Delegations) : Outcome;

        /// <summary>It would remove a different number of people than confirmed; nothing is done.</summary>
        /// <param name="People">How many.</param>
        public sealed record Otherwise(int People) : Outcome;

        /// <summary>It imported nobody, or was undone before.</summary>
        public sealed record NothingToUndo : Outcome;

        /// <summary>There is no such import in this edition, or it is no longer kept.</summary>
        public sealed record NoSuchImport : Outcome;
    }
}

/// <summary>Why somebody stays when an import is undone.</summary>
public enum UndoHindrance
{
    /// <summary>A badge was printed, be it void by now.</summary>
    Printed,

    /// <summary>The data was changed since.</summary>
    Changed,

    /// <summary>A passport, a decision on publication, an issued list or a speaker refers to the person.</summary>
    Named,
}
