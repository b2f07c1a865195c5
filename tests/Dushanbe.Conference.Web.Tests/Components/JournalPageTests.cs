using AngleSharp.Dom;
using Bunit;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.History;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Web.Desks.Journal;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Sections;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace Dushanbe.Conference.Web.Tests.Components;

/// <summary>An auditor looks through the journal of an edition.</summary>
public sealed class JournalPageTests(ComponentInstallation web) : DeskTest(web)
{
    [Theory]
    [InlineData("en", "Edited", "Participant · Ali Karimov", "Function: Deputy → Minister")]
    [InlineData("ru", "Изменение", "Участник · Ali Karimov", "Должность: Deputy → Minister")]
    [InlineData("tg", "Тағйир", "Иштирокчӣ · Ali Karimov", null)]
    public async Task An_entry_reads_in_the_words_of_the_desk_and_quotes_no_contact_data(string language, string deed, string whom, string? change)
    {
        var person = await AmendedAsync();
        await SitAsync("auditor");
        Speak(language);

        var page = Journal();

        var row = Row(page, 0);
        Assert.Equal(deed, row.QuerySelector(".nm")!.Words());
        Assert.Contains(whom, row.Words());
        Assert.EndsWith($"participants/{person}", row.QuerySelector("a")!.GetAttribute("href"));
        if (change is not null) Assert.Contains(change, row.Words());
        Assert.DoesNotContain("@example.org", page.Markup);
        Assert.All(page.FindAll("table.entries"), table => Assert.DoesNotContain("Field.", table.Words()));
    }

    [Fact]
    public async Task Filters_narrow_the_list_and_are_cleared()
    {
        await AmendedAsync();
        var other = await PersonAsync("Vali", "Nazarov");
        Assert.IsType<WithdrawParticipant.Outcome.Withdrawn>(await Web.Get<WithdrawParticipant>().ExecuteAsync(new(other.Row.Id, "Lost at the airport"), WebInstallation.Organizer, default));
        await SitAsync("auditor");
        var page = Journal();
        var all = page.FindAll("table.entries tbody tr").Count;

        page.Choose("Action", "Withdrawn");
        page.WaitForAssertion(() => Assert.Equal(["Withdrawn"], Deeds(page)));
        page.Button("Clear filters").Click();
        page.WaitForAssertion(() => Assert.Equal(all, page.FindAll("table.entries tbody tr").Count));
        page.Field("Reason contains").Change("airport");
        page.WaitForAssertion(() => Assert.Equal(["Withdrawn"], Deeds(page)));
        page.Button("Clear filters").Click();
        page.Choose("About", "Delegation");
        page.WaitForAssertion(() => Assert.Equal("No entry matches these filters.", page.Find(".empty p").Words()));
        Assert.Empty(page.FindAll("form.export"));
    }

    [Fact]
    public async Task A_record_is_found_by_its_name_and_its_entries_alone_are_shown()
    {
        await AmendedAsync();
        await PersonAsync("Vali", "Nazarov");
        await SitAsync("auditor");
        var page = Journal();

        page.Find("#desk-search").Input("karimov");
        page.Find("#desk-search").KeyDown(new KeyboardEventArgs { Key = "Enter" });

        page.WaitForAssertion(() => Assert.Equal(["Edited", "Created"], Deeds(page)));
        Assert.Equal("Only: Ali KarimovClear filters", page.Find(".journal-only button").Words());
        Assert.Empty(page.FindAll(".journal-hits"));
    }

    [Fact]
    public async Task A_link_from_the_page_of_a_record_asks_for_its_entries()
    {
        var person = await AmendedAsync();
        await PersonAsync("Vali", "Nazarov");
        await SitAsync("auditor");

        var page = Journal(nameof(JournalSubject.Participant), person);

        page.WaitForAssertion(() => Assert.Equal(["Edited", "Created"], Deeds(page)));
        Assert.Contains(page.FindAll("form.export input"), each => each.GetAttribute("name") == "subjectId" && each.GetAttribute("value") == $"{person}");
    }

    [Fact]
    public async Task The_last_day_and_the_last_minute_count_and_are_of_the_edition()
    {
        var person = await AmendedAsync();
        await SitAsync("auditor");
        var at = (await Web.Get<JournalSearch>().ReadAsync(new(Edition.Id) { SubjectId = person }, null, "en", WebInstallation.Organizer, default)).Rows[0].At;
        var local = Editions.EditionClock.Local("Asia/Dushanbe", at);
        var page = Journal(nameof(JournalSubject.Participant), person);
        page.WaitForAssertion(() => Assert.Equal(2, Deeds(page).Count));

        page.Field("To day").Change(local.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture));
        page.WaitForAssertion(() => Assert.Equal(2, Deeds(page).Count));
        page.Field("To time").Change(local.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("form.export input"), each => each.GetAttribute("name") == "until" && each.GetAttribute("value") == $"{at.AddMinutes(1):yyyy-MM-dd'T'HH:mm}:00Z"));
        Assert.Equal(2, Deeds(page).Count);
    }

    [Fact]
    public async Task Older_entries_are_on_further_pages_and_new_ones_come_when_asked_for()
    {
        for (var count = 0; count < JournalSearch.PageSize + 3; count++) await DelegationAsync($"Delegation {count}");
        await SitAsync("auditor");
        var page = Journal();
        Assert.Equal(JournalSearch.PageSize, page.FindAll("table.entries tbody tr").Count);
        var newest = Number(page);

        page.Button("Page DownOlder").Click();
        page.WaitForAssertion(() => Assert.Equal(newest - JournalSearch.PageSize, Number(page)));
        await DelegationAsync("Delegation of yet another");
        page.Button("Page UpNewer").Click();
        page.WaitForAssertion(() => Assert.Equal(newest + 1, Number(page)));
        await DelegationAsync("Delegation of one more");
        page.Button("Show the newest entries").Click();
        page.WaitForAssertion(() => Assert.Equal(newest + 2, Number(page)));
    }

    [Fact]
    public async Task It_says_where_the_chain_ends_and_how_to_check_it()
    {
        await SitAsync("auditor");
        var page = Journal();
        var anchor = (await Web.Get<ReadAnchors>().ReadAsync(WebInstallation.Organizer, default)).Single(each => each.EditionId == Edition.Id);

        Assert.EndsWith($"{anchor.EditionId} {anchor.Number} {anchor.Seal}", page.Find(".journal-seal code").Words());
        Assert.Contains("journal verify", page.Find(".journal-seal").Words());
        Assert.All(page.FindAll("table.entries tbody tr"), row => Assert.NotNull(row.QuerySelector(".mark.ok")));
    }

    [Fact]
    public async Task The_journal_of_the_installation_tells_of_accounts()
    {
        await SitAsync("auditor", everywhere: true);
        var (id, _, _) = await Web.AccountAsync("badges");

        var page = Journal(nameof(JournalSubject.Account), id, ofInstallation: true);

        Assert.Equal("System journal", page.Find("h1").Words());
        Assert.Contains("Role: badge officer", page.Find("table.entries tbody tr").Words());
        Assert.EndsWith("desk/accounts/journal.xlsx", page.Find("form.export").GetAttribute("action"));
    }

    private async Task<Guid> AmendedAsync()
    {
        var person = await PersonAsync("Ali", "Karimov", "Deputy");
        await AmendAsync(person.Row.Id, fields => fields with { Function = "Minister", Email = "minister@example.org" });
        return person.Row.Id;
    }

    private async Task DelegationAsync(string name) =>
        Assert.IsType<CreateDelegation.Outcome.Created>(await Web.Get<CreateDelegation>().ExecuteAsync(new(Edition.Id, new() { Kind = DelegationKind.Other, Name = Names.LocalizedText.Of(en: name) }), WebInstallation.Organizer, default));

    private IRenderedComponent<Whole> Journal(string? kind = null, Guid? subject = null, bool ofInstallation = false)
    {
        JSInterop.SetupModule("./Kit/KeyBar.razor.js").Setup<bool>("listen", _ => true).SetResult(true);
        Render<MudPopoverProvider>();
        var page = Show<Whole>(each => each.Add(it => it.EditionId, ofInstallation ? null : Edition.Id).Add(it => it.Kind, kind).Add(it => it.SubjectId, subject));
        page.WaitForElement("table.entries tbody tr:not(.skeleton)");
        return page;
    }

    private static IElement Row(IRenderedComponent<Whole> page, int place) => page.FindAll("table.entries tbody tr")[place];

    private static List<string> Deeds(IRenderedComponent<Whole> page) => [.. page.FindAll("table.entries .nm").Select(each => each.Words())];

    private static long Number(IRenderedComponent<Whole> page) => long.Parse(Row(page, 0).QuerySelector("td.num")!.Words(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A journal with its top bar and its keys.</summary>
    private sealed class Whole : ComponentBase
    {
        [Parameter] public Guid? EditionId { get; set; }

        [Parameter] public string? Kind { get; set; }

        [Parameter] public Guid? SubjectId { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            foreach (var section in new[] { "top", "keys" })
            {
                builder.OpenComponent<SectionOutlet>(0);
                builder.AddComponentParameter(1, nameof(SectionOutlet.SectionName), section);
                builder.CloseComponent();
            }

            builder.OpenComponent<JournalView>(2);
            builder.AddComponentParameter(3, nameof(EditionId), EditionId);
            builder.AddComponentParameter(4, nameof(JournalView.Zone), EditionId is null ? null : "Asia/Dushanbe");
            builder.AddComponentParameter(5, nameof(Kind), Kind);
            builder.AddComponentParameter(6, nameof(SubjectId), SubjectId);
            builder.CloseComponent();
        }
    }
}
