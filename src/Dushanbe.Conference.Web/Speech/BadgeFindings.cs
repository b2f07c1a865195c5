using System.Globalization;
using System.Resources;
using Dushanbe.Conference.Papers.Badges;

namespace Dushanbe.Conference.Web.Speech;

/// <summary>Messages about problems of badges, shared by commands and desks.</summary>
internal sealed class BadgeFindings
{
    private static readonly ResourceManager Resources = new(typeof(BadgeFindings));

    /// <summary>One sentence for each person with all problems of the badge, and one for problems of all badges.</summary>
    public static IReadOnlyList<string> Sentences(IEnumerable<BadgeDefect> defects) =>
    [
        .. defects.GroupBy(defect => (defect.ParticipantId, defect.Person)).Select(badge =>
        {
            var faults = string.Join("; ", badge.Select(Fault));
            return badge.Key.Person is { } person ? Say("Person", person, faults) : Say("Shared", faults);
        }),
    ];

    private static string Fault(BadgeDefect defect) => $"{Say($"Field.{defect.Field}")}: {Say($"Fault.{defect.Fault}", defect.Text)}";

    private static string Say(string key, params object[] values) =>
        string.Format(CultureInfo.CurrentCulture, Resources.GetString(key, CultureInfo.CurrentUICulture) ?? key, values);
}
