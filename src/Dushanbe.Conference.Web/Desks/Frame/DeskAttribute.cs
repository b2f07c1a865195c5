using Dushanbe.Conference.Access;

namespace Dushanbe.Conference.Web.Desks.Frame;

/// <summary>
/// On the page of a desk: all that makes it one. Its address says whether it is a desk of an edition or of the installation,
/// <see cref="Security.MayAttribute"/> who may open it; its resources hold its name, <c>Title</c>, and a line for the overview,
/// <c>DeskHint</c>; a style sheet <c>css/desk</c> named like its folder is sent with the desks.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DeskAttribute(int order, string icon) : Attribute
{
    /// <summary>A desk that is offered to fewer than may open it.</summary>
    public DeskAttribute(int order, string icon, Permission offeredTo) : this(order, icon) => OfferedTo = offeredTo;

    /// <summary>The place in the rail, smallest first; in tens, so that another fits between.</summary>
    public int Order { get; } = order;

    /// <summary>A drawing of <see cref="Kit.DeskIcon"/>.</summary>
    public string Icon { get; } = icon;

    /// <summary>What one must hold besides, in any edition, to find it in the rail; null for nothing.</summary>
    public Permission? OfferedTo { get; }

    /// <summary>The class whose resources hold its words, where that is not the page itself.</summary>
    public Type? Words { get; init; }
}
