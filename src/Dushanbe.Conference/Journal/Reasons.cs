using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Journal;

/// <summary>Reasons that people give.</summary>
internal static class Reasons
{
    /// <summary>The reason as one clean line; null where there is none or it is too long.</summary>
    public static string? Read(string? typed) => Cleaning.Line(typed) is { Length: <= FieldFault.LongestText } reason ? reason : null;
}
