using Bunit;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Mail;
using Dushanbe.Conference.Web.Desks.Installation;
using Dushanbe.Conference.Web.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class AccountsPageTests(ComponentInstallation web) : DeskTest(web)
{
    [Fact]
    public async Task What_a_new_account_lacks_is_said_beside_its_form_until_it_is_corrected_and_the_form_is_not_left_by_chance()
    {
        await SitAsync("owner", everywhere: true);
        var desk = Show<AccountsPage>();
        desk.WaitForElement("form");
        bool IsGuarded() => desk.FindComponent<LeaveGuard>().Instance.IsDirty();
        Assert.False(IsGuarded());

        desk.Field("E-mail").Change("nobody");
        Assert.True(IsGuarded());
        desk.Find("form").Submit();

        desk.WaitForAssertion(() => Assert.NotEmpty(desk.FindAll("form [aria-invalid=true]")));
        Assert.Single(desk.FindAll("form .note.bad"));
        Script.VerifyInvoke("focusWrong");
        desk.Field("Name").Change("Somebody");
        desk.WaitForAssertion(() => Assert.Empty(desk.FindAll(".note.bad, [aria-invalid=true]")));
    }

    [Fact]
    public async Task Where_letters_are_sent_a_new_account_is_invited_and_its_page_says_since_when_until_a_password_is_chosen()
    {
        await SitAsync("owner", everywhere: true);
        // the server itself sends none, so that its work ends without a letter
        var mail = new Posting();
        Services.AddSingleton<IMailTransport>(mail);
        Services.AddSingleton(new InviteAccount(Web.Get<IServiceScopeFactory>(), mail, Web.Get<Bulletin>(), Web.Get<TimeProvider>()));
        Services.AddSingleton(new ReadInvitation(Web.Get<IDbContextFactory<ConferenceDb>>(), mail, Web.Get<TimeProvider>()));
        var email = $"invited-{Guid.CreateVersion7():N}@example.org";
        var desk = Show<AccountsPage>();
        desk.WaitForElement("form");

        Assert.DoesNotContain(desk.FindAll("label"), label => label.TextContent.Contains("Initial password", StringComparison.Ordinal));
        desk.Field("Name").Change("Z. Invited");
        desk.Field("E-mail").Change(email);
        desk.Find("form").Submit();

        desk.WaitForAssertion(() => Assert.Equal(["Account created. The invitation is on its way."], Said));
        // the second click of a double click, and a real one later
        desk.Find("form").Submit();
        Assert.Empty(desk.FindAll(".note.bad, [aria-invalid=true]"));
        Clock.Advance(TimeSpan.FromSeconds(2));
        desk.Find("form").Submit();
        desk.WaitForAssertion(() => Assert.NotEmpty(desk.FindAll("form [aria-invalid=true]")));
        desk.WaitForAssertion(() => Assert.Equal("invited", desk.FindAll("tbody tr").Single(row => row.TextContent.Contains(email, StringComparison.Ordinal)).QuerySelector("td:last-child")!.Words()));
        var id = (await Web.Get<AccountList>().ReadAsync(WebInstallation.Organizer, default)).Single(each => each.Email == email).Id;
        var page = Show<AccountPage>(each => each.Add(it => it.Id, id));
        page.WaitForAssertion(() => Assert.Contains("The holder has not chosen a password yet.", page.Markup, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("button"), each => each.TextContent == "Send again"));
    }

    private sealed class Posting : IMailTransport
    {
        public bool IsOn => true;

        public Task SendAsync(Letter letter, CancellationToken cancel) => throw new InvalidOperationException("Nothing is sent here.");
    }
}
