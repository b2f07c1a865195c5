using Dushanbe.Conference.Access;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Journal;

namespace Dushanbe.Conference.Web.Host;

/// <summary>
/// The ends of the journal's chains, appended daily to a file of the data folder. A copy kept elsewhere proves later that no
/// entry was removed.
/// </summary>
internal sealed class AnchorFile(DataFolder folder, ReadAnchors anchors)
{
    public string Path { get; } = folder.Anchors;

    /// <summary>Appends the chains that have grown since the last time.</summary>
    /// <returns>How many.</returns>
    public async Task<int> AddAsync(CancellationToken cancel)
    {
        var known = (await ReadAsync(Path, cancel)).GroupBy(each => each.EditionId).ToDictionary(each => each.Key ?? Guid.Empty, each => each.Max(anchor => anchor.Number));
        var grown = (await anchors.ReadAsync(Actor.Operator, cancel)).Where(each => each.Number > known.GetValueOrDefault(each.EditionId ?? Guid.Empty)).ToList();
        if (grown.Count == 0) return 0;
        await using var file = new StreamWriter(OwnerFile.Open(Path, FileMode.Append, FileAccess.Write));
        foreach (var each in grown) await file.WriteLineAsync(each.ToString().AsMemory(), cancel);
        return grown.Count;
    }

    /// <summary>The anchors that a file holds; none where there is no file. Other lines are ignored.</summary>
    public static async Task<IReadOnlyList<JournalAnchor>> ReadAsync(string path, CancellationToken cancel) =>
        File.Exists(path) ? [.. (await File.ReadAllLinesAsync(path, cancel)).Select(JournalAnchor.Read).OfType<JournalAnchor>()] : [];
}
