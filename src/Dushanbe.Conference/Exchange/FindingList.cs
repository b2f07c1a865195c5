using System.Collections;
using System.Runtime.InteropServices;

namespace Dushanbe.Conference.Exchange;

/// <summary>
/// What there is to say about a file, as far as anybody will read it: the first of each kind, in the order found, and how many
/// there are in all. However much a file gets wrong, this stays small.
/// </summary>
/// <param name="most">How many of a kind are kept.</param>
/// <param name="kindOf">What is of one kind: a severity, or a column's fault.</param>
internal sealed class FindingList(int most, Func<ImportFinding, FindingKind> kindOf) : IReadOnlyList<ImportFinding>
{
    private readonly List<ImportFinding> kept = [];
    private readonly Dictionary<FindingKind, int> counts = [];
    private readonly Dictionary<int, ImportSeverity> worst = [];

    /// <summary>How many are kept.</summary>
    public int Count => kept.Count;

    /// <summary>One that is kept.</summary>
    public ImportFinding this[int index] => kept[index];

    /// <summary>How many there are, kept or not.</summary>
    public int Total => counts.Values.Sum();

    /// <summary>How many of a severity there are, kept or not.</summary>
    public int Of(ImportSeverity severity) => counts.Where(each => each.Key.Severity == severity).Sum(each => each.Value);

    /// <summary>The worst that was found in a row; null where nothing was.</summary>
    public ImportSeverity? WorstOf(int row) => worst.TryGetValue(row, out var severity) ? severity : null;

    /// <summary>The kinds of which more was found than is kept, and how much more.</summary>
    public IEnumerable<(FindingKind Kind, int Count)> Unkept => counts.Where(each => each.Value > most).Select(each => (each.Key, each.Value - most));

    public void Add(ImportFinding finding)
    {
        if (!worst.TryGetValue(finding.Row, out var before) || before < finding.Severity) worst[finding.Row] = finding.Severity;
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, kindOf(finding), out _);
        if (count++ < most) kept.Add(finding);
    }

    public void AddRange(IEnumerable<ImportFinding> findings)
    {
        foreach (var each in findings) Add(each);
    }

    /// <summary>Counts findings that are not kept.</summary>
    public void AddUnkept(ImportSeverity severity, int more)
    {
        var kind = new FindingKind(severity);
        counts[kind] = counts.GetValueOrDefault(kind) + more;
    }

    public void Clear()
    {
        kept.Clear();
        worst.Clear();
        counts.Clear();
    }

    /// <summary>Takes out what was found above a row, save for the file as a whole.</summary>
    public void ForgetAbove(int row)
    {
        foreach (var each in kept.Where(each => each.Row > 0 && each.Row < row)) counts[kindOf(each)]--;
        kept.RemoveAll(each => each.Row > 0 && each.Row < row);
        foreach (var above in worst.Keys.Where(each => each > 0 && each < row).ToList()) worst.Remove(above);
    }

    public IEnumerator<ImportFinding> GetEnumerator() => kept.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => kept.GetEnumerator();
}

/// <summary>What findings have in common that are counted together.</summary>
internal readonly record struct FindingKind(ImportSeverity Severity, ImportCode? Code = null, string? Column = null);
