using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Accounts;

/// <summary>Gives an account a role in an edition or in the whole installation, in place of its role there; or removes it.</summary>
public sealed class ChangeGrants(IServiceScopeFactory scopes, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The new role of the account in the scope.</summary>
    /// <param name="AccountId">The account.</param>
    /// <param name="EditionId">The edition; null for the whole installation.</param>
    /// <param name="Post">The role, a name of <see cref="Posts"/>; null removes it.</param>
    public sealed record Form(Guid AccountId, Guid? EditionId, string? Post);

    /// <summary>Changes them.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage accounts.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageAccounts, null);
        await using var desk = new AccountStore(scopes);
        if (await desk.FindAsync(form.AccountId, cancel) is null) return new Outcome.NoSuchAccount();

        var scope = ScopeOf(form.EditionId);
        var held = await desk.Db.Grants.TagWith(nameof(ChangeGrants)).Where(each => each.AccountId == form.AccountId && each.Scope == scope && each.ScopeId == form.EditionId).ToListAsync(cancel);
        var wanted = GrantsOf(form.AccountId, form.EditionId, form.Post).ToList();
        var loses = held.Where(grant => wanted.All(each => each.Permission != grant.Permission)).ToList();
        if (form.EditionId is null && loses.Exists(grant => grant.Permission == Permission.ManageAccounts) && !await desk.OthersManageAccountsAsync(form.AccountId, cancel))
            return new Outcome.LastOrganizer();

        var gains = wanted.Where(grant => held.TrueForAll(each => each.Permission != grant.Permission)).ToList();
        if (loses.Count == 0 && gains.Count == 0) return new Outcome.Changed();
        desk.Db.Grants.RemoveRange(loses);
        desk.Db.Grants.AddRange(gains);
        desk.Db.Record(actor, clock.GetUtcNow().UtcDateTime, editionId: null, new Deed(JournalSubject.Account, form.AccountId, JournalAction.GrantsChanged, [Change(form.EditionId, PostOf(held.Select(each => each.Permission)), form.Post)]));
        await desk.Db.SaveChangesAsync(cancel);
        bulletin.Publish(new AccountChanged(form.AccountId));
        return new Outcome.Changed();
    }

    internal static IEnumerable<Grant> GrantsOf(Guid accountId, Guid? editionId, string? post)
    {
        if (post is null) return [];
        var found = Posts.Find(post) ?? throw new ArgumentException($"There is no role named {post}.", nameof(post));
        return found.Permissions.Select(permission => new Grant { AccountId = accountId, Permission = permission, Scope = ScopeOf(editionId), ScopeId = editionId });
    }

    internal static FieldChange Change(Guid? editionId, string? from, string? to) => new("Post", from, to, editionId);

    /// <summary>The role with these permissions; null where there is none.</summary>
    internal static string? PostOf(IEnumerable<Permission> permissions)
    {
        var held = permissions.ToHashSet();
        return Posts.All.FirstOrDefault(post => held.SetEquals(post.Permissions))?.Name;
    }

    private static GrantScope ScopeOf(Guid? editionId) => editionId is null ? GrantScope.Installation : GrantScope.Edition;

    /// <summary>Changed, or why not: an installation is never left without an organizer.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Changed, T> changed, Func<LastOrganizer, T> lastOrganizer, Func<NoSuchAccount, T> noSuchAccount) => this switch
        {
            Changed it => changed(it),
            LastOrganizer it => lastOrganizer(it),
            NoSuchAccount it => noSuchAccount(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The grants are stored.</summary>
        public sealed record Changed : Outcome;

        /// <summary>Nobody else may manage accounts, so this account must keep the permission.</summary>
        public sealed record LastOrganizer : Outcome;

        /// <summary>There is no such account.</summary>
        public sealed record NoSuchAccount : Outcome;
    }
}
