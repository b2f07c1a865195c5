using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>Unpublishes an edition's programme, with a reason; it becomes a draft again and nothing is lost.</summary>
public sealed class UnpublishProgramme(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The edition, and the reason that the journal keeps.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="Version">The edition's version that the editor saw.</param>
    /// <param name="Reason">The reason; required.</param>
    public sealed record Form(Guid EditionId, long Version, string? Reason);

    /// <summary>Unpublishes it.</summary>
    /// <exception cref="NotPermittedException">The actor may not edit the programme.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.EditProgramme, form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var edition = await db.Editions.TagWith(nameof(UnpublishProgramme)).SingleOrDefaultAsync(each => each.Id == form.EditionId, cancel);
        if (edition is null) return new Outcome.NoSuchEdition();
        if (Reasons.Read(form.Reason) is not { } reason) return new Outcome.ReasonNeeded();
        if (edition.ProgrammePublishedAt is null) return new Outcome.Unpublished();

        db.ExpectVersion(edition, form.Version);
        edition.UnpublishProgramme();
        db.Record(actor, clock.GetUtcNow().UtcDateTime, edition.Id, new Deed(JournalSubject.Edition, edition.Id, JournalAction.Unpublished, Reason: reason));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Outcome.ChangedMeanwhile();
        }

        bulletin.Publish(new ProgrammeChanged(edition.Id));
        return new Outcome.Unpublished();
    }

    /// <summary>Unpublished, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Unpublished, T> unpublished, Func<ReasonNeeded, T> reasonNeeded, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoSuchEdition, T> noSuchEdition) => this switch
        {
            Unpublished it => unpublished(it),
            ReasonNeeded it => reasonNeeded(it),
            ChangedMeanwhile it => changedMeanwhile(it),
            NoSuchEdition it => noSuchEdition(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>Only editors see it now.</summary>
        public sealed record Unpublished : Outcome;

        /// <summary>The reason is missing or too long.</summary>
        public sealed record ReasonNeeded : Outcome;

        /// <summary>Somebody saved the edition after the editor opened it.</summary>
        public sealed record ChangedMeanwhile : Outcome;

        /// <summary>There is no such edition.</summary>
        public sealed record NoSuchEdition : Outcome;
    }
}
