using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People.Quotas;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>
/// Amends a person. The form has the values that the editor saw, so that concurrent changes of others are not
/// overwritten: in that case nothing is stored, and the outcome lists the other changes by field.
/// </summary>
public sealed class AmendParticipant(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The new values, and those that the editor saw.</summary>
    /// <param name="ParticipantId">The person.</param>
    /// <param name="Version">The version that the editor saw.</param>
    /// <param name="Seen">The fields as the editor saw them.</param>
    /// <param name="Fields">The new values.</param>
    public sealed record Form(Guid ParticipantId, long Version, ParticipantFields Seen, ParticipantFields Fields);

    /// <summary>A field that somebody else changed while the editor typed.</summary>
    /// <param name="Field">The property's name in <see cref="ParticipantFields"/>.</param>
    /// <param name="Was">The value that the editor saw, as text: a delegation by name, a category by letter.</param>
    /// <param name="Is">The current value.</param>
    /// <param name="Yours">The editor's value.</param>
    /// <param name="By">Who changed it; null where the journal has no entry.</param>
    /// <param name="At">When (UTC).</param>
    public sealed record Conflict(string Field, string? Was, string? Is, string? Yours, string? By, DateTime? At);

    /// <summary>Saves.</summary>
    /// <exception cref="NotPermittedException">The actor may not register.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        // before a conflict tells what stands there now
        actor.MustAct();
        var anywhere = actor.MustRows(Permission.RegisterParticipants);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var participant = await db.People(anywhere).TagWith(nameof(AmendParticipant)).SingleOrDefaultAsync(each => each.Id == form.ParticipantId, cancel);
        if (participant is null) return new Outcome.NoSuchParticipant();

        var rows = actor.Rows(Permission.RegisterParticipants, participant.EditionId);
        bool May(Permission permission) => actor.Rows(permission, participant.EditionId).Holds(participant.EditionId, participant.DelegationId, participant.CategoryId);
        var current = ParticipantFields.Of(participant);
        // hidden values are cleaned as well: they may be from a version with fewer rules
        var fields = ParticipantFields.Declared.Kept(form.Fields.Cleaned(), current, May).Cleaned();
        if (participant.Version != form.Version && await ConflictsAsync(db, rows, form with { Seen = ParticipantFields.Declared.Kept(form.Seen.Cleaned(), current, May) }, fields, current, cancel) is { Count: > 0 } conflicts)
            return new Outcome.ChangedMeanwhile(participant.Version, ParticipantFields.Declared.Seen(current, May), conflicts);
        // and their faults do not stop an editor who can neither see nor correct them
        var unseen = ParticipantFields.Declared.Hidden(May).Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var faults = (await PlaceCheck.FaultsAsync(db, rows, participant.EditionId, fields, participant.DelegationId, cancel)).Where(fault => !unseen.Contains(fault.Field)).ToList();
        if (faults.Count > 0) return new Outcome.Invalid(faults);

        var changes = await ParticipantJournal.ChangesAsync(db, rows, current, fields, cancel);
        if (changes.Count == 0) return new Outcome.Amended(participant.Version, []);
        if (fields.DelegationId != participant.DelegationId)
            participant.OrderInDelegation = await PlaceCheck.NextOrderAsync(db, rows, fields.DelegationId, cancel);
        participant.Fill(fields);
        var now = clock.GetUtcNow().UtcDateTime;
        db.Record(actor, now, participant.EditionId, new Deed(JournalSubject.Participant, participant.Id, JournalAction.Amended, changes));
        string[] changed = [.. changes.Select(change => change.Field)];
        var isPutBack = await db.PutBackAsync(anywhere, participant, changed, now, actor, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // another editor saved between our read and write: read again and report their changes
            return await ExecuteAsync(form, actor, cancel);
        }
        catch (NoPlaceException full)
        {
            return new Outcome.NoPlace(full.Limit);
        }

        bulletin.Publish(new ParticipantChanged(participant.EditionId, participant.Id, participant.Version, actor.Name, isPutBack ? [.. changed, nameof(Participant.State)] : changed));
        return new Outcome.Amended(participant.Version, changed) { IsPutBack = isPutBack };
    }

    // a newer version alone is no conflict: a new photo or an undone change affects none of the editor's fields
    private static async Task<List<Conflict>> ConflictsAsync(ConferenceDb db, RowScope rows, Form form, ParticipantFields fields, ParticipantFields current, CancellationToken cancel)
    {
        var changed = current.DifferencesFrom(form.Seen);
        if (changed.Count == 0) return [];
        var entries = await db.Journal(JournalSubject.Participant, db.People(rows).Select(each => each.Id)).TagWith(nameof(AmendParticipant))
            .Where(entry => entry.SubjectId == form.ParticipantId && entry.Action == JournalAction.Amended)
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)
            .Select(entry => new { entry.At, entry.ActorName, entry.Changes })
            .Take(50).ToListAsync(cancel);
        var conflicts = new List<Conflict>();
        foreach (var field in changed)
        {
            var last = entries.Find(entry => entry.Changes.Any(change => change.Field == field));
            conflicts.Add(new Conflict(
                field,
                await ParticipantJournal.TextAsync(db, rows, field, form.Seen.ValueOf(field), cancel),
                await ParticipantJournal.TextAsync(db, rows, field, current.ValueOf(field), cancel),
                await ParticipantJournal.TextAsync(db, rows, field, fields.ValueOf(field), cancel),
                last?.ActorName,
                last?.At));
        }

        return conflicts;
    }

    /// <summary>Amended, or which field is invalid or changed by somebody else.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Amended, T> amended, Func<Invalid, T> invalid, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoPlace, T> noPlace, Func<NoSuchParticipant, T> noSuchParticipant) => this switch
        {
            Amended it => amended(it),
            Invalid it => invalid(it),
            ChangedMeanwhile it => changedMeanwhile(it),
            NoPlace it => noPlace(it),
            NoSuchParticipant it => noSuchParticipant(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It is saved.</summary>
        /// <param name="Version">The version to carry next time.</param>
        /// <param name="Fields">The fields that changed; none where nothing differed.</param>
        public sealed record Amended(long Version, IReadOnlyList<string> Fields) : Outcome
        {
            /// <summary>Whether the person was approved before and waits for a reviewer now, without a valid badge.</summary>
            public bool IsPutBack { get; init; }
        }

        /// <summary>The form is not valid; nothing was stored.</summary>
        /// <param name="Faults">What, field by field.</param>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>
        /// Somebody else changed fields of the form; nothing was stored. The editor decides on each and saves again with
        /// <paramref name="Version"/> and <paramref name="Current"/> as what was seen.
        /// </summary>
        /// <param name="Version">The version as it is now.</param>
        /// <param name="Current">The fields as they are now.</param>
        /// <param name="Conflicts">The other changes, by field.</param>
        public sealed record ChangedMeanwhile(long Version, ParticipantFields Current, IReadOnlyList<Conflict> Conflicts) : Outcome;

        /// <summary>The approved person has no place in the other delegation or category, or as a guest of the host; nothing was stored.</summary>
        /// <param name="Limit">Which places, and how many are taken.</param>
        public sealed record NoPlace(PlaceLimit Limit) : Outcome;

        /// <summary>There is no such person.</summary>
        public sealed record NoSuchParticipant : Outcome;
    }
}
