using Dushanbe.Conference.Access;

namespace Dushanbe.Conference.Web.Desks.Frame;

/// <summary>
/// Marks the page of a desk. Its address says whether it is a desk of an edition or of the installation,
/// <see cref="Security.MayAttribute"/> who may open it; its resources hold its name, <c>Title</c>, and a line for the overview,
/// <c>DeskHint</c>; a style sheet <c>css/desk</c> named like its folder is sent with the desks.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DeskAttribute(int order, string icon) : Attribute
{
    /// <summary>A desk shown to fewer users than may open it.</summary>
    public DeskAttribute(int order, string icon, Permission offeredTo) : this(order, icon) => OfferedTo = offeredTo;

    /// <summary>The position in the rail, smallest first; in tens, so that others fit between.</summary>
    public int Order { get; } = order;

    /// <summary>An icon of <see cref="Kit.DeskIcon"/>.</summary>
    public string Icon { get; } = icon;

    /// <summary>A further permission, in any edition, needed to see it in the rail; null for none.</summary>
    public Permission? OfferedTo { get; }

    /// <summary>The class with its resources, where that is not the page itself.</summary>
    public Type? Words { get; init; }
}
