using Bunit;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Web.Kit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Dushanbe.Conference.Web.Tests.Components;

/// <summary>What is said once badges are with the browser, and that nothing is ever printed into silence.</summary>
public sealed class PrintingTests(ComponentInstallation web) : DeskTest(web)
{
    [Theory]
    [InlineData("en", "dialog", "Badge no. {0} made, print dialog opened")]
    [InlineData("en", "tab", "Badge no. {0} made and opened in a new tab. Print there.")]
    [InlineData("ru", "dialog", "Бейдж № {0} готов, открыто окно печати.")]
    [InlineData("tg", "dialog", "Бейҷи № {0} омода шуд, равзанаи чоп кушода шуд.")]
    public async Task What_was_done_with_a_badge_is_said_with_its_number(string language, string way, string words)
    {
        var person = await PersonAsync("Madina", "Sharifova");
        Speak(language);
        var asked = Script.Setup<string?>("printFile", _ => true).SetResult(way);

        var result = await PrintAsync(BadgeSelection.Of(person.Row.Id));

        var number = (await ReadAsync(person.Row.Id)).Row.BadgeNumber!;
        Assert.Equal(string.Format(words, BadgeNumber.Display(number)), result.Message);
        // what prints is named by its run alone
        Assert.Equal($"desk/{Edition.Slug}/badges/{result.Run!.RunId}.pdf", asked.Invocations.Single().Arguments[0]);
    }

    [Fact]
    public async Task Of_several_badges_their_number_is_said()
    {
        var people = new[] { await PersonAsync("Farrukh", "Rahmonzoda"), await PersonAsync("Ann", "Lee") };
        Script.Setup<string?>("printFile", _ => true).SetResult("dialog");

        var result = await PrintAsync(new BadgeSelection { ParticipantIds = [.. people.Select(each => each.Row.Id)] });

        Assert.Equal("2 badges made, print dialog opened", result.Message);
    }

    [Fact]
    public async Task Where_the_browser_opens_nothing_by_itself_a_press_opens_the_file()
    {
        var person = await PersonAsync("Madina", "Sharifova");
        var dialogs = Render<MudDialogProvider>();
        Script.Setup<string?>("printFile", _ => true).SetResult("none");

        var result = await PrintAsync(BadgeSelection.Of(person.Row.Id));

        dialogs.WaitForElement(".mud-dialog");
        var open = dialogs.Find(".mud-dialog a.primary");
        Assert.Equal(("Open the file", $"desk/{Edition.Slug}/badges/{result.Run!.RunId}.pdf", "_blank"), (open.Words(), open.GetAttribute("href"), open.GetAttribute("target")));
        Assert.StartsWith($"{result.Message} and recorded, but the browser did not open the file.", dialogs.Find(".mud-dialog p").Words());
        Assert.Equal(1, (await ReadAsync(person.Row.Id)).Row.Prints);
    }

    private async Task<PersonDeeds.Result> PrintAsync(BadgeSelection selection) =>
        (await ActivatorUtilities.CreateInstance<PersonDeeds>(Services).PrintAsync(Desk, new(Edition.Id, selection), 0, () => ValueTask.FromResult(Desk.Actor), Services.GetRequiredService<IDialogService>(), default))!;
}
