using System.Net;
using System.Text;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Start;
using Dushanbe.Conference.Web.Tests.Desks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>A server whose operator asks for all details that a log can have.</summary>
public sealed class TalkativeInstallation() : WebInstallation("Production")
{
    public KeptLog Log { get; } = new();

    protected override IEnumerable<(string Key, string Value)> Settings => [.. new[] { "Default", "Microsoft.AspNetCore", "Microsoft.AspNetCore.Routing", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.DataProtection" }.Select(each => ($"Logging:LogLevel:{each}", "Trace")), ("Conference:SecondStepFor", "none")];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(Log));
    }
}

/// <summary>The log is read by people who may not read the register.</summary>
public sealed class LogTests(TalkativeInstallation web) : IClassFixture<TalkativeInstallation>
{
    private const string Edition = "kuwait-2024", Password = "Nobody-guesses-Xyzzyplugh";

    // words that nothing else says
    private static readonly string[] Personal = ["Qodirbegzoda", "Zulfizarr", "qodirbegzoda@example.org", "+992 935 271828", "Sirrnoma", "Gulruxsoriy", "gulruxsoriy@example.org", "Xyzzyplugh", "Vazifadorxos", "Sababnoma"];

    [Fact]
    public async Task No_name_address_search_reason_or_key_is_in_the_log_whatever_level_is_asked_for()
    {
        var secrets = new List<string>(Personal);
        var stranger = web.CreateClient();
        var link = new Uri(Assert.Single(web.Get<StartUp>().Lines, line => line.StartsWith("set-up ", StringComparison.Ordinal)).Split(' ')[1]).PathAndQuery;
        secrets.Add(link.Split('=')[1]);

        // the first organizer, a wrong password, a right one
        Assert.NotNull((await (await stranger.PostFormAsync(link, ("Input.Name", "Gulruxsoriy"), ("Input.Email", "gulruxsoriy@example.org"), ("Input.Password", Password), ("Input.Again", Password))).PageAsync()).QuerySelector("[role=status]"));
        await stranger.SignInAsync("gulruxsoriy@example.org", "Xyzzyplugh, but wrong");
        var signedIn = await stranger.SignInAsync("gulruxsoriy@example.org", Password);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        secrets.AddRange(signedIn.Headers.GetValues("Set-Cookie").Select(each => each.Split(';')[0].Split('=', 2)[1]).Where(each => each.Length > 20));
        var owner = (await web.Get<AccountList>().ReadAsync(WebInstallation.Organizer, default)).Single();
        var actor = (await web.Get<ReadActor>().ReadAsync(owner.Id, default))!;
        var desk = new ExchangeDesk(web, stranger, Edition, (await web.Get<Editions.FindEdition>().ReadAsync(Edition, default))!.Id, actor);
        await web.Get<CreateDefaultCategories>().ExecuteAsync(new(desk.EditionId), actor, default);

        // an account whose address is taken, people by hand and by file, right and wrong; searches; exports; a change, a withdrawal
        await web.Get<CreateAccount>().ExecuteAsync(new("Gulruxsoriy", "gulruxsoriy@example.org", Password, "reader"), WebInstallation.Organizer, default);
        var category = (await web.Get<CategoryList>().ReadAsync(desk.EditionId, actor, default))[0].Id;
        var fields = new ParticipantFields { Given = "Zulfizarr", Family = "Qodirbegzoda", CategoryId = category, Organization = "Institute", Function = "Vazifadorxos", Email = "qodirbegzoda@example.org", Phone = "+992 935 271828" };
        var person = Assert.IsType<RegisterParticipant.Outcome.Registered>(await web.Get<RegisterParticipant>().ExecuteAsync(new(desk.EditionId, fields), actor, default));
        await web.Get<RegisterParticipant>().ExecuteAsync(new(desk.EditionId, fields with { CategoryId = Guid.CreateVersion7() }), actor, default);
        const string header = "given,family,organization,category,email,photo";
        await desk.ImportAsync($"{header}\r\nZulfizarr,Qodirbegzoda-Second,Institute,D,qodirbegzoda@example.org,\r\n");
        await desk.RunAsync(await desk.SendAsync(Encoding.UTF8.GetBytes($"{header}\r\nZulfizarr,,Sirrnoma,Q9,qodirbegzoda@,Sirrnoma.jpg\r\n"), "Sirrnoma.csv"), dryRun: true);
        await desk.PostAsync("import/table?name=Sirrnoma.xlsx", [1, 2, 3]);
        await web.Get<ParticipantRegister>().ReadAsync(new() { EditionId = desk.EditionId, Search = "Qodirbegzoda" }, actor, default);
        Assert.Equal(HttpStatusCode.OK, (await desk.ExportAsync("csv", ("search", "Qodirbegzoda"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.ExportAsync("csv", ("state", "Sirrnoma"), ("search", "Qodirbegzoda"))).StatusCode);
        await web.Get<WithdrawParticipant>().ExecuteAsync(new(person.ParticipantId, "Sababnoma"), actor, default);

        // what stands in addresses: a search, a word that does not fit a field, a stranger's file name
        foreach (var address in new[] { $"/en/{Edition}/agenda?q=Sirrnoma", $"/en/{Edition}/speakers?q=Sirrnoma", $"/en/{Edition}/agenda?day=Sirrnoma", "/account/sign-in?return=/desk/Sirrnoma", $"/desk/{Edition}/participants?q=Qodirbegzoda", $"/desk/{Edition}/badges/preview.pdf?participant=Sirrnoma", "/account/set-up?token=Sirrnoma", "/account/link?token=Sirrnoma", "/?Sirrnoma" })
            await stranger.GetAsync(address);

        var log = web.Log.Lines;
        Assert.Empty(log.Where(line => secrets.Any(each => line.Contains(each, StringComparison.OrdinalIgnoreCase) || line.Contains(Uri.EscapeDataString(each), StringComparison.OrdinalIgnoreCase))).Distinct());
        // the log was on, and told what was done
        Assert.Contains(log, line => line.Contains("Trace Microsoft.AspNetCore", StringComparison.Ordinal) || line.Contains("Debug Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.Contains(log, line => line.Contains("Debug Microsoft.EntityFrameworkCore", StringComparison.Ordinal) && line.Contains("Executing DbCommand", StringComparison.Ordinal) && line.Contains(nameof(RegisterParticipant), StringComparison.Ordinal));
    }

    [Fact]
    public void What_would_tell_them_stays_off_however_the_settings_name_it()
    {
        foreach (var settings in new[] { "Logging:LogLevel:{0}", "Logging:Console:LogLevel:{0}" })
            foreach (var (category, least) in Discretion.Least)
            {
                using var named = LoggersOf(string.Format(System.Globalization.CultureInfo.InvariantCulture, settings, $"{category}.Part"), "Trace");
                using var all = LoggersOf(string.Format(System.Globalization.CultureInfo.InvariantCulture, settings, "Default"), "Trace");
                foreach (var services in new[] { named, all })
                    foreach (var logger in new[] { category, $"{category}.Part" }.Select(services.GetRequiredService<ILoggerFactory>().CreateLogger))
                        Assert.Equal((false, least < LogLevel.None), (logger.IsEnabled(least - 1), logger.IsEnabled(LogLevel.Critical)));
            }
    }

    [Fact]
    public void A_quieter_log_stays_as_quiet()
    {
        using var quiet = LoggersOf("Logging:LogLevel:Default", "Error");

        Assert.Equal([false, true], new[] { LogLevel.Warning, LogLevel.Error }.Select(quiet.GetRequiredService<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.SignalR.Part").IsEnabled));
    }

    [Fact]
    public async Task The_database_writes_its_commands_without_their_values()
    {
        await using var db = await web.Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();

        var options = db.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()!;

        Assert.Equal((false, false), (options.IsSensitiveDataLoggingEnabled, options.DetailedErrorsEnabled));
    }

    private static ServiceProvider LoggersOf(string setting, string level)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>(setting, level)]).Build();
        var services = new ServiceCollection();
        services.AddLogging(logging =>
        {
            logging.AddConfiguration(configuration.GetSection("Logging"));
            logging.AddConsole();
        });
        services.KeepDiscretion();
        return services.BuildServiceProvider();
    }
}
