using System.Collections;
using System.Numerics;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Tests.Support;

/// <summary>Notes what is drawn and where on the page, whatever transformation is at work.</summary>
internal sealed class RecordingCanvas : ICanvas
{
    private readonly Stack<Matrix3x2> saved = [];
    private readonly Stack<StructureNode?> tags = [];
    private Matrix3x2 matrix = Matrix3x2.Identity;

    public sealed record Mark(string Kind, Rectangle Area, string Text = "", Color Color = default, StructureNode? Node = null);

    public List<Mark> Marks { get; } = [];

    /// <summary>The lines of text with where they stand: x, baseline, width, 0.</summary>
    public IEnumerable<Mark> Texts => Marks.Where(mark => mark.Kind == "text");

    public IEnumerable<Mark> Fills => Marks.Where(mark => mark.Kind == "fill");

    /// <summary>All words of the page in the order they were drawn.</summary>
    public string Words => string.Join(' ', Texts.Select(mark => mark.Text.Trim()));

    public void Save() => saved.Push(matrix);

    public void Restore() => matrix = saved.Pop();

    public void Transform(Matrix3x2 transformation) => matrix = transformation * matrix;

    public void Clip(Rectangle area, float cornerRadius = 0) => Add("clip", area);

    public void Fill(Rectangle area, Color color, float cornerRadius = 0) => Add("fill", area, color: color);

    public void Stroke(Rectangle area, Color color, float thickness, float cornerRadius = 0, float dash = 0) =>
        Add("stroke", area, FormattableString.Invariant($"{thickness}/{cornerRadius}/{dash}"), color);

    public void Line(float x1, float y1, float x2, float y2, Color color, float thickness) => Add("line", new(x1, y1, x2 - x1, y2 - y1), color: color);

    public void Modules(IReadOnlyList<BitArray> modules, Rectangle area, Color color) => Add("modules", area, $"{modules.Count}", color);

    public void Picture(Picture picture, Rectangle area) => Add("picture", area);

    public void Drawing(VectorDrawing drawing, Rectangle area) => Add("drawing", area);

    public void Text(TextLine line, float x, float baseline) =>
        Add("text", new(x, baseline, line.Width, 0), string.Concat(line.Runs.Select(run => run.Run.Text)));

    public void BeginTag(StructureNode? node) => tags.Push(node);

    public void EndTag() => tags.Pop();

    public void LinkTo(Rectangle area, string destination, string description, StructureNode? node) => Add("link", area, destination, node: node);

    public void LinkTo(Rectangle area, Uri address, string description, StructureNode? node) => Add("link", area, address.ToString(), node: node);

    public void Destination(string name, float x, float y) => Add("destination", new(x, y, 0, 0), name);

    public void Bookmark(string title, int level, float y) => Add("bookmark", new(0, y, 0, 0), $"{level} {title}");

    /// <summary>Fails unless every <see cref="Save"/> and <see cref="BeginTag"/> has ended.</summary>
    public void AssertBalanced()
    {
        Assert.Empty(saved);
        Assert.Empty(tags);
    }

    private void Add(string kind, Rectangle area, string text = "", Color color = default, StructureNode? node = null)
    {
        var one = Vector2.Transform(new(area.X, area.Y), matrix);
        var other = Vector2.Transform(new(area.Right, area.Bottom), matrix);
        var (low, high) = (Vector2.Min(one, other), Vector2.Max(one, other));
        var current = node ?? (tags.TryPeek(out var top) ? top : null);
        Marks.Add(new(kind, new(low.X, low.Y, high.X - low.X, high.Y - low.Y), text, color, current));
    }
}
