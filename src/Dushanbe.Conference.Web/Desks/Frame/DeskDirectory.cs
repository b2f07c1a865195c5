using System.Reflection;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Desks.Frame;

/// <summary>The desks, found by the attribute on their pages.</summary>
internal static class DeskDirectory
{
    /// <summary>All of them, in the order of the rail.</summary>
    public static IReadOnlyList<Entry> All { get; } =
    [
        .. typeof(DeskDirectory).Assembly.GetTypes()
            .Where(each => each.IsDefined(typeof(DeskAttribute), inherit: false))
            .Select(Entry.Of)
            .OrderBy(each => each.Order),
    ];

    /// <summary>Those shown to this user: of the edition where the address has one, and of the installation.</summary>
    public static IEnumerable<Entry> Of(Desk desk) => All.Where(each => each.IsOfferedAt(desk));

    /// <summary>A desk.</summary>
    /// <param name="Part">Its slug in addresses.</param>
    /// <param name="IsOfEdition">Whether it is about one edition, rather than about the installation.</param>
    /// <param name="Order">Its place in the rail.</param>
    /// <param name="Icon">Its icon.</param>
    /// <param name="Needs">The permission to open it.</param>
    /// <param name="OfferedTo">A further permission to see it in the rail; null for none.</param>
    /// <param name="Words">The class with its resources.</param>
    /// <param name="Folder">Its folder, which is also the name of its style sheet.</param>
    public sealed record Entry(string Part, bool IsOfEdition, int Order, string Icon, IReadOnlyList<MayAttribute> Needs, Permission? OfferedTo, Type Words, string Folder)
    {
        public static Entry Of(Type page)
        {
            var desk = page.GetCustomAttribute<DeskAttribute>(inherit: false)!;
            var segments = page.GetCustomAttributes<RouteAttribute>(inherit: false).Select(each => each.Template.Trim('/').Split('/')).MinBy(each => each.Length);
            var (part, isOfEdition) = segments switch
            {
                ["desk", ['{', ..], not ['{', ..]] => (segments[2], true),
                ["desk", not ['{', ..]] => (segments[1], false),
                _ => throw new InvalidOperationException($"{page.Name} is a desk without an address like /desk/{{Edition}}/x or /desk/x."),
            };
            return new(part, isOfEdition, desk.Order, desk.Icon, [.. page.GetCustomAttributes<MayAttribute>(inherit: true)], desk.OfferedTo, desk.Words ?? page, page.Namespace!.Split('.')[^1]);
        }

        /// <summary>Its address from here.</summary>
        public string Address(Desk desk) => IsOfEdition ? desk.Address(Part) : $"desk/{Part}";

        /// <summary>Its title.</summary>
        public string Name(IStringLocalizerFactory words) => words.Create(Words)["Title"];

        /// <summary>Its description.</summary>
        public string Hint(IStringLocalizerFactory words) => words.Create(Words)["DeskHint"];

        // the desks of the register are empty for a co-organizer, whose sessions have no people
        private static bool HasRows(Desk desk, Permission permission) =>
            desk.MayInPart(permission) && (permission != Permission.ReadDesk || desk.Actor.Rows(permission, desk.Edition!.Id).CoversPeople);

        internal bool IsOfferedAt(Desk desk) =>
            (!IsOfEdition || desk.Edition is not null)
            && Needs.All(each => IsOfEdition ? (each.InPart ? HasRows(desk, each.Permission) : desk.May(each.Permission)) : each.Everywhere ? desk.Actor.May(each.Permission, null) : desk.Actor.MaySomewhere(each.Permission))
            && (OfferedTo is not { } besides || desk.Actor.MaySomewhere(besides));
    }
}
