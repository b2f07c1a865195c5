using System.Globalization;
using CsCheck;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Layout;

/// <summary>Trees of elements made of any sequence of choices; a shorter sequence makes a smaller tree.</summary>
public sealed class LayoutPropertyTests
{
    /// <summary>So wide that no word has to break in the narrowest column.</summary>
    private const float Width = 4000;
    private const float Height = 300;

    private static readonly Gen<byte[]> Choices = Gen.Byte.Array[1, 90];

    [Fact]
    public void Nothing_is_lost_nothing_comes_twice_and_all_stays_in_order()
    {
        Choices.Sample(choices =>
        {
            var tree = new Forest(choices);

            var pages = tree.Root.OnPages(Width, Height);

            var drawn = pages.SelectMany(page => page.Marks).SelectMany(Forest.LeavesIn).ToList();
            Assert.Equal(Enumerable.Range(0, tree.LeafCount), drawn.Order());
            var places = drawn.Index().ToDictionary(leaf => leaf.Item, leaf => leaf.Index);
            foreach (var (before, after) in tree.Sequences)
                Assert.True(Places(before).Max() < Places(after).Min(), $"{after} begins before {before} ends");

            IEnumerable<int> Places(Range leaves) => Enumerable.Range(leaves.Start.Value, leaves.End.Value - leaves.Start.Value).Select(leaf => places[leaf]);
        }, iter: 10_000);
    }

    [Fact]
    public void Nothing_overlaps_and_nothing_leaves_its_page()
    {
        Choices.Sample(choices =>
        {
            foreach (var page in new Forest(choices).Root.OnPages(Width, Height))
            {
                var areas = page.Fills.Where(mark => mark.Color != Forest.Decoration).Select(mark => mark.Area)
                    .Concat(page.Texts.Select(mark => new Rectangle(mark.Area.X, mark.Area.Y - 4, mark.Area.Width, 4))).ToList();
                Assert.All(page.Marks.Where(mark => mark.Kind is "fill" or "stroke"), mark => AssertInside(mark.Area));
                Assert.All(areas, AssertInside);
                for (var i = 0; i < areas.Count; i++)
                    for (var j = 0; j < i; j++)
                        Assert.False(Overlap(areas[i], areas[j]), $"{areas[i]} and {areas[j]} overlap");
            }
        }, iter: 10_000);
    }

    [Fact]
    public void A_tree_rendered_again_is_drawn_alike()
    {
        Choices.Sample(choices =>
        {
            var tree = new Forest(choices).Root;

            var once = tree.OnPages(Width, Height).SelectMany(page => page.Marks).Select(mark => mark with { Node = null });
            var again = tree.OnPages(Width, Height).SelectMany(page => page.Marks).Select(mark => mark with { Node = null });

            Assert.Equal(once, again);
        }, iter: 2_000);
    }

    private static void AssertInside(Rectangle area)
    {
        Assert.InRange(area.X, -0.1f, Width);
        Assert.InRange(area.Y, -0.1f, Height);
        Assert.InRange(area.Right, 0, Width + 0.1f);
        Assert.InRange(area.Bottom, 0, Height + 0.1f);
    }

    private static bool Overlap(Rectangle one, Rectangle other) =>
        one.X < other.Right - 0.1f && other.X < one.Right - 0.1f && one.Y < other.Bottom - 0.1f && other.Y < one.Bottom - 0.1f;

    private sealed class Forest
    {
        private readonly byte[] choices;
        private int next;

        public Forest(byte[] choices)
        {
            this.choices = choices;
            Root = Column(Some(depth: 4), spacing: Choose(6));
        }

        public static Color Decoration { get; } = Color.White;

        public Element Root { get; }

        /// <summary>How many blocks and words there are; they are numbered from 0 as they follow each other.</summary>
        public int LeafCount { get; private set; }

        /// <summary>Leaves of which the first must all be drawn before the second.</summary>
        public List<(Range Before, Range After)> Sequences { get; } = [];

        /// <summary>The numbers of the leaves that a mark shows.</summary>
        public static IEnumerable<int> LeavesIn(RecordingCanvas.Mark mark) => mark.Kind switch
        {
            "fill" when mark.Color != Decoration => [(mark.Color.Red << 16) | (mark.Color.Green << 8) | mark.Color.Blue],
            "text" => mark.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => int.Parse(word, CultureInfo.InvariantCulture)),
            _ => [],
        };

        private int Choose(int count) => next < choices.Length ? choices[next++] % count : 0;

        private IEnumerable<Element> Some(int depth)
        {
            var count = 1 + Choose(5);
            for (var i = 0; i < count; i++) yield return One(depth);
        }

        private Element One(int depth) => (depth == 0 ? Choose(2) : Choose(20)) switch
        {
            0 => Block(),
            1 => Text(),
            2 => Column(Some(depth - 1), spacing: Choose(8)),
            3 => new Row([.. Parts(depth - 1)], spacing: Choose(4)) { FromRight = Choose(2) == 1 },
            4 => Table(depth - 1),
            5 => new Padding(One(depth - 1), new(Choose(4), Choose(4), Choose(4), Choose(4))),
            6 => new Background(One(depth - 1), Decoration),
            7 => new Border(One(depth - 1), Color.Black, Edges.All(1)),
            8 => new KeepTogether(One(depth - 1)),
            9 => new KeepWithNext(One(depth - 1)),
            10 => Column(Broken(depth - 1)),
            11 => new EnsureSpace(One(depth - 1), Choose(200)),
            12 => new Constrained(One(depth - 1)) { MinHeight = Choose(40), MaxHeight = 200 },
            13 => new Clipped(One(depth - 1)),
            15 => new MultiColumn(One(depth - 1), 1 + Choose(2), Choose(5)) { FromRight = Choose(2) == 1, IsUneven = Choose(3) == 2 },
            16 => new Group(Block(), Mark(), One(depth - 1)),
            17 => new Column([One(depth - 1), new SkipAtTop(Mark())]),
            18 => new Row([new(new(TrackKind.Relative, 1), new Repeated(Mark())), new(new(TrackKind.Relative, 3), One(depth - 1))]),
            14 => new Layers([new Background(Element.Empty, Decoration)], One(depth - 1), []),
            _ => new Tagged(new Aligned(new Section(One(depth - 1), "s"), 0.5f, Choose(2)), "Sect"),
        };

        private Column Column(IEnumerable<Element> items, float spacing = 0)
        {
            var made = new List<Element>();
            var (first, start) = (LeafCount, LeafCount);
            foreach (var item in items)
            {
                made.Add(item);
                if (start > first && LeafCount > start) Sequences.Add((first..start, start..LeafCount));
                start = LeafCount;
            }

            return new(made, spacing);
        }

        private static Background Mark() => new(new Constrained(Element.Empty) { MinHeight = 5 }, Decoration);

        private Element Block() => Laid.Block(5 + Choose(60), LeafCount++);

        private TextBlock Text()
        {
            var words = Enumerable.Range(LeafCount, 1 + Choose(120)).ToList();
            foreach (var word in words.Skip(1)) Sequences.Add(((word - 1)..word, word..(word + 1)));
            LeafCount += words.Count;
            return Laid.Words(string.Join(' ', words));
        }

        private IEnumerable<Element> Broken(int depth)
        {
            yield return One(depth);
            yield return new PageBreak();
            yield return One(depth);
        }

        private IEnumerable<RowItem> Parts(int depth)
        {
            var count = 1 + Choose(3);
            for (var i = 0; i < count; i++)
                yield return Choose(4) == 3 ? new(new(TrackKind.Auto, 0), Block()) : new(new(TrackKind.Relative, 1), One(depth));
        }

        private Table Table(int depth)
        {
            Track[] columns = [new(TrackKind.Relative, 1), new(TrackKind.Relative, 2)];
            var cells = new List<TableCell>();
            var rows = 1 + Choose(6);
            for (var row = 0; row < rows;)
            {
                if (Choose(5) == 4)
                {
                    cells.Add(new(One(depth), row++, 0, ColumnSpan: 2));
                    continue;
                }

                var span = Math.Min(1 + (Choose(4) / 3 * Choose(4)), rows - row);
                cells.Add(new(new Background(One(depth), Decoration), row, 0, RowSpan: span));
                for (var i = 0; i < span; i++, row++) cells.Add(new(One(depth), row, 1));
            }

            return new(columns, [new(new Background(Element.Empty, Decoration), 0, 0, ColumnSpan: 2)], cells)
            {
                BreaksRows = Choose(2) == 1,
                Footer = Choose(3) == 2 ? [new(new Background(new Constrained(Element.Empty) { MinHeight = 1 + Choose(30) }, Decoration), 0, 0, ColumnSpan: 2)] : [],
                FootsLastPageOnly = Choose(2) == 1,
            };
        }
    }
}
