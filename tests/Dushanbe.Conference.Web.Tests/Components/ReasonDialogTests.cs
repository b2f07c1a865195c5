using Bunit;
using Dushanbe.Conference.Web.Kit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class ReasonDialogTests(ComponentInstallation web) : DeskTest(web)
{
    [Theory]
    [InlineData("1", "Lost", true), InlineData("2", "Damaged", false)]
    public async Task The_digit_before_a_reason_chooses_it_and_Enter_confirms_it(string digit, string reason, bool voids)
    {
        var dialogs = Render<MudDialogProvider>();
        Task<ReasonDialog.Given?>? asked = null;
        await dialogs.InvokeAsync(() => { asked = ReasonDialog.AskAsync(Services.GetRequiredService<IDialogService>(), "Print again", "Why?", "Print", [new("Lost", ReasonDialog.Choice.Always), new("Damaged")], "Void the old one"); });
        dialogs.WaitForElement("button[data-key]");

        dialogs.Find("button[data-key]").KeyDown("7");
        Assert.Empty(dialogs.FindAll("[aria-pressed=true]"));
        dialogs.Find("button[data-key]").KeyDown(digit);
        Assert.Equal(reason, dialogs.Find("[aria-pressed=true]").Words());
        dialogs.Find("button[data-key]").KeyDown("Enter");

        Assert.Equal(new ReasonDialog.Given(reason, voids), await asked!.WaitAsync(TimeSpan.FromSeconds(30)));
    }
}
