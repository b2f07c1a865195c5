using System.Text.RegularExpressions;
using Bunit;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using MudBlazor;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class KeyBarTests : DeskTest
{
    private readonly BunitJSModuleInterop keyboard;
    private readonly Lazy<IRenderedComponent<MudDialogProvider>> dialogs;

    public KeyBarTests(ComponentInstallation web) : base(web)
    {
        keyboard = JSInterop.SetupModule("./Kit/KeyBar.razor.js");
        keyboard.Setup<bool>("listen", _ => true).SetResult(true);
        dialogs = new(() => Render<MudDialogProvider>());
    }

    private IRenderedComponent<MudDialogProvider> Dialogs => dialogs.Value;

    [Fact]
    public async Task A_key_does_its_deed_for_the_page_it_belongs_to_which_is_drawn_anew()
    {
        var page = Render<Page>();

        await PressAsync(page, "shift+n");

        Assert.Equal("1", page.Find("#count").TextContent);
    }

    [Fact]
    public void The_bar_shows_the_caps_of_chosen_keys_and_tells_the_browser_of_all()
    {
        var page = Render<Page>();

        Assert.Equal(["ShiftNNew", "/Search", "EnterFirst result"], page.FindAll(".keys > span:not(.end)").Select(each => each.TextContent));
        Assert.Equal([null, null, "desk-search"], page.FindAll(".keys > span:not(.end)").Select(each => each.GetAttribute("data-acts")));
        Assert.Equal("[{\"name\":\"Shift\\u002BN\",\"fields\":false,\"focus\":null,\"leaves\":true},{\"name\":\"/\",\"fields\":false,\"focus\":\"desk-search\",\"leaves\":false},{\"name\":\"ArrowDown\",\"fields\":false,\"focus\":null,\"leaves\":false},{\"name\":\"Escape\",\"fields\":true,\"focus\":null,\"leaves\":false}]", page.Find(".keys").GetAttribute("data-keys"));
    }

    [Fact]
    public void The_script_takes_for_a_scan_what_the_desk_takes_for_a_badge_number()
    {
        var script = File.ReadAllText(Path.Combine(Need.Root(), "src", "Dushanbe.Conference.Web", "wwwroot", "js", "scans.js"));
        var number = new Regex(Regex.Match(script, @"const number = /(?<form>[^/]+)/;").Groups["form"].Value);

        foreach (var sign in Enumerable.Range(0x21, 0x5E).Select(each => char.ToUpperInvariant((char)each)).Where(each => each != '-'))
            Assert.Equal(BadgeNumber.Read($"7K4M2{sign}") is not null, number.IsMatch($"7K4M2{sign}"));
        Assert.Matches(number, BadgeNumber.Create());
        Assert.DoesNotMatch(number, "7K4M2");
        Assert.DoesNotMatch(number, "7K4M2QQ");
    }

    [Theory]
    [InlineData("en", "All shortcuts"), InlineData("ru", "Все клавиши"), InlineData("tg", "Ҳамаи тугмаҳо")]
    public async Task A_question_mark_opens_the_list_of_all_keys_and_closes_it(string language, string title)
    {
        Speak(language);
        var page = Show();

        await PressAsync(page, "?");

        var list = Dialogs.Find("[role=dialog]");
        Assert.Equal(title, Dialogs.Find($"#{list.GetAttribute("aria-labelledby")}").Words());
        Assert.Equal(["New", "Search", "Next", "Back"], list.QuerySelectorAll("dd").Select(each => each.TextContent));
        await PressAsync(page, "?");
        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("[role=dialog]")));
        Assert.Equal("0", page.Find("#count").TextContent);
    }

    [Fact]
    public async Task Escape_closes_the_list_and_the_keys_that_follow_are_the_pages_again()
    {
        var page = Show();
        await PressAsync(page, "?");

        await PressAsync(page, "escape");
        Assert.Equal("0", page.Find("#count").TextContent);
        await PressAsync(page, "shift+n");

        Assert.Equal("1", page.Find("#count").TextContent);
        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("[role=dialog]")));
    }

    [Fact]
    public async Task While_the_list_is_open_no_key_does_anything_behind_it()
    {
        var page = Show();
        await PressAsync(page, "?");

        await PressAsync(page, "shift+n");

        Assert.Equal("0", page.Find("#count").TextContent);
        Assert.Single(Dialogs.FindAll("[role=dialog]"));
    }

    [Fact]
    public async Task Single_letters_can_be_switched_off()
    {
        var page = Show();
        await PressAsync(page, "?");
        Assert.True(Dialogs.Find("[role=dialog] input").HasAttribute("checked"));

        Dialogs.Find("[role=dialog] input").Change(false);

        Assert.Equal(false, keyboard.Invocations["single"][0].Arguments[0]);
        Assert.False(Dialogs.Find("[role=dialog] input").HasAttribute("checked"));
    }

    [Fact]
    public async Task A_deed_waits_for_the_moves_before_it_and_is_not_done_a_second_time_meanwhile()
    {
        var page = Render<Page>();
        var arrived = new TaskCompletionSource();
        page.Instance.Arrival = arrived.Task;

        var moves = new[] { PressAsync(page, "arrowdown"), PressAsync(page, "arrowdown") };
        var deeds = new[] { PressAsync(page, "shift+n"), PressAsync(page, "shift+n") };
        Assert.Equal("0", page.Find("#count").TextContent);
        arrived.SetResult();
        await Task.WhenAll([.. moves, .. deeds]);

        Assert.Equal("21", page.Find("#count").TextContent);
    }

    [Fact]
    public async Task A_move_that_fails_holds_up_nothing_that_follows()
    {
        var page = Render<Page>();
        page.Instance.Arrival = Task.FromException(new InvalidOperationException("no way on"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => PressAsync(page, "arrowdown"));
        await PressAsync(page, "shift+n");

        Assert.Equal("1", page.Find("#count").TextContent);
    }

    private IRenderedComponent<Page> Show()
    {
        Dialogs.Render();
        return Render<Page>();
    }

    private static Task PressAsync(IRenderedComponent<Page> page, string name) => page.InvokeAsync(() => page.FindComponent<KeyBar>().Instance.PressAsync(name));

    /// <summary>A page whose deeds count by ones, and whose moves by tens once they have arrived.</summary>
    private sealed class Page : ComponentBase
    {
        private int count;

        public Task Arrival { get; set; } = Task.CompletedTask;

        private IReadOnlyList<DeskKey> Keys =>
        [
            new("Shift+N", "New", CountAsync) { Leaves = true }, DeskKey.Focus("/", "Search", "desk-search"), new("ArrowDown", "Next", MoveAsync) { Shown = false, Moves = true },
            new("Escape", "Back", CountAsync) { Shown = false, InFields = true },
        ];

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.AddMarkupContent(0, $"<b id=\"count\">{count}</b>");
            builder.OpenComponent<KeyBar>(1);
            builder.AddComponentParameter(2, nameof(KeyBar.Keys), Keys);
            builder.CloseComponent();
        }

        private async Task MoveAsync()
        {
            await Arrival;
            count += 10;
        }

        private Task CountAsync()
        {
            count++;
            return Task.CompletedTask;
        }
    }
}
