using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.OpenId;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Accounts;

/// <summary>Roles and accounts that the claims of a provider stand for, without the provider.</summary>
public sealed class ProviderRolesTests(Installation installation) : IClassFixture<Installation>
{
    private static int count;

    [Fact]
    public async Task Roles_come_and_go_with_the_claims_and_a_role_without_its_edition_is_left_out()
    {
        var id = await EnterAsync();

        Assert.True(await ClaimAsync(id, new("reader", null, "groups=a"), new("reader", null, "groups=b"), new("organizer", "gone", "groups=c"), new("press", null, "groups=d")));
        Assert.Equal(["reader"], await RolesAsync(id));
        Assert.False(await ClaimAsync(id, new ClaimRoles.Claimed("reader", null, "groups=a")));
        Assert.True(await ClaimAsync(id));
        Assert.Empty(await RolesAsync(id));
        await using var db = await installation.OpenAsync();
        Assert.Equal(["OpenID Connect: https://issuer.example", "OpenID Connect: groups=a", "OpenID Connect"], await db.Journal.Where(each => each.SubjectId == id).OrderBy(each => each.Number).Select(each => each.Reason).ToListAsync());
    }

    [Fact]
    public async Task A_role_by_hand_is_not_the_providers_and_one_that_has_ended_becomes_its()
    {
        var id = await EnterAsync();
        var soon = installation.Clock.GetUtcNow().UtcDateTime.AddHours(1);
        await installation.Get<GiveRole>().ExecuteAsync(new(id, "reader", GrantScope.Installation, null, soon), A.Organizer, default);

        Assert.False(await ClaimAsync(id, new ClaimRoles.Claimed("reader", null, "groups=a")));
        Assert.False(await ClaimAsync(id));
        Assert.Equal(["reader"], await RolesAsync(id));
        installation.Clock.Advance(TimeSpan.FromHours(2));

        Assert.True(await ClaimAsync(id, new ClaimRoles.Claimed("reader", null, "groups=a")));
        // given by hand now, it stays when the claim is gone
        Assert.IsType<GiveRole.Outcome.Given>(await installation.Get<GiveRole>().ExecuteAsync(new(id, "reader", GrantScope.Installation, null), A.Organizer, default));
        Assert.IsType<GiveRole.Outcome.Held>(await installation.Get<GiveRole>().ExecuteAsync(new(id, "reader", GrantScope.Installation, null), A.Organizer, default));
        Assert.False(await ClaimAsync(id));
        Assert.Equal(["reader"], await RolesAsync(id));
    }

    [Fact]
    public async Task The_last_owner_stays_one_whatever_the_claims_say_and_stays_connected()
    {
        await using var own = new Installation();
        await own.InitializeAsync();
        await using var process = own.Process(services => services.Configure<ProviderOptions>(provider => provider.IsOn = true));
        var entered = Assert.IsType<EnterByProvider.Outcome.Entered>(await process.GetRequiredService<EnterByProvider>().ExecuteAsync(Form(), default));
        await process.GetRequiredService<ClaimRoles>().ExecuteAsync(new(entered.AccountId, [new("owner", null, "groups=a")]), default);
        var actor = (await process.GetRequiredService<ReadActor>().ReadAsync(entered.AccountId, default))! with { ProvenAt = DateTime.MaxValue };

        Assert.False(await process.GetRequiredService<ClaimRoles>().ExecuteAsync(new(entered.AccountId, []), default));
        Assert.IsType<UnlinkProvider.Outcome.OnlyWay>(await process.GetRequiredService<UnlinkProvider>().ExecuteAsync(new(null), actor, default));
        await process.GetRequiredService<ResetPassword>().ExecuteAsync(new(entered.AccountId, "a long password"), A.Organizer, default);
        Assert.IsType<UnlinkProvider.Outcome.LastOrganizer>(await process.GetRequiredService<UnlinkProvider>().ExecuteAsync(new(null), actor, default));

        await process.GetRequiredService<CreateAccount>().ExecuteAsync(new("Another", "another@example.org", "a long password", "owner"), Actor.Operator, default);
        Assert.IsType<UnlinkProvider.Outcome.Unlinked>(await process.GetRequiredService<UnlinkProvider>().ExecuteAsync(new(null), actor, default));
        Assert.IsType<UnlinkProvider.Outcome.NotLinked>(await process.GetRequiredService<UnlinkProvider>().ExecuteAsync(new(null), actor, default));
        await using var db = await own.OpenAsync();
        Assert.Empty(await db.Grants.Where(each => each.AccountId == entered.AccountId).ToListAsync());
        Assert.Contains(JournalAction.ProviderUnlinked, await db.Journal.Where(each => each.SubjectId == entered.AccountId).Select(each => each.Action).ToListAsync());
    }

    [Fact]
    public async Task Connecting_needs_a_recent_proof_and_a_session_is_as_proven_as_the_provider_says()
    {
        var id = await EnterAsync();
        var actor = (await installation.Get<ReadActor>().ReadAsync(id, default))! with { ProvenAt = default };
        await Assert.ThrowsAsync<NotProvenException>(() => installation.Get<LinkProvider>().ExecuteAsync(new(new("https://issuer.example", "new")), actor, default));
        await Assert.ThrowsAsync<NotProvenException>(() => installation.Get<UnlinkProvider>().ExecuteAsync(new(null), actor, default));

        await using var db = await installation.OpenAsync();
        var account = await db.Users.SingleAsync(each => each.Id == id);
        var now = installation.Clock.GetUtcNow().UtcDateTime;
        foreach (var (said, isProven) in new[] { ((DateTime?)null, true), (now.AddHours(1), true), (now.AddMinutes(-14), true), (now.AddMinutes(-16), false), (DateTime.UnixEpoch, false) })
        {
            var session = await installation.Get<SignInSessions>().BeginAsync(account, new(ProvenAt: said), default);
            Assert.Equal(isProven, (await installation.Get<SignInSessions>().ReadAsync(session, default))!.IsProven(now));
        }
    }

    [Fact]
    public async Task A_provider_is_the_same_with_a_slash_at_its_end_and_without()
    {
        var form = Form();
        var entered = Assert.IsType<EnterByProvider.Outcome.Entered>(await installation.Get<EnterByProvider>().ExecuteAsync(form, default));

        Assert.Equal(entered, await installation.Get<EnterByProvider>().ExecuteAsync(form with { Identity = form.Identity with { Issuer = "https://issuer.example/" } }, default));
    }

    private static EnterByProvider.Form Form() => new(new("https://issuer.example", $"subject-{Interlocked.Increment(ref count)}"), "M. Rahimova", $"rahimova-{count}@ministry.example", IsVerified: true, MayMake: true, MayLink: false);

    private async Task<Guid> EnterAsync() => Assert.IsType<EnterByProvider.Outcome.Entered>(await installation.Get<EnterByProvider>().ExecuteAsync(Form(), default)).AccountId;

    private Task<bool> ClaimAsync(Guid id, params ClaimRoles.Claimed[] roles) => installation.Get<ClaimRoles>().ExecuteAsync(new(id, roles), default);

    private async Task<IReadOnlyList<string>> RolesAsync(Guid id)
    {
        await using var db = await installation.OpenAsync();
        return await db.Grants.Where(each => each.AccountId == id).Select(each => each.Role).Order().ToListAsync();
    }
}
