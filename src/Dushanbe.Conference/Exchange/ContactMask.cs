using System.Text.RegularExpressions;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Exchange;

/// <summary>
/// Removes contact data from a report for readers who may not see it: the permission to import does not include it, and a
/// report quotes the cells of a file that somebody else may have sent.
/// </summary>
internal static partial class ContactMask
{
    private const string Hidden = "•••";

    /// <summary>The report as this actor may see it.</summary>
    public static ImportSummary For(Actor actor, Guid editionId, ImportSummary report)
    {
        var hidden = HiddenFrom(actor, editionId);
        return hidden.Count == 0 ? report : report with { Kept = report.Kept with { Findings = [.. report.Kept.Findings.Select(each => Masked(each, hidden))], Rows = [.. report.Kept.Rows.Select(each => each with { Changes = [.. each.Changes.Select(change => hidden.Contains(change.Column) ? change with { Was = Hidden, Is = Hidden } : change)] })] } };
    }

    /// <summary>The first rows of a file as this actor may see them.</summary>
    public static ImportPreview For(Actor actor, Guid editionId, ImportPreview preview)
    {
        var hidden = HiddenFrom(actor, editionId);
        return hidden.Count == 0 ? preview : preview with { Columns = [.. preview.Columns.Select(each => each with { Samples = [.. each.Samples.Select(sample => Masked(sample, each.Field is { } field && hidden.Contains(field)))] })] };
    }

    /// <summary>A row of a file as this actor may see it.</summary>
    public static ReadImportRow.View For(Actor actor, Guid editionId, ReadImportRow.View row)
    {
        var hidden = HiddenFrom(actor, editionId);
        return hidden.Count == 0 ? row : row with { Cells = [.. row.Cells.Select(each => Masked(each.Text, hidden.Contains(each.Column)) is var text && text == each.Text ? each : each with { Text = text, IsHidden = true })] };
    }

    /// <summary>Whose columns this actor may not see, and cells of others with what looks like contact data masked.</summary>
    public static Func<string?, string?, string?> Of(Actor actor, Guid editionId)
    {
        var hidden = HiddenFrom(actor, editionId);
        return (column, text) => hidden.Count == 0 ? text : Masked(text, column is not null && hidden.Contains(column));
    }

    private static HashSet<string> HiddenFrom(Actor actor, Guid editionId) =>
        ParticipantFields.Declared.Hidden(permission => !actor.Rows(permission, editionId).IsNothing).SelectMany(field => field.Columns).ToHashSet(StringComparer.Ordinal);

    private static ImportFinding Masked(ImportFinding finding, HashSet<string> hidden)
    {
        var isWhole = finding.Column is { } column && hidden.Contains(column);
        return finding with
        {
            Value = Masked(finding.Value, isWhole),
            Arguments = [.. finding.Arguments.Select(each => each.IsPlain ? Masked(each.In(""), isWhole && !each.In("").All(char.IsDigit)) : each)],
        };
    }

    // cells with swallowed rows and columns with unknown names can contain addresses and numbers too
    private static string? Masked(string? text, bool isWhole) => string.IsNullOrEmpty(text) ? text : isWhole ? Hidden : Contacts().Replace(text, Hidden);

    [GeneratedRegex(@"\S*[@＠]\S*|\+?[0-9](?:[\s().-]{0,2}[0-9]){6,}", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Contacts();
}
