using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Exchange;

/// <summary>Receives the ZIP of photos for a table.</summary>
public sealed class ReceiveImportPhotos(IDbContextFactory<ConferenceDb> databases, FileStore files, TimeProvider clock)
{
    /// <summary>The upload.</summary>
    /// <param name="EditionId">The edition in the address.</param>
    /// <param name="CaseId">The case of the table.</param>
    /// <param name="FileName">The original file name.</param>
    /// <param name="Photos">The content; read to the end.</param>
    public sealed record Form(Guid EditionId, Guid CaseId, string FileName, Stream Photos);

    /// <summary>Receives.</summary>
    /// <exception cref="NotPermittedException">The actor may not import.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustAct();
        actor.Must(Permission.ExchangeParticipants, form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.ImportCases.TagWith(nameof(ReceiveImportPhotos)).SingleOrDefaultAsync(each => each.Id == form.CaseId && each.EditionId == form.EditionId, cancel);
        // already checked or ended: too late for photos
        if (found is not { CheckId: null, PhotosHash: null, TableHash: not null }) return new Outcome.NoSuchCase();
        using var draft = await files.DraftAsync(form.Photos, ImportPhotos.MaxBytes, cancel);
        if (draft is null) return new Outcome.TooLarge();
        // the directory can be long: limited concurrency
        if (!await HeavyWork.DoAsync(() => IsZip(draft), cancel)) return new Outcome.NotAZip();

        found.Accompany(form.FileName, draft.Hash, clock.GetUtcNow().UtcDateTime);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Outcome.NoSuchCase();
        }

        draft.Keep();
        return new Outcome.Received();
    }

    private static bool IsZip(FileDraft draft)
    {
        using var file = draft.Open();
        return ImportPhotos.IsZip(file);
    }

    /// <summary>Received, or what is wrong with the file.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Received, T> received, Func<TooLarge, T> tooLarge, Func<NotAZip, T> notAZip, Func<NoSuchCase, T> noSuchCase) => this switch
        {
            Received it => received(it),
            TooLarge it => tooLarge(it),
            NotAZip it => notAZip(it),
            NoSuchCase it => noSuchCase(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The photos were received.</summary>
        public sealed record Received : Outcome;

        /// <summary>They are too large; nothing is kept.</summary>
        public sealed record TooLarge : Outcome;

        /// <summary>Not a ZIP file, or damaged; nothing is kept.</summary>
        public sealed record NotAZip : Outcome;

        /// <summary>There is no such case in this edition, or it no longer accepts photos.</summary>
        public sealed record NoSuchCase : Outcome;
    }
}
