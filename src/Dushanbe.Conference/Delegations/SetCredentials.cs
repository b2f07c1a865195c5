using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Delegations;

/// <summary>Notes how far the credentials of a delegation are, who signed them and when, and why they were returned.</summary>
public sealed class SetCredentials(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The new values, and the version that the editor saw.</summary>
    /// <param name="DelegationId">The delegation.</param>
    /// <param name="Version">The version that the editor saw; 0 where there was nothing.</param>
    /// <param name="Fields">The new values.</param>
    public sealed record Form(Guid DelegationId, long Version, CredentialsFields Fields);

    /// <summary>Notes it.</summary>
    /// <exception cref="NotPermittedException">The actor may not keep delegations.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var editions = actor.MustEditions(Permission.KeepDelegations);
        var edition = Guid.Empty;
        var outcome = await databases.InTransactionAsync<Outcome>(
            async (db, stop) =>
            {
                if (await db.Delegations(editions).TagWith(nameof(SetCredentials)).Where(each => each.Id == form.DelegationId).Select(each => (Guid?)each.EditionId).SingleOrDefaultAsync(stop) is not { } found) return new Outcome.NoSuchDelegation();
                edition = found;
                // of two editors the second sees what the first has noted
                await db.JournalTurnAsync(edition, stop);
                return await StoreAsync(db, editions, edition, form, actor, stop);
            },
            async (db, last, stop) => last is not Outcome.Noted noted || await db.Credentials(editions).TagWith(nameof(SetCredentials)).AnyAsync(each => each.DelegationId == form.DelegationId && each.Version >= noted.Version, stop),
            cancel);
        if (outcome is Outcome.Noted made && made.Version != form.Version) bulletin.Publish(new RegisterChanged(edition, actor.Name));
        return outcome;
    }

    private async Task<Outcome> StoreAsync(ConferenceDb db, RowScope editions, Guid editionId, Form form, Actor actor, CancellationToken cancel)
    {
        var fields = form.Fields.Cleaned();
        if (fields.Faults() is { Count: > 0 } faults) return new Outcome.Invalid(faults);
        var credentials = await db.Credentials(editions).TagWith(nameof(SetCredentials)).SingleOrDefaultAsync(each => each.DelegationId == form.DelegationId, cancel);
        var current = CredentialsFields.Of(credentials);
        if ((credentials?.Version ?? 0) != form.Version) return new Outcome.ChangedMeanwhile(credentials?.Version ?? 0, current);
        var changes = FieldChanges.Of(current, fields);
        if (changes.Count == 0) return new Outcome.Noted(form.Version);
        if (credentials is null) db.Add(credentials = new DelegationCredentials { DelegationId = form.DelegationId, EditionId = editionId });
        fields.ApplyTo(credentials);
        db.Record(actor, clock.GetUtcNow().UtcDateTime, editionId, new Deed(JournalSubject.Delegation, form.DelegationId, JournalAction.Amended, [.. changes.Select(each => each with { Field = $"Credentials.{each.Field}" })]));
        await db.SaveChangesAsync(cancel);
        return new Outcome.Noted(credentials.Version);
    }

    /// <summary>Noted, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Noted, T> noted, Func<Invalid, T> invalid, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoSuchDelegation, T> noSuchDelegation) => this switch
        {
            Noted it => noted(it),
            Invalid it => invalid(it),
            ChangedMeanwhile it => changedMeanwhile(it),
            NoSuchDelegation it => noSuchDelegation(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It is noted.</summary>
        /// <param name="Version">The version to carry next time.</param>
        public sealed record Noted(long Version) : Outcome;

        /// <summary>The form is not valid; nothing was stored.</summary>
        /// <param name="Faults">What, field by field.</param>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>Somebody noted something else after the editor opened the form; nothing was stored.</summary>
        /// <param name="Version">The version as it is now.</param>
        /// <param name="Current">The credentials as they are now.</param>
        public sealed record ChangedMeanwhile(long Version, CredentialsFields Current) : Outcome;

        /// <summary>There is no such delegation.</summary>
        public sealed record NoSuchDelegation : Outcome;
    }
}
