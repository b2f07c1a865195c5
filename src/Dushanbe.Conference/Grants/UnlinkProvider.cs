using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.OpenId;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Grants;

/// <summary>Ends the connection of the actor's own account with the provider. Roles that the provider's claims gave go with it, since no sign-in would take them any more, and so do the account's sessions in other browsers, which may have come by the provider.</summary>
public sealed class UnlinkProvider(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, IOptions<ProviderOptions> provider, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The payload.</summary>
    /// <param name="But">A session to leave: that of the browser in use, whose holder has just proved who they are; null for none.</param>
    public sealed record Form(Guid? But);

    /// <summary>Ends it.</summary>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustAct();
        if (actor.AccountId is not { } id) return new Outcome.NotLinked();
        actor.MustBeProven(clock.GetUtcNow().UtcDateTime);
        IReadOnlyList<Guid> ended = [];
        var outcome = await databases.InTransactionAsync(
            async (db, stop) =>
            {
                await dialect.TurnAsync(db, AccountQueries.Turn, stop);
                var done = await StoreAsync(db, id, actor, stop);
                if (done is not Outcome.Unlinked) return done;
                var others = db.SignInSessions.TagWith(nameof(UnlinkProvider)).Where(each => each.AccountId == id && each.Id != form.But);
                ended = await others.Select(each => each.Id).ToListAsync(stop);
                await others.ExecuteDeleteAsync(stop);
                return done;
            },
            async (db, last, stop) => last is not Outcome.Unlinked || !await Links(db, id).AnyAsync(stop),
            cancel);
        if (outcome is not Outcome.Unlinked) return outcome;
        foreach (var session in ended) bulletin.Publish(new SessionEnded(session));
        bulletin.Publish(new AccountChanged(id));
        return outcome;
    }

    private async Task<Outcome> StoreAsync(ConferenceDb db, Guid id, Actor actor, CancellationToken cancel)
    {
        var links = await Links(db, id).ToListAsync(cancel);
        if (links.Count == 0) return new Outcome.NotLinked();
        if (!await db.Users.TagWith(nameof(UnlinkProvider)).AnyAsync(each => each.Id == id && each.PasswordHash != null, cancel) && !await db.UserPasskeys.TagWith(nameof(UnlinkProvider)).AnyAsync(each => each.UserId == id, cancel)) return new Outcome.OnlyWay();
        var claimed = await db.Grants.TagWith(nameof(UnlinkProvider)).Where(each => each.AccountId == id && each.IsClaimed).ToListAsync(cancel);
        foreach (var grant in claimed)
            if (await db.IsLastManagerAsync(grant, provider.Value, cancel)) return new Outcome.LastOrganizer();
        var now = clock.GetUtcNow().UtcDateTime;
        db.RemoveRange(links);
        db.RemoveRange(claimed);
        db.Record(actor, now, editionId: null, new Deed(JournalSubject.Account, id, JournalAction.ProviderUnlinked));
        if (claimed.Count > 0) db.Record(actor, now, editionId: null, new Deed(JournalSubject.Account, id, JournalAction.GrantsChanged, [.. claimed.Select(each => AccountJournal.Role(each.ScopeId, each.Role, null))], "OpenID Connect"));
        await db.SaveChangesAsync(cancel);
        return new Outcome.Unlinked();
    }

    private static IQueryable<Microsoft.AspNetCore.Identity.IdentityUserLogin<Guid>> Links(ConferenceDb db, Guid id) =>
        db.UserLogins.TagWith($"{nameof(UnlinkProvider)} links").Where(each => each.UserId == id && each.LoginProvider == ProviderIdentity.Provider);

    /// <summary>Ended, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Unlinked, T> unlinked, Func<NotLinked, T> notLinked, Func<OnlyWay, T> onlyWay, Func<LastOrganizer, T> lastOrganizer) => this switch
        {
            Unlinked it => unlinked(it),
            NotLinked it => notLinked(it),
            OnlyWay it => onlyWay(it),
            LastOrganizer it => lastOrganizer(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>Ended.</summary>
        public sealed record Unlinked : Outcome;

        /// <summary>There is none.</summary>
        public sealed record NotLinked : Outcome;

        /// <summary>The account has neither a password nor a passkey: nobody could sign in to it any more.</summary>
        public sealed record OnlyWay : Outcome;

        /// <summary>The provider's claims give the role without which nobody manages accounts.</summary>
        public sealed record LastOrganizer : Outcome;
    }
}
