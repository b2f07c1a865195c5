using System.ComponentModel.DataAnnotations;
using Dushanbe.Conference.Printing.Drawing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Host;

/// <summary>The section <c>Limits</c> of the settings.</summary>
internal sealed class LimitOptions
{
    /// <summary>How many bytes a request may send where no file is expected.</summary>
    [Range(65_536, 30_000_000, ErrorMessage = "Limits:RequestBytes must be between 65536 and 30000000.")]
    public int RequestBytes { get; set; } = 262_144;

    /// <summary>How long a request may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true, ErrorMessage = "Limits:RequestTime must be between 00:00:01 and 00:10:00.")]
    public TimeSpan RequestTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a request may take that sends or receives a file, or waits until one is made.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true, ErrorMessage = "Limits:FileTime must be between 00:01:00 and 1.00:00:00.")]
    public TimeSpan FileTime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many connections the server holds at once; each open desk is one.</summary>
    [Range(50, 100_000, ErrorMessage = "Limits:Connections must be between 50 and 100000.")]
    public int Connections { get; set; } = 5_000;
}

/// <summary>
/// Limits of size and time for every request. A circuit is not limited in time: its messages are limited in size, and its number
/// by the section <c>Desks</c>. Slow senders and readers are cut off by the least rates of the server.
/// </summary>
internal static class Limits
{
    /// <summary>The name of the time limit of files.</summary>
    public const string Files = "files";

    /// <summary>The most fields of a form.</summary>
    public const int Fields = 100;

    /// <summary>The longest name of a field.</summary>
    public const int FieldName = 256;

    /// <summary>The longest value of a field, in bytes.</summary>
    public const int FieldValue = 32_768;

    public static void AddLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitOptions>().BindConfiguration("Limits").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<LimitOptions>>((kestrel, limits) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.Value.RequestBytes;
            kestrel.Limits.MaxConcurrentConnections = limits.Value.Connections;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MinRequestBodyDataRate = kestrel.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));
        });
        services.Configure<FormOptions>(form =>
        {
            (form.ValueCountLimit, form.KeyLengthLimit, form.ValueLengthLimit) = (Fields, FieldName, FieldValue);
            form.MultipartBodyLengthLimit = WholePicture.Bytes;
            // a photo is never laid on the disk in clear, not even in a temporary file
            form.MemoryBufferThreshold = (int)WholePicture.Bytes;
            form.MultipartHeadersLengthLimit = 4_096;
        });
        services.AddRequestTimeouts();
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<LimitOptions>>((times, limits) =>
        {
            times.DefaultPolicy = new RequestTimeoutPolicy { Timeout = limits.Value.RequestTime, TimeoutStatusCode = StatusCodes.Status504GatewayTimeout };
            times.AddPolicy(Files, new RequestTimeoutPolicy { Timeout = limits.Value.FileTime, TimeoutStatusCode = StatusCodes.Status504GatewayTimeout });
        });
    }

    /// <summary>An endpoint that sends or receives a file.</summary>
    public static TBuilder TakesLong<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder
    {
        endpoint.WithRequestTimeout(Files);
        return endpoint;
    }

    /// <summary>Place it after the routing, which knows the limits of an endpoint.</summary>
    public static void UseLimits(this IApplicationBuilder app)
    {
        app.Use(async (http, next) =>
        {
            // the error page is answered with the length of the request that was refused
            if (http.Features.Get<IStatusCodeReExecuteFeature>() is null && http.Request.ContentLength > http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
            {
                Refuse(http, StatusCodes.Status413PayloadTooLarge);
                return;
            }

            try
            {
                await next(http);
            }
            catch (Microsoft.AspNetCore.Http.BadHttpRequestException exception) when (!http.Response.HasStarted)
            {
                // the client's fault; otherwise it would be logged and answered as ours
                Refuse(http, exception.StatusCode);
            }
        });
        app.UseWhen(http => !http.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase), http => http.UseRequestTimeouts());
    }

    /// <summary>Answers a form that was open too long, or was sent broken, with a page; the framework has a bare status for it. Place it after the check of the token.</summary>
    public static void UseBrokenForms(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (!HttpMethods.IsPost(http.Request.Method) || http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } || http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null) return next(http);
        Refuse(http, StatusCodes.Status400BadRequest);
        return Task.CompletedTask;
    });

    // a form of a page gets a page, whatever else is posted its status alone
    private static void Refuse(HttpContext http, int status)
    {
        http.Response.Clear();
        http.Response.StatusCode = status;
        if (http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null) http.ShowErrorPage();
    }
}

/// <summary>A picture together with the fields beside it. Twice what is allowed: a larger one is still read, and gets our own message.</summary>
internal static class WholePicture
{
    public const long Bytes = 2L * Picture.MaxBytes;

    /// <summary>For endpoints that receive one.</summary>
    public static RequestSizeLimitAttribute Limit { get; } = new(Bytes);
}
