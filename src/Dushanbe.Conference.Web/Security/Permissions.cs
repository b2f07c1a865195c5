using System.Reflection;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Microsoft.AspNetCore.Authorization;

namespace Dushanbe.Conference.Web.Security;

/// <summary>
/// Three policies for each permission: under its name for the edition of the address, for a part of it at least, and for the whole
/// installation; and those of the forms of pages.
/// </summary>
internal static class Permissions
{
    public static void AddPermissions(this IServiceCollection services)
    {
        services.AddScoped<IAuthorizationHandler, Handler>();
        var policies = services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var permission in Enum.GetValues<Permission>())
        {
            foreach (var (name, reach) in new[] { (permission.ToString(), Reach.Edition), (InPart(permission), Reach.Part), (Everywhere(permission), Reach.Installation) })
                policies.AddPolicy(name, policy => policy.RequireAuthenticatedUser().AddRequirements(new Requirement([permission], reach)));
        }

        foreach (var forms in typeof(Permissions).Assembly.GetTypes().SelectMany(page => page.GetCustomAttributes<MayOpenAttribute>()).DistinctBy(each => each.Policy, StringComparer.Ordinal))
            policies.AddPolicy(forms.Policy, policy => policy.RequireAuthenticatedUser().AddRequirements(new Requirement(forms.AnyOf, forms.Everywhere ? Reach.Installation : forms.InPart ? Reach.Part : Reach.Edition)));
    }

    /// <summary>The policy that requires a permission in the whole installation.</summary>
    public static string Everywhere(Permission permission) => $"{permission}:everywhere";

    /// <summary>The policy that requires a permission in the edition of the address, or for a part of it.</summary>
    public static string InPart(Permission permission) => $"{permission}:part";

    /// <summary>An endpoint that requires a permission.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder endpoint, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(permission.ToString());

    /// <summary>An endpoint that requires a permission, or has rows of its own for whoever holds it for a part of the edition.</summary>
    public static TBuilder RequiresInPart<TBuilder>(this TBuilder endpoint, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(InPart(permission));

    /// <summary>The addresses of forms require what <see cref="MayOpenAttribute"/> on their page says.</summary>
    public static void RequireWhatFormsNeed(this IEndpointConventionBuilder pages) => pages.Add(page =>
    {
        if (page is not RouteEndpointBuilder { RoutePattern.RawText: { } template }) return;
        foreach (var form in page.Metadata.OfType<MayOpenAttribute>().Where(each => each.Concerns(template)).ToList()) page.Metadata.Add(form.Required);
    });

    /// <summary>An endpoint that requires a permission in the whole installation.</summary>
    public static TBuilder RequiresEverywhere<TBuilder>(this TBuilder endpoint, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(Everywhere(permission));

    private enum Reach
    {
        Part,
        Edition,
        Installation,
    }

    private sealed record Requirement(IReadOnlyList<Permission> AnyOf, Reach Reach) : IAuthorizationRequirement;

    private sealed class Handler(Actors actors, FindEdition editions) : AuthorizationHandler<Requirement>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
        {
            var actor = await actors.OfAsync(context.User, CancellationToken.None);
            // usually decided without reading the edition: an installation-wide grant is enough, and without any grant the answer is no
            if (requirement.AnyOf.Any(each => actor.May(each, null))) context.Succeed(requirement);
            else if (requirement.Reach == Reach.Installation || !requirement.AnyOf.Any(actor.MaySomewhere)) return;
            else if (SlugOf(context.Resource) is not { } slug) context.Succeed(requirement);
            // an unknown edition is reported by the page itself
            else if (await editions.ReadAsync(slug, CancellationToken.None) is not { } edition
                || requirement.AnyOf.Any(each => requirement.Reach == Reach.Part ? actor.MayInPart(each, edition.Id) : actor.May(each, edition.Id))) context.Succeed(requirement);
        }

        // the page of an edition itself calls it by its slug
        private static readonly string[] Names = ["Edition", "edition", "Slug"];

        private static string? SlugOf(object? resource) => resource switch
        {
            HttpContext http => (http.GetRouteValue("edition") ?? http.GetRouteValue("slug")) as string,
            Microsoft.AspNetCore.Components.RouteData route => Names.Select(each => route.RouteValues.GetValueOrDefault(each) as string).FirstOrDefault(each => each is not null),
            _ => null,
        };
    }
}
