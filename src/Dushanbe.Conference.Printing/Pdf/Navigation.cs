using System.Text;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>The outline and the named destinations of a document.</summary>
internal sealed class Navigation(ObjectWriter objects)
{
    private readonly Dictionary<string, Place> destinations = new(StringComparer.Ordinal);
    private readonly HashSet<string> unresolved = new(StringComparer.Ordinal);
    private readonly List<Bookmark> bookmarks = [];

    /// <summary>A point on a page, in the coordinates of its sheet.</summary>
    public readonly record struct Place(int Page, float X, float Y);

    private sealed record Bookmark(string Title, int Level, Place Place);

    /// <summary>Destinations that links lead to and no page has defined yet.</summary>
    public IReadOnlyCollection<string> Unresolved => unresolved;

    public void Refer(string destination)
    {
        if (!destinations.ContainsKey(destination)) unresolved.Add(destination);
    }

    /// <summary>Names a place; the first to take a name keeps it.</summary>
    public void Define(string name, Place place)
    {
        destinations.TryAdd(name, place);
        unresolved.Remove(name);
    }

    public void AddBookmark(string title, int level, Place place) => bookmarks.Add(new(title, level, place));

    /// <summary>Writes the name tree of the destinations and returns its root, or 0 where there are none.</summary>
    public int WriteDestinations()
    {
        if (destinations.Count == 0) return 0;
        var entries = destinations.Select(pair => (Key: Encode(pair.Key), pair.Value)).ToArray();
        Array.Sort(entries, (a, b) => a.Key.AsSpan().SequenceCompareTo(b.Key)); // the order of a name tree is that of the bytes
        return SortedTree.Write(objects, "/Names"u8, entries, (body, entry) =>
        {
            AddString(body, entry.Key);
            body.Add((byte)'[').Reference(entry.Value.Page).Add("/XYZ "u8).Number(entry.Value.X).Number(entry.Value.Y).Add("null]"u8);
        }, (body, entry) => AddString(body, entry.Key));
    }

    /// <summary>Writes the outline and returns its root, or 0 where there is none. Branches below the top are closed.</summary>
    public int WriteOutline()
    {
        if (bookmarks.Count == 0) return 0;
        var root = objects.Allocate();
        var family = OutlineFamily.Of([.. bookmarks.Select(b => b.Level)]);
        var numbers = bookmarks.Select(_ => objects.Allocate()).ToArray();
        for (var i = 0; i < numbers.Length; i++)
        {
            var (parent, previous, next, first, last, children) = family.Relatives[i];
            var body = objects.Open(numbers[i]);
            body.Add("<</Title"u8).TextString(PlainText.From(bookmarks[i].Title)).Add("/Parent "u8).Reference(parent < 0 ? root : numbers[parent]);
            AddReference(body, "/Prev "u8, previous);
            AddReference(body, "/Next "u8, next);
            AddReference(body, "/First "u8, first);
            AddReference(body, "/Last "u8, last);
            if (children > 0) body.Add("/Count "u8).Integer(-children);
            var place = bookmarks[i].Place;
            body.Add("/Dest["u8).Reference(place.Page).Add("/XYZ 0 "u8).Number(place.Y).Add("null]>>"u8);
            objects.Close();
        }

        var rootBody = objects.Open(root);
        rootBody.Add("<</Type/Outlines/First "u8).Reference(numbers[family.First]).Add("/Last "u8).Reference(numbers[family.Last]);
        rootBody.Add("/Count "u8).Integer(family.Count).Add(">>"u8);
        objects.Close();
        return root;

        void AddReference(ByteBuffer body, ReadOnlySpan<byte> key, int index)
        {
            if (index >= 0) body.Add(key).Reference(numbers[index]);
        }
    }

    /// <summary>The bytes that <see cref="ByteBuffer.TextString"/> stands for: the order of a name tree goes by them.</summary>
    private static byte[] Encode(string name) =>
        name.All(c => c is >= ' ' and <= '~') ? Encoding.ASCII.GetBytes(name) : [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(name)];

    private static void AddString(ByteBuffer body, byte[] name) =>
        body.Add((byte)'<').Add(Convert.ToHexString(name)).Add((byte)'>');
}
