namespace Dushanbe.Conference.Exchange;

/// <summary>Collects what there is to say of the rows of an import, and how bad it is for the row at hand.</summary>
internal sealed class RowFindings
{
    /// <summary>All findings, in the order found.</summary>
    public FindingList All { get; } = new();

    /// <summary>The highest severity since the row began.</summary>
    public ImportSeverity Worst { get; private set; }

    /// <summary>Begins a row of which something may have been said while it was read.</summary>
    public void Begin(TableRow row) => Worst = row.Worst;

    /// <summary>Adds a finding.</summary>
    public void Add(int row, string? column, ImportSeverity severity, ImportCode code, string? value, params ImportText[] arguments)
    {
        if (severity > Worst) Worst = severity;
        All.Add(new ImportFinding(row, column, severity, code, value, arguments));
    }
}
