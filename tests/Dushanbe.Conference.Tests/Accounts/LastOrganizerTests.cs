using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.OpenId;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Accounts;

/// <summary>An installation of its own, since these count all the organizers there are.</summary>
public sealed class LastOrganizerTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task Somebody_can_always_let_others_in()
    {
        Assert.False(await installation.Get<HasOrganizer>().ReadAsync(default));
        var only = await CreateAsync("only@example.org");

        Assert.True(await installation.Get<HasOrganizer>().ReadAsync(default));
        Assert.IsType<TakeRole.Outcome.LastOrganizer>(await installation.Get<TakeRole>().ExecuteAsync(new(only, Roles.Owner, GrantScope.Installation, null), A.Organizer, default));
        Assert.IsType<GiveRole.Outcome.LastOrganizer>(await installation.Get<GiveRole>().ExecuteAsync(new(only, Roles.Owner, GrantScope.Installation, null, installation.Get<TimeProvider>().GetUtcNow().UtcDateTime.AddDays(1)), A.Organizer, default));
        Assert.IsType<CloseAccount.Outcome.LastOrganizer>(await installation.Get<CloseAccount>().ExecuteAsync(new(only), A.Organizer, default));

        await CreateAsync("second@example.org");
        Assert.IsType<CloseAccount.Outcome.Done>(await installation.Get<CloseAccount>().ExecuteAsync(new(only), A.Organizer, default));
    }

    [Fact]
    public async Task An_owner_who_cannot_sign_in_is_not_the_one_who_stays()
    {
        await using var own = new Installation();
        await own.InitializeAsync();
        await own.Get<InviteAccount>().ExecuteAsync(new("Invited", "invited@example.org", "en", Roles.Owner), A.Organizer, default);
        var entered = Assert.IsType<EnterByProvider.Outcome.Entered>(await own.Get<EnterByProvider>().ExecuteAsync(new(new("https://issuer.example", "1"), "By the provider", "provided@example.org", IsVerified: true, MayMake: true, MayLink: false), default));
        await own.Get<ClaimRoles>().ExecuteAsync(new(entered.AccountId, [new(Roles.Owner, null, "groups=a")]), default);
        Assert.False(await own.Get<HasOrganizer>().ReadAsync(default));

        var only = Assert.IsType<CreateAccount.Outcome.Created>(await own.Get<CreateAccount>().ExecuteAsync(new("Only", "only@example.org", "a long password", Roles.Owner), A.Organizer, default)).AccountId;

        Assert.IsType<CloseAccount.Outcome.LastOrganizer>(await own.Get<CloseAccount>().ExecuteAsync(new(only), A.Organizer, default));
        Assert.IsType<TakeRole.Outcome.LastOrganizer>(await own.Get<TakeRole>().ExecuteAsync(new(only, Roles.Owner, GrantScope.Installation, null), A.Organizer, default));
        // while the provider is switched on, who comes by it stays
        await using var process = own.Process(services => services.Configure<ProviderOptions>(provider => provider.IsOn = true));
        Assert.IsType<CloseAccount.Outcome.Done>(await process.GetRequiredService<CloseAccount>().ExecuteAsync(new(only), A.Organizer, default));
        Assert.True(await process.GetRequiredService<HasOrganizer>().ReadAsync(default));
    }

    private async Task<Guid> CreateAsync(string email) =>
        Assert.IsType<CreateAccount.Outcome.Created>(await installation.Get<CreateAccount>().ExecuteAsync(new("Organizer", email, "a long password", Roles.Owner), A.Organizer, default)).AccountId;
}
