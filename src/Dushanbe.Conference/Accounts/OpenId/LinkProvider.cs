using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Accounts.OpenId;

/// <summary>Connects the actor's own account with somebody at the provider, who signs in to it from then on.</summary>
public sealed class LinkProvider(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>Whom.</summary>
    /// <param name="Identity">Who the provider says is at this browser.</param>
    public sealed record Form(ProviderIdentity Identity);

    /// <summary>Connects it.</summary>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustAct();
        if (actor.AccountId is not { } id) return new Outcome.NoAccount();
        var now = clock.GetUtcNow().UtcDateTime;
        actor.MustBeProven(now);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var keys = form.Identity.Keys;
        var there = await db.UserLogins.TagWith(nameof(LinkProvider)).Where(each => each.LoginProvider == ProviderIdentity.Provider && (keys.Contains(each.ProviderKey) || each.UserId == id)).ToListAsync(cancel);
        if (there.Exists(each => each.UserId != id)) return new Outcome.OfAnother();
        if (there.Exists(each => keys.Contains(each.ProviderKey, StringComparer.Ordinal))) return new Outcome.Linked();
        if (there.Count > 0) return new Outcome.WithAnother();
        db.UserLogins.Add(form.Identity.LoginOf(id));
        db.Record(actor, now, editionId: null, new Deed(JournalSubject.Account, id, JournalAction.ProviderLinked, Reason: form.Identity.Reason));
        await db.SaveChangesAsync(cancel);
        bulletin.Publish(new AccountChanged(id));
        return new Outcome.Linked();
    }

    /// <summary>Connected, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Linked, T> linked, Func<OfAnother, T> ofAnother, Func<WithAnother, T> withAnother, Func<NoAccount, T> noAccount) => this switch
        {
            Linked it => linked(it),
            OfAnother it => ofAnother(it),
            WithAnother it => withAnother(it),
            NoAccount it => noAccount(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It is, or was connected with this person already.</summary>
        public sealed record Linked : Outcome;

        /// <summary>This person signs in to another account.</summary>
        public sealed record OfAnother : Outcome;

        /// <summary>The account is connected with somebody else there: a connection is replaced only after it has been removed.</summary>
        public sealed record WithAnother : Outcome;

        /// <summary>Nobody is signed in.</summary>
        public sealed record NoAccount : Outcome;
    }
}
