using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using MudBlazor.Services;

namespace Dushanbe.Conference.Web.Tests.Components;

/// <summary>One server for all component tests: its operations on a real SQLite file, with the commands it sends.</summary>
public sealed class ComponentInstallation : WebInstallation
{
    public SentCommands Sent { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.ConfigureDbContext<ConferenceDb>(options => options.AddInterceptors(Sent)));
    }

    /// <summary>The commands that were sent to the database, found by the tag of their operation.</summary>
    public sealed class SentCommands : DbCommandInterceptor
    {
        private readonly ConcurrentQueue<string> texts = [];

        public int Of(string tag) => texts.Count(text => text.Contains($"-- {tag}", StringComparison.Ordinal));

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            texts.Enqueue(command.CommandText);
            return ValueTask.FromResult(result);
        }
    }
}

[CollectionDefinition(Name)]
public sealed class ComponentTests : ICollectionFixture<ComponentInstallation>
{
    public const string Name = "Components";
}

/// <summary>A part of a desk in an edition of its own, where somebody with a post sits; time stands until a test moves it.</summary>
[Collection(ComponentTests.Name)]
public abstract class DeskTest : BunitContext, IAsyncLifetime
{
    private readonly (CultureInfo, CultureInfo) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
    private readonly AsyncServiceScope scope;

    // a busy machine reads fonts and databases for longer than the second that is given by itself
    static DeskTest() => DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    protected DeskTest(ComponentInstallation web)
    {
        Web = web;
        scope = web.Services.CreateAsyncScope();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Script = JSInterop.SetupModule("./js/desk.js");
        Script.Setup<string?>("printFile", _ => true).SetResult("dialog");
        Photos = JSInterop.SetupModule("./Kit/PhotoEditor.razor.js");
        Speak("en");
    }

    protected ComponentInstallation Web { get; }

    protected BunitJSModuleInterop Script { get; }

    protected BunitJSModuleInterop Photos { get; }

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2022, 10, 18, 3, 0, 0, TimeSpan.Zero));

    protected EditionFacts Edition { get; private set; } = null!;

    protected Desk Desk { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var slug = $"edition-{Guid.CreateVersion7().ToString("N")[^12..]}";
        var content = new EditionContent { Title = LocalizedText.Of(en: "Border security"), ShortTitle = LocalizedText.Of(en: "Borders"), Starts = new(2022, 10, 18), Ends = new(2022, 10, 19), ZoneId = "Asia/Dushanbe" };
        Assert.IsType<CreateEdition.Outcome.Created>(await Web.Get<CreateEdition>().ExecuteAsync(new(slug, content), WebInstallation.Organizer, default));
        Edition = (await Web.Get<FindEdition>().ReadAsync(slug, default))!;
        // where a test looks into a list, it shows the provider
        Services.AddMudServices(mud => mud.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddScoped<DeskScript>();
        Services.AddScoped(_ => ActivatorUtilities.CreateInstance<PersonDeeds>(Services));
        Services.AddFallbackServiceProvider(scope.ServiceProvider);
        await SitAsync("organizer");
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await base.DisposeAsync();
        await scope.DisposeAsync();
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
    }

    /// <summary>Whoever sits here from now on has this post in the edition, or in all of them; before anything is shown.</summary>
    protected async Task SitAsync(string post, bool everywhere = false)
    {
        var (id, _, _) = await Web.AccountAsync(post, everywhere ? null : Edition.Id);
        var user = await Web.SessionAsync(id);
        Services.AddScoped(_ => new CurrentActor(Web.Get<Actors>(), new Signed(user)));
        Desk = new Desk((await Web.Get<ReadActor>().ReadAsync(id, default))!, Edition, []);
    }

    /// <summary>Whoever sits here sees the desks as somebody with this role sees them, and changes nothing.</summary>
    protected void LookAs(string role) => Desk = new Desk(Desk.Actor with { LooksAs = role }, Edition, []);

    protected static void Speak(string language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

    protected IRenderedComponent<T> Show<T>(Action<ComponentParameterCollectionBuilder<T>>? parameters = null) where T : IComponent => Render<T>(builder =>
    {
        builder.AddCascadingValue(Desk);
        parameters?.Invoke(builder);
    });

    /// <summary>What was said in passing, the last last.</summary>
    protected IReadOnlyList<string?> Said => [.. Services.GetRequiredService<ISnackbar>().ShownSnackbars.Select(each => each.Message)];

    /// <summary>Somebody registered in the edition, without a delegation.</summary>
    protected async Task<ParticipantDetails.Person> PersonAsync(string given, string family, string? function = null)
    {
        var category = (await Web.Get<CategoryList>().ReadAsync(Edition.Id, WebInstallation.Organizer, default))[0];
        var fields = new ParticipantFields { Given = given, Family = family, CategoryId = category.Id, Organization = "Institute", Function = function, Email = "person@example.org" };
        var outcome = await Web.Get<RegisterParticipant>().ExecuteAsync(new(Edition.Id, fields), WebInstallation.Organizer, default);
        return await ReadAsync(Assert.IsType<RegisterParticipant.Outcome.Registered>(outcome).ParticipantId);
    }

    /// <summary>Another desk saves a person meanwhile.</summary>
    protected async Task AmendAsync(Guid id, Func<ParticipantFields, ParticipantFields> change)
    {
        var (now, fields) = (await ReadAsync(id), await FieldsAsync(id));
        Assert.IsType<AmendParticipant.Outcome.Amended>(await Web.Get<AmendParticipant>().ExecuteAsync(new(id, now.Row.Version, fields, change(fields)), WebInstallation.Organizer, default));
    }

    /// <summary>What is stored of a person, contact data too.</summary>
    protected async Task<ParticipantFields> FieldsAsync(Guid id)
    {
        await using var db = await Web.Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();
        return ParticipantFields.Of(await db.Participants.AsNoTracking().SingleAsync(each => each.Id == id));
    }

    protected async Task<ParticipantDetails.Person> ReadAsync(Guid id) => (await Web.Get<ParticipantDetails>().ReadAsync(id, Desk.Actor, default))!;

    private sealed class Signed(ClaimsPrincipal user) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(user));
    }
}

internal static class Looking
{
    /// <summary>The words of an element as a reader sees them, spaces counted once.</summary>
    public static string Words(this IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The field under this label.</summary>
    public static IElement Field<T>(this IRenderedComponent<T> shown, string label) where T : IComponent
    {
        var found = shown.FindAll("label").First(each => (each.Children.FirstOrDefault(child => child.LocalName == "span") ?? each).Words() == label);
        return found.GetAttribute("for") is { } id ? shown.Find($"#{id}") : found.QuerySelector("input, select, textarea")!;
    }

    /// <summary>What stands below the field under this label, where something is wrong with it.</summary>
    public static string? Fault<T>(this IRenderedComponent<T> shown, string label) where T : IComponent =>
        shown.Field(label) is { } field && field.GetAttribute("aria-invalid") == "true" ? shown.Find($"#{field.GetAttribute("aria-describedby")}").Words() : null;

    /// <summary>Chooses in the field under this label by typing the beginning of what is chosen.</summary>
    public static void Choose<T>(this IRenderedComponent<T> shown, string label, string text) where T : IComponent
    {
        shown.Field(label).Input(text);
        shown.Field(label).KeyDown("Tab");
    }

    /// <summary>What stands in the field under this label.</summary>
    public static string? Value<T>(this IRenderedComponent<T> shown, string label) where T : IComponent => shown.Field(label).GetAttribute("value");

    /// <summary>The button with these words.</summary>
    public static IElement Button<T>(this IRenderedComponent<T> shown, string words) where T : IComponent =>
        shown.FindAll("button").First(each => each.Words() == words);
}
