using System.Globalization;
using Dushanbe.Conference.Exchange;
using Microsoft.AspNetCore.Components;

namespace Dushanbe.Conference.Web.Desks.Exchange;

/// <summary>The rows of a check that have errors, or about which a clerk has said something, and what is wrong with each.</summary>
public sealed partial class FaultyRows
{
    private const int PageSize = 25;

    private readonly string language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
    private readonly Dictionary<int, string?> typed = [];
    private IReadOnlyList<Line> rows = [];
    private ILookup<int, ImportFinding> wrong = Array.Empty<ImportFinding>().ToLookup(each => each.Row);
    private ReadImportRow.View? open;
    private ElementReference heading;
    private ImportSummary? shown;
    private string? said, problem;
    private int? asked;
    private bool isToFocus;
    private int skip;

    /// <summary>The import.</summary>
    [Parameter, EditorRequired] public Guid Id { get; set; }

    [Parameter, EditorRequired] public ImportSummary Report { get; set; } = null!;

    /// <summary>What was said of rows before.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<RowCorrection> Corrections { get; set; } = [];

    /// <summary>The file is being checked.</summary>
    [Parameter] public bool IsBusy { get; set; }

    /// <summary>Something was said of a row, and the check is running.</summary>
    [Parameter] public EventCallback Corrected { get; set; }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(shown, Report)) return;
        shown = Report;
        wrong = Report.Kept.Findings.Where(each => each.Severity == ImportSeverity.Error).ToLookup(each => each.Row);
        var names = Report.Kept.Rows.DistinctBy(each => each.Number).ToDictionary(each => each.Number, each => each.Name);
        var (faulty, told) = (Report.Faulty.ToHashSet(), Corrections.ToDictionary(each => each.Row));
        rows = [.. faulty.Concat(told.Keys).Distinct().Order().Select(each => new Line(each, names.GetValueOrDefault(each) ?? "", told.GetValueOrDefault(each) is { } one ? one.IsLeftOut ? "RowLeftOut" : "RowCorrected" : null))];
        if (skip >= rows.Count) skip = 0;
        if (asked is not { } row || IsBusy) return;
        // the answer of the check for the row that was just corrected
        asked = null;
        said = told.TryGetValue(row, out var now) && now.IsLeftOut ? L["RowIsLeftOut", row] : faulty.Contains(row) ? L["RowStillWrong", row] : L["RowRight", row];
        if (open?.Number != row || faulty.Contains(row)) return;
        (open, isToFocus) = (null, true);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!isToFocus || rows.Count == 0) return;
        isToFocus = false;
        await heading.FocusAsync();
    }

    private async Task OpenAsync(int row)
    {
        problem = null;
        open = await Reading.ReadAsync(Desk.Edition!.Id, Id, row, await ActorAsync(), Closing);
        if (open is null) problem = L["RowGone"];
        typed.Clear();
        foreach (var cell in open?.Cells ?? []) typed[cell.At] = cell.Text;
    }

    private Task SaveAsync()
    {
        if (open is not { } row) return Task.CompletedTask;
        var changed = row.Cells.Where(each => !each.IsHidden && (typed[each.At] ?? "") != (each.Text ?? "")).ToDictionary(each => each.At, each => typed[each.At] ?? "");
        return changed.Count > 0 ? SayAsync(row.Number, changed, false) : Task.CompletedTask;
    }

    private async Task SayAsync(int row, Dictionary<int, string> cells, bool isLeftOut)
    {
        if (IsBusy) return;
        var outcome = await Correcting.ExecuteAsync(new(Desk.Edition!.Id, Id, new(row, cells, isLeftOut)), await ActorAsync(), Closing);
        problem = outcome.Match<string?>(
            corrected: _ => null,
            tooMuch: it => L["TooMuchCorrected", it.Characters, it.Rows],
            notNow: _ => L["RowGone"]);
        if (problem is not null) return;
        (asked, said) = (row, null);
        // what stands in the file now, for the next correction of the same row
        if (open?.Number == row) open = open with { Cells = [.. open.Cells.Select(each => cells.TryGetValue(each.At, out var text) ? each with { Text = text } : each)] };
        if (cells.Count == 0 && open?.Number == row) open = null;
        await Corrected.InvokeAsync();
    }

    // a whole name is told by its parts
    private string? FaultOf(ReadImportRow.Cell cell) => wrong[open!.Number].FirstOrDefault(each => each.Column == cell.Column || cell.Column == ImportMapping.FullName && Report.Kept.TitleOf(each.Column) == cell.Header) is { } fault ? ImportReport.Message(fault, language) : null;

    private sealed record Line(int Number, string Name, string? Said);
}
