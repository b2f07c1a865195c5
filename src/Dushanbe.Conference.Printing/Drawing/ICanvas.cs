using System.Collections;
using System.Numerics;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Drawing;

/// <summary>
/// What an element can draw on: a page of a PDF, or a picture of that page for the screen.
/// Lengths are points, the origin is the top left corner, y grows downwards.
/// </summary>
public interface ICanvas
{
    /// <summary>Saves transformation and clip until the matching <see cref="Restore"/>.</summary>
    void Save();

    /// <summary>Returns to the state of the matching <see cref="Save"/>.</summary>
    void Restore();

    /// <summary>Applies a transformation to everything drawn until <see cref="Restore"/>.</summary>
    void Transform(Matrix3x2 matrix);

    /// <summary>Restricts drawing to a rectangle, with rounded corners if a radius is given, until <see cref="Restore"/>.</summary>
    void Clip(Rectangle area, float cornerRadius = 0);

    /// <summary>Fills a rectangle.</summary>
    void Fill(Rectangle area, Color color, float cornerRadius = 0);

    /// <summary>Strokes a rectangle; the line lies wholly inside the edge.</summary>
    void Stroke(Rectangle area, Color color, float thickness, float cornerRadius = 0, float dash = 0);

    /// <summary>Strokes a straight line.</summary>
    void Line(float x1, float y1, float x2, float y2, Color color, float thickness);

    /// <summary>Fills the dark modules of a QR code; each row of <paramref name="modules"/> is one row of the symbol.</summary>
    void Modules(IReadOnlyList<BitArray> modules, Rectangle area, Color color);

    /// <summary>Draws a raster picture stretched to the rectangle (crop and orientation were settled when it was made).</summary>
    void Picture(Picture picture, Rectangle area);

    /// <summary>Draws a vector drawing stretched to the rectangle.</summary>
    void Drawing(VectorDrawing drawing, Rectangle area);

    /// <summary>
    /// Draws a decoration that recurs, such as the masthead of a badge, stretched to the rectangle. A canvas that can keep it
    /// draws it once a document and refers to it afterwards; the others draw it each time. It belongs to no node of the structure tree.
    /// </summary>
    /// <param name="key">Identifies the decoration; the same key always means the same drawing.</param>
    /// <param name="size">The size it is drawn at.</param>
    /// <param name="draw">Draws it, from the origin to <paramref name="size"/>; may be called once or on every use.</param>
    /// <param name="area">Where it goes.</param>
    void Form(object key, Size size, Action<ICanvas> draw, Rectangle area)
    {
        ArgumentNullException.ThrowIfNull(draw);
        Save();
        Transform(Matrix3x2.CreateScale(area.Width / size.Width, area.Height / size.Height) * Matrix3x2.CreateTranslation(area.X, area.Y));
        draw(this);
        Restore();
    }

    /// <summary>Draws one line of laid-out text.</summary>
    /// <param name="line">The line.</param>
    /// <param name="x">Its left edge.</param>
    /// <param name="baseline">The y of its baseline.</param>
    void Text(TextLine line, float x, float baseline);

    /// <summary>Begins content that belongs to a node of the structure tree; null draws an artifact.</summary>
    void BeginTag(StructureNode? node);

    /// <summary>Ends the content begun by the matching <see cref="BeginTag"/>.</summary>
    void EndTag();

    /// <summary>Makes an area a link to a named destination in the document.</summary>
    void LinkTo(Rectangle area, string destination, string description, StructureNode? node);

    /// <summary>Makes an area a link to an address on the web (http, https or mailto).</summary>
    void LinkTo(Rectangle area, Uri address, string description, StructureNode? node);

    /// <summary>Names a place on the page as the target of links.</summary>
    void Destination(string name, float x, float y);

    /// <summary>Adds an entry to the document's outline. Level 0 is the top.</summary>
    void Bookmark(string title, int level, float y);
}
