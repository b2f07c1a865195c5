using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Mail;

/// <summary>
/// Corrects the address of an account that nobody has signed in to yet, ends the links that went to the wrong one, and sends one to the
/// right one. Once its holder has a way in, the address is theirs.
/// </summary>
public sealed class CorrectAddress(IServiceScopeFactory scopes, IMailTransport transport, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The payload.</summary>
    /// <param name="AccountId">The account.</param>
    /// <param name="Email">The right address, as typed.</param>
    /// <param name="Language">The language of the letter.</param>
    public sealed record Form(Guid AccountId, string Email, string Language);

    /// <summary>Corrects it and asks for the letter, in one save.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage accounts.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageAccounts, null);
        var now = clock.GetUtcNow().UtcDateTime;
        actor.MustBeProven(now);
        await using var desk = new AccountStore(scopes);
        if (await desk.FindAsync(form.AccountId, cancel) is not { ClosedAt: null } account) return new Outcome.NoSuchAccount();
        if (account.PasswordHash is not null || await HasOtherWayAsync(desk.Db, account.Id, cancel)) return new Outcome.Accepted();
        var fields = AccountFields.Declared.Cleaned(new() { DisplayName = account.DisplayName, Email = form.Email });
        if (AccountFields.Declared.Faults(fields).Any()) return new Outcome.Refused(["InvalidEmail"]);
        if (fields.Email == account.Email) return new Outcome.Corrected(IsSent: false);
        (account.Email, account.UserName) = (fields.Email, fields.Email);
        desk.Db.Record(actor, now, editionId: null, new Deed(JournalSubject.Account, account.Id, JournalAction.Amended, [new FieldChange(nameof(AccountFields.Email), null, null)]));
        var work = transport.IsOn ? await AskAsync(desk.Db, form, actor, now, cancel) : null;
        // the new stamp ends the links of before
        var result = await desk.Users.UpdateSecurityStampAsync(account);
        if (!result.Succeeded) return new Outcome.Refused(NewAccount.FaultsOf(result));
        bulletin.Publish(new AccountChanged(account.Id));
        if (work is { } asked) bulletin.Publish(new WorkAsked(asked));
        return new Outcome.Corrected(transport.IsOn);
    }

    private static async Task<bool> HasOtherWayAsync(ConferenceDb db, Guid id, CancellationToken cancel) =>
        await db.UserLogins.TagWith(nameof(CorrectAddress)).AnyAsync(each => each.UserId == id, cancel) || await db.UserPasskeys.TagWith(nameof(CorrectAddress)).AnyAsync(each => each.UserId == id, cancel);

    // a letter that has not gone out yet goes to the right address by itself
    private static async Task<Guid?> AskAsync(ConferenceDb db, Form form, Actor actor, DateTime now, CancellationToken cancel)
    {
        if (await db.LinksOf(form.AccountId, LinkKind.Invitation, now - SendLinkWork.Tried).TagWith($"{nameof(CorrectAddress)} letters").AnyAsync(each => each.State == WorkState.Queued, cancel)) return null;
        db.Record(actor, now, editionId: null, new Deed(JournalSubject.Account, form.AccountId, JournalAction.Invited));
        return db.Ask(nameof(SendLinkWork), null, actor, new LinkAsk(form.AccountId, LinkKind.Invitation, LinkAsks.LanguageOf(form.Language)), now).Id;
    }

    /// <summary>Corrected, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Corrected, T> corrected, Func<Refused, T> refused, Func<Accepted, T> accepted, Func<NoSuchAccount, T> noSuchAccount) => this switch
        {
            Corrected it => corrected(it),
            Refused it => refused(it),
            Accepted it => accepted(it),
            NoSuchAccount it => noSuchAccount(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The account has this address.</summary>
        /// <param name="IsSent">Whether a letter follows.</param>
        public sealed record Corrected(bool IsSent) : Outcome;

        /// <summary>The address is not valid, or another account has it.</summary>
        /// <param name="Faults">The codes of <see cref="CreateAccount.Outcome.Refused"/>; keys of resources.</param>
        public sealed record Refused(IReadOnlyList<string> Faults) : Outcome;

        /// <summary>Its holder has a way in already.</summary>
        public sealed record Accepted : Outcome;

        /// <summary>There is no such account, or it is closed.</summary>
        public sealed record NoSuchAccount : Outcome;
    }
}
