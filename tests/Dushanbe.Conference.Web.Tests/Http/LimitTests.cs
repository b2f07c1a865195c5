using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Web.Desks;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Kit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>A server that listens with small limits, and whose database does not answer while a test says so.</summary>
public sealed class NarrowInstallation : WebInstallation
{
    private volatile bool isStuck;

    public NarrowInstallation() => UseKestrel(0);

    public bool IsStuck
    {
        get => isStuck;
        set => isStuck = value;
    }

    protected override IEnumerable<(string Key, string Value)> Settings => [("Limits:RequestBytes", "65536"), ("Limits:RequestTime", "00:00:02")];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.ConfigureDbContext<ConferenceDb>(options => options.AddInterceptors(new Stuck(this))));
    }

    private sealed class Stuck(NarrowInstallation web) : DbCommandInterceptor
    {
        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            // the calendar alone, so that what runs in the background goes on
            if (web.IsStuck && command.CommandText.Contains(nameof(Programme.ProgrammeCalendar), StringComparison.Ordinal)) await Task.Delay(Timeout.Infinite, cancellationToken);
            return result;
        }
    }
}

/// <summary>Nobody sends, holds or waits without end.</summary>
public sealed class LimitTests(NarrowInstallation web) : IClassFixture<NarrowInstallation>
{
    [Theory]
    [InlineData("en", "The form is too large"), InlineData("ru", "Форма слишком велика"), InlineData("tg", "Варақа аз ҳад калон аст")]
    public async Task A_form_that_is_too_large_is_refused_before_it_is_read_in_the_readers_language(string language, string title)
    {
        var client = web.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        var answer = await client.SignInAsync("somebody@example.org", new string('x', 70_000));

        var page = await answer.PageAsync();
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, language, title), (answer.StatusCode, page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1")!.TextContent));
    }

    [Fact]
    public async Task Size_is_limited_wherever_something_is_posted()
    {
        var client = await OwnerAsync();
        // the server may close the connection on which it refused a body
        client.DefaultRequestHeaders.ConnectionClose = true;
        async Task<HttpStatusCode> SendAsync(string address, int bytes)
        {
            using var content = new StringContent($"Search={new string('x', bytes)}", Encoding.UTF8, "application/x-www-form-urlencoded");
            try
            {
                return (await client.PostAsync(address, content)).StatusCode;
            }
            catch (HttpRequestException) when (bytes > 65_536)
            {
                // cut off while it was still sending, before it could read the answer
                return HttpStatusCode.RequestEntityTooLarge;
            }
        }

        foreach (var address in new[] { "/desk/dushanbe-2022/participants.csv", "/desk/dushanbe-2022/journal.csv", "/desk/accounts/journal.xlsx" })
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await SendAsync(address, 70_000));
        // a value that a form may not have, in a body that it may
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync("/desk/dushanbe-2022/participants.csv", Limits.FieldValue + 1));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync("/desk/dushanbe-2022/import/table", Limits.FieldValue + 1));
        Assert.Equal(HttpStatusCode.OK, await SendAsync("/desk/dushanbe-2022/participants.csv", 100));
    }

    [Fact]
    public async Task A_form_has_no_more_fields_and_no_longer_names_than_it_may()
    {
        var client = await OwnerAsync();
        async Task<HttpStatusCode> SendAsync(int fields, int name)
        {
            using var content = new FormUrlEncodedContent(Enumerable.Range(0, fields).Select(each => KeyValuePair.Create($"{each}{new string('n', name)}", "1")));
            return (await client.PostAsync("/desk/dushanbe-2022/participants.csv", content)).StatusCode;
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], [await SendAsync(Limits.Fields, 10), await SendAsync(Limits.Fields + 1, 10), await SendAsync(1, Limits.FieldName + 1)]);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_given_up_and_the_server_serves_on()
    {
        using var client = new HttpClient { BaseAddress = web.CreateClient().BaseAddress };
        web.IsStuck = true;
        try
        {
            var answer = await client.GetAsync("/ru/dushanbe-2018/agenda.ics");

            Assert.Equal(HttpStatusCode.GatewayTimeout, answer.StatusCode);
            Assert.Equal("Сайт временно недоступен", (await answer.PageAsync()).QuerySelector("h1")!.TextContent);
        }
        finally
        {
            web.IsStuck = false;
        }

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/ru/dushanbe-2018/agenda.ics")).StatusCode);
    }

    [Fact]
    public async Task Neither_a_photo_that_comes_in_nor_an_export_lies_in_a_temporary_file_that_has_a_name()
    {
        var name = "";

        await Download.OfAsync(
            async file =>
            {
                name = ((FileStream)file).Name;
                await file.WriteAsync("given,family"u8.ToArray());
                await file.FlushAsync();
                Assert.Equal(OperatingSystem.IsWindows(), File.Exists(name));
                return false;
            },
            "text/csv", null);

        Assert.False(File.Exists(name));
        Assert.True(web.Get<IOptions<FormOptions>>().Value.MemoryBufferThreshold >= Picture.MaxBytes);
    }

    [Fact]
    public void Files_alone_have_more_time_and_what_never_waits_has_no_limit()
    {
        _ = web.CreateClient();
        var routes = web.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        var files = routes.Where(each => each.Metadata.GetMetadata<RequestTimeoutAttribute>()?.PolicyName == Limits.Files).Select(each => each.RoutePattern.RawText!.Split('/')[^1]).Distinct().Order(StringComparer.Ordinal);
        var free = routes.Where(each => each.Metadata.GetMetadata<DisableRequestTimeoutAttribute>() is not null).ToList();

        Assert.Equal(["draft.pdf", "journal.csv", "journal.xlsx", "list.docx", "list.pdf", "list.xlsx", "note", "participants.csv", "participants.xlsx", "photo", "photos", "portrait", "preview.pdf", "preview.png", "programme.pdf", "report.csv", "rest.csv", "rest.xlsx", "table", "template.csv", "template.xlsx", "{hash:length(64)}", "{id:guid}.docx", "{id:guid}.pdf", "{id:guid}.xlsx", "{run:guid}.pdf"], files);
        Assert.NotEmpty(free);
        // style sheets, scripts and pictures of the program, and what looks for them: nothing of a page
        Assert.InRange(free.Count(each => each.Metadata.GetMetadata<StaticAssetDescriptor>() is null), 0, 1);
        Assert.DoesNotContain(free, each => each.RoutePattern.RawText!.TrimStart('/').Split('/')[0] is "desk" or "account" or "en" or "ru" or "tg" or "portraits" or "health");
        var times = web.Get<IOptions<RequestTimeoutOptions>>().Value;
        Assert.Equal((TimeSpan.FromSeconds(2), TimeSpan.FromHours(1)), (times.DefaultPolicy!.Timeout, times.Policies[Limits.Files].Timeout));
    }

    [Fact]
    public void The_server_cuts_off_who_sends_headers_or_bytes_too_slowly_and_holds_a_bounded_number_of_connections()
    {
        _ = web.CreateClient();
        var kestrel = web.Get<IOptions<KestrelServerOptions>>().Value;

        Assert.Equal((65_536L, 5_000L, TimeSpan.FromSeconds(15), 240.0, 240.0, false),
            (kestrel.Limits.MaxRequestBodySize, kestrel.Limits.MaxConcurrentConnections, kestrel.Limits.RequestHeadersTimeout, kestrel.Limits.MinRequestBodyDataRate!.BytesPerSecond, kestrel.Limits.MinResponseDataRate!.BytesPerSecond, kestrel.AddServerHeader));
    }

    [Fact]
    public async Task Headers_without_end_are_refused()
    {
        using var socket = new TcpClient();
        var address = web.CreateClient().BaseAddress!;
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        var stream = socket.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {new string('x', 40_000)}\r\n\r\n"));

        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 431 ", await reader.ReadLineAsync());
    }

    [Theory]
    [InlineData("Limits:RequestBytes", "1000", "Limits:RequestBytes must be between 65536 and 30000000.")]
    [InlineData("Limits:RequestTime", "00:00:00", "Limits:RequestTime must be between 00:00:01 and 00:10:00.")]
    [InlineData("Limits:FileTime", "2.00:00:00", "Limits:FileTime must be between 00:01:00 and 1.00:00:00.")]
    [InlineData("Limits:Connections", "0", "Limits:Connections must be between 50 and 100000.")]
    [InlineData("Desks:OfAccount", "0", "Desks:OfAccount must be between 1 and 10000.")]
    [InlineData("Desks:AtOnce", "0", "Desks:AtOnce must be between 1 and 100000.")]
    public void A_limit_out_of_its_range_is_refused_in_words(string setting, string value, string sentence)
    {
        using var wrong = new WrongInstallation((setting, value));

        Assert.Equal(sentence, wrong.Trouble);
    }

    private async Task<HttpClient> OwnerAsync()
    {
        var (_, email, password) = await web.AccountAsync("owner");
        var client = web.CreateClient();
        await client.SignInAsync(email, password);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    /// <summary>The settings of a server that does not start.</summary>
    private sealed class WrongInstallation : IDisposable
    {
        private readonly ServiceProvider services;

        public WrongInstallation((string Key, string Value) setting)
        {
            var all = new ServiceCollection();
            all.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>(setting.Key, setting.Value)]).Build());
            all.AddLimits();
            all.AddDeskLimit();
            services = all.BuildServiceProvider();
        }

        public string Trouble => Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate()).Failures.Single().Split("with the error: '")[1].TrimEnd('\'', '.') + ".";

        public void Dispose() => services.Dispose();
    }
}
