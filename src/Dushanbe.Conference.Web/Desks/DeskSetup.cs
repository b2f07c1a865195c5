using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Web.Desks.Categories;
using Dushanbe.Conference.Web.Desks.Delegations;
using Dushanbe.Conference.Web.Desks.Exchange;
using Dushanbe.Conference.Web.Desks.Frame;
using Dushanbe.Conference.Web.Desks.Installation;
using Dushanbe.Conference.Web.Desks.Journal;
using Dushanbe.Conference.Web.Desks.Lists;
using Dushanbe.Conference.Web.Desks.People;
using Dushanbe.Conference.Web.Desks.Programme;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Security;
using Dushanbe.Conference.Web.Speech;
using Microsoft.Extensions.Localization;
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
        services.AddSingleton<JournalSubjects>();
        services.AddSingleton(Speeches());
    }

    // the journal of everything is told in the words of the desks where things are edited
    private static SubjectSpeeches Speeches() => new(new Dictionary<JournalSubject, Func<IStringLocalizerFactory, JournalSpeech>>
    {
        [JournalSubject.Participant] = texts => Speech<JournalWords>(texts, (_, field, value) => new StringLocalizer<PersonWords>(texts).ValueOf(field, value)),
        [JournalSubject.Delegation] = texts => Speech<DelegationsPage>(texts, (words, field, value) => field switch
        {
            nameof(DelegationFields.Kind) => Known(words, $"Kind.{value}", value),
            "Credentials.State" => Known(words, $"CredentialsState.{value}", value),
            nameof(DelegationFields.Iso2) => States.Find(value)?.Name.Best(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName).Text ?? value,
            _ => value,
        }),
        [JournalSubject.Category] = texts => Speech<CategoriesPage>(texts, (words, field, value) => field is nameof(CategoryFields.Color) or nameof(CategoryFields.Listing) ? Known(words, $"{field}.{value}", value) : value),
        [JournalSubject.Edition] = texts => Speech<EditionPage>(texts, (_, _, value) => value),
        [JournalSubject.Session] = Programme,
        [JournalSubject.Speaker] = Programme,
        [JournalSubject.Room] = Programme,
        [JournalSubject.Account] = texts => Speech<AccountsPage>(texts, (_, _, value) => new RoleSpeech(new StringLocalizer<RoleWords>(texts)).Name(value)),
    });

    private static JournalSpeech Programme(IStringLocalizerFactory texts) =>
        ProgrammeSpeech.Journal(new StringLocalizer<ProgrammeDeskWords>(texts), new StringLocalizer<ProgrammeWords>(texts), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    private static JournalSpeech Speech<T>(IStringLocalizerFactory texts, Func<IStringLocalizer, string, string, string> value)
    {
        var words = texts.Create(typeof(T));
        return new(action => action.ToString(), field => words[$"Field.{field}"], (field, text) => value(words, field, text));
    }

    private static string Known(IStringLocalizer words, string key, string value) => words[key] is { ResourceNotFound: false } known ? known : value;

    public static void MapDesks(this IEndpointRouteBuilder app)
    {
        app.MapDeskFiles();
        app.MapExchangeFiles();
        app.MapJournalFiles();
        app.MapPersonFiles();
        app.MapListFiles();
        app.MapNoteFiles();
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
