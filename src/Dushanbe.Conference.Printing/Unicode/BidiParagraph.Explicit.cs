using static Dushanbe.Conference.Printing.Unicode.BidiClass;

namespace Dushanbe.Conference.Printing.Unicode;

// The explicit levels: rules X1 to X8.
internal sealed partial class BidiParagraph
{
    /// <summary>An entry of the directional status stack.</summary>
    private readonly record struct Status(byte Level, BidiClass? Override, bool IsIsolate);

    private void AssignEmbeddings()
    {
        var stack = new Stack<Status>();
        stack.Push(new(baseLevel, null, false));
        var (overflowIsolates, overflowEmbeddings, validIsolates) = (0, 0, 0);

        for (var i = 0; i < original.Length; i++)
        {
            var status = stack.Peek();
            switch (original[i])
            {
                case RLE or LRE or RLO or LRO: // X2 to X5
                    levels[i] = status.Level;
                    var embedded = NextLevel(status.Level, original[i] is RLE or RLO);
                    if (embedded <= MaxDepth && overflowIsolates == 0 && overflowEmbeddings == 0)
                        stack.Push(new((byte)embedded, OverrideOf(original[i]), false));
                    else if (overflowIsolates == 0)
                        overflowEmbeddings++;
                    break;

                case RLI or LRI or FSI: // X5a to X5c
                    Assign(i, status);
                    var isolated = NextLevel(status.Level, IsRightToLeftIsolate(i));
                    if (isolated <= MaxDepth && overflowIsolates == 0 && overflowEmbeddings == 0)
                    {
                        validIsolates++;
                        stack.Push(new((byte)isolated, null, true));
                    }
                    else
                    {
                        overflowIsolates++;
                    }

                    break;

                case PDI: // X6a
                    if (overflowIsolates > 0)
                    {
                        overflowIsolates--;
                    }
                    else if (validIsolates > 0)
                    {
                        overflowEmbeddings = 0;
                        while (!stack.Pop().IsIsolate)
                        {
                            // embeddings left open inside the isolate end with it
                        }

                        validIsolates--;
                    }

                    Assign(i, stack.Peek());
                    break;

                case PDF: // X7
                    levels[i] = status.Level;
                    if (overflowIsolates > 0) break;
                    if (overflowEmbeddings > 0) overflowEmbeddings--;
                    else if (!status.IsIsolate && stack.Count > 1) stack.Pop();
                    break;

                case B: // X8
                    levels[i] = baseLevel;
                    stack.Clear();
                    stack.Push(new(baseLevel, null, false));
                    (overflowIsolates, overflowEmbeddings, validIsolates) = (0, 0, 0);
                    break;

                case BN:
                    levels[i] = status.Level;
                    break;

                default: // X6
                    Assign(i, status);
                    break;
            }
        }
    }

    private void Assign(int index, Status status)
    {
        levels[index] = status.Level;
        if (status.Override is { } forced) types[index] = forced;
    }

    private static int NextLevel(byte level, bool rightToLeft) => rightToLeft ? (level + 1) | 1 : (level + 2) & ~1;

    private static BidiClass? OverrideOf(BidiClass type) => type switch { RLO => R, LRO => L, _ => null };

    private bool IsRightToLeftIsolate(int index) => original[index] switch
    {
        RLI => true,
        FSI => FirstStrong(index + 1, matches[index] == None ? original.Length : matches[index]) == R,
        _ => false,
    };
}
