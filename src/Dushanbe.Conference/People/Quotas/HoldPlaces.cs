using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People.Quotas;

/// <summary>Keeps places of a delegation for people whose names are to come: all that are asked for, or none.</summary>
public sealed class HoldPlaces(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The field name in the journal of a place that is held, and of one that is given up.</summary>
    public const string Held = "HeldPlace";

    /// <summary>The field name in the journal of a place for which somebody was registered.</summary>
    public const string Filled = "FilledPlace";

    /// <summary>What is held.</summary>
    /// <param name="DelegationId">The delegation.</param>
    /// <param name="Key">The key of the first place, generated when the form was opened: a form that is sent twice holds once.</param>
    /// <param name="Fields">The places.</param>
    public sealed record Form(Guid DelegationId, Guid Key, HeldPlaceFields Fields);

    /// <summary>Holds them.</summary>
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
            outcome = await databases.InTransactionAsync<Outcome>(
                async (db, stop) =>
                {
                    if (await db.Delegations(editions).TagWith(nameof(HoldPlaces)).Where(each => each.Id == form.DelegationId).Select(each => (Guid?)each.EditionId).SingleOrDefaultAsync(stop) is not { } found) return new Outcome.NoSuchDelegation();
                    edition = found;
                    await db.JournalTurnAsync(edition, stop);
                    return await StoreAsync(db, editions, edition, form, actor, stop);
                },
                async (db, last, stop) => last is not Outcome.Held || await db.HeldPlaces(editions).TagWith(nameof(HoldPlaces)).AnyAsync(each => each.Id == form.Key, stop),
                cancel);
        }
        catch (NoPlaceException full)
        {
            return new Outcome.NoPlace(full.Limit);
        }

        if (outcome is Outcome.Held) bulletin.Publish(new RegisterChanged(edition, actor.Name));
        return outcome;
    }

    private async Task<Outcome> StoreAsync(ConferenceDb db, RowScope editions, Guid editionId, Form form, Actor actor, CancellationToken cancel)
    {
        var fields = form.Fields.Cleaned();
        var faults = ((IFormFields<HeldPlaceFields>)fields).Faults().ToList();
        var letter = await db.Categories.TagWith(nameof(HoldPlaces)).Where(each => each.Id == fields.CategoryId && each.EditionId == editionId).Select(each => each.Letter).SingleOrDefaultAsync(cancel);
        if (letter is null) faults.Add(new(nameof(fields.CategoryId), FieldFaultKind.Unknown));
        if (faults.Count > 0) return new Outcome.Invalid(faults);
        if (await db.HeldPlaces(editions).TagWith(nameof(HoldPlaces)).AnyAsync(each => each.Id == form.Key, cancel)) return new Outcome.Held(fields.Count!.Value);
        for (var at = 0; at < fields.Count; at++)
        {
            db.Add(new HeldPlace
            {
                Id = at == 0 ? form.Key : Guid.CreateVersion7(),
                EditionId = editionId,
                DelegationId = form.DelegationId,
                CategoryId = fields.CategoryId,
                Capacity = fields.Capacity,
                IsHosted = fields.IsHosted,
                Function = fields.Function,
            });
        }

        db.Record(actor, clock.GetUtcNow().UtcDateTime, editionId, new Deed(JournalSubject.Delegation, form.DelegationId, JournalAction.Amended, [new FieldChange(Held, null, $"{letter} × {fields.Count}")]));
        await db.SaveChangesAsync(cancel);
        return new Outcome.Held(fields.Count!.Value);
    }

    /// <summary>Held, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Held, T> held, Func<Invalid, T> invalid, Func<NoPlace, T> noPlace, Func<NoSuchDelegation, T> noSuchDelegation) => this switch
        {
            Held it => held(it),
            Invalid it => invalid(it),
            NoPlace it => noPlace(it),
            NoSuchDelegation it => noSuchDelegation(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>They are held.</summary>
        /// <param name="Count">How many.</param>
        public sealed record Held(int Count) : Outcome;

        /// <summary>The form is not valid; nothing was stored.</summary>
        /// <param name="Faults">What, field by field.</param>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>There are not so many places; nothing was stored.</summary>
        /// <param name="Limit">Which places, and how many are taken.</param>
        public sealed record NoPlace(PlaceLimit Limit) : Outcome;

        /// <summary>There is no such delegation.</summary>
        public sealed record NoSuchDelegation : Outcome;
    }
}
