using AngleSharp.Dom;
using Bunit;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Desks.People;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Sections;
using Microsoft.AspNetCore.Components.Web;

namespace Dushanbe.Conference.Web.Tests.Components;

/// <summary>The register as a page: who is open and who is picked.</summary>
public sealed class ParticipantsPageTests(ComponentInstallation web) : DeskTest(web)
{
    [Fact]
    public async Task Whom_a_filter_leaves_out_is_neither_open_nor_picked_any_more()
    {
        await Web.Get<CreateDefaultCategories>().ExecuteAsync(new(Edition.Id), WebInstallation.Organizer, default);
        var category = (await Web.Get<CategoryList>().ReadAsync(Edition.Id, WebInstallation.Organizer, default))[0].Id;
        foreach (var family in new[] { "Aminova", "Boboev" })
            Assert.IsType<RegisterParticipant.Outcome.Registered>(await Web.Get<RegisterParticipant>().ExecuteAsync(new(Edition.Id, new() { Given = "Madina", Family = family, CategoryId = category, Organization = "Institute" }), WebInstallation.Organizer, default));
        var page = Show<ParticipantsPage>(builder => builder.Add(it => it.Edition, Edition.Slug));
        page.WaitForAssertion(() => Assert.Equal(2, Rows(page).Count));
        foreach (var at in new[] { 0, 1 }) await page.InvokeAsync(() => Rows(page)[at].QuerySelector("input[type=checkbox]")!.Change(true));
        await page.InvokeAsync(() => Rows(page)[1].Click());
        page.WaitForElement("tr[aria-selected=true]");
        Assert.Single(page.FindAll(".bulk"));

        await page.InvokeAsync(() => page.FindAll("button.filter").Single(each => each.Words().StartsWith("Withdrawn", StringComparison.Ordinal)).Click());

        page.WaitForAssertion(() => Assert.Empty(Rows(page)));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".bulk, tr[aria-selected=true]")));
    }

    [Theory]
    [InlineData("en", "rahmon", "1 person found", ""), InlineData("en", "rohman", "No exact match. 2 similar names", "Similar names: 2"), InlineData("en", "queues", "0 people found", "")]
    [InlineData("ru", "rohman", "Точных совпадений нет. Похожих имён: 2", "Похожие имена: 2"), InlineData("tg", "rohman", "Айнан ёфт нашуд. Номҳои монанд: 2", "Номҳои монанд: 2")]
    public async Task The_count_tells_names_that_only_sound_similar_from_those_found(string language, string typed, string count, string heading)
    {
        foreach (var family in new[] { "Rahmon", "Rehman", "Kustov" }) await PersonAsync("Dina", family);
        Speak(language);
        var page = Show<Whole>(builder => builder.Add(it => it.Slug, Edition.Slug));
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("tbody tr[id^=row-]").Count));

        _ = page.Find("#desk-search").InputAsync(new() { Value = typed });
        // not the count of the list before, which is still there
        Assert.Equal("", page.Find(".search .hits").Words());
        await page.Find("#desk-search").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        Assert.Equal((count, heading), (page.Find(".search .hits").Words(), string.Concat(page.FindAll("tbody tr.sub").Select(each => each.Words()))));
        Assert.Equal(typed == "queues" ? [] : [count], page.FindAll(".pager b").Select(each => each.Words()));
        // a key that prints or withdraws would act on somebody else
        Assert.Equal(typed == "rahmon" ? 1 : 0, page.FindAll("tr[aria-selected=true]").Count);
        Assert.Equal(typed == "rohman", page.FindAll(".note").Any(each => each.Words().Contains(typed, StringComparison.Ordinal)));
    }

    private static IReadOnlyList<IElement> Rows(IRenderedComponent<ParticipantsPage> page) => page.FindAll("tbody tr[id^=row-]");

    /// <summary>The register with its top bar, where the search is.</summary>
    private sealed class Whole : ComponentBase
    {
        [Parameter] public string Slug { get; set; } = "";

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<SectionOutlet>(0);
            builder.AddComponentParameter(1, nameof(SectionOutlet.SectionName), "top");
            builder.CloseComponent();
            builder.OpenComponent<ParticipantsPage>(2);
            builder.AddComponentParameter(3, nameof(ParticipantsPage.Edition), Slug);
            builder.CloseComponent();
        }
    }
}
