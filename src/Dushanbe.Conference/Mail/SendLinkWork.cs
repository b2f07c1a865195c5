using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Mail;

/// <summary>
/// Sends the letter with the link that sets a password. The link is made here and stored nowhere. A mail server that is away is tried
/// for a day, later and later.
/// </summary>
internal sealed class SendLinkWork(IDbContextFactory<ConferenceDb> databases, IMailTransport transport, ILetterWriter letters, AccountLinks links, TimeProvider clock) : WorkHandler
{
    /// <summary>The result of work that has sent its letter.</summary>
    public const string Sent = "sent";

    /// <summary>The result where nobody was to get one: there is no such account, or it is closed.</summary>
    public const string Nobody = "nobody";

    /// <summary>How long a letter is tried.</summary>
    public static readonly TimeSpan Tried = TimeSpan.FromDays(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(2);

    /// <inheritdoc/>
    public override Permission Permission => Permission.ManageAccounts;

    /// <inheritdoc/>
    public override int MostAttempts => 20;

    /// <inheritdoc/>
    public override TimeSpan PauseAfter(int attempts) => base.PauseAfter(Math.Min(attempts, 8)) is var pause && pause < LongestPause ? pause : LongestPause;

    /// <inheritdoc/>
    public override async Task RunAsync(WorkTurn turn, CancellationToken cancel)
    {
        var ask = turn.Payload<LinkAsk>();
        // who invites may have lost the permission meanwhile; whoever has forgotten a password needs none
        if (ask.Kind == LinkKind.Invitation) turn.Actor.Must(Permission.ManageAccounts, null);
        var now = clock.GetUtcNow().UtcDateTime;
        if (now - turn.Item.CreatedAt > Tried) throw new WorkHopelessException("The letter was tried for a day.");
        await using var db = await databases.CreateDbContextAsync(cancel);
        var content = await ReadAsync(db, ask, turn, now, cancel);
        if (content is not null) await SendAsync(content, turn, cancel);
        await turn.FinishAsync(db, content is null ? Nobody : Sent, cancel);
    }

    private async Task<LinkLetter?> ReadAsync(ConferenceDb db, LinkAsk ask, WorkTurn turn, DateTime now, CancellationToken cancel)
    {
        var account = await db.Users.TagWith(nameof(SendLinkWork)).AsNoTracking().SingleOrDefaultAsync(each => each.Id == ask.AccountId && each.ClosedAt == null, cancel);
        if (account is not { Email: { Length: > 0 } address }) return null;
        // the first password has been set meanwhile
        if (ask.Kind == LinkKind.Invitation && account.PasswordHash is not null) return null;
        // whoever comes by a provider alone gets no second way in by letter, which would stay open when the provider closes the first
        if (account.PasswordHash is null && await db.UserLogins.TagWith($"{nameof(SendLinkWork)} logins").AnyAsync(each => each.UserId == account.Id, cancel)) return null;
        var grants = await db.GrantsNow(now).TagWith($"{nameof(SendLinkWork)} grants").Where(each => each.AccountId == account.Id)
            .OrderBy(each => each.Scope).ThenBy(each => each.Role).ThenBy(each => each.ScopeId).Select(each => new { each.Role, Edition = each.Scope == GrantScope.Edition ? each.ScopeId : each.EditionId }).ToListAsync(cancel);
        var ids = grants.Select(each => each.Edition).OfType<Guid>().Distinct().ToArray();
        // the newest, by whose clock the end of the link is told, where the account has no role on an edition
        var editions = await db.Editions.TagWith($"{nameof(SendLinkWork)} editions").Where(each => ids.Length == 0 ? !each.IsTraining : ids.Contains(each.Id)).OrderByDescending(each => each.Starts).ThenBy(each => each.Id)
            .Select(each => new { each.Id, each.ShortTitle, each.ZoneId }).Take(Math.Max(ids.Length, 1)).ToListAsync(cancel);
        var (token, until) = links.Make(account.Id, account.SecurityStamp, ask.Kind);
        return new(ask.Kind, address, account.DisplayName, ask.Language, token, until, editions.FirstOrDefault()?.ZoneId, turn.Item.ActorId is null || ask.Kind == LinkKind.Reset ? null : turn.Actor.Name,
            [.. grants.Select(each => new LinkLetter.Held(each.Role, editions.Find(edition => edition.Id == each.Edition)?.ShortTitle)).Distinct()]);
    }

    private async Task SendAsync(LinkLetter content, WorkTurn turn, CancellationToken cancel)
    {
        if (!transport.IsOn) throw new WorkHopelessException("Mail is not set up on this server.");
        var letter = letters.Write(content);
        // a server that has lost the work to another one sends nothing
        await turn.KeepAsync(cancel);
        try
        {
            await transport.SendAsync(letter, cancel);
        }
        catch (MailFailedException failed)
        {
            Telemetry.Mailed(content.Kind.ToString(), failed.IsFinal ? "refused" : "failed");
            if (failed.IsFinal) throw new WorkHopelessException(failed.Message);
            throw;
        }

        Telemetry.Mailed(content.Kind.ToString(), "sent");
    }
}
