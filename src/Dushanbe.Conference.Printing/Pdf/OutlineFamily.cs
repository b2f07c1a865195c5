using System.Runtime.InteropServices;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>The parents and siblings in a list of bookmarks with levels; -1 for none.</summary>
internal sealed class OutlineFamily
{
    private readonly List<Relative> relatives = [];

    private OutlineFamily()
    {
    }

    /// <summary>The related bookmarks of one, by index, and its number of children.</summary>
    public readonly record struct Relative(int Parent, int Previous, int Next, int First, int Last, int Children);

    public IReadOnlyList<Relative> Relatives => relatives;

    public int First { get; private set; } = -1;

    public int Last { get; private set; } = -1;

    public int Count { get; private set; }

    public static OutlineFamily Of(IReadOnlyList<int> levels)
    {
        var family = new OutlineFamily();
        var ancestors = new Stack<int>();
        for (var i = 0; i < levels.Count; i++)
        {
            while (ancestors.Count > 0 && levels[ancestors.Peek()] >= levels[i]) ancestors.Pop();
            family.Add(i, ancestors.Count > 0 ? ancestors.Peek() : -1);
            ancestors.Push(i);
        }

        return family;
    }

    private void Add(int index, int parent)
    {
        var previous = parent < 0 ? Last : relatives[parent].Last;
        relatives.Add(new(parent, previous, -1, -1, -1, 0));
        var all = CollectionsMarshal.AsSpan(relatives);
        if (previous >= 0) all[previous] = all[previous] with { Next = index };
        if (parent >= 0)
        {
            var of = all[parent];
            all[parent] = of with { First = of.First < 0 ? index : of.First, Last = index, Children = of.Children + 1 };
            return;
        }

        if (First < 0) First = index;
        Last = index;
        Count++;
    }
}
