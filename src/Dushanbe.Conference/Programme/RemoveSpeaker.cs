using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>Removes a speaker without sessions, with a reason.</summary>
public sealed class RemoveSpeaker(IDbContextFactory<ConferenceDb> databases, FileStore files, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The speaker, and the reason that the journal keeps.</summary>
    /// <param name="SpeakerId">The speaker.</param>
    /// <param name="Version">The version that the editor saw.</param>
    /// <param name="Reason">The reason; required.</param>
    public sealed record Form(Guid SpeakerId, long Version, string? Reason);

    /// <summary>Removes.</summary>
    /// <exception cref="NotPermittedException">The actor may not edit the programme.</exception>
    public async Task<RemoveOutcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var editions = actor.MustEditions(Permission.EditProgramme);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var speaker = await db.Speakers(editions).TagWith(nameof(RemoveSpeaker)).SingleOrDefaultAsync(each => each.Id == form.SpeakerId, cancel);
        if (speaker is null) return new RemoveOutcome.Gone();
        if (Reasons.Read(form.Reason) is not { } reason) return new RemoveOutcome.ReasonNeeded();
        if (await SessionsAsync(db, editions, speaker.Id, cancel) is { Count: > 0 } sessions) return new RemoveOutcome.InUse(sessions);

        var was = ProgrammeJournal.Changes(SpeakerFields.Of(speaker), new SpeakerFields());
        db.ExpectVersion(speaker, form.Version);
        db.Remove(speaker);
        db.Record(actor, clock.GetUtcNow().UtcDateTime, speaker.EditionId, new Deed(JournalSubject.Speaker, speaker.Id, JournalAction.Removed, was, reason));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new RemoveOutcome.ChangedMeanwhile();
        }
        catch (DbUpdateException)
        {
            // another editor added them to a session at the same time
            if (await SessionsAsync(db, editions, speaker.Id, cancel) is { Count: > 0 } since) return new RemoveOutcome.InUse(since);
            throw;
        }

        await SetPortrait.ForgetAsync(files, db, speaker.EditionId, speaker.PhotoHash, cancel);
        bulletin.Publish(new ProgrammeChanged(speaker.EditionId));
        return new RemoveOutcome.Removed();
    }

    private static Task<List<LocalizedText>> SessionsAsync(ConferenceDb db, RowScope editions, Guid speakerId, CancellationToken cancel) => db.Sessions(editions).TagWith(nameof(RemoveSpeaker))
        .Where(each => each.Appearances.Any(appearance => appearance.SpeakerId == speakerId)).OrderBy(each => each.Order).ThenBy(each => each.Id).Select(each => each.Title).ToListAsync(cancel);
}
