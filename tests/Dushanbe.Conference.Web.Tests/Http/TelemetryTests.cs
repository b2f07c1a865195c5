using System.Collections.Concurrent;
using System.Diagnostics;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Tests.Desks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>A server that is observed; nobody listens at the collector's address, but a test does.</summary>
public sealed class ObservedInstallation : WebInstallation
{
    public ConcurrentBag<Activity> Activities { get; } = [];

    public List<MetricSnapshot> Metrics { get; } = [];

    protected override IEnumerable<(string Key, string Value)> Settings => [("Telemetry:Endpoint", "http://127.0.0.1:1"), ("Telemetry:Protocol", "http/protobuf")];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services
            .ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(new SimpleActivityExportProcessor(new Keeping(this))))
            .ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddInMemoryExporter(Metrics, reader => reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = int.MaxValue)));
    }

    private sealed class Keeping(ObservedInstallation web) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var each in batch) web.Activities.Add(each);
            return ExportResult.Success;
        }
    }
}

/// <summary>What an observer learns of the program, and what of people.</summary>
public sealed class TelemetryTests(ObservedInstallation web) : IClassFixture<ObservedInstallation>
{
    [Fact]
    public async Task Requests_work_prints_imports_and_sign_ins_are_observed_and_nobody_is_recognized()
    {
        var desk = await ExchangeDesk.OpenAsync(web, "kuwait-2024");
        await web.CreateClient().GetAsync("/ru/dushanbe-2018/agenda?q=Sirrnoma");
        await web.CreateClient().GetAsync("/account/set-up?token=Sirrnoma");
        await web.CreateClient().SignInAsync("sirrnoma@example.org", "a wrong password");
        await desk.ImportAsync("given,family,organization,category,email\r\nZulfizarr,Sirrnoma,Institute,D,sirrnoma@example.org\r\nBahrom,Sirrnoma,Institute,D,\r\n");
        Assert.IsType<StartBadgeRun.Outcome.Started>(await web.Get<StartBadgeRun>().ExecuteAsync(new(desk.EditionId, new BadgeSelection()), desk.Actor, default));
        // an item is told as ended a little before its activity
        for (var look = 0; look < 500 && Works() < 2; look++) await Task.Delay(10);
        web.Get<TracerProvider>().ForceFlush(5_000);
        web.Get<MeterProvider>().ForceFlush(5_000);

        var activities = web.Activities.ToList();
        Assert.Contains(activities, each => each.DisplayName.StartsWith("GET /ru/{", StringComparison.Ordinal) && $"{each.GetTagItem("http.response.status_code")}" == "200");
        Assert.Contains(activities, each => each.DisplayName == "POST /account/sign-in");
        Assert.Equal(2, Works());
        Assert.Empty(activities.SelectMany(each => each.TagObjects.Select(tag => tag.Key)).Except(Discreet.Kept));
        Assert.DoesNotContain(activities, each => Said(each).Any(said => said.Contains("sirrnoma", StringComparison.OrdinalIgnoreCase) || said.Contains("example.org", StringComparison.OrdinalIgnoreCase) || said.Contains("kuwait", StringComparison.OrdinalIgnoreCase)));

        // instruments are of the process, so other servers count along
        Assert.InRange(SumOf("conference.import.people"), 2, long.MaxValue);
        Assert.InRange(SumOf("conference.print.badges"), 2, long.MaxValue);
        Assert.InRange(SumOf("conference.print.runs"), 1, long.MaxValue);
        Assert.InRange(SumOf("aspnetcore.authentication.sign_ins"), 1, long.MaxValue);
        var work = web.Metrics.Last(each => each.Name == "conference.work.duration");
        Assert.Contains(work.MetricPoints, point => Tags(point.Tags).Contains("work.kind=Import") && Tags(point.Tags).Contains("work.outcome=done"));
        Assert.Contains(web.Metrics, each => each.Name == "http.server.request.duration");
        Assert.DoesNotContain(web.Metrics.SelectMany(each => each.MetricPoints).SelectMany(point => Tags(point.Tags)), tag => tag.Contains("sirrnoma", StringComparison.OrdinalIgnoreCase) || tag.Contains("example.org", StringComparison.OrdinalIgnoreCase));
        var resource = web.Get<TracerProvider>().GetResource().Attributes.ToDictionary(each => each.Key, each => $"{each.Value}");
        Assert.Equal(("dushanbe-conference", "Testing"), (resource["service.name"], resource["deployment.environment.name"]));
        Assert.Contains("service.instance.id", resource.Keys);
        Assert.Contains("service.version", resource.Keys);
    }

    [Fact]
    public void Each_kind_goes_to_its_own_path_of_the_collector()
    {
        _ = web.CreateClient();
        var exporters = web.Get<IOptionsMonitor<OtlpExporterOptions>>();

        Assert.Equal(["http://127.0.0.1:1/v1/traces", "http://127.0.0.1:1/v1/metrics"], new[] { "traces", "metrics" }.Select(each => exporters.Get(each).Endpoint.AbsoluteUri));
    }

    [Fact]
    public void What_a_newer_framework_may_add_is_taken_out_too()
    {
        using var activity = new Activity("Circuit 4QJ0secret").SetTag("http.route", "/desk").SetTag("url.query", "?q=Sirrnoma").SetTag("some.day", "Sirrnoma").SetStatus(ActivityStatusCode.Error, "Sirrnoma is no date");

        Discreet.Clean(activity);

        Assert.Equal(["http.route"], activity.TagObjects.Select(each => each.Key));
        Assert.Equal(("Circuit", ActivityStatusCode.Error, null), (activity.DisplayName, activity.Status, activity.StatusDescription));
    }

    [Theory]
    [InlineData("", false), InlineData("http://127.0.0.1:1", true)]
    public async Task A_server_without_a_collector_does_not_even_load_the_library_and_each_ends_in_order(string endpoint, bool isLoaded)
    {
        if (!OperatingSystem.IsLinux()) return;
        var folder = Directory.CreateTempSubdirectory("conference-observed-").FullName;
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location]) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = folder };
        foreach (var (key, value) in new[] { ("Conference__DataDirectory", folder), ("ASPNETCORE_ENVIRONMENT", "Production"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("Telemetry__Endpoint", endpoint) }) start.Environment[key] = value;
        using var server = Process.Start(start)!;
        try
        {
            while (await server.StandardOutput.ReadLineAsync() is { } line && !line.StartsWith("sign-in ", StringComparison.Ordinal)) { }
            var rest = server.StandardOutput.ReadToEndAsync();

            Assert.Equal(isLoaded, (await File.ReadAllTextAsync($"/proc/{server.Id}/maps")).Contains("/OpenTelemetry", StringComparison.Ordinal));

            using var stop = Process.Start("kill", ["-TERM", $"{server.Id}"]);
            await server.WaitForExitAsync();
            await rest;
            Assert.Equal(0, server.ExitCode);
        }
        finally
        {
            if (!server.HasExited) server.Kill();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Said(Activity activity) => activity.TagObjects.Select(tag => $"{tag.Value}").Concat([activity.DisplayName, activity.StatusDescription ?? ""]).Concat(activity.Events.SelectMany(each => each.Tags.Select(tag => $"{tag.Value}"))).Concat(activity.Baggage.Select(each => $"{each.Value}"));

    private int Works() => web.Activities.Count(each => each.DisplayName == "work Import" && each.GetTagItem("work.outcome") is "done");

    private long SumOf(string metric) => web.Metrics.Last(each => each.Name == metric).MetricPoints.Sum(point => point.GetSumLong());

    private static List<string> Tags(ReadOnlyTagCollection tags)
    {
        var said = new List<string>();
        foreach (var (key, value) in tags) said.Add($"{key}={value}");
        return said;
    }
}
