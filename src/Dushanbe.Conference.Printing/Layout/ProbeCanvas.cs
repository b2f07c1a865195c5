using System.Collections;
using System.Numerics;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>Draws nothing and notes the sections of a page.</summary>
internal sealed class ProbeCanvas : ICanvas
{
    private List<string> sections = [];

    /// <summary>The sections since the last time.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = sections;
        sections = [];
        return taken;
    }

    public void Destination(string name, float x, float y) => sections.Add(name);

    public void Save()
    {
        // nothing is drawn
    }

    public void Restore()
    {
        // nothing is drawn
    }

    public void Transform(Matrix3x2 matrix)
    {
        // nothing is drawn
    }

    public void Clip(Rectangle area, float cornerRadius = 0)
    {
        // nothing is drawn
    }

    public void Fill(Rectangle area, Color color, float cornerRadius = 0)
    {
        // nothing is drawn
    }

    public void Stroke(Rectangle area, Color color, float thickness, float cornerRadius = 0, float dash = 0)
    {
        // nothing is drawn
    }

    public void Line(float x1, float y1, float x2, float y2, Color color, float thickness)
    {
        // nothing is drawn
    }

    public void Modules(IReadOnlyList<BitArray> modules, Rectangle area, Color color)
    {
        // nothing is drawn
    }

    public void Picture(Picture picture, Rectangle area)
    {
        // nothing is drawn
    }

    public void Drawing(VectorDrawing drawing, Rectangle area)
    {
        // nothing is drawn
    }

    public void Form(object key, Size size, Action<ICanvas> draw, Rectangle area)
    {
        // nothing is drawn
    }

    public void Text(TextLine line, float x, float baseline)
    {
        // nothing is drawn
    }

    public void BeginTag(StructureNode? node)
    {
        // nothing is drawn
    }

    public void EndTag()
    {
        // nothing is drawn
    }

    public void LinkTo(Rectangle area, string destination, string description, StructureNode? node)
    {
        // nothing is drawn
    }

    public void LinkTo(Rectangle area, Uri address, string description, StructureNode? node)
    {
        // nothing is drawn
    }

    public void Bookmark(string title, int level, float y)
    {
        // nothing is drawn
    }
}
