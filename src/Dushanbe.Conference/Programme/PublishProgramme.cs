using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>Makes an edition's programme public, or public anew after changes; the booklet and the calendar follow it.</summary>
public sealed class PublishProgramme(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The edition whose programme becomes public.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="Version">The edition's version that the editor saw.</param>
    public sealed record Form(Guid EditionId, long Version);

    /// <summary>Publishes.</summary>
    /// <exception cref="NotPermittedException">The actor may not edit the programme.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.EditProgramme, form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var edition = await db.Editions.TagWith(nameof(PublishProgramme)).SingleOrDefaultAsync(each => each.Id == form.EditionId, cancel);
        if (edition is null) return new Outcome.NoSuchEdition();

        var now = clock.GetUtcNow().UtcDateTime;
        db.ExpectVersion(edition, form.Version);
        edition.PublishProgramme(now);
        db.Record(actor, now, edition.Id, new Deed(JournalSubject.Edition, edition.Id, JournalAction.Published));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Outcome.ChangedMeanwhile();
        }

        bulletin.Publish(new ProgrammeChanged(edition.Id));
        return new Outcome.Published(edition.ProgrammeVersion);
    }

    /// <summary>Public, or why it is as it was.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Answers by the case, with one function for each: a new case breaks every caller at compile time. Functions are passed by name.</summary>
        public T Match<T>(Func<Published, T> published, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoSuchEdition, T> noSuchEdition) => this switch
        {
            Published it => published(it),
            ChangedMeanwhile it => changedMeanwhile(it),
            NoSuchEdition it => noSuchEdition(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It is public.</summary>
        /// <param name="ProgrammeVersion">The number the booklet prints.</param>
        public sealed record Published(int ProgrammeVersion) : Outcome;

        /// <summary>Somebody saved the edition after the editor opened it.</summary>
        public sealed record ChangedMeanwhile : Outcome;

        /// <summary>There is no such edition.</summary>
        public sealed record NoSuchEdition : Outcome;
    }
}

/// <summary>News: public content of an edition changed.</summary>
/// <param name="EditionId">The edition.</param>
public sealed record ProgrammeChanged(Guid EditionId);
