using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Dushanbe.Conference.Web.Host;

/// <summary>The section <c>Telemetry</c> of the settings.</summary>
internal sealed class ObservingOptions
{
    public const string Section = "Telemetry";

    /// <summary>The address of an OTLP collector, for example <c>http://localhost:4317</c>; null sends nothing.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>How to speak to it.</summary>
    [AllowedValues(Grpc, Http, ErrorMessage = "Telemetry:Protocol must be grpc or http/protobuf.")]
    public string Protocol { get; set; } = Grpc;

    public const string Grpc = "grpc", Http = "http/protobuf";
}

/// <summary>Traces and metrics for a collector of OpenTelemetry, if the settings name one. They hold no personal data: see <see cref="Discreet"/>.</summary>
internal static class Observing
{
    private const string Traces = "traces", Metrics = "metrics";

    // counts and times of the framework: requests, connections, open desks, sign-ins
    private static readonly string[] Meters =
    [
        Telemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Diagnostics", "Microsoft.AspNetCore.Components.Server.Circuits",
        "Microsoft.AspNetCore.Authentication", "Microsoft.AspNetCore.Identity", "System.Runtime",
    ];

    public static void AddObserving(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ObservingOptions>().BindConfiguration(ObservingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (!string.IsNullOrWhiteSpace(builder.Configuration[$"{ObservingOptions.Section}:{nameof(ObservingOptions.Endpoint)}"])) AddLibrary(builder.Services, builder.Environment);
    }

    // a method of its own: without a collector the library is not even loaded
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddLibrary(IServiceCollection services, IHostEnvironment environment)
    {
        Discreet.Listen();
        foreach (var (name, path) in new[] { (Traces, "v1/traces"), (Metrics, "v1/metrics") })
            services.AddOptions<OtlpExporterOptions>(name).Configure<IOptions<ObservingOptions>>((exporter, observing) =>
            {
                var isHttp = observing.Value.Protocol == ObservingOptions.Http;
                exporter.Protocol = isHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
                // over HTTP each kind has a path of its own
                exporter.Endpoint = isHttp ? new Uri($"{observing.Value.Endpoint!.AbsoluteUri.TrimEnd('/')}/{path}") : observing.Value.Endpoint!;
            });
        var version = typeof(Observing).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("dushanbe-conference", serviceVersion: version).AddAttributes([KeyValuePair.Create<string, object>("deployment.environment.name", environment.EnvironmentName)]))
            .WithTracing(tracing => tracing
                .AddSource(Discreet.Sources)
                .AddAspNetCoreInstrumentation(requests => requests.Filter = http => !http.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase))
                .AddOtlpExporter(Traces, configure: null))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter(Metrics, configure: null));
    }
}

/// <summary>
/// Takes out of each activity whatever is not known to be free of personal data: addresses with their queries, what a browser says of
/// itself, the messages of errors. What a newer framework may add is taken out too. It gets an activity that has ended before the
/// library does, since it listens first; and it is no part of the library, which would then be loaded with our types.
/// </summary>
internal static class Discreet
{
    /// <summary>The sources of activities.</summary>
    public static readonly string[] Sources = [Telemetry.Name, "Microsoft.AspNetCore", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Components.Server.Circuits"];

    private static readonly Lazy<ActivityListener> Listener = new(() =>
    {
        var listener = new ActivityListener { ShouldListenTo = source => Sources.Contains(source.Name, StringComparer.Ordinal), ActivityStopped = Clean };
        ActivitySource.AddActivityListener(listener);
        return listener;
    });

    /// <summary>What stays.</summary>
    public static IReadOnlySet<string> Kept { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "http.request.method", "http.route", "http.response.status_code", "url.scheme", "network.protocol.version", "error.type",
        "work.kind", "work.attempt", "work.outcome",
        "aspnetcore.components.type", "aspnetcore.components.route", "aspnetcore.components.method", "aspnetcore.components.attribute.name",
        "code.function.name",
    };

    /// <summary>Must come before the library begins to listen.</summary>
    public static void Listen() => _ = Listener.Value;

    /// <summary>Cleans an activity that has ended.</summary>
    public static void Clean(Activity activity)
    {
        foreach (var (name, _) in activity.TagObjects.ToList())
            if (!Kept.Contains(name)) activity.SetTag(name, null);
        // without its words
        if (activity.Status != ActivityStatusCode.Unset) activity.SetStatus(activity.Status);
        // the name of a circuit's activity ends with the circuit's key
        if (activity.DisplayName.StartsWith("Circuit ", StringComparison.Ordinal)) activity.DisplayName = "Circuit";
    }
}
