namespace Dushanbe.Conference.Web.Frame;

/// <summary>Answers to HEAD, which asks for the headers that a GET would get.</summary>
internal static class HeadRequests
{
    /// <summary>Lets whatever answers GET answer HEAD as well, and keeps the body back.</summary>
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
