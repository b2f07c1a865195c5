using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.OpenId;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Grants;

/// <summary>Takes a role from an account.</summary>
public sealed class TakeRole(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, IOptions<ProviderOptions> provider, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The role.</summary>
    /// <param name="AccountId">The account.</param>
    /// <param name="Role">Its name.</param>
    /// <param name="Scope">Where the account has it.</param>
    /// <param name="ScopeId">The key of the edition and so on; null for the installation.</param>
    public sealed record Form(Guid AccountId, string Role, GrantScope Scope, Guid? ScopeId);

    /// <summary>Takes it.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage accounts.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageAccounts, null);
        actor.MustBeProven(clock.GetUtcNow().UtcDateTime);
        var outcome = await databases.InTransactionAsync(
            async (db, stop) =>
            {
                // of two owners who take each other's role at once the second finds that it is the last
                await dialect.TurnAsync(db, AccountQueries.Turn, stop);
                return await StoreAsync(db, form, actor, stop);
            },
            async (db, last, stop) => last is not Outcome.Taken || !await Held(db, form).AnyAsync(stop),
            cancel);
        if (outcome is Outcome.Taken) bulletin.Publish(new AccountChanged(form.AccountId));
        return outcome;
    }

    private async Task<Outcome> StoreAsync(ConferenceDb db, Form form, Actor actor, CancellationToken cancel)
    {
        if (await Held(db, form).SingleOrDefaultAsync(cancel) is not { } held) return new Outcome.NotHeld();
        if (await db.IsLastManagerAsync(held, provider.Value, cancel)) return new Outcome.LastOrganizer();
        db.Grants.Remove(held);
        db.Record(actor, clock.GetUtcNow().UtcDateTime, editionId: null, new Deed(JournalSubject.Account, form.AccountId, JournalAction.GrantsChanged, [AccountJournal.Role(form.ScopeId, form.Role, null)]));
        await db.SaveChangesAsync(cancel);
        return new Outcome.Taken();
    }

    private static IQueryable<Grant> Held(ConferenceDb db, Form form) => db.Grants.TagWith(nameof(TakeRole)).Where(each =>
        each.AccountId == form.AccountId && each.Role == form.Role && each.Scope == form.Scope && each.ScopeId == form.ScopeId);

    /// <summary>Taken, or why not: an installation is never left without an owner.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Taken, T> taken, Func<NotHeld, T> notHeld, Func<LastOrganizer, T> lastOrganizer) => this switch
        {
            Taken it => taken(it),
            NotHeld it => notHeld(it),
            LastOrganizer it => lastOrganizer(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The account no longer has it.</summary>
        public sealed record Taken : Outcome;

        /// <summary>The account does not have it.</summary>
        public sealed record NotHeld : Outcome;

        /// <summary>Nobody else manages accounts without an end.</summary>
        public sealed record LastOrganizer : Outcome;
    }
}
