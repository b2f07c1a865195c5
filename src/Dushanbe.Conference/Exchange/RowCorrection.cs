using System.Text.Json.Serialization;

namespace Dushanbe.Conference.Exchange;

/// <summary>What a clerk says of a row on the screen, without editing the file.</summary>
/// <param name="Row">The row of the spreadsheet.</param>
/// <param name="Cells">The corrected cells by position, from 0; blank for an empty one.</param>
/// <param name="IsLeftOut">Whether the row is left out.</param>
public sealed record RowCorrection(int Row, IReadOnlyDictionary<int, string> Cells, bool IsLeftOut)
{
    /// <summary>The longest text of a cell; no field allows half as many characters.</summary>
    public const int LongestCell = 1_000;

    /// <summary>The most rows of a file that are corrected on the screen.</summary>
    internal const int MostRows = ImportSummary.Most;

    /// <summary>Whether the row is as in the file.</summary>
    [JsonIgnore]
    public bool IsNothing => Cells.Count == 0 && !IsLeftOut;

    /// <summary>The same with the cells that were corrected before.</summary>
    internal RowCorrection After(RowCorrection? before) => before is null ? this : this with { Cells = before.Cells.Where(each => !Cells.ContainsKey(each.Key)).Concat(Cells).ToDictionary(each => each.Key, each => each.Value) };

    internal bool IsSound => Row > 1 && Cells.Count <= ImportTable.MaxColumns && Cells.All(each => each.Key is >= 0 and < ImportTable.MaxColumns && each.Value is { Length: <= LongestCell });
}
