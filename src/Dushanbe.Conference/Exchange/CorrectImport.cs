using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Exchange;

/// <summary>Corrects cells of a row of a checked file, leaves the row out, or takes that back, and requests the check again. The file itself stays as it is.</summary>
public sealed class CorrectImport(IDbContextFactory<ConferenceDb> databases, FieldSecrets secrets, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>What is said of a row of a case; it is added to what was said before, and nothing takes that back.</summary>
    /// <param name="EditionId">The edition in the address.</param>
    /// <param name="CaseId">The case.</param>
    /// <param name="Correction">What is said of the row.</param>
    public sealed record Form(Guid EditionId, Guid CaseId, RowCorrection Correction);

    /// <summary>Stores it and requests the check.</summary>
    /// <exception cref="NotPermittedException">The actor may not import.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustAct();
        actor.Must(Permission.ExchangeParticipants, form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.ImportsAndWork(db.ImportCases.Where(each => each.Id == form.CaseId && each.EditionId == form.EditionId)).TagWith(nameof(CorrectImport)).SingleOrDefaultAsync(cancel);
        if (found is not { Case.TableHash: not null, Phase: ImportPhase.Checked or ImportPhase.Refused }) return new Outcome.NotNow();
        if (!form.Correction.IsSound) return new Outcome.TooMuch(RowCorrection.LongestCell, RowCorrection.MostRows);
        found.Case.Correct(form.Correction, secrets);
        if (found.Case.ReadCorrections(secrets).Count > RowCorrection.MostRows) return new Outcome.TooMuch(RowCorrection.LongestCell, RowCorrection.MostRows);
        var now = clock.GetUtcNow().UtcDateTime;
        var item = db.Ask(ImportWork.Word, form.EditionId, actor, new ImportWork.Payload(form.CaseId, DryRun: true), now);
        found.Case.Begin(item.Id, dryRun: true, now);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // somebody else corrects or imports it at this moment
            return new Outcome.NotNow();
        }

        bulletin.Publish(new WorkAsked(item.Id));
        return new Outcome.Corrected(item.Id);
    }

    /// <summary>Stored, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Corrected, T> corrected, Func<TooMuch, T> tooMuch, Func<NotNow, T> notNow) => this switch
        {
            Corrected it => corrected(it),
            TooMuch it => tooMuch(it),
            NotNow it => notNow(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It is stored, and the file is checked again.</summary>
        /// <param name="WorkId">The work item of the check.</param>
        public sealed record Corrected(Guid WorkId) : Outcome;

        /// <summary>A text is too long, or so many rows are corrected that the file should be.</summary>
        /// <param name="Characters">The longest text.</param>
        /// <param name="Rows">The most rows.</param>
        public sealed record TooMuch(int Characters, int Rows) : Outcome;

        /// <summary>The case is being checked or imported, has ended, or is no longer kept.</summary>
        public sealed record NotNow : Outcome;
    }
}
