using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Mail;

/// <summary>Sets the password of an account for whoever has the link of a letter, and ends the account's sessions. The link is then used up.</summary>
public sealed class SetPasswordByLink(IServiceScopeFactory scopes, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The payload.</summary>
    /// <param name="Token">The secret part of the link.</param>
    /// <param name="Password">The new password.</param>
    public sealed record Form(string? Token, string Password);

    /// <summary>Whom a link is for.</summary>
    /// <param name="Kind">What it is for.</param>
    /// <param name="Email">The address that the account signs in with.</param>
    public sealed record Row(LinkKind Kind, string Email);

    /// <summary>Whom a link is for, which changes nothing: programs that check mail open links too. Null where it was used, has ended or is none.</summary>
    public async Task<Row?> ReadAsync(string? token, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var desk = new AccountStore(scopes);
        return await FindAsync(desk, token, cancel) is var (link, account) ? new(link.Kind, account.Email ?? "") : null;
    }

    /// <summary>Sets it. Of several requests at once one does.</summary>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        await using var desk = new AccountStore(scopes);
        if (await FindAsync(desk, form.Token, cancel) is not var (_, account)) return new Outcome.UsedUp();
        if (await desk.FaultsOfPasswordAsync(account, form.Password) is { Count: > 0 } faults) return new Outcome.Refused(faults);
        // whoever has the link is the holder, whoever else may be signed in in this browser
        desk.Db.Record(new Actor(account.Id, account.DisplayName, []), clock.GetUtcNow().UtcDateTime, editionId: null, new Deed(JournalSubject.Account, account.Id, JournalAction.PasswordChanged));
        if (!await desk.TrySetPasswordAsync(account, form.Password)) return new Outcome.UsedUp();
        bulletin.Publish(new AccountChanged(account.Id));
        return new Outcome.Done();
    }

    private static async Task<(AccountLinks.Content Link, Account Account)?> FindAsync(AccountStore desk, string? token, CancellationToken cancel)
    {
        if (desk.Get<AccountLinks>().Read(token) is not { } link) return null;
        if (await desk.FindAsync(link.AccountId, cancel) is not { } account || !AccountLinks.Holds(link, account)) return null;
        // whoever comes by a provider alone gets no second way in, which would stay open when the provider closes the first
        return account.PasswordHash is null && await desk.Db.UserLogins.TagWith(nameof(SetPasswordByLink)).AnyAsync(each => each.UserId == account.Id, cancel) ? null : (link, account);
    }

    /// <summary>Done, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Done, T> done, Func<Refused, T> refused, Func<UsedUp, T> usedUp) => this switch
        {
            Done it => done(it),
            Refused it => refused(it),
            UsedUp it => usedUp(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The new password holds.</summary>
        public sealed record Done : Outcome;

        /// <summary>The password breaks a rule.</summary>
        /// <param name="Faults">Error codes of Identity, such as <c>PasswordTooShort</c>; resource keys of the messages.</param>
        public sealed record Refused(IReadOnlyList<string> Faults) : Outcome;

        /// <summary>The link was used, has ended, or is none.</summary>
        public sealed record UsedUp : Outcome;
    }
}
