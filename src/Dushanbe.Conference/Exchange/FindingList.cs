using System.Collections;

namespace Dushanbe.Conference.Exchange;

/// <summary>The findings about a file: the first thousand of each severity, with values cut to the shown length, and the total counts.</summary>
internal sealed class FindingList : IReadOnlyList<ImportFinding>
{
    private readonly List<ImportFinding> kept = [];
    private readonly int[] counts = new int[Enum.GetValues<ImportSeverity>().Length];

    /// <summary>How many are kept; <see cref="Counts"/> has the totals.</summary>
    public int Count => kept.Count;

    /// <summary>How many there are.</summary>
    public FindingCounts Counts => new(counts[(int)ImportSeverity.Error], counts[(int)ImportSeverity.Warning], counts[(int)ImportSeverity.Note]);

    public ImportFinding this[int index] => kept[index];

    /// <summary>Adds one; it is counted in any case.</summary>
    public void Add(ImportFinding finding)
    {
        // what is said of the file as a whole is never lost behind its rows
        if (counts[(int)finding.Severity]++ < ImportSummary.Most || finding.Row == 0) kept.Add(ImportSummary.Short(finding));
    }

    /// <summary>Adds the findings and counts of another list.</summary>
    public void Add(FindingList others)
    {
        kept.AddRange(others.kept);
        for (var at = 0; at < counts.Length; at++) counts[at] += others.counts[at];
    }

    /// <summary>Removes all.</summary>
    public void Clear()
    {
        kept.Clear();
        Array.Clear(counts);
    }

    public IEnumerator<ImportFinding> GetEnumerator() => kept.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>How many findings there are of each severity.</summary>
/// <param name="Errors">Those that stop the import.</param>
/// <param name="Warnings">Those to be looked at.</param>
/// <param name="Notes">Those that are good to know.</param>
public sealed record FindingCounts(int Errors, int Warnings, int Notes);
