using System.Collections.Concurrent;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>What besides face and text decides how a run is shaped.</summary>
/// <param name="RightToLeft">The direction of the run.</param>
/// <param name="Script">The number of its script.</param>
/// <param name="ShowsSoftHyphen">Whether a soft hyphen at its end is drawn, because a line was broken there.</param>
/// <param name="LetterSpacing">Extra space after each cluster, in thousandths of an em.</param>
/// <param name="Language">BCP 47 tag, or null.</param>
internal readonly record struct ShapeSettings(
    bool RightToLeft, byte Script, bool ShowsSoftHyphen, float LetterSpacing, string? Language);

/// <summary>
/// A cache of runs shaped with one face. Words repeat on every page of a document, so that most runs are found here. The cache is
/// bounded: when a generation is full, the one before it is dropped, and runs that are still in use move over.
/// </summary>
internal sealed class ShapeCache
{
    /// <summary>Long runs rarely repeat.</summary>
    public const int LongestText = 64;

    private const int GenerationSize = 16_384;

    private const int MostSettings = 64;

    private readonly Lock growth = new();

    /// <summary>A document uses a handful of settings, so that looking through them is quicker than hashing; replaced when it grows.</summary>
    private (ShapeSettings Settings, Generations Runs)[] caches = [];

    /// <summary>The runs shaped with the given settings.</summary>
    public Generations For(ShapeSettings settings)
    {
        if (Find(settings) is { } found) return found;
        lock (growth)
        {
            if (Find(settings) is { } meanwhile) return meanwhile;
            var added = new Generations();
            caches = caches.Length < MostSettings ? [.. caches, (settings, added)] : [(settings, added)];
            return added;
        }
    }

    private Generations? Find(ShapeSettings settings)
    {
        foreach (var (known, runs) in caches)
            if (known == settings)
                return runs;
        return null;
    }

    /// <summary>The young and the old runs of one set of settings.</summary>
    internal sealed class Generations
    {
        private readonly Lock turn = new();
        private ConcurrentDictionary<string, ShapedRun> young = new(StringComparer.Ordinal);
        private ConcurrentDictionary<string, ShapedRun> old = new(StringComparer.Ordinal);
        private int count;

        /// <summary>Finds a run without making a string of its text.</summary>
        public ShapedRun? Find(ReadOnlySpan<char> text)
        {
            if (young.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var run)) return run;
            if (!old.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out run)) return null;
            Add(run);
            return run;
        }

        /// <summary>Stores a run.</summary>
        public void Add(ShapedRun run)
        {
            if (!young.TryAdd(run.Text, run) || Interlocked.Increment(ref count) < GenerationSize) return;
            lock (turn)
            {
                if (count < GenerationSize) return;
                old = young;
                young = new(StringComparer.Ordinal);
                count = 0;
            }
        }
    }
}
