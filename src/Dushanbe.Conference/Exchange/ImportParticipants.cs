using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.Pictures;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People.Quotas;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Exchange;

/// <summary>
/// Registers the people of a CSV or XLSX file, and updates those who are registered where that is chosen: all of them or, if any
/// row has an error, none. Every row is checked anyway, so that one report has all corrections.
/// </summary>
public sealed class ImportParticipants(IDbContextFactory<ConferenceDb> databases, FileStore files, Bulletin bulletin, TimeProvider clock)
{
    private const int MostTurns = 3;                   // while others amend whom the file updates

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

        /// <summary>What a clerk has said of single rows.</summary>
        public IReadOnlyList<RowCorrection> Corrections { get; init; } = [];

        /// <summary>Whether rows without errors are imported although others have some.</summary>
        public bool IsPartial { get; init; }

        /// <summary>What is done with people who are registered.</summary>
        public KnownChoice Known { get; init; } = KnownChoice.Usual;

        /// <summary>The digest of the report that somebody has seen; where it differs now, nothing is imported. Null for any.</summary>
        internal string? Expected { get; init; }

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
        var rows = actor.Must(Permission.ExchangeParticipants, form.EditionId);
        // an update is an amendment
        if (form.Known.What == KnownPeople.Update) actor.Must(Permission.RegisterParticipants, form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Editions.TagWith(nameof(ImportParticipants)).AnyAsync(each => each.Id == form.EditionId, cancel)) return new Outcome.NoSuchEdition();
        var start = form.File.CanSeek ? form.File.Position : 0;
        for (var turn = 1; ; turn++)
        {
            try
            {
                return await TryAsync(db, form, rows, actor, cancel);
            }
            catch (ChangedUnderImportException) when (turn < MostTurns && form.File.CanSeek)
            {
                // somebody was amended since the file was read: it is read again, and refused where that makes a difference
                form.File.Position = start;
            }
        }
    }

    private async Task<Outcome> TryAsync(ConferenceDb db, Form form, RowScope rows, Actor actor, CancellationToken cancel)
    {
        form.Progress?.Report(new ImportProgress(ImportStage.Reading, 0, 0));
        // only checked in a dry run; otherwise stored as drafts, and kept once the people are stored
        await using var added = new NewFiles(files);
        await Turn.WaitAsync(cancel);
        Found found;
        try
        {
            found = await FindAsync(db, form, rows, actor, form.DryRun ? null : added, cancel);
        }
        finally
        {
            Turn.Release();
        }

        var report = found.Report;
        if (report.Errors > 0 && !(form.IsPartial && report is { People: > 0, HasFileErrors: false })) return new Outcome.Refused(report);
        if (form.DryRun) return new Outcome.OnlyChecked(report);
        if (form.Expected is { } expected && expected != report.Digest) return new Outcome.Refused(report.With(new ImportFinding(0, null, ImportSeverity.Error, ImportCode.RegisterChanged, null)));
        report = report with { Stored = true };
        try
        {
            await databases.InTransactionAsync(
                (fresh, stop) => new ImportStore(fresh, form, rows, actor, clock.GetUtcNow().UtcDateTime).StoreAsync(found.People, found.Created, found.Categories, report, stop),
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
    private sealed record Found(ImportReport Report, List<(ImportCheck.Person Person, StoredPhoto? Photo)> People, List<Delegation> Created)
    {
        public IReadOnlyList<Category> Categories { get; init; } = [];
    }

    // the file is released once this has ended
    private static async Task<Found> FindAsync(ConferenceDb db, Form form, RowScope rows, Actor actor, NewFiles? added, CancellationToken cancel)
    {
        using var table = await ImportTable.ReadAsync(form.File, ImportReading.As(form.Mapping, form.Corrections), cancel);
        if (table.Rows.Count == 0) return new Found(new ImportReport([], [.. table.Findings], [], false) { Counts = table.Findings.Counts }, [], []);
        var delegations = new ImportDelegations(form.EditionId, await db.Delegations.TagWith(nameof(ImportParticipants)).AsNoTracking().Where(each => each.EditionId == form.EditionId).ToListAsync(cancel));
        var categories = await db.Categories.TagWith(nameof(ImportParticipants)).AsNoTracking().Where(each => each.EditionId == form.EditionId).OrderBy(each => each.Order).ToListAsync(cancel);
        bool May(Permission permission) => !actor.Rows(permission, form.EditionId).IsNothing;
        using var check = new ImportCheck(table, delegations, categories, await RegisterMatches.ReadAsync(db, rows, form.Known, cancel), May);
        if (!check.ReadHeader()) return new Found(Report([], check, []), [], []);
        var photos = new ImportedPhotos(table.Photos is { IsEmpty: false } packed ? packed : form.Photos, check, added);
        var (people, found) = await CheckAsync(form, table, check, photos, cancel);
        // a place is taken by whoever is approved at once
        foreach (var limit in await db.MissingAsync(form.EditionId, ImportPlaces.Of(form.EditionId, people.Select(each => each.Person), actor), cancel)) check.Findings.Add(ImportPlaces.Finding(limit));
        // a delegation of rows that are not used is not created
        var used = people.Select(each => each.Person.Fields.DelegationId).ToHashSet();
        var isWhole = form is { IsPartial: false, Known.What: KnownPeople.Register };
        List<Delegation> created = isWhole ? delegations.Created : delegations.Created.FindAll(each => used.Contains(each.Id));
        return new Found(Report(found, check, created), people, created) { Categories = categories };
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
                if (row is { IsUsed: true, Deed: not RowDeed.Keep }) people.Add((person, photo));
            }

            rows.Add(row);
            if (rows.Count % Step == 0) form.Progress?.Report(new ImportProgress(ImportStage.Checking, rows.Count, table.Rows.Count - 1));
        }

        check.Finish();
        photos.Finish();
        return (people, rows);
    }

    private static ImportReport Report(List<ImportRow> rows, ImportCheck check, IReadOnlyList<Delegation> created) => new(
        rows,
        [.. check.Findings.OrderBy(each => each.Row)],
        [.. created.Select(each => each.Name)],
        Stored: false)
    { Counts = check.Findings.Counts, Titles = check.Titles, Digest = check.Digest };

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
