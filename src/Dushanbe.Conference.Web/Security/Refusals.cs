using Dushanbe.Conference.Access;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Dushanbe.Conference.Web.Security;

/// <summary>The page on which somebody proves again who they are.</summary>
internal static class ProofPage
{
    /// <summary>Its address, with a way back to a page of this site.</summary>
    /// <param name="back">The path and query of that page.</param>
    public static string Address(string back) => Visitors.WithReturn("account/confirm", back);

    /// <summary>The same for a request: back to the page that it was sent from.</summary>
    public static string Address(HttpContext http) =>
        $"{http.Request.PathBase}/{Address(Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == http.Request.Host.Value ? from.PathAndQuery[http.Request.PathBase.Value!.Length..] : "/desk")}";
}

/// <summary>Turns refusals of operations into 403 instead of 500.</summary>
internal static class Refusals
{
    /// <summary>Leads to the page that asks for a proof where an operation needs one, and responds with 403 where an operation needs a permission that the user lacks; place it inside the error pages, which then say so. A form of a static page is led to the page that says so.</summary>
    public static void UseRefusals(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (NotProvenException) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = ProofPage.Address(http);
        }
        catch (NotPermittedException) when (!http.Response.HasStarted)
        {
            await http.RequestServices.GetRequiredService<SecurityLog>().RefuseAsync(http);
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            if (!HttpMethods.IsPost(http.Request.Method) || http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null) return;
            // error pages are not for posts; whoever has sent a form reads why on a page of its own
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = $"{http.Request.PathBase}/account/access-denied";
        }
    });
}
