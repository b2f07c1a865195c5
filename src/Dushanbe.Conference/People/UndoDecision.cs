using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.People.Quotas;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>
/// Takes back one's own last decision about a person, for some minutes: whoever pressed the wrong key. The step stays, and a
/// second one leads back; a badge printed in between is void.
/// </summary>
public sealed class UndoDecision(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>For how long a decision can be taken back.</summary>
    public static TimeSpan Within { get; } = TimeSpan.FromMinutes(10);

    /// <summary>The person.</summary>
    /// <param name="ParticipantId">The person.</param>
    public sealed record Form(Guid ParticipantId);

    /// <summary>Takes it back.</summary>
    /// <exception cref="NotPermittedException">The actor may not review.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustAct();
        var rows = actor.MustRows(Permission.ReviewAccreditations);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var person = await db.People(rows).TagWith(nameof(UndoDecision)).SingleOrDefaultAsync(each => each.Id == form.ParticipantId, cancel);
        if (person is null) return new Outcome.NoSuchParticipant();
        var last = await db.People(rows).TagWith(nameof(UndoDecision)).Where(each => each.Id == form.ParticipantId).SelectMany(each => each.Steps)
            .AsNoTracking().OrderByDescending(step => step.At).ThenByDescending(step => step.Id).FirstOrDefaultAsync(cancel);
        if (last is null || last.To != person.State || !IsDecision(last)) return new Outcome.NothingToUndo();
        if (last.ActorId is null || last.ActorId != actor.AccountId) return new Outcome.NotYours(last.ActorName, last.At);
        var now = clock.GetUtcNow().UtcDateTime;
        if (now - last.At > Within) return new Outcome.TooLate(Within);

        var badge = await db.TakeBackAsync(rows, person, last, now, actor, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await ExecuteAsync(form, actor, cancel);
        }
        catch (NoPlaceException full)
        {
            return new Outcome.NoPlace(full.Limit);
        }

        bulletin.Publish(new ParticipantChanged(person.EditionId, person.Id, person.Version, actor.Name, [nameof(Participant.State)]));
        return new Outcome.Undone(person.Version, person.State, badge?.Number);
    }

    // registering is no decision, and neither is a step back: those have no row in the table, or no reason where it wants one
    private static bool IsDecision(AccreditationStep step) => AccreditationRules.All.Any(rule =>
        rule.From == step.From && rule.To == step.To && rule.Permission == Permission.ReviewAccreditations && !(rule.NeedsReason && step.Reason is null));

    /// <summary>Taken back, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Undone, T> undone, Func<NothingToUndo, T> nothingToUndo, Func<NotYours, T> notYours, Func<TooLate, T> tooLate, Func<NoPlace, T> noPlace, Func<NoSuchParticipant, T> noSuchParticipant) => this switch
        {
            Undone it => undone(it),
            NothingToUndo it => nothingToUndo(it),
            NotYours it => notYours(it),
            TooLate it => tooLate(it),
            NoPlace it => noPlace(it),
            NoSuchParticipant it => noSuchParticipant(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The state is the one before the decision.</summary>
        /// <param name="Version">The version to carry next time.</param>
        /// <param name="State">The state.</param>
        /// <param name="VoidedBadge">The number that is no longer valid, without hyphen; null where there was none.</param>
        public sealed record Undone(long Version, AccreditationState State, string? VoidedBadge) : Outcome;

        /// <summary>The last step is not a decision.</summary>
        public sealed record NothingToUndo : Outcome;

        /// <summary>Somebody else decided last.</summary>
        /// <param name="By">Who.</param>
        /// <param name="At">When (UTC).</param>
        public sealed record NotYours(string By, DateTime At) : Outcome;

        /// <summary>It was decided too long ago; another decision has to be taken instead.</summary>
        /// <param name="Within">How long it was possible.</param>
        public sealed record TooLate(TimeSpan Within) : Outcome;

        /// <summary>The person was approved before, and the place was taken by somebody else since; nothing was stored.</summary>
        /// <param name="Limit">Which places, and how many are taken.</param>
        public sealed record NoPlace(PlaceLimit Limit) : Outcome;

        /// <summary>There is no such person.</summary>
        public sealed record NoSuchParticipant : Outcome;
    }
}
