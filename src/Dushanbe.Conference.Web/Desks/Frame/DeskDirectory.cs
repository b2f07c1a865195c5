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

    /// <summary>Those that are offered to whoever sits here: the edition's where the address names one, and the installation's.</summary>
    public static IEnumerable<Entry> Of(Desk desk) => All.Where(each => each.IsOfferedAt(desk));

    /// <summary>A desk.</summary>
    /// <param name="Part">Its word in addresses.</param>
    /// <param name="IsOfEdition">Whether it is about one edition, rather than about the installation.</param>
    /// <param name="Order">Its place in the rail.</param>
    /// <param name="Icon">Its drawing.</param>
    /// <param name="Needs">What one must hold to open it.</param>
    /// <param name="OfferedTo">What one must hold besides to find it; null for nothing.</param>
    /// <param name="Words">The class whose resources hold its words.</param>
    /// <param name="Folder">The folder it lies in, which names its style sheet.</param>
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

        /// <summary>What it is called.</summary>
        public string Name(IStringLocalizerFactory words) => words.Create(Words)["Title"];

        /// <summary>What one does there.</summary>
        public string Hint(IStringLocalizerFactory words) => words.Create(Words)["DeskHint"];

        internal bool IsOfferedAt(Desk desk) =>
            (!IsOfEdition || desk.Edition is not null)
            && Needs.All(each => IsOfEdition ? desk.May(each.Permission) : each.Everywhere ? desk.Actor.May(each.Permission, null) : desk.Actor.MaySomewhere(each.Permission))
            && (OfferedTo is not { } besides || desk.Actor.MaySomewhere(besides));
    }
}
