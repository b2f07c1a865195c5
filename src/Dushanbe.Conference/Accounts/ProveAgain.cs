using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts.SecondStep;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Accounts;

/// <summary>
/// Lets the holder of an open session prove again who they are, before something that a passer-by at an open desk must not do. An
/// account with an authenticator app needs a code, one with passkeys alone a passkey, which the host checks, and any other its
/// password.
/// </summary>
public sealed class ProveAgain(IServiceScopeFactory scopes, CheckSecondStep secondStep, SignInSessions sessions)
{
    /// <summary>The proof.</summary>
    /// <param name="SessionId">The actor's own session.</param>
    /// <param name="Secret">The password, or a code of the app or a recovery code.</param>
    public sealed record Form(Guid SessionId, string Secret);

    /// <summary>Checks it.</summary>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.AccountId is not { } id) return new Outcome.Wrong();
        Outcome outcome;
        var means = await secondStep.ReadAsync(id, cancel);
        if (means.App) outcome = (await secondStep.ExecuteAsync(id, form.Secret, cancel)).Match<Outcome>(right: _ => new Outcome.Proven(), wrong: _ => new Outcome.Wrong(), locked: _ => new Outcome.Locked());
        // whoever has learnt the password could else set another second step with it
        else if (means.Passkey) outcome = new Outcome.Wrong();
        else outcome = await CheckPasswordAsync(id, form.Secret, cancel);
        if (outcome is Outcome.Proven) await sessions.ProveAsync(form.SessionId, cancel);
        return outcome;
    }

    private async Task<Outcome> CheckPasswordAsync(Guid accountId, string password, CancellationToken cancel)
    {
        await using var desk = new AccountStore(scopes);
        if (await desk.FindAsync(accountId, cancel) is not { ClosedAt: null } account) return new Outcome.Wrong();
        return await desk.CheckPasswordAsync(account, password) switch
        {
            null => new Outcome.Locked(),
            true => new Outcome.Proven(),
            false => new Outcome.Wrong(),
        };
    }

    /// <summary>Whether it is proved.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Proven, T> proven, Func<Wrong, T> wrong, Func<Locked, T> locked) => this switch
        {
            Proven it => proven(it),
            Wrong it => wrong(it),
            Locked it => locked(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It is, for <see cref="Actor.ProofHolds"/>.</summary>
        public sealed record Proven : Outcome;

        /// <summary>The password or code is wrong.</summary>
        public sealed record Wrong : Outcome;

        /// <summary>There were too many wrong ones.</summary>
        public sealed record Locked : Outcome;
    }
}
