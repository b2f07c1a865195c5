using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Editions;

/// <summary>Changes what an edition says of itself. Its word in addresses stays: printed papers and other sites name it.</summary>
public sealed class AmendEdition(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The edition as it shall be, and the version that the editor saw.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="Version">The version that the editor saw.</param>
    /// <param name="Content">What it shall say.</param>
    public sealed record Form(Guid EditionId, long Version, EditionContent Content);

    /// <summary>Changes it.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage this edition.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageEditions, form.EditionId);
        if (form.Content.Faults() is { Count: > 0 } faults) return new Outcome.Refused(faults);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Editions.TagWith(nameof(AmendEdition)).SingleOrDefaultAsync(each => each.Id == form.EditionId, cancel) is not { } edition) return new Outcome.NoSuchEdition();

        db.ExpectVersion(edition, form.Version);
        var changes = form.Content.ApplyTo(edition);
        if (changes.Count == 0) return edition.Version == form.Version ? new Outcome.Amended(edition.Version) : new Outcome.ChangedMeanwhile();
        db.Record(actor, clock.GetUtcNow().UtcDateTime, edition.Id, new Deed(JournalSubject.Edition, edition.Id, JournalAction.Amended, changes));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Outcome.ChangedMeanwhile();
        }

        bulletin.Publish(new EditionChanged(edition.Id));
        return new Outcome.Amended(edition.Version);
    }

    /// <summary>Amended, or which field is wrong or changed by another.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Answers by the case, with one function for each: a new case breaks every caller at compile time. Functions are passed by name.</summary>
        public T Match<T>(Func<Amended, T> amended, Func<Refused, T> refused, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoSuchEdition, T> noSuchEdition) => this switch
        {
            Amended it => amended(it),
            Refused it => refused(it),
            ChangedMeanwhile it => changedMeanwhile(it),
            NoSuchEdition it => noSuchEdition(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It says what was asked.</summary>
        /// <param name="Version">Its version now.</param>
        public sealed record Amended(long Version) : Outcome;

        /// <summary>Fields are wrong.</summary>
        /// <param name="Faults">Which, and how.</param>
        public sealed record Refused(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>Somebody saved the edition after the editor opened it.</summary>
        public sealed record ChangedMeanwhile : Outcome;

        /// <summary>There is no such edition.</summary>
        public sealed record NoSuchEdition : Outcome;
    }
}
