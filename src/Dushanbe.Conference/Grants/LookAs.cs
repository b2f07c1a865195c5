using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Grants;

/// <summary>
/// Lets somebody who manages accounts look at the desks as the holder of a role would see them, in one sign-in session and
/// without acting: whatever would change something is refused. <see cref="SignInSessions.LookAsOneselfAsync"/> ends it.
/// </summary>
public sealed class LookAs(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin)
{
    /// <summary>The role.</summary>
    /// <param name="SessionId">The actor's own session.</param>
    /// <param name="Role">A name of <see cref="Roles"/>.</param>
    /// <param name="Scope">One of the scopes of the role.</param>
    /// <param name="ScopeId">The key of the edition, delegation, category or session; null for the installation.</param>
    public sealed record Form(Guid SessionId, string Role, GrantScope Scope, Guid? ScopeId);

    /// <summary>Begins it.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage accounts.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.Must(Permission.ManageAccounts, null);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (canBe, editionId) = await db.PlaceOfAsync(rows, form.Role, form.Scope, form.ScopeId, cancel);
        if (!canBe) return new Outcome.NoSuchPlace();
        if (await db.SignInSessions.TagWith(nameof(LookAs)).SingleOrDefaultAsync(each => each.Id == form.SessionId && each.AccountId == actor.AccountId, cancel) is not { } session) return new Outcome.NoSuchSession();
        (session.LooksAs, session.LooksAtScope, session.LooksAtId, session.LooksAtEditionId) = (form.Role, form.Scope, form.ScopeId, editionId);
        await db.SaveChangesAsync(cancel);
        bulletin.Publish(new AccountChanged(session.AccountId));
        return new Outcome.Looks();
    }

    /// <summary>Begun, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Looks, T> looks, Func<NoSuchPlace, T> noSuchPlace, Func<NoSuchSession, T> noSuchSession) => this switch
        {
            Looks it => looks(it),
            NoSuchPlace it => noSuchPlace(it),
            NoSuchSession it => noSuchSession(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The session sees the desks as that role does, within two seconds.</summary>
        public sealed record Looks : Outcome;

        /// <summary>There is no such edition, delegation, category or session, or the role is not given on it.</summary>
        public sealed record NoSuchPlace : Outcome;

        /// <summary>The session is not the actor's, or has ended.</summary>
        public sealed record NoSuchSession : Outcome;
    }
}
