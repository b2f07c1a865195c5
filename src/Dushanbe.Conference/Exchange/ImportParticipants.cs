using System.Diagnostics;
using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.Pictures;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Quotas;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Exchange;

/// <summary>
/// Registers the people of a CSV or XLSX file: all of them or, if any row has an error, none. Every row is checked
/// anyway, so that one report has all corrections.
/// </summary>
public sealed class ImportParticipants(IDbContextFactory<ConferenceDb> databases, FileStore files, Bulletin bulletin, TimeProvider clock)
{
    private const int Batch = 500;

    // one import at a time in a process limits memory to one file
    private static readonly SemaphoreSlim Turn = new(1);

    // photos take time, so progress is reported often
    private const int Step = 50;

    /// <summary>The file, and whether to check only.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="File">CSV in UTF-8, XLSX, or a ZIP with one of them and its photos.</param>
    /// <param name="DryRun">Whether to check only.</param>
    /// <param name="Photos">Where the column <c>photo</c> looks unless the file brings photos of its own; null for none. The caller disposes of them.</param>
    /// <param name="Progress">Receives the progress.</param>
    public sealed record Form(Guid EditionId, Stream File, bool DryRun, ImportPhotos? Photos = null, IProgress<ImportProgress>? Progress = null)
    {
        /// <summary>How the file is read, as a clerk confirmed it; null for a file of our own form.</summary>
        public ImportMapping? Mapping { get; init; }

        /// <summary>The case, by which the import can be undone; null for the command line.</summary>
        internal Guid? CaseId { get; init; }

        /// <summary>Further changes in the same transaction, after the people; null for none.</summary>
        internal Func<ConferenceDb, ImportReport, CancellationToken, Task>? Along { get; init; }
    }

    /// <summary>Imports, or checks only.</summary>
    /// <exception cref="NotPermittedException">The actor may not import.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing was stored.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ExchangeParticipants, form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Editions.TagWith(nameof(ImportParticipants)).AnyAsync(each => each.Id == form.EditionId, cancel)) return new Outcome.NoSuchEdition();
        form.Progress?.Report(new ImportProgress(ImportStage.Reading, 0, 0));
        // only checked in a dry run; otherwise stored as drafts, and kept once the people are stored
        await using var added = new NewFiles(files);
        await Turn.WaitAsync(cancel);
        Found found;
        try
        {
            found = await FindAsync(db, form, form.DryRun ? null : added, actor, cancel);
        }
        finally
        {
            Turn.Release();
        }

        var (report, people, created) = found;
        if (report.Errors > 0) return new Outcome.Refused(report);
        if (form.DryRun) return new Outcome.OnlyChecked(report);
        report = report with { Stored = true };
        try
        {
            await databases.InTransactionAsync(
                (fresh, stop) => StoreAsync(fresh, form, people, created, report, actor, stop),
                (fresh, receipt, stop) => fresh.HoldsAsync(receipt, stop),
                cancel);
        }
        catch (NoPlaceException full)
        {
            // taken by others since the check
            return new Outcome.Refused(report.With(ImportPlaces.Finding(full.Limit)));
        }

        added.Keep();
        bulletin.Publish(new RegisterChanged(form.EditionId, actor.Name));
        Telemetry.ImportedPeople(report.People);
        return new Outcome.Imported(report);
    }

    /// <summary>The parsed file: the report, and the people and delegations to store if it has no errors.</summary>
    private sealed record Found(ImportReport Report, List<(ImportCheck.Person Person, StoredPhoto? Photo)> People, List<Delegation> Created);

    // the file is released once this has ended
    private static async Task<Found> FindAsync(ConferenceDb db, Form form, NewFiles? added, Actor actor, CancellationToken cancel)
    {
        using var table = await ImportTable.ReadAsync(form.File, ImportReading.As(form.Mapping), cancel);
        if (table.Rows.Count == 0) return new Found(new ImportReport([], [.. table.Findings], [], false) { Counts = table.Findings.Counts }, [], []);
        var delegations = new ImportDelegations(form.EditionId, await db.Delegations.TagWith(nameof(ImportParticipants)).AsNoTracking().Where(each => each.EditionId == form.EditionId).ToListAsync(cancel));
        var categories = await db.Categories.TagWith(nameof(ImportParticipants)).AsNoTracking().Where(each => each.EditionId == form.EditionId).OrderBy(each => each.Order).ToListAsync(cancel);
        var check = new ImportCheck(table, delegations, categories, await RegisteredAsync(db, form.EditionId, cancel));
        if (!check.ReadHeader()) return new Found(Report([], check, delegations), [], []);
        var photos = new ImportedPhotos(table.Photos is { IsEmpty: false } packed ? packed : form.Photos, check, added);
        var (people, rows) = await CheckAsync(form, table, check, photos, cancel);
        await CheckPlacesAsync(db, form.EditionId, people, check, actor, cancel);
        return new Found(Report(rows, check, delegations), people, delegations.Created);
    }

    // a place is taken by whoever is approved at once
    private static async Task CheckPlacesAsync(ConferenceDb db, Guid editionId, List<(ImportCheck.Person Person, StoredPhoto? Photo)> people, ImportCheck check, Actor actor, CancellationToken cancel)
    {
        foreach (var limit in await db.MissingAsync(editionId, ImportPlaces.Of(editionId, people.Select(each => each.Person.Fields), actor), cancel)) check.Findings.Add(ImportPlaces.Finding(limit));
    }

    /// <summary>Names of registered people with their delegations, for duplicates in the report.</summary>
    private static async Task<Dictionary<string, ImportText>> RegisteredAsync(ConferenceDb db, Guid editionId, CancellationToken cancel)
    {
        var registered = new Dictionary<string, ImportText>(StringComparer.Ordinal);
        var people = from person in db.Participants.TagWith(nameof(ImportParticipants))
                     where person.EditionId == editionId
                     from delegation in db.Delegations.Where(each => each.Id == person.DelegationId).DefaultIfEmpty()
                     select new { person.Name.Given, person.Name.Family, person.Organization, Delegation = delegation == null ? null : delegation.Name };
        await foreach (var person in people.AsAsyncEnumerable().WithCancellation(cancel))
            if (TwinKey.Of(person.Given, person.Family) is { } name) registered.TryAdd(name, person.Delegation is { } delegation ? delegation : person.Organization);
        return registered;
    }

    private static async Task<(List<(ImportCheck.Person Person, StoredPhoto? Photo)> People, List<ImportRow> Rows)> CheckAsync(Form form, ImportTable table, ImportCheck check, ImportedPhotos photos, CancellationToken cancel)
    {
        var people = new List<(ImportCheck.Person, StoredPhoto?)>(table.Rows.Count);
        var rows = new List<ImportRow>(table.Rows.Count);
        foreach (var each in table.TakeRows())
        {
            cancel.ThrowIfCancellationRequested();
            var (person, row) = check.Read(each);
            if (person is not null)
            {
                var (photo, verdict) = await photos.ReadAsync(person, cancel);
                if (verdict > row.Verdict) row = row with { Verdict = verdict };
                if (row.Verdict != RowVerdict.Faulty) people.Add((person, photo));
            }

            rows.Add(row);
            if (rows.Count % Step == 0) form.Progress?.Report(new ImportProgress(ImportStage.Checking, rows.Count, table.Rows.Count - 1));
        }

        check.Finish();
        photos.Finish();
        return (people, rows);
    }

    // in the open transaction of the context; returns the key of a journal entry
    private async Task<Guid> StoreAsync(ConferenceDb db, Form form, List<(ImportCheck.Person Person, StoredPhoto? Photo)> people, List<Delegation> created, ImportReport report, Actor actor, CancellationToken cancel)
    {
        // before any row of pictures is taken, which others take after the journal
        await db.JournalTurnAsync(form.EditionId, cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var orders = (await db.Participants.TagWith(nameof(ImportParticipants)).Where(each => each.EditionId == form.EditionId)
                .GroupBy(each => each.DelegationId).Select(group => new { Id = group.Key, Last = group.Max(each => each.OrderInDelegation) }).ToListAsync(cancel))
            .ToDictionary(each => each.Id ?? Guid.Empty, each => each.Last);
        foreach (var each in created) each.ImportId = form.CaseId;
        db.Delegations.AddRange(created);
        db.Record(actor, now, form.EditionId, created.Select(each => new Deed(JournalSubject.Delegation, each.Id, JournalAction.Imported)));
        db.Record(actor, now, form.EditionId, new Deed(JournalSubject.Edition, form.EditionId, JournalAction.Imported,
            [new FieldChange("Participants", null, people.Count.ToString(CultureInfo.InvariantCulture))]));
        await DescribeAsync(db, [.. people.Select(each => each.Photo).OfType<StoredPhoto>().SelectMany(each => each.Describe(form.EditionId, now)).DistinctBy(each => each.Hash, StringComparer.Ordinal)], cancel);
        await db.SaveChangesAsync(cancel);
        var receipt = db.Receipt();
        db.ChangeTracker.Clear();

        // thousands of rows: the change tracker would cost more than the database
        await using var participants = new NewRows<Participant>(db);
        await using var steps = new NewRows<AccreditationStep>(db);
        await using var journal = db.RecordInBulk(actor, now, form.EditionId);
        var done = 0;
        foreach (var batch in people.Chunk(Batch))
        {
            var registered = new List<Participant>(batch.Length);
            foreach (var (person, photo) in batch)
            {
                var participant = new Participant { EditionId = form.EditionId, RegisteredAt = now, ImportId = form.CaseId };
                participant.Fill(person.Fields);
                var delegation = person.Fields.DelegationId ?? Guid.Empty;
                participant.OrderInDelegation = orders[delegation] = orders.GetValueOrDefault(delegation) + 1;
                participant.Begin(actor, now);
                if (photo is not null) participant.Photograph(photo.Printed, photo.Original);
                registered.Add(participant);
            }

            await participants.InsertAsync(registered, cancel);
            await steps.InsertAsync([.. registered.SelectMany(each => each.Steps)], cancel);
            await journal.WriteAsync(registered.Select(each => new Deed(JournalSubject.Participant, each.Id, JournalAction.Imported)), cancel);
            done += batch.Length;
            form.Progress?.Report(new ImportProgress(ImportStage.Storing, done, people.Count));
        }

        await db.MustHavePlacesAsync(ImportPlaces.Of(form.EditionId, people.Select(each => each.Person.Fields), actor), cancel);
        if (form.Along is { } along) await along(db, report, cancel);
        return receipt;
    }

    private static async Task DescribeAsync(ConferenceDb db, List<StoredFile> photos, CancellationToken cancel)
    {
        foreach (var some in photos.Chunk(Batch))
        {
            var (editionId, hashes) = (some[0].EditionId, some.Select(each => each.Hash).ToList());
            var there = db.Files.TagWith(nameof(ImportParticipants)).Where(each => each.EditionId == editionId && each.Purpose == FilePurpose.ParticipantPhoto && hashes.Contains(each.Hash));
            // incremented before they are read: from here on nobody deletes them as unused
            await there.ExecuteUpdateAsync(set => set.SetProperty(each => each.Version, each => each.Version + 1), cancel);
            var known = await there.Select(each => each.Hash).ToListAsync(cancel);
            db.Files.AddRange(some.ExceptBy(known, each => each.Hash, StringComparer.Ordinal));
        }
    }

    private static ImportReport Report(List<ImportRow> rows, ImportCheck check, ImportDelegations delegations) => new(
        rows,
        [.. check.Findings.OrderBy(each => each.Row)],
        [.. delegations.Created.Select(each => each.Name)],
        Stored: false)
    { Counts = check.Findings.Counts, Titles = check.Titles };

    /// <summary>Everybody imported, or nobody; with the report either way.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Imported, T> imported, Func<OnlyChecked, T> onlyChecked, Func<Refused, T> refused, Func<NoSuchEdition, T> noSuchEdition) => this switch
        {
            Imported it => imported(it),
            OnlyChecked it => onlyChecked(it),
            Refused it => refused(it),
            NoSuchEdition it => noSuchEdition(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>Everybody is registered.</summary>
        /// <param name="Report">Row by row; there may be warnings.</param>
        public sealed record Imported(ImportReport Report) : Outcome;

        /// <summary>The dry run found no errors; nothing was stored.</summary>
        /// <param name="Report">What an import would do, row by row.</param>
        public sealed record OnlyChecked(ImportReport Report) : Outcome;

        /// <summary>The file has errors; nothing was stored, not even valid rows.</summary>
        /// <param name="Report">What is wrong, row by row.</param>
        public sealed record Refused(ImportReport Report) : Outcome;

        /// <summary>There is no such edition.</summary>
        public sealed record NoSuchEdition : Outcome;
    }
}

/// <summary>The progress of an import.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Done">Rows done in this stage.</param>
/// <param name="Total">Total rows; 0 while unknown.</param>
public sealed record ImportProgress(ImportStage Stage, int Done, int Total);

/// <summary>The stages of an import.</summary>
public enum ImportStage
{
    /// <summary>Reading the file.</summary>
    Reading,

    /// <summary>Checking every row.</summary>
    Checking,

    /// <summary>Storing.</summary>
    Storing,
}
