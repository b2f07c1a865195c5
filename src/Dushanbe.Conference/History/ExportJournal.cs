using System.Diagnostics;
using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.History;

/// <summary>Writes what the journal shows as CSV or XLSX, and into the journal that it did.</summary>
public sealed class ExportJournal(IDbContextFactory<ConferenceDb> databases, TimeProvider clock)
{
    private const int Batch = 500;

    // a cell of Excel holds 32,767 characters
    private const int LongestCell = 30_000;

    /// <summary>What to write, and how it is told.</summary>
    /// <param name="Filter">Which entries.</param>
    /// <param name="Format">The kind of file.</param>
    /// <param name="Language">The language of names (BCP 47).</param>
    /// <param name="Columns">The headings of the columns.</param>
    /// <param name="Tell">The cells of an entry, one for each column.</param>
    public sealed record Form(JournalFilter Filter, TableFormat Format, string Language, IReadOnlyList<string> Columns, Func<JournalSearch.Row, IReadOnlyList<string?>> Tell);

    /// <summary>Records the export, then streams the entries that were there before, newest first.</summary>
    /// <exception cref="NotPermittedException">The actor may not read this journal.</exception>
    public async Task<Outcome> WriteAsync(Form form, Stream to, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var edition = form.Filter.EditionId;
        var journal = actor.MustReadJournal(edition);
        actor.MustBeProven(clock.GetUtcNow().UtcDateTime);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var end = (await db.ChainEndAsync(edition, cancel)).Number;
        var entries = form.Filter.Of(db, journal).TagWith(nameof(ExportJournal)).Where(entry => entry.Number <= end);
        var count = await JournalSearch.CountAsync(entries, cancel);
        if (count > JournalSearch.MostCounted) return new Outcome.TooMany(JournalSearch.MostCounted);
        // recorded first, so that also an interrupted download is in the journal
        db.Record(actor, clock.GetUtcNow().UtcDateTime, edition, new Deed(edition is null ? JournalSubject.Installation : JournalSubject.Edition, edition ?? Guid.Empty, JournalAction.Exported,
            [new FieldChange("JournalEntries", null, count.ToString(CultureInfo.InvariantCulture))]));
        await db.SaveChangesAsync(cancel);

        await using TableWriter writer = form.Format == TableFormat.Csv ? new TextTableWriter(to) : await SheetTable.CreateAsync(to, "journal", cancel);
        await writer.WriteAsync(form.Columns, cancel);
        for (long? before = null; ;)
        {
            var rows = await JournalSearch.RowsAsync(db, JournalSearch.Before(entries, before), Batch, form.Language, actor, edition, cancel);
            foreach (var row in rows) await writer.WriteAsync([.. form.Tell(row).Select(Cut)], cancel);
            if (rows.Count < Batch) break;
            before = rows[^1].Number;
        }

        await writer.FinishAsync(cancel);
        return new Outcome.Written(count);
    }

    private static string? Cut(string? cell) => cell is null || cell.Length <= LongestCell ? cell : $"{cell[..(char.IsHighSurrogate(cell[LongestCell - 1]) ? LongestCell - 1 : LongestCell)]}…";

    /// <summary>Written, or more than a file holds.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Written, T> written, Func<TooMany, T> tooMany) => this switch
        {
            Written it => written(it),
            TooMany it => tooMany(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>Written.</summary>
        /// <param name="Count">How many entries.</param>
        public sealed record Written(int Count) : Outcome;

        /// <summary>More entries match than a file holds; nothing was written.</summary>
        /// <param name="Most">How many it holds.</param>
        public sealed record TooMany(int Most) : Outcome;
    }
}
