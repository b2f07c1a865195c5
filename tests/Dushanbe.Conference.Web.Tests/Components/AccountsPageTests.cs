using Bunit;
using Dushanbe.Conference.Web.Desks.Installation;
using Dushanbe.Conference.Web.Kit;

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
}
