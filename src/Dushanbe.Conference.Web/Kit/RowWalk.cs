namespace Dushanbe.Conference.Web.Kit;

/// <summary>
/// Moves the focus through a list whose rows have the ids <c>row-…</c>: from the search box to the first row, then up and down.
/// </summary>
public sealed class RowWalk(DeskScript browser)
{
    /// <summary>The row that has the focus or had it last.</summary>
    public Guid? At { get; set; }

    /// <summary>A key in the search box: Enter or the down arrow goes to the first of the rows that answer to what was typed.</summary>
    public Task FromSearchAsync(string key, IReadOnlyList<Guid> rows, CancellationToken cancel)
    {
        if (key is not ("Enter" or "ArrowDown")) return Task.CompletedTask;
        if (rows is not [var first, ..]) return browser.NobodyAsync(cancel);
        At = first;
        return browser.FocusAsync($"row-{first}", cancel);
    }

    /// <summary>Moves by so many rows, not beyond the ends; to the first row where the row before is no longer shown.</summary>
    public Task StepAsync(int by, IReadOnlyList<Guid> rows, CancellationToken cancel)
    {
        if (rows.Count == 0) return Task.CompletedTask;
        At = From(At, by, rows);
        return browser.StepToAsync($"row-{At}", cancel);
    }

    /// <summary>The row so many steps from another, no further than the ends; the first where the other is not in the list.</summary>
    /// <param name="at">The other row.</param>
    /// <param name="by">Steps down; negative up.</param>
    /// <param name="rows">The list, not empty.</param>
    public static Guid From(Guid? at, int by, IReadOnlyList<Guid> rows)
    {
        var place = rows.ToList().FindIndex(row => row == at);
        return rows[place < 0 ? 0 : Math.Clamp(place + by, 0, rows.Count - 1)];
    }
}
