using Dushanbe.Conference.Web;
using Dushanbe.Conference.Web.Account;
using Dushanbe.Conference.Web.Account.OpenId;
using Dushanbe.Conference.Web.Desks;
using Dushanbe.Conference.Web.Frame;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Public;
using Dushanbe.Conference.Web.Public.Frame;
using Dushanbe.Conference.Web.Security;
using Dushanbe.Conference.Web.Speech;
using Dushanbe.Conference.Web.Start;
using Dushanbe.Conference.Web.Verbs;

if (CommandLine.Understands(args)) return await CommandLine.RunAsync(args, Console.Out, Console.Error, Environment.CurrentDirectory, AppFolder.Builder);

Threads.Reserve();
var builder = AppFolder.Builder(args);
StartUp.KeepSentencesShort(builder.Logging);
Faults.WriteOnce(builder.Logging);
builder.Services.AddFaults();
builder.AddInstallation();
builder.AddMail();
builder.Services.AddLimits();
builder.AddObserving();
builder.Services.AddProxies();
builder.Services.AddSignIn();
builder.AddProvider();
builder.Services.AddPublicPages();
builder.Services.AddPublicCaching();
builder.Services.AddSpeech();
builder.Services.AddDesks();
builder.Services.AddWork();
builder.Services.AddStartUp();
builder.Services.AddRazorComponents().AddInteractiveServerComponents();

var app = builder.Build();
if (StartUp.SettingsTrouble(app) is { } trouble)
{
    Console.Error.WriteLine(trouble);
    return 1;
}

app.UseProxies();
app.UseHostCookies();
if (!app.Environment.IsDevelopment()) app.UseExceptionHandler("/error", createScopeForErrors: true);

app.UseSecurityHeaders();
app.UseOwnRedirects();
app.UseHead();
app.UseOwnCircuits();
app.UseSpeech();
app.UseWhen(http => Visitors.ReadPages(http) || Visitors.Posts(http), pages =>
{
    pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
    pages.UseOwnAnswersOfPosts();
});
app.UseUnavailable();
app.UseRefusals();
// after the error pages, which are re-executed under their own address
app.UseRouting();
app.UseLimits();
app.UseAuthentication();
app.UseAuthorization();
app.UseDeskLimit();
app.UseKnownEditions();
app.UseLastEdition();
app.UseAntiforgery();
app.UseBrokenForms();
app.UsePublicCaching();

app.MapStaticAssets().AllowAnonymous().KeepFonts().DisableRequestTimeout();
app.MapHealth();
app.MapCulture();
app.MapPublicPages();
app.MapAccount();
app.MapProvider();
app.MapDesks();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null).RequireWhatFormsNeed();
// the fallback policy also covers addresses that nobody serves; without this they would answer with the sign-in page
app.MapFallback("{**path}", () => Results.NotFound()).AllowAnonymous();

if (await StartUp.PrepareAsync(app) is { } hindrance)
{
    Console.Error.WriteLine(hindrance);
    return 1;
}

if (await StartUp.RunAsync(app) is { } end)
{
    Console.Error.WriteLine(end);
    return 1;
}

return 0;

/// <summary>The host; visible to tests that start it.</summary>
public partial class Program;
