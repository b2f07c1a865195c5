using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Exchange;

/// <summary>Deletes an idle case with its files and findings.</summary>
public sealed class GiveUpImport(IDbContextFactory<ConferenceDb> databases, FileStore files)
{
    /// <summary>The case to delete.</summary>
    /// <param name="EditionId">The edition in the address.</param>
    /// <param name="CaseId">The case.</param>
    public sealed record Form(Guid EditionId, Guid CaseId);

    /// <summary>Deletes it.</summary>
    /// <exception cref="NotPermittedException">The actor may not import.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustAct();
        actor.Must(Permission.ExchangeParticipants, form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.ImportsAndWork(db.ImportCases.AsNoTracking().Where(each => each.Id == form.CaseId && each.EditionId == form.EditionId)).TagWith(nameof(GiveUpImport)).SingleOrDefaultAsync(cancel);
        if (found is null) return new Outcome.NoSuchCase();
        if (found.IsActive) return new Outcome.UnderWay();
        await db.RemoveAsync(files, found.Case, cancel);
        return new Outcome.GivenUp();
    }

    /// <summary>Deleted, or why not: a case being imported cannot be deleted.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<GivenUp, T> givenUp, Func<UnderWay, T> underWay, Func<NoSuchCase, T> noSuchCase) => this switch
        {
            GivenUp it => givenUp(it),
            UnderWay it => underWay(it),
            NoSuchCase it => noSuchCase(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It was deleted.</summary>
        public sealed record GivenUp : Outcome;

        /// <summary>Its work is running and has to be cancelled first.</summary>
        public sealed record UnderWay : Outcome;

        /// <summary>There is no such case in this edition.</summary>
        public sealed record NoSuchCase : Outcome;
    }
}
