using System.Security.Claims;
using Bunit;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Web.Frame;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Web.Tests.Components;

/// <summary>A server engine answers later: what a page holds must outlive the question.</summary>
public sealed class JudgedRouteViewTests : BunitContext
{
    private readonly Judge judge = new();

    public JudgedRouteViewTests()
    {
        Services.AddAuthorizationCore(options => options.AddPolicy("forms:RegisterParticipants", policy => policy.AddRequirements(new MayFill())));
        Services.AddSingleton<IAuthorizationService>(judge);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public async Task A_page_keeps_what_was_typed_while_its_reader_is_judged_anew()
    {
        var view = Show();
        Assert.Empty(view.FindAll("input"));
        await judge.AnswerAsync(view, allowed: true);
        view.Find("input").Change("Rahmonov");

        JudgeAnew(view);
        Assert.Equal("Rahmonov", view.Find("output").TextContent);
        await judge.AnswerAsync(view, allowed: true);

        Assert.Equal("Rahmonov", view.Find("output").TextContent);
    }

    [Fact]
    public async Task Whoever_may_not_see_it_any_more_sees_it_no_longer()
    {
        var view = Show();
        await judge.AnswerAsync(view, allowed: true);

        JudgeAnew(view);
        await judge.AnswerAsync(view, allowed: false);

        Assert.Empty(view.FindAll("input"));
        Assert.Equal("no", view.Find("strong").TextContent);
    }

    [Fact]
    public async Task An_answer_that_comes_after_a_later_question_counts_for_nothing()
    {
        var view = Show();
        await judge.AnswerAsync(view, allowed: true);

        JudgeAnew(view);
        JudgeAnew(view);
        var (first, second) = (judge.Questions[^2], judge.Questions[^1]);
        await view.InvokeAsync(() => second.SetResult(AuthorizationResult.Failed()));
        await view.InvokeAsync(() => first.SetResult(AuthorizationResult.Success()));

        Assert.Empty(view.FindAll("input"));
    }

    [Theory]
    [InlineData("/desk/{Edition}/people/new", true), InlineData("/desk/{Edition}/people", false), InlineData("/desk/{Edition}/people/{Id:guid}", false), InlineData(null, false)]
    public void The_address_of_a_form_asks_for_more_than_its_page(string? template, bool more)
    {
        Show(template);

        Assert.Equal(more, judge.Asked.OfType<MayFill>().Any());
        Assert.Single(judge.Asked.OfType<DenyAnonymousAuthorizationRequirement>());
    }

    private IRenderedComponent<CascadingValue<Task<AuthenticationState>>> Show(string? template = null) =>
        Render<CascadingValue<Task<AuthenticationState>>>(it => it.Add(each => each.Value, Somebody()).Add(each => each.ChildContent, View(template)));

    private static void JudgeAnew(IRenderedComponent<CascadingValue<Task<AuthenticationState>>> view) => view.Render(it => it.Add(each => each.Value, Somebody()).Add(each => each.ChildContent, View()));

    private static Task<AuthenticationState> Somebody() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity("test"))));

    private static RenderFragment View(string? template = null) => builder =>
    {
        builder.OpenComponent<JudgedRouteView>(0);
        builder.AddComponentParameter(1, nameof(JudgedRouteView.RouteData), new RouteData(typeof(Form), new Dictionary<string, object?>()) { Template = template });
        builder.AddComponentParameter(2, nameof(JudgedRouteView.DefaultLayout), typeof(Bare));
        builder.AddComponentParameter(3, nameof(JudgedRouteView.RefusalLayout), typeof(Bare));
        builder.AddComponentParameter(4, nameof(JudgedRouteView.NotAuthorized), (RenderFragment<AuthenticationState>)(_ => no => no.AddMarkupContent(0, "<strong>no</strong>")));
        builder.CloseComponent();
    };

    private sealed class MayFill : IAuthorizationRequirement;

    [Authorize, MayOpen("new", Permission.RegisterParticipants)]
    private sealed class Form : ComponentBase
    {
        private string typed = "";

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "input");
            builder.AddAttribute(1, "onchange", EventCallback.Factory.Create<ChangeEventArgs>(this, change => typed = (string)change.Value!));
            builder.CloseElement();
            builder.OpenElement(2, "output");
            builder.AddContent(3, typed);
            builder.CloseElement();
        }
    }

    private sealed class Bare : LayoutComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Body);
    }

    private sealed class Judge : IAuthorizationService
    {
        public List<TaskCompletionSource<AuthorizationResult>> Questions { get; } = [];

        public IReadOnlyList<IAuthorizationRequirement> Asked { get; private set; } = [];

        public Task<AuthorizationResult> AuthorizeAsync(ClaimsPrincipal user, object? resource, IEnumerable<IAuthorizationRequirement> requirements)
        {
            Questions.Add(new());
            Asked = [.. requirements];
            return Questions[^1].Task;
        }

        public Task<AuthorizationResult> AuthorizeAsync(ClaimsPrincipal user, object? resource, string policyName) => throw new NotSupportedException();

        public Task AnswerAsync<T>(IRenderedComponent<T> view, bool allowed) where T : IComponent =>
            view.InvokeAsync(() => Questions[^1].SetResult(allowed ? AuthorizationResult.Success() : AuthorizationResult.Failed()));
    }
}
