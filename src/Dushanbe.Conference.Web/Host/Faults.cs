using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;

namespace Dushanbe.Conference.Web.Host;

/// <summary>
/// The reference of an error: shown to whoever met it, and in the log beside what went wrong. Nothing else of the error is shown. It is
/// short and has no letters that are mistaken for others, so that it can be told on the telephone.
/// </summary>
internal static partial class Faults
{
    private const string Letters = "23456789BCDFGHJKMNPQRSTVWXYZ";

    private static readonly object Key = new();

    public static void AddFaults(this IServiceCollection services) => services.AddExceptionHandler<Noted>();

    /// <summary>The framework would write the same error again, without its reference.</summary>
    public static void WriteOnce(ILoggingBuilder logging) => logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);

    /// <summary>The reference of the error that this request ended with; null where it did not.</summary>
    public static string? ReferenceOf(HttpContext? http) => http?.Items[Key] as string;

    /// <summary>Writes an error of a desk into the log.</summary>
    /// <returns>Its reference.</returns>
    public static string Note(ILogger log, string where, Exception exception)
    {
        var reference = New();
        Failed(log, exception, reference, where);
        return reference;
    }

    private static string New() => $"{RandomNumberGenerator.GetString(Letters, 4)}-{RandomNumberGenerator.GetString(Letters, 4)}";

    [LoggerMessage(2206, LogLevel.Error, "Error {Reference} at {Where}")]
    private static partial void Failed(ILogger logger, Exception exception, string reference, string where);

    private sealed class Noted(ILogger<Noted> log) : IExceptionHandler
    {
        // leaves the answer to the error page
        public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            // an address can have a name or a key in it, its pattern has none
            httpContext.Items[Key] = Note(log, $"{httpContext.Request.Method} {(httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "(no page)"}", exception);
            return ValueTask.FromResult(false);
        }
    }
}
