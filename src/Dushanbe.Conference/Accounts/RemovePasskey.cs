using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Accounts;

/// <summary>Removes a passkey from the actor's own account. Open sessions stay: they end one by one, or with the password.</summary>
public sealed class RemovePasskey(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>Which.</summary>
    /// <param name="Id">The identifier of the key; one of another account is not found.</param>
    public sealed record Form(byte[] Id);

    /// <summary>Removes it; false where it is not there.</summary>
    public async Task<bool> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustAct();
        if (actor.AccountId is not { } id) return false;
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.UserPasskeys.TagWith(nameof(RemovePasskey)).SingleOrDefaultAsync(each => each.UserId == id && each.CredentialId == form.Id, cancel) is not { } passkey) return false;
        var now = clock.GetUtcNow().UtcDateTime;
        actor.MustBeProven(now);
        db.Remove(passkey);
        db.Record(actor, now, editionId: null, new Deed(JournalSubject.Account, id, JournalAction.PasskeyRemoved));
        await db.SaveChangesAsync(cancel);
        bulletin.Publish(new AccountChanged(id));
        return true;
    }
}
