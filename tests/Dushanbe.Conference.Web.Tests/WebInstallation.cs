using System.Net;
using System.Security.Claims;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Security;
using Dushanbe.Conference.Web.Verbs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Web.Tests;

/// <summary>
/// A whole server in a data folder of its own, gone afterwards: the editions of the Dushanbe Process, no accounts until a
/// test makes one. Its derivatives start in another environment.
/// </summary>
public class WebInstallation : WebApplicationFactory<Program>
{
    private const string Password = "A quiet long password";
    // the editions of the Dushanbe Process, stored once for all servers that begin with them
    private static readonly Lazy<string> Seeded = new(Seed);
    private readonly bool keepsFolder;
    // of all servers: two may stand over one folder
    private static int count;

    public WebInstallation() : this("Testing") { }

    protected WebInstallation(string environment, string? folder = null)
    {
        (Environment, keepsFolder) = (environment, folder is not null);
        Folder = folder ?? Directory.CreateTempSubdirectory("conference-web-").FullName;
        ClientOptions.AllowAutoRedirect = false;
    }

    public string Environment { get; }

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    /// <summary>Settings beside those every test server has.</summary>
    protected virtual IEnumerable<(string Key, string Value)> Settings => [];

    /// <summary>Whether a server in a folder of its own begins with what another has seeded; a developer's seeds more, and one without editions nothing.</summary>
    protected virtual bool IsSeeded => Environment != "Development";

    /// <summary>An operation or query.</summary>
    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Somebody who may do everything everywhere.</summary>
    public static Actor Organizer => Actor.Operator;

    /// <summary>Makes an account and returns its e-mail address and password.</summary>
    public async Task<(Guid Id, string Email, string Password)> AccountAsync(string? post = null, Guid? editionId = null)
    {
        var email = $"person-{Interlocked.Increment(ref count)}@example.org";
        var outcome = await Get<CreateAccount>().ExecuteAsync(new("M. Karimova", email, Password, post, editionId), Actor.Operator, default);
        return (Assert.IsType<CreateAccount.Outcome.Created>(outcome).AccountId, email, Password);
    }

    /// <summary>Somebody with a session of this account, as its cookie says.</summary>
    public async Task<ClaimsPrincipal> SessionAsync(Guid accountId)
    {
        await using var scope = Services.CreateAsyncScope();
        var account = (await scope.ServiceProvider.GetRequiredService<UserManager<Accounts.Account>>().FindByIdAsync($"{accountId}"))!;
        return Someone(accountId, await Get<SignInSessions>().BeginAsync(account, new(), default));
    }

    /// <summary>What a cookie says that names this session.</summary>
    public static ClaimsPrincipal Someone(Guid accountId, Guid sessionId) =>
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, $"{accountId}"), new(Actors.SessionClaim, $"{sessionId}")], "test"));

    /// <summary>A browser in which somebody with this post is signed in.</summary>
    public async Task<HttpClient> SignedInAsync(string? post = null, Guid? editionId = null)
    {
        var (_, email, password) = await AccountAsync(post, editionId);
        var client = CreateClient();
        var answer = await client.SignInAsync(email, password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (!keepsFolder && IsSeeded) Copy(Seeded.Value, Folder);
        builder.UseEnvironment(Environment);
        builder.UseSetting("Conference:DataDirectory", Folder);
        builder.UseSetting("Conference:TrainingParticipants", "12");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        // as many rounds as a guesser must pay are for passwords that are worth it
        builder.ConfigureServices(services => services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000));
        foreach (var (key, value) in Settings) builder.UseSetting(key, value);
    }

    private static string Seed()
    {
        var folder = Directory.CreateTempSubdirectory("conference-seeded-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        using var error = new StringWriter();
        var code = CommandLine.RunAsync(["seed", "process"], TextWriter.Null, error, folder, args =>
        {
            var builder = AppFolder.Builder(args);
            builder.Configuration.AddInMemoryCollection([new("Conference:DataDirectory", folder)]);
            return builder;
        }).GetAwaiter().GetResult();
        Assert.True(code == 0, error.ToString());
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return folder;
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (!keepsFolder && Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>A developer's server: demonstration accounts and the training edition, made small.</summary>
public sealed class DevelopmentInstallation : WebInstallation
{
    public DevelopmentInstallation() : base("Development") { }

    public DevelopmentInstallation(string folder) : base("Development", folder) { }
}

/// <summary>An operator's server.</summary>
public sealed class ProductionInstallation : WebInstallation
{
    public ProductionInstallation() : base("Production") { }

    public ProductionInstallation(string folder) : base("Production", folder) { }
}

/// <summary>A server whose owner wants to begin without any edition.</summary>
public sealed class EmptyInstallation() : WebInstallation("Production")
{
    protected override bool IsSeeded => false;

    protected override IEnumerable<(string Key, string Value)> Settings => [("Conference:SeedProcess", "false")];
}

internal static class Browsing
{
    /// <summary>The page at an address.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string address) => await (await client.GetAsync(address)).PageAsync();

    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>Opens a page, fills its first form that posts, and sends it.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient client, string address, params (string Name, string Value)[] fields)
    {
        var page = await client.PageAsync(address);
        var form = page.QuerySelectorAll("form[method=post]")[0];
        var hidden = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Where(input => input.Name is not null).Select(input => KeyValuePair.Create(input.Name!, input.Value));
        using var content = new FormUrlEncodedContent(hidden.Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        return await client.PostAsync(form.GetAttribute("action") is { Length: > 0 } action ? (action[0] == '/' ? action : $"/{action}") : address, content);
    }

    public static Task<HttpResponseMessage> SignInAsync(this HttpClient client, string email, string password, string address = "/account/sign-in") =>
        client.PostFormAsync(address, ("Input.Email", email), ("Input.Password", password));

    /// <summary>The path and query that a redirect leads to.</summary>
    public static string To(this HttpResponseMessage answer) => answer.Headers.Location is { } to ? (to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString) : "";
}
