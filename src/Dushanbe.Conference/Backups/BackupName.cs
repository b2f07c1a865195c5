using System.Globalization;
using System.Text.RegularExpressions;

namespace Dushanbe.Conference.Backups;

/// <summary>The file name of a backup that was given none: whose it is, and when it was begun. Only files with such names are ever deleted.</summary>
/// <param name="Installation">Eight hexadecimal digits that stand for the installation.</param>
/// <param name="At">When (UTC, seconds).</param>
internal sealed partial record BackupName(string Installation, DateTime At)
{
    private const string Form = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>The name of a file; null for one that is not named like this.</summary>
    public static BackupName? Read(string file) => Whole().Match(file) is { Success: true } found
        && DateTime.TryParseExact(found.Groups["at"].Value, Form, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at)
        ? new(found.Groups["whose"].Value, at) : null;

    /// <summary>Whether a file is the draft of one.</summary>
    public static bool IsDraft(string file) => Draft().IsMatch(file);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"conference-{Installation}-{At.ToString(Form, CultureInfo.InvariantCulture)}.backup");

    [GeneratedRegex(@"^conference-(?<whose>[0-9a-f]{8})-(?<at>\d{8}T\d{6}Z)\.backup\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^conference-[0-9a-f]{8}-\d{8}T\d{6}Z\.backup\.[0-9a-f]{32}\.part\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Draft();
}
