using AngleSharp.Dom;
using Bunit;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Desks.People;

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

    private static IReadOnlyList<IElement> Rows(IRenderedComponent<ParticipantsPage> page) => page.FindAll("tbody tr[id^=row-]");
}
