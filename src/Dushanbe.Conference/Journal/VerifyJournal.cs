using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Journal;

/// <summary>Checks that every journal entry is as it was written and in its original place, and that none is missing.</summary>
public sealed class VerifyJournal(IDbContextFactory<ConferenceDb> databases, JournalSeal seal)
{
    /// <summary>The findings that a report holds; more are counted.</summary>
    public const int MostFindings = 1_000;

    /// <summary>What is known besides the database.</summary>
    /// <param name="Anchors">Ends of chains that were written down before.</param>
    public sealed record Form(IReadOnlyList<JournalAnchor> Anchors);

    /// <summary>What was found.</summary>
    /// <param name="Entries">How many entries were looked at.</param>
    /// <param name="Chains">In how many chains.</param>
    /// <param name="Anchors">How many anchors were compared.</param>
    /// <param name="Findings">What is wrong, at most <see cref="MostFindings"/>, chain by chain.</param>
    /// <param name="Count">How much is wrong in all.</param>
    /// <param name="FitsKey">Whether any entry fits the key. Where none does, the key is another than the one it was sealed with.</param>
    public sealed record Report(long Entries, int Chains, int Anchors, IReadOnlyList<JournalFinding> Findings, long Count, bool FitsKey);

    /// <summary>Verifies all chains. Reads every entry once, one after the other.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage accounts everywhere.</exception>
    public async Task<Report> ReadAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ReadJournal, null);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (findings, entries, fits) = (new Findings(), 0L, false);
        var chains = await db.ChainsAsync(cancel);
        // includes chains of which only an anchor is left
        var all = chains.Union(form.Anchors.Select(each => each.EditionId)).ToList();
        foreach (var editionId in all)
        {
            var chain = new ChainCheck(seal, editionId, form.Anchors.Where(each => each.EditionId == editionId), findings.Add);
            await foreach (var entry in db.Chain(editionId).TagWith(nameof(VerifyJournal)).AsNoTracking().OrderBy(each => each.Number).AsAsyncEnumerable().WithCancellation(cancel)) chain.Next(entry);
            chain.End();
            entries += chain.Entries;
            fits |= chain.FitsKey;
        }

        var unsealed = db.Journal.TagWith(nameof(VerifyJournal)).Where(each => each.Number == null).OrderBy(each => each.At).ThenBy(each => each.Id).Select(each => new { each.Id, each.EditionId });
        await foreach (var each in unsealed.AsAsyncEnumerable().WithCancellation(cancel))
        {
            entries++;
            findings.Add(new(JournalFindingKind.Unsealed, each.EditionId, null, each.Id));
        }

        return new Report(entries, all.Count, form.Anchors.Count, findings.First, findings.Count, fits || entries == 0);
    }

    private sealed class Findings
    {
        public List<JournalFinding> First { get; } = [];

        public long Count { get; private set; }

        public void Add(JournalFinding finding)
        {
            Count++;
            if (First.Count < MostFindings) First.Add(finding);
        }
    }
}
