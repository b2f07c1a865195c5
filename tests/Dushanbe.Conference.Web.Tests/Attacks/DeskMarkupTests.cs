using System.Diagnostics;
using System.Reflection;
using Bunit;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Web.Desks.Frame;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Tests.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Sections;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Web.Tests.Attacks;

/// <summary>Every page of every desk, over rows whose every text is an attack, and over the rows of another edition.</summary>
public sealed class DeskMarkupTests(ComponentInstallation web) : DeskTest(web)
{
    private static readonly Dictionary<Type, string[]> Pages = typeof(Program).Assembly.GetTypes()
        .Select(each => (Type: each, Routes: each.GetCustomAttributes<RouteAttribute>().Select(route => route.Template).Where(route => route.StartsWith("/desk", StringComparison.Ordinal)).ToArray()))
        .Where(each => each.Routes.Length > 0).ToDictionary(each => each.Type, each => each.Routes);

    private const string Shown = "&lt;img src=x onerror=alert(1)&gt;";

    // shows words of the program alone, or asks before it shows anything, or has nobody to show: the people of the trap do not wait for review
    private static readonly string[] Wordless = ["/desk/editions/new", "/desk/{Edition}", "/desk/{Edition}/participants/new", "/desk/{Edition}/review", "/desk/{Edition}/delegations/new", "/desk/{Edition}/programme/speakers/new", "/desk/{Edition}/access/{Kind}/{Id:guid}"];

    [Fact]
    public async Task Markup_is_text_on_every_page_of_every_desk()
    {
        var trap = await Trap.SetAsync(Web, $"marked-{Guid.CreateVersion7().ToString("N")[^12..]}", _ => Trap.Markup);
        await SitAsync(Roles.Owner, everywhere: true);
        var faults = new List<string>();
        foreach (var (page, route) in Pages.SelectMany(each => each.Value.Select(route => (each.Key, route))))
        {
            var shown = await OpenAsync(page, route, trap, trap, Wordless.Contains(route) ? null : Shown);
            faults.AddRange(Injected.In(shown).Select(each => $"{route}: {each}"));
            var shows = shown.Contains(Shown, StringComparison.Ordinal);
            if (shows == Wordless.Contains(route)) faults.Add($"{route} {(shows ? "shows the text" : $"does not show the text: {shown}")}");
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_page_of_one_edition_shows_nothing_of_a_record_of_another_even_to_who_may_read_both()
    {
        var suffix = Guid.CreateVersion7().ToString("N")[^12..];
        var own = await Trap.SetAsync(Web, $"own-{suffix}", number => $"Owned {number}");
        var beside = await Trap.SetAsync(Web, $"beside-{suffix}", number => $"Besides {number}");
        await SitAsync(Roles.Owner, everywhere: true);
        var told = new List<string>();
        var routes = Pages.SelectMany(each => each.Value.Select(route => (Page: each.Key, Route: route))).Where(each => each.Route.Contains("{Edition}", StringComparison.Ordinal) && each.Route.Contains(":guid}", StringComparison.Ordinal)).ToList();
        foreach (var (page, route) in routes)
        {
            if ((await OpenAsync(page, route, own, beside)).Contains("Besides", StringComparison.Ordinal)) told.Add(route);
            if (!(await OpenAsync(page, route, own, own, route.Contains("/access/", StringComparison.Ordinal) ? null : "Owned")).Contains("Owned", StringComparison.Ordinal) && !route.Contains("/access/", StringComparison.Ordinal)) told.Add($"{route} shows not even its own");
        }

        Assert.Empty(told);
        Assert.True(routes.Count > 8);
    }

    [Fact]
    public async Task The_rail_shows_titles_and_names_as_text()
    {
        var trap = await Trap.SetAsync(Web, $"marked-{Guid.CreateVersion7().ToString("N")[^12..]}", _ => Trap.Markup);
        await SitAsync(Roles.Owner, everywhere: true);
        var desk = new Desk(Desk.Actor with { Name = Trap.Markup }, await Web.Get<FindEdition>().ReadAsync(trap.Slug, default), await Web.Get<EditionList>().ReadAsync(Desk.Actor, default));

        var rail = Render<DeskRail>(builder => builder.AddCascadingValue(desk)).Markup;

        Assert.Empty(Injected.In(rail));
        Assert.Contains(Shown, rail, StringComparison.Ordinal);
    }

    // as its layout would, with the outlets beside it
    private async Task<string> OpenAsync(Type page, string route, Trap edition, Trap record, string? until = null)
    {
        var address = route.Replace("{Edition}", edition.Slug, StringComparison.Ordinal).Replace("{Slug}", record.Slug, StringComparison.Ordinal).Replace("{Kind}", "participants", StringComparison.Ordinal);
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal);
        void Set(string name, object? value)
        {
            if (!route.Contains($"{{{name}", StringComparison.Ordinal)) return;
            parameters[name] = value;
            address = address.Replace($"{{{name}:guid}}", $"{value}", StringComparison.Ordinal);
        }

        Set("Edition", edition.Slug);
        Set("Slug", record.Slug);
        Set("Kind", "participants");
        Set("Session", record.Session.Id);
        Set("Speaker", record.Speaker.Id);
        Set("Id", route.Split('/')[^1] is "edit" or "{Id:guid}" ? KeyOf(route, record) : null);
        Services.GetRequiredService<NavigationManager>().NavigateTo(address[1..]);
        var facts = route.Contains("{Edition}", StringComparison.Ordinal) ? await Web.Get<FindEdition>().ReadAsync(edition.Slug, default) : null;
        var desk = new Desk(Desk.Actor, facts, await Web.Get<EditionList>().ReadAsync(Desk.Actor, default));
        var shown = Render<Whole>(each =>
        {
            each.AddCascadingValue(desk);
            each.Add(it => it.Page, page);
            each.Add(it => it.Values, parameters);
        });
        await SettleAsync(shown, until);
        var markup = shown.Markup;
        await DisposeComponentsAsync();
        return markup;
    }

    // a page reads its rows after it has been shown: until it shows what it should, or changes no more
    private static async Task SettleAsync(IRenderedComponent<Whole> shown, string? until)
    {
        var begun = Stopwatch.StartNew();
        if (until is not null)
        {
            while (!shown.Markup.Contains(until, StringComparison.Ordinal) && begun.Elapsed < TimeSpan.FromSeconds(20)) await Task.Delay(20);
            return;
        }

        for (var (markup, since) = ("", Stopwatch.StartNew()); since.Elapsed < TimeSpan.FromMilliseconds(250);)
        {
            if (shown.Markup != markup) (markup, since) = (shown.Markup, Stopwatch.StartNew());
            await Task.Delay(20);
        }
    }

    private static Guid KeyOf(string route, Trap trap) => route switch
    {
        _ when route.Contains("/participants/", StringComparison.Ordinal) || route.Contains("/review/", StringComparison.Ordinal) || route.Contains("/access/", StringComparison.Ordinal) => trap.Person.Id,
        _ when route.Contains("/delegations/", StringComparison.Ordinal) => trap.Delegation.Id,
        _ when route.Contains("/categories/", StringComparison.Ordinal) => trap.Category.Id,
        _ when route.Contains("/import/", StringComparison.Ordinal) => trap.Import.Id,
        _ when route.Contains("/accounts/", StringComparison.Ordinal) => trap.AccountId,
        _ => throw new ArgumentOutOfRangeException(nameof(route), $"{route}: which record does it name?"),
    };

    /// <summary>Any page with its top bar and its keys.</summary>
    private sealed class Whole : ComponentBase
    {
        [Parameter] public Type Page { get; set; } = null!;

        [Parameter] public IReadOnlyDictionary<string, object?> Values { get; set; } = null!;

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<SectionOutlet>(0);
            builder.AddComponentParameter(1, nameof(SectionOutlet.SectionName), "top");
            builder.CloseComponent();
            builder.OpenComponent<SectionOutlet>(2);
            builder.AddComponentParameter(3, nameof(SectionOutlet.SectionName), "keys");
            builder.CloseComponent();
            builder.OpenComponent(4, Page);
            foreach (var (name, value) in Values) builder.AddComponentParameter(5, name, value);
            builder.CloseComponent();
        }
    }
}
