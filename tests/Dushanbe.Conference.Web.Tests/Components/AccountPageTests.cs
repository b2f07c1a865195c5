using Bunit;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Web.Desks.Installation;
using MudBlazor;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class AccountPageTests(ComponentInstallation web) : DeskTest(web)
{
    [Fact]
    public async Task Everything_an_account_may_do_is_told_with_the_role_by_which_and_a_role_that_is_taken_takes_it_along()
    {
        await SitAsync("owner", everywhere: true);
        var (id, _, _) = await Web.AccountAsync("badges");
        var page = Show<AccountPage>(each => each.Add(it => it.Id, id));
        page.WaitForElement("section[aria-labelledby=may] tbody tr");

        Assert.Equal(["Open the desks and read the register, without contact data badge officer · all editions", "Print badges badge officer · all editions"], Rows(page));
        page.Find("section[aria-labelledby=roles] tbody button").Click();

        page.WaitForAssertion(() => Assert.Equal("Nothing.", page.Find("section[aria-labelledby=may] p").Words()));
        Assert.Equal(["Role removed"], Said);
        Assert.Empty((await Web.Get<ReadActor>().ReadAsync(id, default))!.Grants);
    }

    [Fact]
    public async Task The_last_owner_keeps_the_role_and_is_told_why()
    {
        await SitAsync("owner", everywhere: true);
        var me = Desk.Actor.AccountId!.Value;
        foreach (var other in (await Web.Get<AccountList>().ReadAsync(WebInstallation.Organizer, default)).Where(each => each.Id != me && each.Roles.Any(held => held.Role == Roles.Owner)))
            await Web.Get<TakeRole>().ExecuteAsync(new(other.Id, Roles.Owner, GrantScope.Installation, null), WebInstallation.Organizer, default);
        var page = Show<AccountPage>(each => each.Add(it => it.Id, me));
        page.WaitForElement("section[aria-labelledby=roles] tbody button").Click();

        page.WaitForAssertion(() => Assert.Equal("No other account can manage accounts, so this one cannot be changed.", page.Find(".note.bad").Words()));
    }

    [Fact]
    public async Task Closing_is_asked_about_and_of_ones_own_account_in_words_of_its_own()
    {
        await SitAsync("owner", everywhere: true);
        var dialogs = Render<MudDialogProvider>();
        var (id, _, _) = await Web.AccountAsync("badges");
        foreach (var (of, words) in new[] { (id, "Its holder can no longer sign in"), (Desk.Actor.AccountId!.Value, "This is your own account.") })
        {
            var page = Show<AccountPage>(each => each.Add(it => it.Id, of));
            page.WaitForElement("section[aria-labelledby=signin]");
            page.Button("Close account").Click();
            dialogs.WaitForElement(".mud-dialog");
            Assert.Contains(words, dialogs.Find(".mud-dialog").Words());
            Assert.NotNull(await Web.Get<ReadActor>().ReadAsync(of, default));
            dialogs.Button(of == id ? "Close account" : "EscCancel").Click();
            if (of != id) continue;
            page.WaitForAssertion(() => Assert.Empty(page.FindAll("section[aria-labelledby=signin] input")));
            Assert.Null(await Web.Get<ReadActor>().ReadAsync(of, default));
        }

        Assert.NotNull(await Web.Get<ReadActor>().ReadAsync(Desk.Actor.AccountId!.Value, default));
    }

    [Fact]
    public async Task An_auditor_sees_the_accounts_and_changes_none()
    {
        var (id, _, _) = await Web.AccountAsync("badges");
        await SitAsync("auditor", everywhere: true);
        var page = Show<AccountPage>(each => each.Add(it => it.Id, id));
        page.WaitForElement("section[aria-labelledby=may] tbody tr");

        Assert.Empty(page.FindAll("button, input"));
        var list = Show<AccountsPage>();
        list.WaitForElement("table");
        Assert.Empty(list.FindAll("form, button"));
    }

    private static IEnumerable<string> Rows(IRenderedComponent<AccountPage> page) => page.FindAll("section[aria-labelledby=may] tbody tr").Select(each => each.Words());
}
