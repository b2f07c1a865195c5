using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Dushanbe.Conference.Printing.Drawing;

/// <summary>
/// Keeps pictures that were made ready, so that reprinting a badge does not scale its photo again. Keyed by what the file
/// contains and what it is wanted for; the least recently used go first. Safe to use from several threads.
/// </summary>
/// <param name="capacity">How many bytes of pictures to keep.</param>
public sealed class PictureCache(long capacity = 128 << 20)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Key, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = new();
    private long size;

    /// <summary>How many pictures are kept.</summary>
    public int Count
    {
        get
        {
            lock (gate) return entries.Count;
        }
    }

    /// <summary>The picture of a file, from the cache or loaded now.</summary>
    /// <param name="file">The bytes of the file; they must not change afterwards.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="target">What it is wanted for.</param>
    /// <exception cref="PictureException">The file cannot be used.</exception>
    public Picture Get(ReadOnlyMemory<byte> file, string name, PictureTarget target)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(file.Span, hash);
        var key = new Key(BinaryPrimitives.ReadUInt128BigEndian(hash), target);
        lock (gate)
        {
            if (entries.TryGetValue(key, out var node))
            {
                byUse.Remove(node);
                byUse.AddFirst(node);
                return node.Value.Picture;
            }
        }

        // two threads may load the same file at once; both get the same pixels and one of them is kept
        var picture = Picture.Load(file, name, target);
        lock (gate)
        {
            if (entries.TryGetValue(key, out var node)) return node.Value.Picture;
            Keep(new(key, picture));
        }

        return picture;
    }

    private void Keep(Entry entry)
    {
        entries[entry.Key] = byUse.AddFirst(entry);
        size += entry.Size;
        while (size > capacity && byUse.Last is { } last)
        {
            byUse.RemoveLast();
            entries.Remove(last.Value.Key);
            size -= last.Value.Size;
        }
    }

    private readonly record struct Key(UInt128 Content, PictureTarget Target);

    private sealed record Entry(Key Key, Picture Picture)
    {
        public long Size => Picture.Data.Length + (Picture.Alpha?.Length ?? 0);
    }
}
