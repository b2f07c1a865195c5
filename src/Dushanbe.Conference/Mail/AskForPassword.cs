using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Mail;

/// <summary>
/// Takes the request of somebody who has forgotten a password. It does the same whether there is such an account or not, and answers
/// nothing: the same queries, and one work item, which for an unknown address or too many letters is of an account that nobody has.
/// </summary>
public sealed class AskForPassword(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, IMailTransport transport, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>Whose.</summary>
    /// <param name="Email">The address as typed.</param>
    /// <param name="Language">The language of the letter.</param>
    public sealed record Form(string Email, string Language);

    /// <summary>Takes it.</summary>
    public async Task ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustAct();
        if (!transport.IsOn) return;
        var (now, normal) = (clock.GetUtcNow().UtcDateTime, (Cleaning.Line(form.Email) ?? "").ToUpperInvariant());
        var work = await databases.InTransactionAsync(
            async (db, stop) =>
            {
                await dialect.TurnAsync(db, LinkAsks.Turn, stop);
                var found = await db.Users.TagWith(nameof(AskForPassword)).Where(each => each.NormalizedEmail == normal).Select(each => (Guid?)each.Id).SingleOrDefaultAsync(stop);
                var account = found ?? Guid.CreateVersion7();
                var letters = await db.LinksOf(account, LinkKind.Reset, now.AddDays(-1)).TagWith($"{nameof(AskForPassword)} letters").Select(each => each.CreatedAt).ToListAsync(stop);
                if (LinkAsks.AreEnough(letters, now)) account = Guid.CreateVersion7();
                // nobody's: who asks is not known
                var item = db.Ask(nameof(SendLinkWork), null, Actor.Public, new LinkAsk(account, LinkKind.Reset, LinkAsks.LanguageOf(form.Language)), now);
                await db.SaveChangesAsync(stop);
                return item.Id;
            },
            (db, id, stop) => db.Work.TagWith(nameof(AskForPassword)).AnyAsync(each => each.Id == id, stop),
            cancel);
        bulletin.Publish(new WorkAsked(work));
    }
}
