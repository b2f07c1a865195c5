using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Exchange;

/// <summary>Receives a table of participants and creates a case. The file is not parsed yet.</summary>
public sealed class ReceiveImport(IDbContextFactory<ConferenceDb> databases, FileStore files, TimeProvider clock)
{
    /// <summary>The most bytes a table may have.</summary>
    public const long MaxTable = ImportTable.MaxBytes;

    // only the last few cases of an uploader are kept
    private const int MostAtOnce = 4;

    /// <summary>The upload.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="FileName">The original file name.</param>
    /// <param name="Table">The content; read to the end.</param>
    public sealed record Form(Guid EditionId, string FileName, Stream Table);

    /// <summary>Receives.</summary>
    /// <exception cref="NotPermittedException">The actor may not import.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustAct();
        actor.Must(Permission.ExchangeParticipants, form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Editions.TagWith(nameof(ReceiveImport)).AnyAsync(each => each.Id == form.EditionId, cancel)) return new Outcome.NoSuchEdition();
        using var draft = await files.DraftAsync(form.Table, MaxTable, cancel);
        if (draft is null) return new Outcome.TableTooLarge();

        var received = ImportCase.Of(form.EditionId, form.FileName, draft.Hash, actor, clock.GetUtcNow().UtcDateTime);
        db.ImportCases.Add(received);
        await db.SaveChangesAsync(cancel);
        draft.Keep();
        await ForgetOldAsync(db, received, cancel);
        return new Outcome.Received(received.Id);
    }

    private async Task ForgetOldAsync(ConferenceDb db, ImportCase received, CancellationToken cancel)
    {
        var others = db.ImportCases.AsNoTracking().Where(each => each.EditionId == received.EditionId && each.AccountId == received.AccountId && each.ActorName == received.ActorName && each.Id != received.Id);
        var known = await db.ImportsAndWork(others).TagWith(nameof(ReceiveImport)).OrderByDescending(each => each.Case.TouchedAt).ThenByDescending(each => each.Case.Id).ToListAsync(cancel);
        // an import that was done can be undone for as long as it is kept, whatever is received after it
        foreach (var old in known.Where(each => each is { IsActive: false, Case.ImportId: null }).Skip(MostAtOnce - 1)) await db.RemoveAsync(files, old.Case, cancel);
    }

    /// <summary>The case, or why none was created.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Received, T> received, Func<TableTooLarge, T> tableTooLarge, Func<NoSuchEdition, T> noSuchEdition) => this switch
        {
            Received it => received(it),
            TableTooLarge it => tableTooLarge(it),
            NoSuchEdition it => noSuchEdition(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The table was received.</summary>
        /// <param name="CaseId">The new case.</param>
        public sealed record Received(Guid CaseId) : Outcome;

        /// <summary>It is too large; nothing is kept.</summary>
        public sealed record TableTooLarge : Outcome;

        /// <summary>There is no such edition.</summary>
        public sealed record NoSuchEdition : Outcome;
    }
}
