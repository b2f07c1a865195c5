using Bunit;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Desks.Delegations;
using Dushanbe.Conference.Web.Desks.Programme;
using Dushanbe.Conference.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Sections;
using Microsoft.AspNetCore.Components.Web;

namespace Dushanbe.Conference.Web.Tests.Components;

/// <summary>The search box of the desks whose rows are links: Enter goes to the first row that answers to what was typed.</summary>
public sealed class ListSearchTests(ComponentInstallation web) : DeskTest(web)
{
    [Fact]
    public async Task Enter_in_the_search_of_the_programme_goes_to_the_first_session_found()
    {
        var (opening, borders) = (await SessionAsync("Opening"), await SessionAsync("Borders of tomorrow"));

        await SearchAsync<ProgrammePage>("border", borders, opening);
    }

    [Fact]
    public async Task Enter_in_the_search_of_the_speakers_goes_to_the_first_speaker_found()
    {
        var (first, second) = (await SpeakerAsync("Ann", "Aminova"), await SpeakerAsync("Sitora", "Kenjaeva"));

        await SearchAsync<SpeakersPage>("sitora", second, first);
    }

    [Fact]
    public async Task Enter_in_the_search_of_the_delegations_goes_to_the_first_delegation_found()
    {
        var (first, second) = (await DelegationAsync("Academy"), await DelegationAsync("Zonal Council"));

        await SearchAsync<DelegationsPage>("zonal", second, first);
    }

    [Fact]
    public async Task A_row_that_is_filtered_away_is_not_where_the_next_arrow_begins()
    {
        Guid[] sessions = [await SessionAsync("Border A"), await SessionAsync("Border B"), await SessionAsync("Border C"), await SessionAsync("Opening")];
        var page = Show<ProgrammePage>(sessions.Length);

        await page.Find($"#row-{sessions[3]}").FocusAsync(new());
        await TypeAsync(page, "border");
        await PressAsync(page, "ArrowDown");
        await PressAsync(page, "ArrowDown");
        await PressAsync(page, "ArrowUp");
        await PressAsync(page, "ArrowUp");

        Assert.Equal([sessions[0], sessions[1], sessions[0], sessions[0]], Rows("step"));
    }

    private async Task SearchAsync<T>(string text, Guid found, Guid other) where T : IComponent
    {
        var page = Show<T>(2);

        // the key comes right behind the letters, and is for what they find
        await TypeAsync(page, text);
        await page.Find("#desk-search").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        Assert.Equal([found], Focused);
        Assert.Empty(page.FindAll($"#row-{other}"));

        await TypeAsync(page, "qwxyzzy");
        await page.Find("#desk-search").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        Assert.Equal([found], Focused);
        Assert.Single(Script.Invocations["nobody"]);

        await TypeAsync(page, text);
        await page.Find("#desk-search").KeyDownAsync(new KeyboardEventArgs { Key = "x" });
        Assert.Equal([found], Focused);
        await page.Find("#desk-search").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowDown" });
        Assert.Equal([found, found], Focused);
    }

    private IEnumerable<Guid> Focused => Rows("focus");

    private IEnumerable<Guid> Rows(string call) => Script.Invocations[call].Select(each => Guid.Parse(((string)each.Arguments[0]!)["row-".Length..]));

    private static Task TypeAsync<T>(IRenderedComponent<Whole<T>> page, string text) where T : IComponent => page.Find("#desk-search").InputAsync(new() { Value = text });

    private static Task PressAsync<T>(IRenderedComponent<Whole<T>> page, string key) where T : IComponent => page.InvokeAsync(() => page.FindComponent<KeyBar>().Instance.PressAsync(key));

    private IRenderedComponent<Whole<T>> Show<T>(int rows) where T : IComponent
    {
        JSInterop.SetupModule("./Kit/KeyBar.razor.js").Setup<bool>("listen", _ => true).SetResult(true);
        var page = Show<Whole<T>>(each => each.Add(it => it.Slug, Edition.Slug));
        page.WaitForAssertion(() => Assert.Equal(rows, page.FindAll("a[id^=row-]").Count));
        return page;
    }

    private async Task<Guid> SessionAsync(string title) =>
        Assert.IsType<KeepOutcome<SessionFields>.Saved>(await Web.Get<ScheduleSession>().ExecuteAsync(new(Edition.Id, null, 0, null, new SessionFields { Title = LocalizedText.Of(en: title), Day = Edition.Starts }), WebInstallation.Organizer, default)).Id;

    private async Task<Guid> SpeakerAsync(string given, string family) =>
        Assert.IsType<KeepOutcome<SpeakerFields>.Saved>(await Web.Get<KeepSpeaker>().ExecuteAsync(new(Edition.Id, null, 0, null, new SpeakerFields { Given = given, Family = family }), WebInstallation.Organizer, default)).Id;

    private async Task<Guid> DelegationAsync(string name) =>
        Assert.IsType<CreateDelegation.Outcome.Created>(await Web.Get<CreateDelegation>().ExecuteAsync(new(Edition.Id, new DelegationFields { Kind = DelegationKind.Other, Name = LocalizedText.Of(en: name) }), WebInstallation.Organizer, default)).DelegationId;

    /// <summary>A desk with its top bar and its keys.</summary>
    private sealed class Whole<T> : ComponentBase where T : IComponent
    {
        [Parameter] public string Slug { get; set; } = "";

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<SectionOutlet>(0);
            builder.AddComponentParameter(1, nameof(SectionOutlet.SectionName), "top");
            builder.CloseComponent();
            builder.OpenComponent<SectionOutlet>(2);
            builder.AddComponentParameter(3, nameof(SectionOutlet.SectionName), "keys");
            builder.CloseComponent();
            builder.OpenComponent(4, typeof(T));
            builder.AddComponentParameter(5, "Edition", Slug);
            builder.CloseComponent();
        }
    }
}
