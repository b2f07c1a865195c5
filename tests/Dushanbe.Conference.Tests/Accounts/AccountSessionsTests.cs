using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Accounts;

public sealed class AccountSessionsTests(Installation installation) : IClassFixture<Installation>
{
    private static int count;

    private SignInSessions Sessions => installation.Get<SignInSessions>();

    [Fact]
    public async Task Whoever_manages_accounts_ends_all_sessions_of_another_and_of_nobody_else_and_the_journal_says_so()
    {
        var (one, other) = (await CreateAsync(), await CreateAsync());
        var (first, second, foreign) = (await BeginAsync(one), await BeginAsync(one), await BeginAsync(other));
        var news = new List<Guid>();
        using var heard = installation.Get<Bulletin>().Subscribe<SessionEnded>(each => { lock (news) news.Add(each.SessionId); });

        Assert.Equal(2, Assert.IsType<EndAccountSessions.Outcome.Done>(await EndAsync(one.Id, A.Organizer)).Count);

        Assert.Equal((null, null), (await Sessions.ReadAsync(first, default), await Sessions.ReadAsync(second, default)));
        Assert.NotNull(await Sessions.ReadAsync(foreign, default));
        Assert.Equal(new[] { first, second }.Order(), news.Order());
        // nobody is signed in any more: nothing happens, and nothing is told
        Assert.Equal(0, Assert.IsType<EndAccountSessions.Outcome.Done>(await EndAsync(one.Id, A.Organizer)).Count);
        Assert.Equal([JournalAction.Created, JournalAction.SessionsEnded], await ActionsAsync(one.Id));
        // it signs in again with its password
        Assert.NotNull(await Sessions.ReadAsync(await BeginAsync(one), default));
        Assert.IsType<EndAccountSessions.Outcome.NoSuchAccount>(await EndAsync(Guid.CreateVersion7(), A.Organizer));
        await Assert.ThrowsAsync<NotPermittedException>(() => EndAsync(one.Id, new Actor(one.Id, "", []) { ProvenAt = DateTime.MaxValue }));
        await Assert.ThrowsAsync<NotProvenException>(() => EndAsync(one.Id, A.Organizer with { AccountId = other.Id, ProvenAt = default }));
    }

    [Fact]
    public async Task An_account_has_so_many_sessions_and_the_oldest_gives_way()
    {
        var (account, other) = (await CreateAsync(), await CreateAsync());
        var foreign = await BeginAsync(other);
        var begun = new List<Guid>();
        for (var i = 0; i < SessionLimits.Most + 2; i++)
        {
            begun.Add(await BeginAsync(account));
            installation.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await using var db = await installation.OpenAsync();
        Assert.Equal(begun.Skip(2).Order(), (await db.SignInSessions.Where(each => each.AccountId == account.Id).Select(each => each.Id).ToListAsync()).Order());
        Assert.NotNull(await Sessions.ReadAsync(foreign, default));
    }

    private async Task<Account> CreateAsync()
    {
        var outcome = await installation.Get<CreateAccount>().ExecuteAsync(new("S. Kenjaeva", $"sessions-{Interlocked.Increment(ref count)}@example.org", "a long password", null), A.Organizer, default);
        await using var db = await installation.OpenAsync();
        var id = Assert.IsType<CreateAccount.Outcome.Created>(outcome).AccountId;
        return await db.Users.SingleAsync(each => each.Id == id);
    }

    private Task<Guid> BeginAsync(Account account) => Sessions.BeginAsync(account, new(), default);

    private Task<EndAccountSessions.Outcome> EndAsync(Guid accountId, Actor actor) => installation.Get<EndAccountSessions>().ExecuteAsync(new(accountId), actor, default);

    private async Task<List<JournalAction>> ActionsAsync(Guid accountId)
    {
        await using var db = await installation.OpenAsync();
        return await db.Journal.Where(each => each.SubjectId == accountId).OrderBy(each => each.Number).Select(each => each.Action).ToListAsync();
    }
}
