using System.Data.Common;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Programme;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>A server some of whose commands fail as a bug would.</summary>
public sealed class FaultyInstallation() : WebInstallation("Production")
{
    public const string Secret = "table Accounts, server db7.internal, password hunter2";

    private volatile string? broken;

    public KeptLog Log { get; } = new();

    /// <summary>Part of the text of the commands that fail.</summary>
    public string? Broken
    {
        get => broken;
        set => broken = value;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(Log).ConfigureDbContext<ConferenceDb>(options => options.AddInterceptors(new Breaking(this))));
    }

    private sealed class Breaking(FaultyInstallation web) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            web.Broken is { } part && command.CommandText.Contains(part, StringComparison.Ordinal) ? throw new InvalidOperationException(Secret) : ValueTask.FromResult(result);
    }
}

/// <summary>Whoever meets an error gets a reference that is in the log beside what went wrong, and nothing else of it.</summary>
public sealed partial class FaultTests(FaultyInstallation web) : IClassFixture<FaultyInstallation>
{
    [Theory]
    [InlineData("/en/dushanbe-2018/speakers", nameof(SpeakerList), "en", "Something went wrong", "Error reference: ")]
    [InlineData("/ru/dushanbe-2018/agenda", nameof(DayProgramme), "ru", "Произошла ошибка", "Номер ошибки: ")]
    [InlineData("/tg/dushanbe-2018/agenda.ics", nameof(ProgrammeCalendar), "tg", "Хатогӣ рӯй дод", "Рақами хато: ")]
    public async Task A_page_or_file_that_fails_says_so_with_a_reference_that_the_log_has_too(string address, string broken, string language, string title, string reference)
    {
        var answer = await WhileAsync(broken, () => web.CreateClient().GetAsync($"{address}?q=Zulfizarr"));

        var page = await answer.PageAsync();
        Assert.Equal((HttpStatusCode.InternalServerError, language, title), (answer.StatusCode, page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1")!.TextContent));
        Assert.StartsWith(reference, page.QuerySelector("main .muted")!.TextContent);
        var line = LoggedOnce(page);
        Assert.Contains("Error Dushanbe.Conference.Web.Host.Faults", line);
        Assert.Contains($"GET /{language}/", line);
        Assert.Contains("{edition}", line.Replace("{Edition}", "{edition}", StringComparison.Ordinal));
        Assert.DoesNotContain("Zulfizarr", line);
    }

    [Fact]
    public async Task A_form_that_fails_and_a_file_of_a_desk_that_fails_say_so_too()
    {
        var (_, email, password) = await web.AccountAsync("registration");
        var client = web.CreateClient();
        var signIn = await WhileAsync("\"Accounts\"", () => client.SignInAsync(email, password));
        Assert.Equal(HttpStatusCode.InternalServerError, signIn.StatusCode);
        Assert.Contains("POST /account/sign-in", LoggedOnce(await signIn.PageAsync()));

        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync(email, password)).StatusCode);
        var photo = await WhileAsync(nameof(ReadPhoto), () => client.GetAsync($"/desk/dushanbe-2018/participants/{Guid.Empty}/photo"));
        Assert.Equal(HttpStatusCode.InternalServerError, photo.StatusCode);
        Assert.Contains("GET /desk/{edition}/participants/{id:guid}/photo", LoggedOnce(await photo.PageAsync()));
        Assert.True(photo.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Two_errors_have_two_references_and_the_page_itself_has_none()
    {
        var (first, second) = (await WhileAsync(nameof(EditionHome), () => web.CreateClient().GetAsync("/en/dushanbe-2018")), await WhileAsync(nameof(EditionHome), () => web.CreateClient().GetAsync("/en/dushanbe-2018")));

        Assert.NotEqual(ReferenceOf(await first.PageAsync()), ReferenceOf(await second.PageAsync()));
        Assert.Null((await web.CreateClient().PageAsync("/error")).QuerySelector("main .muted"));
        Assert.Equal(HttpStatusCode.OK, (await web.CreateClient().GetAsync("/en/dushanbe-2018")).StatusCode);
    }

    private async Task<HttpResponseMessage> WhileAsync(string broken, Func<Task<HttpResponseMessage>> ask)
    {
        _ = web.CreateClient();
        web.Broken = broken;
        try
        {
            return await ask();
        }
        finally
        {
            web.Broken = null;
        }
    }

    // the error is written once, with all that the page does not say
    private string LoggedOnce(IHtmlDocument page)
    {
        Assert.DoesNotContain("hunter2", page.DocumentElement.OuterHtml);
        Assert.DoesNotContain("Exception", page.DocumentElement.OuterHtml);
        var line = Assert.Single(web.Log.Lines, each => each.Contains(ReferenceOf(page), StringComparison.Ordinal));
        Assert.Contains(FaultyInstallation.Secret, line);
        Assert.DoesNotContain(web.Log.Lines, each => each.Contains("An unhandled exception has occurred", StringComparison.Ordinal));
        return line;
    }

    private static string ReferenceOf(IHtmlDocument page) => Form().Match(page.QuerySelector("main .muted")!.TextContent).Value is { Length: 9 } found ? found : throw new InvalidOperationException("The page has no reference.");

    [GeneratedRegex("[2-9B-Z]{4}-[2-9B-Z]{4}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
