using Dushanbe.Conference.Access;

namespace Dushanbe.Conference.Web.Security;

/// <summary>Turns refusals of operations into 403 instead of 500.</summary>
internal static class Refusals
{
    /// <summary>Responds with 403 where an operation needs a permission that the user lacks; place it inside the error pages, which then say so.</summary>
    public static void UseRefusals(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (NotPermittedException) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    });
}
