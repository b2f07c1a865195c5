using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Mail;

/// <summary>Creates an account without a password, and sends its holder a link with which to choose one.</summary>
public sealed class InviteAccount(IServiceScopeFactory scopes, IMailTransport transport, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The holder of the new account; further roles are given afterwards.</summary>
    /// <param name="DisplayName">The name that journals show.</param>
    /// <param name="Email">The e-mail address, by which one signs in and to which the letter goes.</param>
    /// <param name="Language">The language of the letter.</param>
    /// <param name="Role">The role, a name of <see cref="Roles"/> that is given on an edition or the installation; null for none yet.</param>
    /// <param name="EditionId">The edition of the role; null for the whole installation.</param>
    public sealed record Form(string DisplayName, string Email, string Language, string? Role = null, Guid? EditionId = null);

    /// <summary>Makes it and asks for the letter, in one save.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage accounts.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageAccounts, null);
        var now = clock.GetUtcNow().UtcDateTime;
        actor.MustBeProven(now);
        if (!transport.IsOn) return new Outcome.MailIsOff();
        await using var desk = new AccountStore(scopes);
        var created = new NewAccount(form.DisplayName, form.Email, form.Role, form.EditionId);
        if (await created.FaultsAsync(desk, cancel) is { Count: > 0 } faults) return new Outcome.Refused(faults);

        var account = created.Add(desk, actor, now);
        desk.Db.Record(actor, now, editionId: null, new Deed(JournalSubject.Account, account.Id, JournalAction.Invited));
        var work = desk.Db.Ask(nameof(SendLinkWork), null, actor, new LinkAsk(account.Id, LinkKind.Invitation, LinkAsks.LanguageOf(form.Language)), now);
        var result = await desk.Users.CreateAsync(account);
        if (!result.Succeeded) return new Outcome.Refused(NewAccount.FaultsOf(result));
        bulletin.Publish(new AccountChanged(account.Id));
        bulletin.Publish(new WorkAsked(work.Id));
        return new Outcome.Invited(account.Id);
    }

    /// <summary>The account, or what is wrong with its name or address, or with this installation.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Invited, T> invited, Func<Refused, T> refused, Func<MailIsOff, T> mailIsOff) => this switch
        {
            Invited it => invited(it),
            Refused it => refused(it),
            MailIsOff it => mailIsOff(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The account was created, and the letter will be sent.</summary>
        /// <param name="AccountId">Its key.</param>
        public sealed record Invited(Guid AccountId) : Outcome;

        /// <summary>It is not valid.</summary>
        /// <param name="Faults">The codes of <see cref="CreateAccount.Outcome.Refused"/>; keys of resources.</param>
        public sealed record Refused(IReadOnlyList<string> Faults) : Outcome;

        /// <summary>This installation sends no mail.</summary>
        public sealed record MailIsOff : Outcome;
    }
}
