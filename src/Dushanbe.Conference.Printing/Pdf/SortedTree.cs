namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>Writes name trees and number trees (PDF 1.7, 7.9.6 and 7.9.7), balanced, with limits on every node but the root.</summary>
internal static class SortedTree
{
    private const int EntriesPerNode = 64;

    /// <summary>Writes a tree over sorted entries and returns the number of its root.</summary>
    /// <param name="objects">Where to write.</param>
    /// <param name="leafKey">The key of a leaf's entries, <c>/Names</c> or <c>/Nums</c>.</param>
    /// <param name="entries">The entries in order.</param>
    /// <param name="addEntry">Adds key and value of an entry.</param>
    /// <param name="addKey">Adds the key of an entry alone.</param>
    public static int Write<T>(
        ObjectWriter objects, ReadOnlySpan<byte> leafKey, IReadOnlyList<T> entries, Action<ByteBuffer, T> addEntry, Action<ByteBuffer, T> addKey)
    {
        var isOnly = entries.Count <= EntriesPerNode;
        List<(int Number, int First, int Last)> nodes = [];
        for (var first = 0; first == 0 || first < entries.Count; first += EntriesPerNode)
        {
            var last = Math.Min(entries.Count, first + EntriesPerNode) - 1;
            var body = Open(first, last, !isOnly);
            body.Add(leafKey).Add((byte)'[');
            for (var i = first; i <= last; i++) addEntry(body, entries[i]);
            Close(body);
        }

        while (nodes.Count > 1)
        {
            var below = nodes;
            nodes = [];
            foreach (var kids in below.Chunk(EntriesPerNode))
            {
                var body = Open(kids[0].First, kids[^1].Last, below.Count > EntriesPerNode);
                body.Add("/Kids["u8);
                foreach (var kid in kids) body.Reference(kid.Number);
                Close(body);
            }
        }

        return nodes[0].Number;

        ByteBuffer Open(int first, int last, bool withLimits)
        {
            nodes.Add((objects.Allocate(), first, last));
            var body = objects.Open(nodes[^1].Number).Add("<<"u8);
            if (!withLimits) return body;
            body.Add("/Limits["u8);
            addKey(body, entries[first]);
            body.Add((byte)' ');
            addKey(body, entries[last]);
            return body.Add((byte)']');
        }

        void Close(ByteBuffer body)
        {
            body.Add("]>>"u8);
            objects.Close();
        }
    }
}
