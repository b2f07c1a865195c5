using System.Buffers.Binary;

namespace Dushanbe.Conference.Printing.Unicode;

/// <summary>
/// The words of a language that is written without spaces, as an automaton (see <c>Words/make-words.py</c> for its form);
/// loaded when a text first asks for it.
/// </summary>
internal sealed class WordList
{
    private const int Root = 1;

    private static readonly Lazy<WordList> Thai = new(() => new("Thai", 0x0E00));
    private static readonly Lazy<WordList> Lao = new(() => new("Lao", 0x0E80));
    private static readonly Lazy<WordList> Khmer = new(() => new("Khmer", 0x1780));
    private static readonly Lazy<WordList> Burmese = new(() => new("Burmese", 0x1000));

    private readonly int block;
    private readonly byte[] edges;

    private WordList(string name, int block)
    {
        this.block = block;
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream($"Unicode/Words/{name}.words")
            ?? throw new InvalidOperationException($"The assembly holds no words of {name}.");
        edges = new byte[stream.Length];
        stream.ReadExactly(edges);
    }

    /// <summary>The words of the language that a character belongs to; null for every other.</summary>
    public static WordList? Of(int codePoint) => codePoint switch
    {
        >= 0x0E00 and < 0x0E80 => Thai.Value,
        >= 0x0E80 and < 0x0F00 => Lao.Value,
        >= 0x1000 and < 0x10A0 => Burmese.Value,
        >= 0x1780 and < 0x1800 => Khmer.Value,
        _ => null,
    };

    /// <summary>Finds the ends of all words that a text begins with, the shortest first.</summary>
    public void Find(ReadOnlySpan<int> text, List<int> ends)
    {
        ends.Clear();
        var node = Root;
        for (var i = 0; i < text.Length; i++)
        {
            if (Follow(node, text[i] - block) is not { } edge) return;
            if ((edge & 1 << 9) != 0) ends.Add(i + 1);
            node = (int)(edge >> 10);
            if (node == 0) return;
        }
    }

    private uint? Follow(int node, int label)
    {
        for (var index = node; ; index++)
        {
            var edge = BinaryPrimitives.ReadUInt32LittleEndian(edges.AsSpan(index * sizeof(uint)));
            if ((edge & 0xFF) == label) return edge;
            if ((edge & 1 << 8) != 0) return null;
        }
    }
}
