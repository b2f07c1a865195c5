using System.Numerics;
using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>The page being drawn: its boxes, and what leads from it into the rest of the document.</summary>
internal sealed class PdfPage(PageSize size, ObjectWriter objects, Navigation navigation, StructureTree? structure)
{
    private readonly List<int> annotations = [];
    private readonly List<int> marks = [];

    public int Number { get; } = objects.Allocate();

    public bool IsTagged => structure is not null;

    /// <summary>Whether a link that belongs to no node, as in a header, is left out.</summary>
    public bool LinksNeedNodes { get; init; }

    /// <summary>From points of the finished page, y downwards, to the sheet it is printed on, y upwards.</summary>
    public Matrix3x2 BaseMatrix { get; } = new(1, 0, 0, -1, size.SheetMargin, size.SheetMargin + size.Height);

    /// <summary>Gives the next piece of marked content to a node and returns its identifier.</summary>
    public int Mark(StructureNode node)
    {
        var identifier = marks.Count;
        marks.Add(structure!.NumberOf(node));
        node.Attach(Number, identifier, isAnnotation: false);
        return identifier;
    }

    public void AddLink((Vector2 Low, Vector2 High) area, string? destination, Uri? address, string description, StructureNode? node)
    {
        if (node is null && LinksNeedNodes) return;
        var number = objects.Allocate();
        annotations.Add(number);
        var key = -1;
        if (structure is not null && node is not null)
        {
            node.Attach(Number, number, isAnnotation: true);
            key = structure.AddParent(structure.NumberOf(node));
        }

        if (destination is not null) navigation.Refer(destination);
        var body = objects.Open(number);
        body.Add("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["u8);
        body.Number(area.Low.X).Number(area.Low.Y).Number(area.High.X).Number(area.High.Y).Add((byte)']');
        if (address is not null) body.Add("/A<</S/URI/URI"u8).TextString(address.AbsoluteUri).Add(">>"u8);
        else body.Add("/Dest"u8).TextString(destination!);
        if (string.IsNullOrWhiteSpace(description) && structure is not null) description = address?.AbsoluteUri ?? destination!;
        if (description.Length > 0) body.Add("/Contents"u8).TextString(PlainText.From(description));
        if (key >= 0) body.Add("/StructParent "u8).Integer(key);
        body.Add(">>"u8);
        objects.Close();
    }

    public void AddDestination(string name, Vector2 place) => navigation.Define(name, new(Number, place.X, place.Y));

    public void AddBookmark(string title, int level, Vector2 place) => navigation.AddBookmark(title, level, new(Number, place.X, place.Y));

    /// <summary>Writes the dictionary of the page.</summary>
    public void Write(int parent, int contents, PdfCanvas canvas)
    {
        var marksKey = marks.Count > 0 ? structure!.AddParents(marks) : -1;
        var margin = size.SheetMargin;
        var body = objects.Open(Number);
        body.Add("<</Type/Page/Parent "u8).Reference(parent);
        AddBox(body, "/MediaBox["u8, 0);
        if (margin > 0)
        {
            AddBox(body, "/BleedBox["u8, margin - size.Bleed);
            AddBox(body, "/TrimBox["u8, margin);
        }

        body.Add("/Contents "u8).Reference(contents);
        canvas.AddResources(body);
        if (annotations.Count > 0)
        {
            body.Add("/Annots["u8);
            foreach (var annotation in annotations) body.Reference(annotation);
            body.Add((byte)']');
        }

        if (marksKey >= 0) body.Add("/StructParents "u8).Integer(marksKey);
        if (IsTagged) body.Add("/Tabs/S"u8);
        body.Add(">>"u8);
        objects.Close();
    }

    private void AddBox(ByteBuffer body, ReadOnlySpan<byte> key, float inset)
    {
        var far = 2 * size.SheetMargin - inset;
        body.Add(key).Number(inset, 3).Number(inset, 3).Number(size.Width + far, 3).Number(size.Height + far, 3).Add((byte)']');
    }
}
