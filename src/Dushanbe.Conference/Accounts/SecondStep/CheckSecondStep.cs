using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Accounts.SecondStep;

/// <summary>
/// Checks the code of an authenticator app, or a recovery code, of an account whose password was right; a passkey is checked by
/// the host. Every code is valid once.
/// Wrong ones are counted in the database, for all servers over it, before they are looked at: many at the same time count as
/// many in a row.
/// </summary>
public sealed class CheckSecondStep(IDbContextFactory<ConferenceDb> databases, IOptions<SecondStepOptions> options, AccountSecrets secrets, TimeProvider clock)
{
    /// <summary>Wrong codes in a row after which none is accepted for a while. Only who knows the password gets this far.</summary>
    public const int FailuresBeforeLock = 5;

    /// <summary>How long that lasts.</summary>
    public static TimeSpan LockedFor { get; } = TimeSpan.FromMinutes(10);

    /// <summary>With what an account answers after its password. Where it has neither, the password alone opens it.</summary>
    /// <param name="App">Whether it has an authenticator app, and with it recovery codes.</param>
    /// <param name="Passkey">Whether it has passkeys.</param>
    public sealed record Means(bool App, bool Passkey)
    {
        /// <summary>Whether a password alone, or a provider that asked for nothing more, opens no session of it.</summary>
        public bool Any => App || Passkey;
    }

    /// <summary>Reads with what an account answers after its password.</summary>
    public async Task<Means> ReadAsync(Guid accountId, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var app = await db.Authenticators.TagWith(nameof(CheckSecondStep)).AnyAsync(each => each.AccountId == accountId, cancel);
        return new(app, await db.UserPasskeys.TagWith($"{nameof(CheckSecondStep)} passkeys").AnyAsync(each => each.UserId == accountId, cancel));
    }

    /// <summary>Whether a role of the account needs one.</summary>
    public async Task<bool> IsNeededAsync(Guid accountId, CancellationToken cancel)
    {
        if (options.Value.NeededFor.Count == 0) return false;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var roles = await db.GrantsNow(clock.GetUtcNow().UtcDateTime).TagWith(nameof(CheckSecondStep)).Where(each => each.AccountId == accountId).Select(each => each.Role).ToListAsync(cancel);
        return roles.Exists(options.Value.IsNeededFor);
    }

    /// <summary>Checks a code.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="typed">Six digits of the app, or a recovery code.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome> ExecuteAsync(Guid accountId, string typed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(typed);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        if (!await EnterAsync(db, accountId, now.UtcDateTime, cancel)) return new Outcome.Locked();
        var isRight = TimeCode.IsCode(typed) ? await IsOfAppAsync(db, accountId, typed, now, cancel) : await IsOnPaperAsync(db, accountId, typed, now.UtcDateTime, cancel);
        if (!isRight) return new Outcome.Wrong();
        await db.CodeTallies.Where(each => each.AccountId == accountId).ExecuteUpdateAsync(set => set.SetProperty(each => each.Failures, 0), cancel);
        return new Outcome.Right();
    }

    private static async Task<bool> EnterAsync(ConferenceDb db, Guid accountId, DateTime now, CancellationToken cancel)
    {
        var since = now - LockedFor;
        return await db.CodeTallies.Where(each => each.AccountId == accountId && (each.Failures < FailuresBeforeLock || each.FailedAt < since))
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.Failures, each => each.FailedAt < since ? 1 : each.Failures + 1).SetProperty(each => each.FailedAt, now), cancel) == 1;
    }

    private async Task<bool> IsOfAppAsync(ConferenceDb db, Guid accountId, string typed, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Authenticators.TagWith(nameof(CheckSecondStep)).SingleOrDefaultAsync(each => each.AccountId == accountId, cancel) is not { } app) return false;
        return secrets.Unprotect(accountId, app.Secret) is { } secret && TimeCode.Find(secret, typed, now) is { } step
            // of two who use the same code at once one succeeds
            && await db.CodeTallies.Where(each => each.AccountId == accountId && each.LastStep < step).ExecuteUpdateAsync(set => set.SetProperty(each => each.LastStep, step), cancel) == 1;
    }

    private async Task<bool> IsOnPaperAsync(ConferenceDb db, Guid accountId, string typed, DateTime now, CancellationToken cancel)
    {
        var rows = await db.RecoveryCodes.TagWith(nameof(CheckSecondStep)).Where(each => each.AccountId == accountId).ToListAsync(cancel);
        if (secrets.Find(rows, typed) is not { } found) return false;
        var name = await db.Users.TagWith($"{nameof(CheckSecondStep)} name").Where(each => each.Id == accountId).Select(each => each.DisplayName).SingleAsync(cancel);
        db.RecoveryCodes.Remove(found);
        db.Record(new Actor(accountId, name, []), now, editionId: null, new Deed(JournalSubject.Account, accountId, JournalAction.RecoveryCodeUsed));
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // somebody else has used it at the same time
            return false;
        }
    }

    /// <summary>Whether the code is right.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Right, T> right, Func<Wrong, T> wrong, Func<Locked, T> locked) => this switch
        {
            Right it => right(it),
            Wrong it => wrong(it),
            Locked it => locked(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It is, and is used up now.</summary>
        public sealed record Right : Outcome;

        /// <summary>It is not, or was used before.</summary>
        public sealed record Wrong : Outcome;

        /// <summary>There were too many wrong ones; none is looked at for a while.</summary>
        public sealed record Locked : Outcome;
    }
}
