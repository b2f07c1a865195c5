using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts.OpenId;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Accounts;

/// <summary>Removes a passkey from the actor's own account. Open sessions stay: they end one by one, or with the password.</summary>
public sealed class RemovePasskey(IDbContextFactory<ConferenceDb> databases, IOptions<ProviderOptions> provider, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>Which.</summary>
    /// <param name="Id">The identifier of the key; one of another account is not found.</param>
    public sealed record Form(byte[] Id);

    /// <summary>Removes it.</summary>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustAct();
        if (actor.AccountId is not { } id) return new Outcome.NotThere();
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.UserPasskeys.TagWith(nameof(RemovePasskey)).SingleOrDefaultAsync(each => each.UserId == id && each.CredentialId == form.Id, cancel) is not { } passkey) return new Outcome.NotThere();
        var now = clock.GetUtcNow().UtcDateTime;
        actor.MustBeProven(now);
        if (!await db.UserPasskeys.TagWith(nameof(RemovePasskey)).AnyAsync(each => each.UserId == id && each.CredentialId != form.Id, cancel) && !await db.HasWayBesidePasskeysAsync(id, provider.Value, cancel)) return new Outcome.OnlyWay();
        db.Remove(passkey);
        db.Record(actor, now, editionId: null, new Deed(JournalSubject.Account, id, JournalAction.PasskeyRemoved));
        await db.SaveChangesAsync(cancel);
        bulletin.Publish(new AccountChanged(id));
        return new Outcome.Removed();
    }

    /// <summary>Removed, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Removed, T> removed, Func<NotThere, T> notThere, Func<OnlyWay, T> onlyWay) => this switch
        {
            Removed it => removed(it),
            NotThere it => notThere(it),
            OnlyWay it => onlyWay(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The account no longer has it.</summary>
        public sealed record Removed : Outcome;

        /// <summary>The account does not have it.</summary>
        public sealed record NotThere : Outcome;

        /// <summary>The account has neither a password nor another passkey nor a provider: nobody could sign in to it any more.</summary>
        public sealed record OnlyWay : Outcome;
    }
}
