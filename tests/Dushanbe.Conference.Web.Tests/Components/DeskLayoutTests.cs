using System.Text.RegularExpressions;
using Bunit;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Web.Desks.Frame;
using Dushanbe.Conference.Web.Tests.Http;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dushanbe.Conference.Web.Tests.Components;

/// <summary>A page of a desk that fails, and the desk around it.</summary>
public sealed partial class DeskLayoutTests(ComponentInstallation web) : DeskTest(web)
{
    [Fact]
    public async Task A_page_that_fails_leaves_the_desk_with_a_reference_that_the_log_has_too_and_a_refusal_with_none()
    {
        using var log = new KeptLog();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(log));
        Services.AddSingleton<ILogger<DeskBoundary>>(_ => factory.CreateLogger<DeskBoundary>());
        var boundary = Show<DeskBoundary>(builder => builder
            .Add(it => it.Where, "participants")
            .AddChildContent<Failing>()
            .Add(it => it.ErrorContent, fault => markup => markup.AddContent(0, fault.Message)));

        boundary.Find("#bug").Click();

        var reference = Assert.IsType<string>(boundary.Instance.Reference);
        Assert.Matches(Reference(), reference);
        var line = Assert.Single(log.Lines);
        Assert.Contains($"Error {reference} at desk participants", line);
        Assert.Contains("a bug of the page", line);

        await boundary.InvokeAsync(boundary.Instance.Recover);
        boundary.Find("#refusal").Click();
        Assert.Null(boundary.Instance.Reference);
        Assert.Single(log.Lines);
    }

    private sealed class Failing : ComponentBase
    {
        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "id", "bug");
            builder.AddAttribute(2, "onclick", Press(() => throw new InvalidOperationException("a bug of the page")));
            builder.CloseElement();
            builder.OpenElement(3, "button");
            builder.AddAttribute(4, "id", "refusal");
            builder.AddAttribute(5, "onclick", Press(() => throw new NotPermittedException(Permission.ReadDesk)));
            builder.CloseElement();
        }

        private EventCallback<MouseEventArgs> Press(Action press) => EventCallback.Factory.Create<MouseEventArgs>(this, press);
    }

    [GeneratedRegex("^[2-9B-Z]{4}-[2-9B-Z]{4}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
