using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Exchange;

/// <summary>Takes in the ZIP of photos that comes with a table.</summary>
public sealed class ReceiveImportPhotos(IDbContextFactory<ConferenceDb> databases, FileStore files, TimeProvider clock)
{
    /// <summary>What came in.</summary>
    /// <param name="EditionId">The edition in the address.</param>
    /// <param name="CaseId">The case that the table began.</param>
    /// <param name="FileName">What its sender calls it.</param>
    /// <param name="Photos">Its bytes, read to their end.</param>
    public sealed record Form(Guid EditionId, Guid CaseId, string FileName, Stream Photos);

    /// <summary>Receives.</summary>
    /// <exception cref="NotPermittedException">The actor may not import.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ExchangeParticipants, form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.ImportCases.TagWith(nameof(ReceiveImportPhotos)).SingleOrDefaultAsync(each => each.Id == form.CaseId && each.EditionId == form.EditionId, cancel);
        // looked at, or done with: too late for photos
        if (found is not { CheckId: null, PhotosHash: null, TableHash: not null }) return new Outcome.NoSuchCase();
        using var draft = await files.DraftAsync(form.Photos, ImportPhotos.MaxBytes, cancel);
        if (draft is null) return new Outcome.TooLarge();
        // the list of a file can be long: as many are looked at at once as there are turns
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

    /// <summary>Taken in, or what is wrong with the file.</summary>
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

        /// <summary>The photos are here.</summary>
        public sealed record Received : Outcome;

        /// <summary>They have more bytes than a ZIP of photos may have; nothing of them is kept.</summary>
        public sealed record TooLarge : Outcome;

        /// <summary>They are no ZIP file, or a damaged one; nothing of them is kept.</summary>
        public sealed record NotAZip : Outcome;

        /// <summary>There is no such case in this edition, or none that still waits for photos.</summary>
        public sealed record NoSuchCase : Outcome;
    }
}
