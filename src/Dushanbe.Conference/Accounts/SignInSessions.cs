using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts.SecondStep;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Accounts;

/// <summary>Who is signed in: the sessions of browsers, as the database has them for every server over it.</summary>
public sealed class SignInSessions(IDbContextFactory<ConferenceDb> databases, IOptions<SecondStepOptions> secondStep, IOptions<SessionLimits> limits, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>Begins one, for an account whose password, code or passkey has just been checked.</summary>
    /// <returns>Its key, for the cookie.</returns>
    public async Task<Guid> BeginAsync(Account account, SignInManner manner, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(manner);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (now, browser) = (clock.GetUtcNow().UtcDateTime, Cleaning.Line(manner.Browser));
        // a password is no proof where there is a passkey: whoever has learnt it could else set another second step with it
        var isProof = manner.IsStrong || !await db.UserPasskeys.TagWith(nameof(SignInSessions)).AnyAsync(each => each.UserId == account.Id, cancel);
        var session = new SignInSession
        {
            AccountId = account.Id,
            Stamp = account.SecurityStamp ?? "",
            BegunAt = now,
            ProvenAt = !isProof ? DateTime.UnixEpoch : manner.ProvenAt < now ? manner.ProvenAt.Value : now,
            IsStrong = manner.IsStrong,
            Browser = browser is { Length: > SignInManner.LongestBrowser } ? browser[..SignInManner.LongestBrowser] : browser,
            EndsAt = now + limits.Value.UnusedFor,
        };
        db.SignInSessions.Add(session);
        await db.SaveChangesAsync(cancel);
        await EndOldestAsync(db, session, cancel);
        return session.Id;
    }

    private async Task EndOldestAsync(ConferenceDb db, SignInSession begun, CancellationToken cancel)
    {
        var surplus = await db.OpenSessions(begun.BegunAt).TagWith($"{nameof(SignInSessions)} surplus").Where(each => each.AccountId == begun.AccountId && each.Id != begun.Id)
            .OrderByDescending(each => each.BegunAt).ThenBy(each => each.Id).Skip(SessionLimits.Most - 1).Select(each => each.Id).ToListAsync(cancel);
        if (surplus.Count == 0) return;
        await db.SignInSessions.Where(each => surplus.Contains(each.Id)).ExecuteDeleteAsync(cancel);
        foreach (var each in surplus) bulletin.Publish(new SessionEnded(each));
    }

    /// <summary>Ends one, for every copy of its cookie. One that has ended already is left so.</summary>
    public async Task EndAsync(Guid sessionId, CancellationToken cancel)
    {
        await using (var db = await databases.CreateDbContextAsync(cancel)) await db.SignInSessions.Where(each => each.Id == sessionId).ExecuteDeleteAsync(cancel);
        bulletin.Publish(new SessionEnded(sessionId));
    }

    /// <summary>Notes that the holder of a session does something, so that it goes on. One that has ended stays so.</summary>
    public async Task UseAsync(Guid sessionId, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var ends = now + limits.Value.UnusedFor;
        await db.OpenSessions(now).TagWith($"{nameof(SignInSessions)} use").Where(each => each.Id == sessionId && each.EndsAt < ends).ExecuteUpdateAsync(set => set.SetProperty(each => each.EndsAt, ends), cancel);
    }

    /// <summary>Which of these have ended for want of use, and for nothing else.</summary>
    public async Task<IReadOnlySet<Guid>> UnusedAsync(IReadOnlyCollection<Guid> sessionIds, CancellationToken cancel)
    {
        if (sessionIds.Count == 0) return new HashSet<Guid>();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.YoungSessions(now).TagWith($"{nameof(SignInSessions)} unused").Where(each => sessionIds.Contains(each.Id) && each.EndsAt <= now).Select(each => each.Id).ToHashSetAsync(cancel);
    }

    /// <summary>Notes that the holder of a session has just proved again who they are.</summary>
    public async Task ProveAsync(Guid sessionId, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.SignInSessions.TagWith($"{nameof(SignInSessions)} proof").SingleOrDefaultAsync(each => each.Id == sessionId, cancel) is not { } session) return;
        session.ProvenAt = clock.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(cancel);
        bulletin.Publish(new AccountChanged(session.AccountId));
    }

    /// <summary>Ends looking at the desks as somebody else would see them.</summary>
    public async Task LookAsOneselfAsync(Guid sessionId, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.SignInSessions.TagWith(nameof(SignInSessions)).SingleOrDefaultAsync(each => each.Id == sessionId, cancel) is not { LooksAs: not null } session) return;
        (session.LooksAs, session.LooksAtScope, session.LooksAtId, session.LooksAtEditionId) = (null, null, null, null);
        await db.SaveChangesAsync(cancel);
        bulletin.Publish(new AccountChanged(session.AccountId));
    }

    /// <summary>Who acts in a session, with the grants of this moment; null where it has ended or its account is closed.</summary>
    public async Task<Actor?> ReadAsync(Guid sessionId, CancellationToken cancel) => (await ReadAsync([sessionId], cancel)).GetValueOrDefault(sessionId);

    /// <summary>The same of several: those that have ended are left out. At most some hundred at a time.</summary>
    public async Task<IReadOnlyDictionary<Guid, Actor>> ReadAsync(IReadOnlyCollection<Guid> sessionIds, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var open = await db.OpenSessions(now).TagWith(nameof(SignInSessions)).Where(each => sessionIds.Contains(each.Id))
            .Join(db.Users, each => each.AccountId, user => user.Id, (each, user) => new { each.Id, each.AccountId, user.DisplayName, each.IsStrong, each.ProvenAt, each.LooksAs, each.LooksAtScope, each.LooksAtId, each.LooksAtEditionId }).ToListAsync(cancel);
        var accounts = open.Select(each => each.AccountId).Distinct().ToArray();
        var grants = (accounts.Length == 0 ? [] : await db.GrantsNow(now).TagWith($"{nameof(SignInSessions)} grants").Where(each => accounts.Contains(each.AccountId))
            .Select(each => new { each.AccountId, Held = new Roles.Held(each.Role, each.Scope, each.ScopeId, each.EditionId) }).ToListAsync(cancel)).ToLookup(each => each.AccountId, each => each.Held);
        return open.ToDictionary(each => each.Id, each =>
        {
            var held = grants[each.AccountId].Where(grant => each.IsStrong || !secondStep.Value.IsNeededFor(grant.Role)).ToList();
            var own = new Actor(each.AccountId, each.DisplayName, Roles.Spread(held)) { ProvenAt = each.ProvenAt, IsWithheld = held.Count < grants[each.AccountId].Count() };
            // who no longer manages accounts looks with their own eyes again
            return each is { LooksAs: { } role, LooksAtScope: { } scope } && own.May(Permission.ManageAccounts, null)
                ? own with { Grants = Roles.Spread([new(role, scope, each.LooksAtId, each.LooksAtEditionId)]), LooksAs = role }
                : own;
        });
    }

    /// <summary>Takes away the rows of sessions that have ended by themselves or with their account's password.</summary>
    /// <returns>How many were deleted.</returns>
    public async Task<int> SweepAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.SignInSessions.Where(each => !db.OpenSessions(now).Any(open => open.Id == each.Id)).ExecuteDeleteAsync(cancel);
    }
}

internal static class SessionQueries
{
    /// <summary>The sessions that have not ended, of accounts that are open.</summary>
    public static IQueryable<SignInSession> OpenSessions(this ConferenceDb db, DateTime now) => db.YoungSessions(now).Where(each => each.EndsAt > now);

    /// <summary>The same, whether or not somebody has used them lately.</summary>
    public static IQueryable<SignInSession> YoungSessions(this ConferenceDb db, DateTime now)
    {
        var oldest = now - SignInSession.Longest;
        return db.SignInSessions.Where(each => each.BegunAt > oldest && db.Users.Any(user => user.Id == each.AccountId && user.ClosedAt == null && user.SecurityStamp == each.Stamp));
    }
}
