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
        var asked = await AskAsync(dialogs);

        dialogs.Find("button[data-key]").KeyDown("7");
        Assert.Empty(dialogs.FindAll("[aria-pressed=true]"));
        dialogs.Find("button[data-key]").KeyDown(digit);
        Assert.Equal(reason, dialogs.Find("[aria-pressed=true]").Words());
        dialogs.Find("button[data-key]").KeyDown("Enter");

        Assert.Equal(new ReasonDialog.Given(reason, voids), await asked.Given.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData("Ama Adjei"), InlineData("3DF-UY2"), InlineData("D6F-UY1"), InlineData("21"), InlineData("/Ama")]
    public async Task A_name_or_a_badge_meant_for_elsewhere_chooses_and_confirms_nothing(string typed)
    {
        foreach (var isFirstChosen in new[] { false, true })
        {
            var dialogs = Render<MudDialogProvider>();
            var asked = await AskAsync(dialogs, isFirstChosen);

            foreach (var letter in typed)
            {
                dialogs.Find("[role=group]").KeyDown($"{letter}");
                if (letter == ' ') await dialogs.Find("button[data-key]").ClickAsync(new() { Detail = 0 });
            }

            dialogs.Find("[role=group]").KeyDown("Enter");
            dialogs.Find("button[data-key]").KeyDown("Enter");
            Assert.Empty(dialogs.FindAll("[aria-pressed=true]"));
            Assert.False(asked.Given.IsCompleted);
            // whoever is there after all chooses with Tab or the mouse
            dialogs.Find("[role=group]").KeyDown("Tab");
            await dialogs.Find("button[data-key='2']").ClickAsync(new() { Detail = 0 });
            dialogs.Find("button[data-key='2']").KeyDown("Enter");
            Assert.Equal("Damaged", (await asked.Given.WaitAsync(TimeSpan.FromSeconds(30)))!.Reason);
        }
    }

    [Fact]
    public async Task Enter_pressed_again_and_again_confirms_nothing_that_was_not_chosen()
    {
        var dialogs = Render<MudDialogProvider>();
        var asked = await AskAsync(dialogs);

        for (var i = 0; i < 3; i++) dialogs.Find("[role=group]").KeyDown("Enter");

        Assert.Equal("0", dialogs.Find("[role=group]").GetAttribute("tabindex"));
        Assert.Empty(dialogs.FindAll("[aria-pressed=true]"));
        Assert.False(asked.Given.IsCompleted);
    }

    [Fact]
    public async Task Enter_confirms_what_was_chosen_for_the_clerk()
    {
        var dialogs = Render<MudDialogProvider>();
        var asked = await AskAsync(dialogs, isFirstChosen: true);

        dialogs.Find("[role=group]").KeyDown("Enter");

        Assert.Equal("Lost", (await asked.Given.WaitAsync(TimeSpan.FromSeconds(30)))!.Reason);
    }

    // not the task itself, which would be awaited with it
    private sealed record Asked(Task<ReasonDialog.Given?> Given);

    private async Task<Asked> AskAsync(IRenderedComponent<MudDialogProvider> dialogs, bool isFirstChosen = false)
    {
        Task<ReasonDialog.Given?>? asked = null;
        await dialogs.InvokeAsync(() => { asked = ReasonDialog.AskAsync(Services.GetRequiredService<IDialogService>(), "Print again", "Why?", "Print", [new("Lost", ReasonDialog.Choice.Always), new("Damaged")], "Void the old one", isFirstChosen); });
        dialogs.WaitForElement("button[data-key]");
        return new(asked!);
    }
}
