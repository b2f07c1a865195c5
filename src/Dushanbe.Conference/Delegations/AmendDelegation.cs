using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Delegations;

/// <summary>Changes a delegation's names, codes and kind, which papers of the whole edition show: a grant on the delegation alone is not enough.</summary>
public sealed class AmendDelegation(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The new values, and the version that the editor saw.</summary>
    /// <param name="DelegationId">The delegation.</param>
    /// <param name="Version">The version that the editor saw.</param>
    /// <param name="Fields">The new values.</param>
    public sealed record Form(Guid DelegationId, long Version, DelegationFields Fields);

    /// <summary>Saves.</summary>
    /// <exception cref="NotPermittedException">The actor may not keep delegations.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var editions = actor.MustEditions(Permission.KeepDelegations);
        var edition = Guid.Empty;
        Outcome outcome;
        try
        {
            outcome = await databases.InTransactionAsync(
                async (db, stop) =>
                {
                    if (await db.Delegations(editions).TagWith(nameof(AmendDelegation)).SingleOrDefaultAsync(each => each.Id == form.DelegationId, stop) is not { } delegation) return new Outcome.NoSuchDelegation();
                    edition = delegation.EditionId;
                    // the same lock as creating delegations: of two desks with the same name one is refused
                    await dialect.TurnAsync(db, edition, stop);
                    return await StoreAsync(db, delegation, form, actor, stop);
                },
                async (db, last, stop) => last is not Outcome.Amended amended || await db.Delegations(editions).TagWith(nameof(AmendDelegation)).AnyAsync(each => each.Id == form.DelegationId && each.Version >= amended.Version, stop),
                cancel);
        }
        catch (DbUpdateException conflict) when (conflict is DbUpdateConcurrencyException || dialect.IsUniqueViolation(conflict))
        {
            return await ExecuteAsync(form, actor, cancel);
        }

        if (outcome is Outcome.Amended made && made.Version != form.Version) bulletin.Publish(new RegisterChanged(edition, actor.Name));
        return outcome;
    }

    private async Task<Outcome> StoreAsync(ConferenceDb db, Delegation delegation, Form form, Actor actor, CancellationToken cancel)
    {
        var fields = form.Fields.Cleaned();
        var (faults, taken) = await fields.RefusalAsync(db, delegation.EditionId, delegation.Id, cancel);
        if (faults.Count > 0) return new Outcome.Invalid(faults);
        if (taken is { } there) return new Outcome.Taken(there.Field, there.Id);
        var current = DelegationFields.Of(delegation);
        if (delegation.Version != form.Version) return new Outcome.ChangedMeanwhile(delegation.Version, current);
        var changes = FieldChanges.Of(current, fields);
        if (changes.Count == 0) return new Outcome.Amended(delegation.Version);
        var now = clock.GetUtcNow().UtcDateTime;
        var language = await db.Editions.TagWith(nameof(AmendDelegation)).Where(each => each.Id == delegation.EditionId).Select(each => each.DefaultLanguage).SingleAsync(cancel);
        if (current.Name.Best(language).Text != fields.Name.Best(language).Text) delegation.BadgesChangedAt = now;
        fields.ApplyTo(delegation);
        db.Record(actor, now, delegation.EditionId, new Deed(JournalSubject.Delegation, delegation.Id, JournalAction.Amended, changes));
        await db.SaveChangesAsync(cancel);
        return new Outcome.Amended(delegation.Version);
    }

    /// <summary>Amended, or which field is invalid, not unique or changed by somebody else.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Amended, T> amended, Func<Invalid, T> invalid, Func<Taken, T> taken, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoSuchDelegation, T> noSuchDelegation) => this switch
        {
            Amended it => amended(it),
            Invalid it => invalid(it),
            Taken it => taken(it),
            ChangedMeanwhile it => changedMeanwhile(it),
            NoSuchDelegation it => noSuchDelegation(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It is saved.</summary>
        /// <param name="Version">The version to carry next time.</param>
        public sealed record Amended(long Version) : Outcome;

        /// <summary>The form is not valid; nothing was stored.</summary>
        /// <param name="Faults">What, field by field; what other delegations have is among them.</param>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>Another delegation of the edition has that code, abbreviation or name; nothing was stored.</summary>
        /// <param name="Field">The property's name in the form.</param>
        /// <param name="DelegationId">The one that has it.</param>
        public sealed record Taken(string Field, Guid DelegationId) : Outcome;

        /// <summary>Somebody saved it after the editor opened it; nothing was stored.</summary>
        /// <param name="Version">The version as it is now.</param>
        /// <param name="Current">The delegation as it is now.</param>
        public sealed record ChangedMeanwhile(long Version, DelegationFields Current) : Outcome;

        /// <summary>There is no such delegation.</summary>
        public sealed record NoSuchDelegation : Outcome;
    }
}
