using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Passports;
using Dushanbe.Conference.People.Quotas;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Register;

/// <summary>
/// Registers a person at the desk: approved at once by those who may review, sent to the reviewers by others; at the end of the delegation's own order. A form that is sent twice creates
/// one person, and of two desks that register the same person at the same time the second is warned first.
/// </summary>
public sealed class RegisterParticipant(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, RegisterIndex index, FieldSecrets secrets, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The person as the desk typed them.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="Fields">What is known about the person.</param>
    /// <param name="Key">The key of the new person, generated when the form was opened; null to generate one now.</param>
    /// <param name="Shown">Registered people of this name whom the desk was shown and considers different; null skips the check.</param>
    public sealed record Form(Guid EditionId, ParticipantFields Fields, Guid? Key = null, IReadOnlyCollection<Guid>? Shown = null)
    {
        /// <summary>The passport that was read at the desk, which is noted by its own operation; whoever has it already is a duplicate.</summary>
        public PassportFields? Passport { get; init; }

        /// <summary>The place of the delegation that was held for the person, and goes when they are registered; null for none.</summary>
        public Guid? PlaceId { get; init; }
    }

    /// <summary>Registers. A second person of the same name needs one confirmation and is not refused.</summary>
    /// <exception cref="NotPermittedException">The actor may not register.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.RegisterParticipants, form.EditionId);
        form = form with { Fields = form.Fields.Cleaned(), Key = form.Key ?? Guid.CreateVersion7() };
        try
        {
            return await RegisterAsync(form, rows, actor, cancel);
        }
        catch (NoPlaceException full)
        {
            return new Outcome.NoPlace(full.Limit);
        }
    }

    private async Task<Outcome> RegisterAsync(Form form, RowScope rows, Actor actor, CancellationToken cancel)
    {
        var isNew = true;
        var outcome = await databases.InTransactionAsync(
            async (db, stop) =>
            {
                // one registration of an edition at a time: each sees the people registered before it
                await dialect.TurnAsync(db, form.EditionId, stop);
                var before = await MadeBeforeAsync(db, rows, form, stop);
                isNew = before is null;
                return before ?? await StoreAsync(db, rows, form, actor, stop);
            },
            (db, last, stop) => IsStoredAsync(db, rows, last, stop),
            cancel);
        if (isNew && outcome is Outcome.Registered made) bulletin.Publish(new ParticipantChanged(form.EditionId, made.ParticipantId, made.Version, actor.Name, []));
        return outcome;
    }

    // the answer to the first request was lost; what was typed since then is not stored
    private static async Task<Outcome?> MadeBeforeAsync(ConferenceDb db, RowScope rows, Form form, CancellationToken cancel)
    {
        if (await db.People(rows, [form.Key!.Value]).TagWith(nameof(RegisterParticipant)).SingleOrDefaultAsync(cancel) is not { } before) return null;
        return ParticipantFields.Of(before).DifferencesFrom(form.Fields).Count == 0 ? new Outcome.Registered(before.Id, before.Version) { State = before.State } : new Outcome.RegisteredBefore(before.Id);
    }

    private async Task<Outcome> StoreAsync(ConferenceDb db, RowScope rows, Form form, Actor actor, CancellationToken cancel)
    {
        if (!await db.Editions.TagWith(nameof(RegisterParticipant)).AnyAsync(each => each.Id == form.EditionId, cancel)) return new Outcome.NoSuchEdition();
        if (await PlaceCheck.FaultsAsync(db, rows, form.EditionId, form.Fields, null, cancel) is { Count: > 0 } faults) return new Outcome.Invalid(faults);
        if (await TwinsAsync(db, form, actor, cancel) is { Count: > 0 } twins) return new Outcome.PerhapsRegistered(twins);
        var now = clock.GetUtcNow().UtcDateTime;
        if (form.PlaceId is { } held)
        {
            if (await db.HeldPlaces(rows).TagWith(nameof(RegisterParticipant)).SingleOrDefaultAsync(each => each.Id == held && each.DelegationId == form.Fields.DelegationId, cancel) is not { } place) return new Outcome.PlaceGone();
            await db.LeaveAsync(place, HoldPlaces.Filled, actor, now, cancel);
        }

        var participant = new Participant { Id = form.Key!.Value, EditionId = form.EditionId, RegisteredAt = now };
        participant.Fill(form.Fields);
        participant.OrderInDelegation = await PlaceCheck.NextOrderAsync(db, rows, form.Fields.DelegationId, cancel);
        participant.Begin(actor, now);
        db.Participants.Add(participant);
        db.Record(actor, now, form.EditionId, new Deed(JournalSubject.Participant, participant.Id, JournalAction.Created));
        await db.SaveChangesAsync(cancel);
        return new Outcome.Registered(participant.Id, participant.Version) { State = participant.State };
    }

    // an e-mail address may be shared; only a name or a passport that the desk was not shown needs a confirmation
    private async Task<IReadOnlyList<Twins.Match>> TwinsAsync(ConferenceDb db, Form form, Actor actor, CancellationToken cancel)
    {
        if (form.Shown is not { } shown) return [];
        var fields = form.Fields;
        var sought = new FindDuplicates.Form(form.EditionId, fields.Given, fields.Family, fields.NativeName, Email: null, fields.DelegationId);
        var found = await Twins.AmongAsync(db, index, sought, actor.Rows(Permission.ReadDesk, form.EditionId), actor.Rows(Permission.SeeContacts, form.EditionId), cancel, atOnce: true);
        var passports = actor.Rows(Permission.SeePassports, form.EditionId);
        var holders = await PassportTwins.AmongAsync(db, secrets, sought with { Passport = form.Passport }, actor.Rows(Permission.ReadDesk, form.EditionId), passports, cancel);
        return [.. holders.Where(each => each.Reason == DuplicateReason.SamePassport).Concat(found).DistinctBy(each => each.Row.Id).Where(each => !shown.Contains(each.Row.Id))];
    }

    // a refusal stores nothing, so there is nothing to check
    private static async Task<bool> IsStoredAsync(ConferenceDb db, RowScope rows, Outcome outcome, CancellationToken cancel) =>
        outcome is not Outcome.Registered made || await db.People(rows, [made.ParticipantId]).TagWith(nameof(RegisterParticipant)).AnyAsync(cancel);

    /// <summary>The person, or which field is invalid, or who is already registered with this name.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Registered, T> registered, Func<RegisteredBefore, T> registeredBefore, Func<PerhapsRegistered, T> perhapsRegistered, Func<Invalid, T> invalid, Func<NoPlace, T> noPlace, Func<PlaceGone, T> placeGone, Func<NoSuchEdition, T> noSuchEdition) => this switch
        {
            Registered it => registered(it),
            RegisteredBefore it => registeredBefore(it),
            PerhapsRegistered it => perhapsRegistered(it),
            Invalid it => invalid(it),
            NoPlace it => noPlace(it),
            PlaceGone it => placeGone(it),
            NoSuchEdition it => noSuchEdition(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The person is registered.</summary>
        /// <param name="ParticipantId">The key.</param>
        /// <param name="Version">The version to carry when amending.</param>
        public sealed record Registered(Guid ParticipantId, long Version) : Outcome
        {
            /// <summary>Approved, or submitted to the reviewers.</summary>
            public AccreditationState State { get; init; }
        }

        /// <summary>The same form has already created a person, whose data differs by now; nothing was stored.</summary>
        /// <param name="ParticipantId">The person.</param>
        public sealed record RegisteredBefore(Guid ParticipantId) : Outcome;

        /// <summary>Somebody of this name, or with this passport, is registered whom the desk was not shown; nothing was stored. Send it again with them in <see cref="Form.Shown"/> to confirm.</summary>
        /// <param name="People">Who, the likeliest first.</param>
        public sealed record PerhapsRegistered(IReadOnlyList<Twins.Match> People) : Outcome;

        /// <summary>The form is not valid; nothing was stored.</summary>
        /// <param name="Faults">What, field by field.</param>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>Who is registered here is approved at once, and there is no place; nothing was stored.</summary>
        /// <param name="Limit">Which places, and how many are taken.</param>
        public sealed record NoPlace(PlaceLimit Limit) : Outcome;

        /// <summary>The place was given up, or somebody was registered for it, or it is of another delegation; nothing was stored.</summary>
        public sealed record PlaceGone : Outcome;

        /// <summary>There is no such edition.</summary>
        public sealed record NoSuchEdition : Outcome;
    }
}
