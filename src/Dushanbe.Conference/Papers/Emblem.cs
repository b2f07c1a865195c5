using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Papers;

/// <summary>The emblem of the series on badges and booklets: an octagram of two squares around a ring.</summary>
internal static class Emblem
{
    public static readonly VectorDrawing Drawing = VectorDrawing.FromSvg(
        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32" fill="none" stroke="#d9ae57" stroke-width="1.6"><rect x="6.5" y="6.5" width="19" height="19"/><rect x="6.5" y="6.5" width="19" height="19" transform="rotate(45 16 16)"/><circle cx="16" cy="16" r="4.5"/></svg>""",
        "emblem");
}
