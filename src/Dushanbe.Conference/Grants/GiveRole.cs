using System.Diagnostics;
using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.OpenId;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Grants;

/// <summary>Gives an account a role somewhere, forever or until a given moment; given again, the role gets the new end.</summary>
public sealed class GiveRole(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, IOptions<ProviderOptions> provider, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The role.</summary>
    /// <param name="AccountId">The account.</param>
    /// <param name="Role">A name of <see cref="Roles"/>.</param>
    /// <param name="Scope">Where: one of the scopes of the role.</param>
    /// <param name="ScopeId">The key of the edition, delegation, category or session; null for the installation.</param>
    /// <param name="EndsAt">When it ends (UTC); null for never.</param>
    public sealed record Form(Guid AccountId, string Role, GrantScope Scope, Guid? ScopeId, DateTime? EndsAt = null);

    /// <summary>Gives it.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage accounts.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.Must(Permission.ManageAccounts, null);
        actor.MustBeProven(clock.GetUtcNow().UtcDateTime);
        if (form.EndsAt <= clock.GetUtcNow().UtcDateTime) return new Outcome.Ended();
        var outcome = await databases.InTransactionAsync(
            async (db, stop) =>
            {
                await dialect.TurnAsync(db, AccountQueries.Turn, stop);
                return await StoreAsync(db, rows, form, actor, stop);
            },
            (db, last, stop) => last is not Outcome.Given ? Task.FromResult(true) : db.Grants.TagWith(nameof(GiveRole)).AnyAsync(each =>
                each.AccountId == form.AccountId && each.Role == form.Role && each.Scope == form.Scope && each.ScopeId == form.ScopeId && each.EndsAt == form.EndsAt && !each.IsClaimed, stop),
            cancel);
        if (outcome is Outcome.Given) bulletin.Publish(new AccountChanged(form.AccountId));
        return outcome;
    }

    private async Task<Outcome> StoreAsync(ConferenceDb db, RowScope rows, Form form, Actor actor, CancellationToken cancel)
    {
        if (!await db.Users.TagWith(nameof(GiveRole)).AnyAsync(each => each.Id == form.AccountId, cancel)) return new Outcome.NoSuchAccount();
        var (canBe, editionId) = await db.PlaceOfAsync(rows, form.Role, form.Scope, form.ScopeId, cancel);
        if (!canBe) return new Outcome.NoSuchPlace();
        var held = await db.Grants.TagWith(nameof(GiveRole)).SingleOrDefaultAsync(each =>
            each.AccountId == form.AccountId && each.Role == form.Role && each.Scope == form.Scope && each.ScopeId == form.ScopeId, cancel);
        // given by hand it is no longer the provider's to take
        if (held is { IsClaimed: false } && held.EndsAt == form.EndsAt) return new Outcome.Held();
        if (form.EndsAt is not null && held is { EndsAt: null } && await db.IsLastManagerAsync(held, provider.Value, cancel)) return new Outcome.LastOrganizer();

        List<FieldChange> changes = [];
        if (held is null or { IsClaimed: true }) changes.Add(AccountJournal.Role(form.ScopeId, null, form.Role));
        if (held?.EndsAt != form.EndsAt) changes.Add(new("GrantEndsAt", Moment(held?.EndsAt), Moment(form.EndsAt), form.ScopeId));
        if (held is null) db.Grants.Add(new Grant { AccountId = form.AccountId, Role = form.Role, Scope = form.Scope, ScopeId = form.ScopeId, EditionId = editionId, EndsAt = form.EndsAt });
        else (held.EndsAt, held.IsClaimed) = (form.EndsAt, false);
        db.Record(actor, clock.GetUtcNow().UtcDateTime, editionId: null, new Deed(JournalSubject.Account, form.AccountId, JournalAction.GrantsChanged, changes));
        await db.SaveChangesAsync(cancel);
        return new Outcome.Given();
    }

    private static string? Moment(DateTime? at) => at?.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Given, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Given, T> given, Func<Held, T> held, Func<Ended, T> ended, Func<NoSuchPlace, T> noSuchPlace, Func<LastOrganizer, T> lastOrganizer, Func<NoSuchAccount, T> noSuchAccount) => this switch
        {
            Given it => given(it),
            Held it => held(it),
            Ended it => ended(it),
            NoSuchPlace it => noSuchPlace(it),
            LastOrganizer it => lastOrganizer(it),
            NoSuchAccount it => noSuchAccount(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The account has the role now, or has it until another moment.</summary>
        public sealed record Given : Outcome;

        /// <summary>The account had it already, until the same moment; nothing was stored.</summary>
        public sealed record Held : Outcome;

        /// <summary>The moment is not in the future.</summary>
        public sealed record Ended : Outcome;

        /// <summary>There is no such edition, delegation, category or session, or the role is not given on it.</summary>
        public sealed record NoSuchPlace : Outcome;

        /// <summary>Nobody else manages accounts without an end.</summary>
        public sealed record LastOrganizer : Outcome;

        /// <summary>There is no such account.</summary>
        public sealed record NoSuchAccount : Outcome;
    }
}
