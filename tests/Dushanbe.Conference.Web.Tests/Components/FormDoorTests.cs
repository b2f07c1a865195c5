using System.Reflection;
using Bunit;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Web.Desks.Categories;
using Dushanbe.Conference.Web.Desks.Delegations;
using Dushanbe.Conference.Web.Desks.People;
using Dushanbe.Conference.Web.Frame;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Web.Tests.Components;

/// <summary>A form opens only for those who may save it, whatever address is typed; everybody else is told so.</summary>
public sealed class FormDoorTests(ComponentInstallation web) : DeskTest(web)
{
    /// <summary>Each address of a form: its page and its route.</summary>
    public static IEnumerable<object[]> Forms => typeof(Program).Assembly.GetTypes().SelectMany(page => page.GetCustomAttributes<MayOpenAttribute>()
        .SelectMany(form => page.GetCustomAttributes<RouteAttribute>().Where(route => form.Concerns(route.Template)).Select(route => (object[])[page, route.Template])));

    [Theory, MemberData(nameof(Forms))]
    public async Task Within_a_desk_a_reader_is_refused_at_the_address_of_every_form(Type page, string template)
    {
        var (id, _, _) = await Web.AccountAsync("reader", Edition.Id);
        await using var scope = Web.Services.CreateAsyncScope();
        Services.AddSingleton(scope.ServiceProvider.GetRequiredService<IAuthorizationService>());
        Services.AddSingleton(scope.ServiceProvider.GetRequiredService<IAuthorizationPolicyProvider>());
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var values = new Dictionary<string, object?> { [template.Contains("{Slug}", StringComparison.Ordinal) ? "Slug" : "Edition"] = Edition.Slug };
        var reader = Task.FromResult(new AuthenticationState(await Web.SessionAsync(id)));

        var shown = Render<CascadingValue<Task<AuthenticationState>>>(it => it.Add(each => each.Value, reader).Add(each => each.ChildContent, builder =>
        {
            builder.OpenComponent<JudgedRouteView>(0);
            builder.AddComponentParameter(1, nameof(JudgedRouteView.RouteData), new RouteData(page, values) { Template = template });
            builder.AddComponentParameter(2, nameof(JudgedRouteView.DefaultLayout), typeof(Bare));
            builder.AddComponentParameter(3, nameof(JudgedRouteView.RefusalLayout), typeof(Bare));
            builder.AddComponentParameter(4, nameof(JudgedRouteView.NotAuthorized), (RenderFragment<AuthenticationState>)(_ => Refusal));
            builder.CloseComponent();
        }));

        shown.WaitForAssertion(() => Assert.Equal("Access denied", shown.Find("h1").TextContent));
    }

    [Fact]
    public async Task A_person_is_registered_and_amended_by_those_who_may()
    {
        var person = await PersonAsync("Амина", "Раҳимова");
        await SitAsync("registration");

        Opens<ParticipantsPage>("participants/new", null);
        Opens<ParticipantsPage>($"participants/{person.Row.Id}/edit", person.Row.Id);
    }

    [Fact]
    public async Task A_delegation_is_created_and_amended_by_those_who_may()
    {
        var created = Assert.IsType<CreateDelegation.Outcome.Created>(await Web.Get<CreateDelegation>().ExecuteAsync(new(Edition.Id, new() { Kind = DelegationKind.Other, Name = LocalizedText.Of("Water Council") }), WebInstallation.Organizer, default));
        await SitAsync("registration");

        Opens<DelegationsPage>("delegations/new", null);
        Opens<DelegationsPage>($"delegations/{created.DelegationId}/edit", created.DelegationId);
    }

    [Fact]
    public void A_category_is_created_by_those_who_may() => Opens<CategoriesPage>("categories/new", null);

    // one form to fill stands on the page of this address, once it has read what it is about
    private void Opens<T>(string part, Guid? id) where T : IComponent
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
            Assert.Single(page.FindAll("form"), form => form.QuerySelector("[type=submit]") is not null);
        });
    }

    private static void Refusal(RenderTreeBuilder builder)
    {
        builder.OpenComponent<NotPermitted>(0);
        builder.CloseComponent();
    }

    private sealed class Bare : LayoutComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Body);
    }
}
