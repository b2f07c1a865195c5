using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.Pictures;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>Sets a person's photo, or crops and rotates the stored one again.</summary>
public sealed class SetPhoto(IDbContextFactory<ConferenceDb> databases, FileStore files, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>A new picture, or a new crop of the stored one.</summary>
    /// <param name="ParticipantId">The person.</param>
    /// <param name="Upload">The photo; null to crop and rotate the stored original again.</param>
    /// <param name="Crop">The part to keep of the stored original, after turning.</param>
    /// <param name="QuarterTurns">Clockwise quarter turns of the stored original.</param>
    /// <param name="EditionId">The edition of the address; null for any.</param>
    public sealed record Form(Guid ParticipantId, PhotoUpload? Upload, PhotoCrop? Crop = null, int QuarterTurns = 0, Guid? EditionId = null);

    /// <summary>Stores the original photo and the printed form.</summary>
    /// <exception cref="NotPermittedException">The actor may not register.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.RegisterParticipants);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var participant = await db.People(rows).TagWith(nameof(SetPhoto)).SingleOrDefaultAsync(each => each.Id == form.ParticipantId, cancel);
        if (participant is null || (form.EditionId is { } edition && edition != participant.EditionId)) return new Outcome.NoSuchParticipant();
        var upload = form.Upload;
        if (upload is null)
        {
            var original = participant.PhotoOriginalHash is { } hash ? await files.ReadAsync(hash, cancel) : null;
            if (original is null) return new Outcome.NoPhoto();
            upload = new PhotoUpload("photo", original, form.Crop, form.QuarterTurns);
        }

        var (photo, fault) = await PhotoPress.DevelopAsync(upload, cancel);
        if (photo is null) return new Outcome.Refused(fault!.Value);
        var now = clock.GetUtcNow().UtcDateTime;
        string?[] before = [participant.PhotoHash, participant.PhotoOriginalHash];
        await using var stored = await ParticipantPhotos.StoreAsync(files, db, participant, photo, now, cancel);
        db.Record(actor, now, participant.EditionId, new Deed(JournalSubject.Participant, participant.Id, JournalAction.Amended,
            [new FieldChange(ParticipantJournal.Photo, null, null)]));
        var isPutBack = await db.PutBackAsync(rows, participant, [ParticipantJournal.Photo], now, actor, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            await stored.DisposeAsync();
            return await ExecuteAsync(form, actor, cancel);
        }

        stored.Keep();
        await ParticipantPhotos.ForgetAsync(files, db, participant.EditionId, before, cancel);
        bulletin.Publish(new ParticipantChanged(participant.EditionId, participant.Id, participant.Version, actor.Name, isPutBack ? [ParticipantJournal.Photo, nameof(Participant.State)] : [ParticipantJournal.Photo]));
        return new Outcome.Stored(participant.PhotoHash!, participant.Version);
    }

    /// <summary>Stored, or why the picture is refused.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Stored, T> stored, Func<Refused, T> refused, Func<NoPhoto, T> noPhoto, Func<NoSuchParticipant, T> noSuchParticipant) => this switch
        {
            Stored it => stored(it),
            Refused it => refused(it),
            NoPhoto it => noPhoto(it),
            NoSuchParticipant it => noSuchParticipant(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The photo is stored.</summary>
        /// <param name="PhotoHash">The hash of the printed form, for its address.</param>
        /// <param name="Version">The version to carry next time.</param>
        public sealed record Stored(string PhotoHash, long Version) : Outcome;

        /// <summary>The photo cannot be used; the previous one stays.</summary>
        /// <param name="Fault">Why.</param>
        public sealed record Refused(PhotoFault Fault) : Outcome;

        /// <summary>There is no stored original to crop.</summary>
        public sealed record NoPhoto : Outcome;

        /// <summary>There is no such person.</summary>
        public sealed record NoSuchParticipant : Outcome;
    }
}
