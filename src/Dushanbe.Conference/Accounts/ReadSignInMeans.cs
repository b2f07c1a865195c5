using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts.OpenId;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Accounts;

/// <summary>How the actor's own account signs in, and where it is signed in.</summary>
public sealed class ReadSignInMeans(IDbContextFactory<ConferenceDb> databases, TimeProvider clock)
{
    /// <summary>What is found.</summary>
    /// <param name="Email">The address that the account signs in with.</param>
    /// <param name="AppSetAt">When its authenticator app was set (UTC); null without one.</param>
    /// <param name="RecoveryCodes">How many recovery codes are left.</param>
    /// <param name="Passkeys">Its passkeys, the oldest first.</param>
    /// <param name="Sessions">Its open sessions, the newest first.</param>
    /// <param name="HasPassword">Whether it has a password; one that a provider's claims made has none.</param>
    /// <param name="IsLinked">Whether it is connected with somebody at the provider.</param>
    public sealed record Row(string Email, DateTime? AppSetAt, int RecoveryCodes, IReadOnlyList<Passkey> Passkeys, IReadOnlyList<Session> Sessions, bool HasPassword, bool IsLinked);

    /// <summary>A passkey.</summary>
    /// <param name="Id">The identifier that its device gave it.</param>
    /// <param name="Name">What its owner calls it.</param>
    /// <param name="CreatedAt">When it was added.</param>
    public sealed record Passkey(byte[] Id, string? Name, DateTimeOffset CreatedAt);

    /// <summary>An open session.</summary>
    /// <param name="Id">Its key.</param>
    /// <param name="Browser">Browser and system; null where unknown.</param>
    /// <param name="BegunAt">When it began (UTC).</param>
    /// <param name="IsStrong">Whether it began with a second step or a passkey.</param>
    public sealed record Session(Guid Id, string? Browser, DateTime BegunAt, bool IsStrong);

    /// <summary>Reads it; null where nobody is signed in.</summary>
    public async Task<Row?> ReadAsync(Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.AccountId is not { } id) return null;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.Users.TagWith(nameof(ReadSignInMeans)).Where(each => each.Id == id && each.ClosedAt == null).Select(each => new { each.Email, HasPassword = each.PasswordHash != null }).SingleOrDefaultAsync(cancel) is not { } account) return null;
        var app = await db.Authenticators.Where(each => each.AccountId == id).Select(each => (DateTime?)each.SetAt).SingleOrDefaultAsync(cancel);
        var passkeys = await db.UserPasskeys.AsNoTracking().Where(each => each.UserId == id).ToListAsync(cancel);
        var sessions = await db.OpenSessions(now).Where(each => each.AccountId == id).OrderByDescending(each => each.BegunAt).ThenBy(each => each.Id).Select(each => new Session(each.Id, each.Browser, each.BegunAt, each.IsStrong)).ToListAsync(cancel);
        return new(account.Email ?? "", app, await db.RecoveryCodes.CountAsync(each => each.AccountId == id, cancel),
            [.. passkeys.Select(each => new Passkey(each.CredentialId, each.Data.Name, each.Data.CreatedAt)).OrderBy(each => each.CreatedAt)], sessions,
            account.HasPassword, await db.UserLogins.AnyAsync(each => each.UserId == id && each.LoginProvider == ProviderIdentity.Provider, cancel));
    }
}
