using System.Diagnostics;
using Dushanbe.Conference.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Accounts;

/// <summary>Creates an account with an initial password, which its holder can change.</summary>
public sealed class CreateAccount(IServiceScopeFactory scopes, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The holder of the new account; grants are given afterwards.</summary>
    /// <param name="DisplayName">The name that journals show.</param>
    /// <param name="Email">The e-mail address, by which one signs in.</param>
    /// <param name="Password">The first password.</param>
    /// <param name="Role">The role, a name of <see cref="Roles"/> that is given on an edition or the installation; null for none yet.</param>
    /// <param name="EditionId">The edition of the role; null for the whole installation.</param>
    public sealed record Form(string DisplayName, string Email, string Password, string? Role = null, Guid? EditionId = null);

    /// <summary>Makes it.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage accounts.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageAccounts, null);
        actor.MustBeProven(clock.GetUtcNow().UtcDateTime);
        await using var desk = new AccountStore(scopes);
        var created = new NewAccount(form.DisplayName, form.Email, form.Role, form.EditionId);
        if (await created.FaultsAsync(desk, cancel) is { Count: > 0 } faults) return new Outcome.Refused(faults);

        var account = created.Add(desk, actor, clock.GetUtcNow().UtcDateTime);
        var result = await desk.Users.CreateAsync(account, form.Password);
        if (!result.Succeeded) return new Outcome.Refused(NewAccount.FaultsOf(result));
        bulletin.Publish(new AccountChanged(account.Id));
        return new Outcome.Created(account.Id);
    }

    /// <summary>The account, or what is wrong with its name, address or password.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Created, T> created, Func<Refused, T> refused) => this switch
        {
            Created it => created(it),
            Refused it => refused(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The account was created.</summary>
        /// <param name="AccountId">Its key.</param>
        public sealed record Created(Guid AccountId) : Outcome;

        /// <summary>It is not valid.</summary>
        /// <param name="Faults">Codes of Identity, such as <c>DuplicateEmail</c> or <c>PasswordTooShort</c>, besides <c>NoName</c>, <c>NameTooLong</c>, <c>NoSuchEdition</c> and <c>NoSuchPlace</c> (the role is not given there); keys of resources.</param>
        public sealed record Refused(IReadOnlyList<string> Faults) : Outcome;
    }
}
