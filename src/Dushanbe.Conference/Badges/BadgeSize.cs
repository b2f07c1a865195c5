using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Badges;

/// <summary>How large a badge is: A6 upright, the size of the usual holders.</summary>
public static class BadgeSize
{
    /// <summary>Width in millimetres.</summary>
    public const float Width = 105;

    /// <summary>Height in millimetres.</summary>
    public const float Height = 148;

    /// <summary>The size in points, as the press measures.</summary>
    public static Size Points { get; } = new(Length.Mm(Width), Length.Mm(Height));
}
