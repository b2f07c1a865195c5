using System.Buffers.Binary;
using System.Text;

namespace Dushanbe.Conference.Benchmarks.Circuits;

/// <summary>What a render of a circuit changes in the page, as far as a clerk who searches needs it.</summary>
internal readonly ref struct RenderedBatch(ReadOnlySpan<byte> bytes)
{
    private const int Frame = 20, Edit = 16, Element = 1, Attribute = 3, Component = 4, Region = 5;
    private const int PrependFrame = 1, SetAttribute = 3;

    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>
    /// The handler of an event of the element with this id after the batch: that of a new element, or one that replaces it in the
    /// component that made the element. What was known before where the batch tells of neither, null where it takes that away.
    /// </summary>
    public Handler? HandlerOf(string id, string eventName, Handler? known)
    {
        for (var place = 0; place < Updated; place++)
        {
            var diff = Int(Int(bytes.Length - 20) + 4 + 4 * place);
            var component = Int(diff);
            for (var edit = 0; edit < Int(diff + 4); edit++)
            {
                var at = diff + 8 + edit * Edit;
                var frame = Int(at + 8);
                if (Int(at) == PrependFrame && MadeIn(frame, id, eventName) is { } made) known = new(component, made);
                if (Int(at) == SetAttribute && known?.Component == component && StringAt(FrameAt(frame) + 4) == eventName) known = new(component, HandlerAt(frame));
            }
        }

        return known is null || IsDisposed(known.Id) ? null : known;
    }

    // frames of the same render follow one another; those of components inside it are another diff's
    private long? MadeIn(int first, string id, string eventName)
    {
        var end = first + (Int(FrameAt(first)) is Element or Component or Region ? Int(FrameAt(first) + 4) : 1);
        var (isIt, handler) = (false, (long?)null);
        for (var frame = first; frame < end; frame++)
        {
            if (Int(FrameAt(frame)) != Attribute)
            {
                (isIt, handler) = (false, null);
                continue;
            }

            var name = StringAt(FrameAt(frame) + 4);
            if (name == "id" && StringAt(FrameAt(frame) + 8) == id) isIt = true;
            if (name == eventName) handler = HandlerAt(frame);
            if (isIt && handler is not null) return handler;
        }

        return null;
    }

    private long HandlerAt(int frame) => BinaryPrimitives.ReadInt64LittleEndian(bytes[(FrameAt(frame) + 12)..]);

    private bool IsDisposed(long handler)
    {
        var disposed = Int(bytes.Length - 8);
        for (var place = 0; place < Int(disposed); place++)
        {
            if (BinaryPrimitives.ReadInt64LittleEndian(bytes[(disposed + 4 + 8 * place)..]) == handler) return true;
        }

        return false;
    }

    private int Updated => Int(Int(bytes.Length - 20));

    // the places of its parts stand at the end
    private int FrameAt(int index) => Int(bytes.Length - 16) + 4 + index * Frame;

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);

    private string? StringAt(int place)
    {
        var index = Int(place);
        if (index < 0) return null;
        var at = Int(Int(bytes.Length - 4) + 4 * index);
        var (length, shift) = (0, 0);
        while (true)
        {
            var next = bytes[at++];
            length |= (next & 127) << shift;
            if (next < 128) break;
            shift += 7;
        }

        return Encoding.UTF8.GetString(bytes.Slice(at, length));
    }

    /// <summary>An event's handler, and the component whose renders may replace it.</summary>
    internal sealed record Handler(int Component, long Id);
}
