namespace Dushanbe.Conference.Web.Frame;

/// <summary>Support for HEAD requests.</summary>
internal static class HeadRequests
{
    /// <summary>Handles HEAD like GET without the body.</summary>
    public static void UseHead(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }

        var body = http.Response.Body;
        (http.Request.Method, http.Response.Body) = (HttpMethods.Get, Stream.Null);
        try
        {
            await next(http);
        }
        finally
        {
            (http.Request.Method, http.Response.Body) = (HttpMethods.Head, body);
        }
    });
}
