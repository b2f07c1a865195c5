using System.Buffers.Binary;
using System.Text;

namespace Dushanbe.Conference.Benchmarks.Circuits;

/// <summary>What a render of a circuit changes in the page, as far as a clerk who searches needs it.</summary>
internal readonly ref struct RenderedBatch(ReadOnlySpan<byte> bytes)
{
    private const int Frame = 20, Element = 1, Attribute = 3;

    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>The handler of this event of the element with this id; null where the batch does not make it.</summary>
    public long? HandlerOf(string id, string eventName)
    {
        for (var (frame, isIt, handler) = (0, false, (long?)null); frame <= Frames; frame++)
        {
            var kind = frame == Frames ? Element : Int(FrameAt(frame));
            if (kind == Attribute)
            {
                var name = StringAt(FrameAt(frame) + 4);
                if (name == "id" && StringAt(FrameAt(frame) + 8) == id) isIt = true;
                if (name == eventName) handler = BinaryPrimitives.ReadInt64LittleEndian(bytes[(FrameAt(frame) + 12)..]);
                continue;
            }

            if (isIt && handler is not null) return handler;
            (isIt, handler) = (false, null);
        }

        return null;
    }

    // the places of its parts stand at the end
    private int Frames => Int(Int(bytes.Length - 16));

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
}
