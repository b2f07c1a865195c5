using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>Adds or amends a speaker; concurrent changes of others are reported, never overwritten.</summary>
public sealed class KeepSpeaker(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The values of a new or amended speaker.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="SpeakerId">The speaker; null for a new one.</param>
    /// <param name="Version">The version that the editor saw.</param>
    /// <param name="Seen">The fields that the editor saw; null for a new one.</param>
    /// <param name="Fields">The new values.</param>
    /// <param name="Key">The key of a new record, generated when the form was opened, so that a form sent twice creates one; null to generate it now.</param>
    public sealed record Form(Guid EditionId, Guid? SpeakerId, long Version, SpeakerFields? Seen, SpeakerFields Fields, Guid? Key = null);

    /// <summary>Saves.</summary>
    /// <exception cref="NotPermittedException">The actor may not edit the programme.</exception>
    public async Task<KeepOutcome<SpeakerFields>> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.Must(Permission.EditProgramme, form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Editions.TagWith(nameof(KeepSpeaker)).AnyAsync(each => each.Id == form.EditionId, cancel)) return new KeepOutcome<SpeakerFields>.Gone();
        // the form of a new speaker that is sent again finds the speaker it created
        var key = form.SpeakerId ?? form.Key;
        var speaker = key is null ? null : await db.Speakers(rows).TagWith(nameof(KeepSpeaker)).SingleOrDefaultAsync(each => each.Id == key, cancel);
        if (speaker is null && form.SpeakerId is not null) return new KeepOutcome<SpeakerFields>.Gone();

        var current = speaker is null ? new SpeakerFields() : SpeakerFields.Of(speaker);
        var others = db.Speakers(rows).TagWith(nameof(KeepSpeaker)).Where(each => each.Id != key).Select(each => each.Slug);
        var fields = form.Fields.Cleaned();
        if (fields.Slug is null || fields.Slug != current.Slug) fields = fields with { Slug = await ProgrammeJournal.SlugAsync(fields.Slug, NameStyle.Spoken.Of(fields.Name with { Honorific = null }), others, cancel) };
        if (speaker is not null && speaker.Version != form.Version && current.DifferencesFrom(form.Seen ?? fields).Count > 0)
            return new KeepOutcome<SpeakerFields>.ChangedMeanwhile(speaker.Version, current);
        var faults = new List<FieldFault>(fields.Faults());
        if (await others.ContainsAsync(fields.Slug!, cancel)) faults.Add(new(nameof(SpeakerFields.Slug), FieldFaultKind.Taken));
        if (faults.Count > 0) return new KeepOutcome<SpeakerFields>.Invalid(faults);

        var changes = ProgrammeJournal.Changes(current, fields);
        if (speaker is not null && changes.Count == 0) return new KeepOutcome<SpeakerFields>.Saved(speaker.Id, speaker.Version);
        var action = speaker is null ? JournalAction.Created : JournalAction.Amended;
        speaker ??= db.Speakers.Add(new Speaker { Id = form.Key ?? Guid.CreateVersion7(), EditionId = form.EditionId, Slug = fields.Slug! }).Entity;
        fields.ApplyTo(speaker);
        db.Record(actor, clock.GetUtcNow().UtcDateTime, form.EditionId, new Deed(JournalSubject.Speaker, speaker.Id, action, changes));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // another editor saved between our read and write: read again and report their changes
            return await ExecuteAsync(form, actor, cancel);
        }
        catch (DbUpdateException exception) when (dialect.IsUniqueViolation(exception))
        {
            return new KeepOutcome<SpeakerFields>.Invalid([new(nameof(SpeakerFields.Slug), FieldFaultKind.Taken)]);
        }

        bulletin.Publish(new ProgrammeChanged(form.EditionId));
        return new KeepOutcome<SpeakerFields>.Saved(speaker.Id, speaker.Version);
    }
}
