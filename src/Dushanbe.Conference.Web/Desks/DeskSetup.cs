using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Web.Desks.Exchange;
using Dushanbe.Conference.Web.Desks.Frame;
using Dushanbe.Conference.Web.Desks.People;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Security;
using Microsoft.Extensions.Options;
using MudBlazor;
using MudBlazor.Services;

namespace Dushanbe.Conference.Web.Desks;

/// <summary>Services of desks, and their endpoints that are not pages.</summary>
internal static class DeskSetup
{
    public static void AddDesks(this IServiceCollection services)
    {
        services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomEnd;
            mud.SnackbarConfiguration.VisibleStateDuration = 6000;
            // the same message may be shown twice
            mud.SnackbarConfiguration.PreventDuplicates = false;
        });
        services.AddTransient<MudLocalizer, MudWords>();
        services.AddDeskLimit();
        services.AddScoped<DeskScript>();
        services.AddScoped<PersonDeeds>();
        services.AddScoped<FormChoices>();
    }

    public static void MapDesks(this IEndpointRouteBuilder app)
    {
        app.MapDeskFiles();
        app.MapExchangeFiles();
        app.MapGet("/desk", ToLastAsync);
        // the edition switch: stored in a cookie by a full page load, since a circuit cannot set one
        app.MapGet("/desk/edition/{slug}", SwitchAsync);
        // an address without its edition, as typed or printed
        foreach (var part in DeskDirectory.All.Where(each => each.IsOfEdition).Select(each => each.Part))
            app.MapGet($"/desk/{part}/{{**rest}}", (string? rest, HttpContext http, FindEdition editions, IOptions<InstallationOptions> options, CancellationToken cancel) => ToPartAsync($"{part}/{rest}", http, editions, options, cancel));
    }

    private static Task<IResult> ToLastAsync(HttpContext http, FindEdition editions, IOptions<InstallationOptions> options, CancellationToken cancel) => ToPartAsync("", http, editions, options, cancel);

    private static async Task<IResult> ToPartAsync(string part, HttpContext http, FindEdition editions, IOptions<InstallationOptions> options, CancellationToken cancel)
    {
        var edition = await LastEdition.ReadAsync(http, editions, cancel) ?? await OwnAsync(http, editions, options, cancel);
        if (edition is null) return Results.LocalRedirect($"{http.Request.PathBase}/desk/editions");
        return Results.LocalRedirect($"{http.Request.PathBase}/desk/{Uri.EscapeDataString(edition.Slug)}{new PathString($"/{part}").ToUriComponent()}".TrimEnd('/') + http.Request.QueryString.ToUriComponent());
    }

    // users with a grant in a single edition start there
    private static async Task<EditionFacts?> OwnAsync(HttpContext http, FindEdition editions, IOptions<InstallationOptions> options, CancellationToken cancel)
    {
        var actor = await http.ActorAsync();
        if (!actor.May(Permission.ReadDesk, null) && actor.Grants.FirstOrDefault(grant => grant.Permission == Permission.ReadDesk) is { } own)
        {
            var list = await http.RequestServices.GetRequiredService<EditionList>().ReadAsync(actor, cancel);
            if (list.FirstOrDefault(each => each.Id == (own.EditionId ?? own.ScopeId)) is { } row) return await editions.ReadAsync(row.Slug, cancel);
        }

        return await editions.ReadHomeAsync(options.Value.HomeEdition, cancel);
    }

    private static async Task<IResult> SwitchAsync(string slug, string? part, HttpContext http, FindEdition editions, CancellationToken cancel)
    {
        if (await editions.ReadAsync(slug, cancel) is not { } edition) return Results.NotFound();
        LastEdition.Remember(http, edition.Slug);
        var known = DeskDirectory.All.Any(each => each.IsOfEdition && each.Part == part);
        return Results.LocalRedirect($"{http.Request.PathBase}/desk/{Uri.EscapeDataString(edition.Slug)}{(known ? $"/{part}" : "")}");
    }
}
