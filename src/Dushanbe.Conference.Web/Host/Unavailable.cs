using System.Data.Common;
using Dushanbe.Conference.Data;
using Microsoft.AspNetCore.Diagnostics;

namespace Dushanbe.Conference.Web.Host;

/// <summary>Handles an unreachable, full or damaged database: the response says that the site is temporarily unavailable.</summary>
internal static partial class Unavailable
{
    private const string RetryAfter = "30";

    private static readonly object Known = new();

    /// <summary>Responds with 503 where the database cannot be used; place it inside the error pages, which then say so in the reader's language.</summary>
    public static void UseUnavailable(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (Exception exception) when (!http.Response.HasStarted && http.RequestServices.GetRequiredService<DatabaseDialect>().IsAway(exception))
        {
            Away(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(nameof(Unavailable)), exception);
            http.Items[Known] = true;
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = RetryAfter;
            http.Response.Headers.CacheControl = "no-store";
            http.ShowErrorPage();
        }
    });

    /// <summary>Lets the error page answer, also where a form was posted.</summary>
    public static void ShowErrorPage(this HttpContext http)
    {
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = true;
        // the error page is requested with GET
        http.Request.Method = HttpMethods.Get;
    }

    /// <summary>Whether this request already failed because of the database: its error page must not query the database.</summary>
    public static bool IsKnown(HttpContext http) => http.Items.ContainsKey(Known);

    [LoggerMessage(2202, LogLevel.Error, "The database cannot be used; responded with 503")]
    private static partial void Away(ILogger logger, Exception exception);

    private static bool IsAway(this DatabaseDialect dialect, Exception exception)
    {
        for (var each = exception; each is not null; each = each.InnerException)
            if (each is DbException fault && dialect.IsAway(fault)) return true;
        return false;
    }
}
