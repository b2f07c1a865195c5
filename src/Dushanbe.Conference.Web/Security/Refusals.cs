using Dushanbe.Conference.Access;

namespace Dushanbe.Conference.Web.Security;

/// <summary>What an operation refuses is answered as a refusal, not as a fault of the server.</summary>
internal static class Refusals
{
    /// <summary>Answers 403 where an operation asks for a permission that the reader lacks; inside the pages for errors, which then say so.</summary>
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
