using System.Reflection;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Dushanbe.Conference.Web.Desks.Frame;

/// <summary>The desks of an edition, found by their addresses: a page at <c>/desk/{Edition}/x</c> is the desk <c>x</c>.</summary>
internal static class DeskDirectory
{
    /// <summary>A desk and what one must hold to open it; its name is the resource <c>Desk_x</c>.</summary>
    public sealed record Entry(string Part, IReadOnlyList<Permission> Needs);

    private static readonly string[] Order = ["participants", "delegations", "categories", "import", "programme", "badges"];

    /// <summary>All of them, in the order of the rail.</summary>
    public static IReadOnlyList<Entry> All { get; } =
    [
        .. typeof(DeskDirectory).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>(inherit: false).Select(route => (type, Segments: route.Template.Trim('/').Split('/'))))
            .Where(each => each.Segments is ["desk", ['{', ..], not ['{', ..]])
            .Select(each => new Entry(each.Segments[2], [.. each.type.GetCustomAttributes<MayAttribute>(inherit: true).Select(may => may.Permission)]))
            .DistinctBy(each => each.Part, StringComparer.Ordinal)
            .OrderBy(each => Array.IndexOf(Order, each.Part) is var at and >= 0 ? at : int.MaxValue).ThenBy(each => each.Part, StringComparer.Ordinal),
    ];

    /// <summary>Those that whoever sits here may open.</summary>
    public static IEnumerable<Entry> Of(Desk desk) => All.Where(each => each.Needs.All(desk.May));
}
