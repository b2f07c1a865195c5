using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.OpenId;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Grants;

/// <summary>
/// Gives an account, at each sign-in, the roles that the claims of its provider stand for, and takes those that they stood for before.
/// Roles that somebody gave by hand stay as they are, and so does the last role that manages accounts.
/// </summary>
public sealed class ClaimRoles(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, IOptions<ProviderOptions> provider, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>What the claims stand for.</summary>
    /// <param name="AccountId">The account.</param>
    /// <param name="Roles">The roles; one whose edition is gone, or that is not given there, is left out.</param>
    public sealed record Form(Guid AccountId, IReadOnlyList<Claimed> Roles);

    /// <summary>A role for a claim.</summary>
    /// <param name="Role">A name of <see cref="Access.Roles"/>.</param>
    /// <param name="Edition">The slug of the edition; null for the installation.</param>
    /// <param name="Because">The claim and its value, for the journal.</param>
    public sealed record Claimed(string Role, string? Edition, string Because);

    /// <summary>Gives and takes.</summary>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> ExecuteAsync(Form form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        var changed = await databases.InTransactionAsync(
            async (db, stop) =>
            {
                await dialect.TurnAsync(db, AccountQueries.Turn, stop);
                return await StoreAsync(db, form, stop);
            },
            // done again it finds nothing to do
            (_, _, _) => Task.FromResult(false),
            cancel);
        if (changed) bulletin.Publish(new AccountChanged(form.AccountId));
        return changed;
    }

    private async Task<bool> StoreAsync(ConferenceDb db, Form form, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var slugs = form.Roles.Select(each => each.Edition).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var editions = await db.Editions.TagWith(nameof(ClaimRoles)).Where(each => slugs.Contains(each.Slug)).ToDictionaryAsync(each => each.Slug, each => each.Id, StringComparer.Ordinal, cancel);
        var wanted = form.Roles.Where(each => each.Edition is null || editions.ContainsKey(each.Edition))
            .Select(each => (each.Role, Scope: each.Edition is null ? GrantScope.Installation : GrantScope.Edition, Id: each.Edition is null ? (Guid?)null : editions[each.Edition], each.Because))
            .Where(each => Roles.Find(each.Role)?.Scopes.Contains(each.Scope) == true).DistinctBy(each => (each.Role, each.Id)).ToList();
        var held = await db.Grants.TagWith(nameof(ClaimRoles)).Where(each => each.AccountId == form.AccountId).ToListAsync(cancel);
        var deeds = new List<Deed>();
        foreach (var (role, scope, id, because) in wanted)
        {
            var grant = held.Find(each => each.Role == role && each.Scope == scope && each.ScopeId == id);
            // what has been given by hand and has not ended is not the provider's to change
            if (grant is not null && (grant.EndsAt is null || grant.EndsAt > now)) continue;
            if (grant is null) db.Grants.Add(new Grant { AccountId = form.AccountId, Role = role, Scope = scope, ScopeId = id, IsClaimed = true });
            else (grant.EndsAt, grant.IsClaimed) = (null, true);
            deeds.Add(new(JournalSubject.Account, form.AccountId, JournalAction.GrantsChanged, [AccountJournal.Role(id, null, role)], $"OpenID Connect: {because}"));
        }

        foreach (var grant in held.Where(each => each.IsClaimed && !wanted.Exists(want => want.Role == each.Role && want.Scope == each.Scope && want.Id == each.ScopeId)))
        {
            if (await db.IsLastManagerAsync(grant, provider.Value, cancel)) continue;
            db.Grants.Remove(grant);
            deeds.Add(new(JournalSubject.Account, form.AccountId, JournalAction.GrantsChanged, [AccountJournal.Role(grant.ScopeId, grant.Role, null)], "OpenID Connect"));
        }

        if (deeds.Count == 0) return false;
        db.Record(EnterByProvider.Provider, now, editionId: null, deeds);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
