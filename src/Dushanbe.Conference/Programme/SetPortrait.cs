using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.Pictures;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>
/// Sets a speaker's portrait, crops the stored one again, or removes it. Only the published part is kept: what was
/// cropped off a picture is not stored.
/// </summary>
public sealed class SetPortrait(IDbContextFactory<ConferenceDb> databases, FileStore files, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The maximum width in pixels: the widest use on public pages at double density, with room to crop again.</summary>
    public const int Width = 840;

    /// <summary>The maximum height in pixels.</summary>
    public const int Height = 1080;

    /// <summary>A new picture, a new crop of the stored one, or none.</summary>
    /// <param name="SpeakerId">The speaker.</param>
    /// <param name="Seen">The portrait that the editor saw; null for none.</param>
    /// <param name="Source">Where the portrait comes from.</param>
    /// <param name="EditionId">The edition of the address; null for any.</param>
    public sealed record Form(Guid SpeakerId, string? Seen, PortraitSource Source, Guid? EditionId = null);

    /// <summary>Stores the portrait.</summary>
    /// <exception cref="NotPermittedException">The actor may not edit the programme, or may not read the register from which a photo is asked.</exception>
    public async Task<PortraitOutcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var editions = actor.MustEditions(Permission.EditProgramme);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var speaker = await db.Speakers(editions).TagWith(nameof(SetPortrait)).SingleOrDefaultAsync(each => each.Id == form.SpeakerId, cancel);
        if (speaker is null || (form.EditionId is { } edition && edition != speaker.EditionId)) return new PortraitOutcome.Gone();
        var register = form.Source is PortraitSource.OfRegistration ? actor.MustRows(Permission.ReadDesk, speaker.EditionId) : RowScope.Nothing;
        if (speaker.PhotoHash != form.Seen) return new PortraitOutcome.ChangedMeanwhile(speaker.PhotoHash);

        var (picture, fault) = await PictureAsync(db, register, speaker, form.Source, cancel);
        if (fault is not null) return new PortraitOutcome.Refused(fault.Value);
        if (picture is null && form.Source is not PortraitSource.None) return new PortraitOutcome.NoPicture();
        var now = clock.GetUtcNow().UtcDateTime;
        await using var stored = new NewFiles(files);
        speaker.PhotoHash = picture is null ? null : await stored.SaveAsync(picture, cancel);
        if (speaker.PhotoHash == form.Seen) return new PortraitOutcome.Set(form.Seen, speaker.Version);
        if (picture is not null) await PhotoPress.DescribeAsync(db, speaker.EditionId, FilePurpose.SpeakerPortrait, speaker.PhotoHash!, "image/jpeg", picture.Length, now, cancel);
        db.Record(actor, now, speaker.EditionId, new Deed(JournalSubject.Speaker, speaker.Id, JournalAction.Amended, [new FieldChange(WordFor(form.Source), null, null)]));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // another editor saved between our read and write: read again and report their changes
            await stored.DisposeAsync();
            return await ExecuteAsync(form, actor, cancel);
        }

        stored.Keep();
        await ForgetAsync(files, db, speaker.EditionId, form.Seen, cancel);
        bulletin.Publish(new ProgrammeChanged(speaker.EditionId));
        return new PortraitOutcome.Set(speaker.PhotoHash, speaker.Version);
    }

    /// <summary>Deletes a portrait that no speaker of the edition and no release uses any more; a registration may keep the same picture.</summary>
    internal static async Task ForgetAsync(FileStore files, ConferenceDb db, Guid editionId, string? hash, CancellationToken cancel)
    {
        if (hash is null) return;
        await PhotoPress.ForgetAsync(files, db, (editionId, FilePurpose.SpeakerPortrait), hash, async stop =>
            await db.Speakers.TagWith(nameof(SetPortrait)).AnyAsync(each => each.EditionId == editionId && each.PhotoHash == hash, stop)
            || await db.Releases.TagWith(nameof(SetPortrait)).AnyAsync(each => each.EditionId == editionId && each.Portraits.Any(portrait => portrait.Hash == hash), stop), cancel);
    }

    private async Task<(byte[]? Picture, PhotoFault? Fault)> PictureAsync(ConferenceDb db, RowScope register, Speaker speaker, PortraitSource source, CancellationToken cancel)
    {
        switch (source)
        {
            case PortraitSource.Upload upload:
                return await CutAsync(upload.Photo, cancel);
            case PortraitSource.Anew anew:
                var current = speaker.PhotoHash is { } hash ? await files.ReadAsync(hash, cancel) : null;
                return current is null ? (null, null) : await CutAsync(new PhotoUpload("portrait", current, anew.Crop, anew.QuarterTurns), cancel);
            case PortraitSource.OfRegistration:
                var photo = await db.People(register).TagWith(nameof(SetPortrait))
                    .Where(each => each.Id == speaker.ParticipantId).Select(each => each.PhotoHash).SingleOrDefaultAsync(cancel);
                return (photo is null ? null : await files.ReadAsync(photo, cancel), null);
            default:
                return (null, null);
        }
    }

    private static async Task<(byte[]? Picture, PhotoFault? Fault)> CutAsync(PhotoUpload photo, CancellationToken cancel)
    {
        var (portrait, fault) = await PhotoPress.DevelopAsync(photo, cancel, Width, Height);
        return (portrait?.Printed, fault);
    }

    private static string WordFor(PortraitSource source) => source switch
    {
        PortraitSource.None => ProgrammeJournal.PortraitRemoved,
        PortraitSource.OfRegistration => ProgrammeJournal.PortraitOfRegistration,
        _ => ProgrammeJournal.Portrait,
    };
}

/// <summary>Where a portrait comes from.</summary>
public abstract record PortraitSource
{
    private PortraitSource() { }

    /// <summary>A picture that the editor supplies.</summary>
    /// <param name="Photo">The picture, with what the editor did to it.</param>
    public sealed record Upload(PhotoUpload Photo) : PortraitSource;

    /// <summary>The stored portrait, rotated and cropped.</summary>
    /// <param name="Crop">The part to keep, after turning.</param>
    /// <param name="QuarterTurns">Clockwise quarter turns.</param>
    public sealed record Anew(PhotoCrop Crop, int QuarterTurns) : PortraitSource;

    /// <summary>The photo on the badge of the linked registration.</summary>
    public sealed record OfRegistration : PortraitSource;

    /// <summary>None.</summary>
    public sealed record None : PortraitSource;
}

/// <summary>The outcome of setting a portrait.</summary>
public abstract record PortraitOutcome
{
    private PortraitOutcome() { }

    /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
    public T Match<T>(Func<Set, T> set, Func<Refused, T> refused, Func<NoPicture, T> noPicture, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Gone, T> gone) => this switch
    {
        Set it => set(it),
        Refused it => refused(it),
        NoPicture it => noPicture(it),
        ChangedMeanwhile it => changedMeanwhile(it),
        Gone it => gone(it),
        _ => throw new UnreachableException(),
    };

    /// <summary>Done.</summary>
    /// <param name="PhotoHash">The portrait; null for none.</param>
    /// <param name="Version">The speaker's version.</param>
    public sealed record Set(string? PhotoHash, long Version) : PortraitOutcome;

    /// <summary>The picture cannot be used; the previous portrait stays.</summary>
    /// <param name="Fault">Why.</param>
    public sealed record Refused(PhotoFault Fault) : PortraitOutcome;

    /// <summary>There is no portrait to crop, or the registration has no photo.</summary>
    public sealed record NoPicture : PortraitOutcome;

    /// <summary>Another editor set or removed the portrait; nothing was stored.</summary>
    /// <param name="PhotoHash">The portrait as it is now; null for none.</param>
    public sealed record ChangedMeanwhile(string? PhotoHash) : PortraitOutcome;

    /// <summary>There is no such speaker.</summary>
    public sealed record Gone : PortraitOutcome;
}
