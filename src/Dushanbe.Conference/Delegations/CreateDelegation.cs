using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Delegations;

/// <summary>Adds a delegation to an edition.</summary>
public sealed class CreateDelegation(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The new values.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="Fields">The delegation.</param>
    public sealed record Form(Guid EditionId, DelegationFields Fields);

    /// <summary>Creates it. A State's names are filled in from its code where none are given.</summary>
    /// <exception cref="NotPermittedException">The actor may not keep delegations.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.KeepDelegations, form.EditionId);
        var outcome = await databases.InTransactionAsync(
            async (db, stop) =>
            {
                // one delegation of an edition at a time: two desks with the same name create it once
                await dialect.TurnAsync(db, form.EditionId, stop);
                return await StoreAsync(db, form, actor, stop);
            },
            async (db, last, stop) => last is not Outcome.Created made || await db.Delegations(actor.Rows(Permission.KeepDelegations, form.EditionId)).TagWith(nameof(CreateDelegation)).AnyAsync(each => each.Id == made.DelegationId, stop),
            cancel);
        if (outcome is Outcome.Created) bulletin.Publish(new RegisterChanged(form.EditionId, actor.Name));
        return outcome;
    }

    private async Task<Outcome> StoreAsync(ConferenceDb db, Form form, Actor actor, CancellationToken cancel)
    {
        if (!await db.Editions.TagWith(nameof(CreateDelegation)).AnyAsync(each => each.Id == form.EditionId, cancel)) return new Outcome.NoSuchEdition();
        var fields = form.Fields.Cleaned();
        var (faults, taken) = await fields.RefusalAsync(db, form.EditionId, except: null, cancel);
        if (faults.Count > 0) return new Outcome.Invalid(faults);
        if (taken is { } there) return new Outcome.Taken(there.Field, there.Id);
        var delegation = new Delegation { EditionId = form.EditionId, Kind = fields.Kind };
        fields.ApplyTo(delegation);
        db.Delegations.Add(delegation);
        db.Record(actor, clock.GetUtcNow().UtcDateTime, form.EditionId, new Deed(JournalSubject.Delegation, delegation.Id, JournalAction.Created));
        await db.SaveChangesAsync(cancel);
        return new Outcome.Created(delegation.Id, delegation.Version);
    }

    /// <summary>The delegation, or which field is wrong or taken.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Created, T> created, Func<Invalid, T> invalid, Func<Taken, T> taken, Func<NoSuchEdition, T> noSuchEdition) => this switch
        {
            Created it => created(it),
            Invalid it => invalid(it),
            Taken it => taken(it),
            NoSuchEdition it => noSuchEdition(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It is there.</summary>
        /// <param name="DelegationId">The key.</param>
        /// <param name="Version">The version to carry when amending.</param>
        public sealed record Created(Guid DelegationId, long Version) : Outcome;

        /// <summary>The form is not valid; nothing was stored.</summary>
        /// <param name="Faults">What, field by field; what other delegations have is among them.</param>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>Another delegation of the edition has that code, abbreviation or name; nothing was stored.</summary>
        /// <param name="Field">The property's name in the form.</param>
        /// <param name="DelegationId">The one that has it.</param>
        public sealed record Taken(string Field, Guid DelegationId) : Outcome;

        /// <summary>There is no such edition.</summary>
        public sealed record NoSuchEdition : Outcome;
    }
}
