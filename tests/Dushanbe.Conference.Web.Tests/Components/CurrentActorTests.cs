using System.Security.Claims;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class CurrentActorTests(ComponentInstallation web) : DeskTest(web)
{
    [Fact]
    public async Task A_desk_is_gone_on_with_by_nobody_but_the_account_that_opened_it()
    {
        var (one, _, _) = await Web.AccountAsync("registration", Edition.Id);
        var (other, _, _) = await Web.AccountAsync("organizer", Edition.Id);
        var signedIn = new Whoever { Account = await Web.SessionAsync(one) };
        var current = new CurrentActor(Web.Get<Actors>(), signedIn);
        Assert.Equal(one, (await current.GetAsync(default)).AccountId);

        var first = signedIn.Account;
        signedIn.Account = await Web.SessionAsync(other);
        var refused = await Assert.ThrowsAsync<OtherAccountException>(async () => await current.GetAsync(default));
        var (began, now) = ((await ActorOf(one)).Name, (await ActorOf(other)).Name);
        Assert.Equal((began, now), (refused.Began, refused.Now));

        signedIn.Account = null;
        Assert.Equal(Actor.Public, await current.GetAsync(default));
        signedIn.Account = first;
        Assert.Equal(one, (await current.GetAsync(default)).AccountId);
    }

    [Fact]
    public async Task A_desk_is_not_gone_on_with_once_its_owner_sees_the_desks_otherwise()
    {
        var (owner, _, _) = await Web.AccountAsync(Roles.Owner);
        var signedIn = new Whoever { Account = await Web.SessionAsync(owner) };
        var session = Actors.SessionOf(signedIn.Account)!.Value;
        var (before, looking) = (new CurrentActor(Web.Get<Actors>(), signedIn), new CurrentActor(Web.Get<Actors>(), signedIn));
        var own = await before.GetAsync(default);

        Assert.IsType<LookAs.Outcome.Looks>(await Web.Get<LookAs>().ExecuteAsync(new(session, "reader", GrantScope.Edition, Edition.Id), own, default));
        await Assert.ThrowsAsync<SeesOtherwiseException>(async () => await before.GetAsync(default));
        Assert.Equal("reader", (await looking.GetAsync(default)).LooksAs);
        await Web.Get<SignInSessions>().LookAsOneselfAsync(session, default);

        // a tab that shows the desks of a reader must not act as the owner
        await Assert.ThrowsAsync<SeesOtherwiseException>(async () => await looking.GetAsync(default));
        Assert.Null((await before.GetAsync(default)).LooksAs);
    }

    private async Task<Actor> ActorOf(Guid id) => await new CurrentActor(Web.Get<Actors>(), new Whoever { Account = await Web.SessionAsync(id) }).GetAsync(default);

    private sealed class Whoever : AuthenticationStateProvider
    {
        public ClaimsPrincipal? Account { get; set; }

        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(Account ?? new ClaimsPrincipal(new ClaimsIdentity())));
    }
}
