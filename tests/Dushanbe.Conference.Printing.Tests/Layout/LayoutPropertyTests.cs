using CsCheck;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Layout;

/// <summary>Trees of elements made of any sequence of choices; a shorter sequence makes a smaller tree.</summary>
public sealed class LayoutPropertyTests
{
    private const float Width = 1500;
    private const float Height = 300;

    private static readonly Gen<byte[]> Choices = Gen.Byte.Array[1, 90];

    [Fact]
    public void Nothing_is_lost_nothing_comes_twice_and_all_stays_in_order()
    {
        Choices.Sample(choices =>
        {
            var tree = new Forest(choices);

            var pages = tree.Root.OnPages(Width, Height);

            var drawn = pages.SelectMany(page => page.Fills).Where(mark => mark.Color != Forest.Decoration).Select(mark => mark.Color).ToList();
            Assert.Equal(tree.Blocks.Order(), drawn.Select(color => (color.Red << 16) | (color.Green << 8) | color.Blue).Order());
            var words = pages.SelectMany(page => page.Texts).SelectMany(mark => mark.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            Assert.Equal(tree.Words.Order(StringComparer.Ordinal), words.Order(StringComparer.Ordinal));
        }, iter: 400);
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
        }, iter: 400);
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
        }, iter: 100);
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
            Root = new Column([.. Some(depth: 4)], spacing: Choose(6));
        }

        public static Color Decoration { get; } = Color.White;

        public Element Root { get; }

        public List<int> Blocks { get; } = [];

        public List<string> Words { get; } = [];

        private int Choose(int count) => next < choices.Length ? choices[next++] % count : 0;

        private IEnumerable<Element> Some(int depth)
        {
            var count = 1 + Choose(5);
            for (var i = 0; i < count; i++) yield return One(depth);
        }

        private Element One(int depth) => (depth == 0 ? Choose(2) : Choose(13)) switch
        {
            0 => Block(),
            1 => Text(),
            2 => new Column([.. Some(depth - 1)], spacing: Choose(8)),
            3 => new Row([.. Parts(depth - 1)], spacing: Choose(4)) { FromRight = Choose(2) == 1 },
            4 => Table(depth - 1),
            5 => new Padding(One(depth - 1), new(Choose(4), Choose(4), Choose(4), Choose(4))),
            6 => new Background(One(depth - 1), Decoration),
            7 => new Border(One(depth - 1), Color.Black, Edges.All(1)),
            8 => new KeepTogether(One(depth - 1)),
            9 => new KeepWithNext(One(depth - 1)),
            10 => new Column([One(depth - 1), new PageBreak(), One(depth - 1)]),
            11 => new Layers([new Background(Element.Empty, Decoration)], One(depth - 1), []),
            _ => new Tagged(new Aligned(new Section(One(depth - 1), "s"), 0.5f, Choose(2)), "Sect"),
        };

        private Element Block()
        {
            Blocks.Add(Blocks.Count);
            return Laid.Block(5 + Choose(60), Blocks.Count - 1);
        }

        private TextBlock Text()
        {
            var words = Enumerable.Range(0, 1 + Choose(40)).Select(i => $"{(char)('a' + (Words.Count % 26))}{i % 10}").ToList();
            Words.AddRange(words);
            return Laid.Words(string.Join(' ', words));
        }

        private IEnumerable<RowItem> Parts(int depth)
        {
            var count = 1 + Choose(3);
            for (var i = 0; i < count; i++) yield return new(new(TrackKind.Relative, 1), One(depth));
        }

        private Table Table(int depth)
        {
            Track[] columns = [new(TrackKind.Relative, 1), new(TrackKind.Relative, 2)];
            var cells = new List<TableCell>();
            var rows = 1 + Choose(6);
            for (var row = 0; row < rows;)
            {
                var span = Math.Min(1 + (Choose(4) / 3 * Choose(4)), rows - row);
                cells.Add(new(new Background(One(depth), Decoration), row, 0, RowSpan: span));
                for (var i = 0; i < span; i++, row++) cells.Add(new(One(depth), row, 1));
            }

            return new(columns, [new(new Background(Element.Empty, Decoration), 0, 0, ColumnSpan: 2)], cells) { BreaksRows = Choose(2) == 1 };
        }
    }
}
