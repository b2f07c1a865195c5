using Bunit;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Web.Desks.Categories;
using Dushanbe.Conference.Web.Desks.Delegations;
using Dushanbe.Conference.Web.Desks.People;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Web.Tests.Components;

/// <summary>A form opens only for those who may save it, whatever address is typed.</summary>
public sealed class FormDoorTests(ComponentInstallation web) : DeskTest(web)
{
    [Theory]
    [InlineData("reader", 0), InlineData("registration", 1)]
    public async Task A_person_is_registered_and_amended_by_those_who_may(string post, int forms)
    {
        var person = await PersonAsync("Амина", "Раҳимова");
        await SitAsync(post);

        Opens<ParticipantsPage>("participants/new", null, forms);
        Opens<ParticipantsPage>($"participants/{person.Row.Id}/edit", person.Row.Id, forms);
    }

    [Theory]
    [InlineData("reader", 0), InlineData("registration", 1)]
    public async Task A_delegation_is_created_and_amended_by_those_who_may(string post, int forms)
    {
        var created = Assert.IsType<CreateDelegation.Outcome.Created>(await Web.Get<CreateDelegation>().ExecuteAsync(new(Edition.Id, new() { Kind = DelegationKind.Other, Name = LocalizedText.Of("Water Council") }), WebInstallation.Organizer, default));
        await SitAsync(post);

        Opens<DelegationsPage>("delegations/new", null, forms);
        Opens<DelegationsPage>($"delegations/{created.DelegationId}/edit", created.DelegationId, forms);
    }

    [Theory]
    [InlineData("registration", 0), InlineData("organizer", 1)]
    public async Task A_category_is_created_by_those_who_may(string post, int forms)
    {
        await SitAsync(post);

        Opens<CategoriesPage>("categories/new", null, forms);
    }

    [Fact]
    public async Task A_reader_at_the_address_of_a_form_finds_the_list()
    {
        await PersonAsync("Амина", "Раҳимова");
        await SitAsync("reader");
        Services.GetRequiredService<NavigationManager>().NavigateTo(Desk.Address("participants/new"));

        var page = Show<ParticipantsPage>(builder => builder.Add(each => each.Edition, Edition.Slug));

        page.WaitForAssertion(() => Assert.Contains("Раҳимова", page.Find("table.people tbody").Words(), StringComparison.OrdinalIgnoreCase));
    }

    // how many forms to fill stand on the page of this address, once it has read what it is about
    private void Opens<T>(string part, Guid? id, int forms) where T : IComponent
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(Desk.Address(part));
        var page = Show<T>(builder =>
        {
            builder.TryAdd("Edition", Edition.Slug);
            builder.TryAdd("Id", id);
        });
        page.WaitForAssertion(() =>
        {
            Assert.Empty(page.FindAll("[aria-busy=true], .skeleton"));
            Assert.Equal(forms, page.FindAll("form").Count(form => form.QuerySelector("[type=submit]") is not null));
        });
    }
}
