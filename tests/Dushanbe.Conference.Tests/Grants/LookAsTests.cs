using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Grants;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Grants;

public sealed class LookAsTests(Installation installation) : IClassFixture<Installation>
{
    private static int count;

    private SignInSessions Sessions => installation.Get<SignInSessions>();

    [Fact]
    public async Task An_owner_sees_what_a_focal_point_sees_in_one_session_until_it_is_ended_and_changes_nothing()
    {
        var desk = await Desk.OpenAsync(installation);
        var (own, version) = await desk.Register(desk.Fields());
        await desk.Register(desk.Fields("Aziz", "Rahmonov") with { DelegationId = desk.Kyrgyzstan.Id });
        var (session, other) = await OwnerAsync();

        var before = (await Sessions.ReadAsync(session, default))!;
        Assert.IsType<LookAs.Outcome.Looks>(await installation.Get<LookAs>().ExecuteAsync(new(session, Roles.FocalPoint, GrantScope.Delegation, desk.Tajikistan.Id), before, default));
        var looking = (await Sessions.ReadAsync(session, default))!;

        Assert.Equal((Roles.FocalPoint, before.AccountId, before.Name), (looking.LooksAs, looking.AccountId, looking.Name));
        Assert.True(looking.MayInPart(Permission.ReadDesk, desk.Edition.Id));
        Assert.Equal([own], (await desk.Search(null, actor: looking)).Rows.Select(row => row.Id));
        await Assert.ThrowsAsync<OnlyLookingException>(() => installation.Get<Conference.People.AmendParticipant>().ExecuteAsync(new(own, version, desk.Fields(), desk.Fields() with { Function = "Minister" }), looking, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<AccountList>().ReadAsync(looking, default));
        Assert.Null((await Sessions.ReadAsync(other, default))!.LooksAs);
        await Sessions.LookAsOneselfAsync(session, default);

        var after = (await Sessions.ReadAsync(session, default))!;
        Assert.Null(after.LooksAs);
        Assert.True(after.May(Permission.ManageAccounts, null));
    }

    [Fact]
    public async Task Nobody_looks_in_the_session_of_another_nor_as_what_there_is_not_nor_without_managing_accounts()
    {
        var edition = await installation.Add(A.Edition());
        var ((session, _), (others, _)) = (await OwnerAsync(), await OwnerAsync());
        var owner = (await Sessions.ReadAsync(session, default))!;
        Task<LookAs.Outcome> As(Guid at, string role, GrantScope scope, Guid? on) => installation.Get<LookAs>().ExecuteAsync(new(at, role, scope, on), owner, default);

        Assert.IsType<LookAs.Outcome.NoSuchSession>(await As(others, "reader", GrantScope.Edition, edition.Id));
        Assert.IsType<LookAs.Outcome.NoSuchPlace>(await As(session, "reader", GrantScope.Edition, Guid.CreateVersion7()));
        Assert.IsType<LookAs.Outcome.NoSuchPlace>(await As(session, "gate", GrantScope.Delegation, edition.Id));
        Assert.IsType<LookAs.Outcome.Looks>(await As(session, "reader", GrantScope.Edition, edition.Id));
        await using (var db = await installation.OpenAsync()) await db.Grants.Where(each => each.AccountId == owner.AccountId).ExecuteDeleteAsync();

        // what is left are one's own roles, and there are none
        var now = (await Sessions.ReadAsync(session, default))!;
        Assert.Empty(now.Grants);
        Assert.Null(now.LooksAs);
    }

    private async Task<(Guid One, Guid Other)> OwnerAsync()
    {
        var id = Assert.IsType<CreateAccount.Outcome.Created>(await installation.Get<CreateAccount>().ExecuteAsync(new("Owner", $"looks-{Interlocked.Increment(ref count)}@example.org", "a long password", Roles.Owner), A.Organizer, default)).AccountId;
        await using var db = await installation.OpenAsync();
        var account = await db.Users.SingleAsync(each => each.Id == id);
        return (await Sessions.BeginAsync(account, new(), default), await Sessions.BeginAsync(account, new(), default));
    }
}
