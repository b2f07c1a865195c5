using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Mail;

/// <summary>Whether the holder of an account was invited and has chosen a password since.</summary>
public sealed class ReadInvitation(IDbContextFactory<ConferenceDb> databases, IMailTransport transport, TimeProvider clock)
{
    /// <summary>What is found about an account without a password.</summary>
    /// <param name="MailIsOn">Whether another letter can be sent.</param>
    /// <param name="InvitedAt">When the last letter was asked for (UTC); null for none.</param>
    /// <param name="Letter">What became of it; null where that is no longer known, or there was none.</param>
    public sealed record Row(bool MailIsOn, DateTime? InvitedAt, WorkState? Letter);

    /// <summary>Reads it; null where the account is gone or has a password.</summary>
    /// <exception cref="NotPermittedException">The actor may not read accounts.</exception>
    public async Task<Row?> ReadAsync(Guid accountId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ReadAccounts, null);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var waiting = db.Users.Where(each => each.Id == accountId && each.PasswordHash == null && !db.UserLogins.Any(login => login.UserId == each.Id));
        if (!await waiting.TagWith(nameof(ReadInvitation)).AnyAsync(cancel)) return null;
        var invited = await db.Journal(JournalSubject.Account, waiting.Select(each => each.Id)).TagWith($"{nameof(ReadInvitation)} journal").Where(each => each.Action == JournalAction.Invited)
            .OrderByDescending(each => each.At).Select(each => (DateTime?)each.At).FirstOrDefaultAsync(cancel);
        // records of work are kept for a month
        var letter = await db.LinksOf(accountId, LinkKind.Invitation, clock.GetUtcNow().UtcDateTime - SweepWork.Kept).TagWith($"{nameof(ReadInvitation)} letter")
            .OrderByDescending(each => each.CreatedAt).ThenByDescending(each => each.Id).Select(each => (WorkState?)each.State).FirstOrDefaultAsync(cancel);
        return new(transport.IsOn, invited, letter);
    }
}
