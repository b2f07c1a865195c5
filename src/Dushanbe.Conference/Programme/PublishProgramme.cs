using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>Publishes an edition's programme: creates a release, which public pages, the booklet and the calendar then show.</summary>
public sealed class PublishProgramme(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The edition to publish.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="Version">The edition's version that the editor saw.</param>
    /// <param name="Note">A note on the release, for other editors; optional.</param>
    public sealed record Form(Guid EditionId, long Version, string? Note = null);

    /// <summary>Publishes. Without changes since the public release nothing is done.</summary>
    /// <exception cref="NotPermittedException">The actor may not edit the programme.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        var whole = actor.Must(Permission.EditProgramme, form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var edition = await db.Editions.TagWith(nameof(PublishProgramme)).SingleOrDefaultAsync(each => each.Id == form.EditionId, cancel);
        if (edition is null) return new Outcome.NoSuchEdition();

        if (Cleaning.Line(form.Note) is { Length: > FieldFault.LongestText }) return new Outcome.NoteTooLong();
        if (edition.Version != form.Version) return new Outcome.ChangedMeanwhile();
        var latest = await db.ReleaseOf(whole, nameof(PublishProgramme), cancel);
        var draft = await db.DraftOf(whole, nameof(PublishProgramme), cancel);
        var front = EditionFront.Of(edition, await db.PartnersOf(edition.Id, nameof(PublishProgramme), cancel));
        if (edition.ProgrammePublishedAt is not null && latest?.Shows(draft, front) == true) return new Outcome.NothingChanged(latest.Number);

        var now = clock.GetUtcNow().UtcDateTime;
        db.ExpectVersion(edition, form.Version);
        edition.PublishProgramme(now);
        var note = Reasons.Read(form.Note);
        db.Add(ProgrammeRelease.Of(edition, draft, front, latest, actor.Name, note));
        db.Record(actor, now, edition.Id, new Deed(JournalSubject.Edition, edition.Id, JournalAction.Published, [ProgrammeJournal.Release(latest?.Number, edition.ProgrammeVersion)], note));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Outcome.ChangedMeanwhile();
        }
        catch (DbUpdateException)
        {
            // another editor published at the same time and took the number
            if (await db.Releases(whole).AnyAsync(each => each.Number == edition.ProgrammeVersion, cancel)) return new Outcome.ChangedMeanwhile();
            throw;
        }

        bulletin.Publish(new ProgrammeChanged(edition.Id));
        return new Outcome.Published(edition.ProgrammeVersion);
    }

    /// <summary>Published, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Published, T> published, Func<NothingChanged, T> nothingChanged, Func<NoteTooLong, T> noteTooLong, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoSuchEdition, T> noSuchEdition) => this switch
        {
            Published it => published(it),
            NothingChanged it => nothingChanged(it),
            NoteTooLong it => noteTooLong(it),
            ChangedMeanwhile it => changedMeanwhile(it),
            NoSuchEdition it => noSuchEdition(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>Published.</summary>
        /// <param name="ProgrammeVersion">The number on the booklet.</param>
        public sealed record Published(int ProgrammeVersion) : Outcome;

        /// <summary>There are no changes; no release was created.</summary>
        /// <param name="Number">The public release.</param>
        public sealed record NothingChanged(int Number) : Outcome;

        /// <summary>The note is too long; nothing was published.</summary>
        public sealed record NoteTooLong : Outcome;

        /// <summary>Somebody saved or published the edition after the editor opened it.</summary>
        public sealed record ChangedMeanwhile : Outcome;

        /// <summary>There is no such edition.</summary>
        public sealed record NoSuchEdition : Outcome;
    }
}

/// <summary>News: the programme of an edition changed, the draft or the public one.</summary>
/// <param name="EditionId">The edition.</param>
public sealed record ProgrammeChanged(Guid EditionId);
