using System.Collections;
using System.Numerics;
using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>Turns drawing into the operators of one page or form. The page is flipped once, so that y grows downwards here too.</summary>
internal sealed partial class PdfCanvas(PdfResources resources, ByteBuffer content, PdfPage? page = null) : ICanvas
{
    private const float Roundness = 0.55228475f; // the control points of a quarter circle as a Bézier curve

    private readonly Stack<State> states = [];
    private readonly List<(ResourceKind Kind, int Number)> used = [];
    private State state = new(Color.Black, Color.Black, 255, 1, 0, 0, 0, page?.BaseMatrix ?? Matrix3x2.Identity);

    private enum ResourceKind
    {
        Font,
        XObject,
        GraphicsState,
    }

    /// <summary>What <see cref="Save"/> remembers; values the page already has are not written again.</summary>
    private readonly record struct State(
        Color FillColor, Color StrokeColor, byte Alpha, float LineWidth, float Dash, int Font, float FontSize, Matrix3x2 Matrix);

    public ByteBuffer Content => content;

    public void Save()
    {
        states.Push(state);
        content.Add("q\n"u8);
    }

    public void Restore()
    {
        state = states.Pop();
        content.Add("Q\n"u8);
    }

    public void Transform(Matrix3x2 matrix)
    {
        state = state with { Matrix = matrix * state.Matrix };
        content.Number(matrix.M11, 6).Number(matrix.M12, 6).Number(matrix.M21, 6).Number(matrix.M22, 6);
        content.Number(matrix.M31, 3).Number(matrix.M32, 3).Add("cm\n"u8);
    }

    public void Clip(Rectangle area, float cornerRadius = 0)
    {
        AddPath(area, cornerRadius);
        content.Add("W n\n"u8);
    }

    public void Fill(Rectangle area, Color color, float cornerRadius = 0)
    {
        if (!BeginPaint(color)) return;
        SetFillColor(color);
        AddPath(area, cornerRadius);
        content.Add("f\n"u8);
    }

    public void Stroke(Rectangle area, Color color, float thickness, float cornerRadius = 0, float dash = 0)
    {
        if (thickness <= 0 || !BeginPaint(color)) return;
        SetStroke(color, thickness, dash);
        var half = thickness / 2;
        AddPath(new(area.X + half, area.Y + half, area.Width - thickness, area.Height - thickness), MathF.Max(0, cornerRadius - half));
        content.Add("S\n"u8);
    }

    public void Line(float x1, float y1, float x2, float y2, Color color, float thickness)
    {
        if (thickness <= 0 || !BeginPaint(color)) return;
        SetStroke(color, thickness, dash: 0);
        content.Number(x1).Number(y1).Add("m "u8).Number(x2).Number(y2).Add("l S\n"u8);
    }

    public void Modules(IReadOnlyList<BitArray> modules, Rectangle area, Color color)
    {
        if (modules.Count == 0 || !BeginPaint(color)) return;
        SetFillColor(color);
        // an image is the unit square with its top at y = 1
        content.Add("q "u8).Number(area.Width, 6).Add("0 0 "u8).Number(-area.Height, 6).Number(area.X, 3).Number(area.Bottom, 3).Add("cm\n"u8);
        ModuleMask.Add(content, modules);
        content.Add("Q\n"u8);
    }

    public void Picture(Picture picture, Rectangle area)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (!BeginPaint(Color.Black)) return;
        // an image is the unit square with its top at y = 1
        DrawObject(resources.Picture(picture), new(area.Width, 0, 0, -area.Height, area.X, area.Bottom));
    }

    public void Drawing(VectorDrawing drawing, Rectangle area)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        if (!BeginPaint(Color.Black)) return;
        DrawObject(resources.Drawing(drawing), new(area.Width / drawing.Width, 0, 0, -area.Height / drawing.Height, area.X, area.Bottom));
    }

    public void Form(object key, Size size, Action<ICanvas> draw, Rectangle area)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(draw);
        BeginTag(null);
        if (BeginPaint(Color.Black))
            DrawObject(resources.Form(key, size, draw), new(area.Width / size.Width, 0, 0, area.Height / size.Height, area.X, area.Y));
        EndTag();
    }

    /// <summary>Flips the page, so that y grows downwards from the top left corner of the finished page.</summary>
    public void BeginSheet()
    {
        var matrix = page!.BaseMatrix;
        content.Add("1 0 0 -1 "u8).Number(matrix.M31, 3).Number(matrix.M32, 3).Add("cm\n"u8);
    }

    /// <summary>Ends the marked content still open, after the last thing was drawn.</summary>
    public void CloseAll()
    {
        if (states.Count != 0) throw new InvalidOperationException("Save was called more often than Restore.");
        CloseMarkedContent();
    }

    /// <summary>Adds the entry that names what the content refers to.</summary>
    public void AddResources(ByteBuffer entries)
    {
        entries.Add("/Resources<<"u8);
        AddResources(entries, ResourceKind.Font, "/Font<<"u8, (byte)'F');
        AddResources(entries, ResourceKind.XObject, "/XObject<<"u8, (byte)'X');
        AddResources(entries, ResourceKind.GraphicsState, "/ExtGState<<"u8, (byte)'G');
        entries.Add(">>"u8);
    }

    private void AddResources(ByteBuffer entries, ResourceKind kind, ReadOnlySpan<byte> open, byte letter)
    {
        var any = false;
        foreach (var (usedKind, number) in used)
        {
            if (usedKind != kind) continue;
            if (!any) entries.Add(open);
            any = true;
            entries.Add((byte)'/').Add(letter).Integer(number).Add((byte)' ').Reference(number);
        }

        if (any) entries.Add(">>"u8);
    }

    private void Use(ResourceKind kind, int number)
    {
        if (!used.Contains((kind, number))) used.Add((kind, number));
    }

    private void DrawObject(int number, Matrix3x2 placement)
    {
        Use(ResourceKind.XObject, number);
        content.Add("q "u8).Number(placement.M11, 6).Number(placement.M12, 6).Number(placement.M21, 6).Number(placement.M22, 6);
        content.Number(placement.M31, 3).Number(placement.M32, 3).Add("cm /X"u8).Integer(number).Add(" Do Q\n"u8);
    }

    /// <summary>Opens the marked content that the next operator belongs to and sets its opacity; false where nothing would be seen.</summary>
    private bool BeginPaint(Color color)
    {
        if (color.Alpha == 0) return false;
        OpenMarkedContent();
        if (color.Alpha != state.Alpha && !resources.OpaqueOnly)
        {
            var number = resources.Opacity(color.Alpha);
            Use(ResourceKind.GraphicsState, number);
            content.Add("/G"u8).Integer(number).Add(" gs\n"u8);
            state = state with { Alpha = color.Alpha };
        }

        return true;
    }

    private void SetFillColor(Color color)
    {
        color = Flatten(color);
        if (color == state.FillColor) return;
        AddColor(color);
        content.Add("rg\n"u8);
        state = state with { FillColor = color };
    }

    private void SetStroke(Color color, float thickness, float dash)
    {
        color = Flatten(color);
        if (color != state.StrokeColor)
        {
            AddColor(color);
            content.Add("RG\n"u8);
        }

        if (thickness != state.LineWidth) content.Number(thickness, 3).Add("w\n"u8);
        if (dash != state.Dash)
        {
            content.Add((byte)'[');
            if (dash > 0) content.Number(dash);
            content.Add("]0 d\n"u8);
        }

        state = state with { StrokeColor = color, LineWidth = thickness, Dash = dash };
    }

    /// <summary>The colour without its opacity; on white paper, where opacity is not allowed.</summary>
    private Color Flatten(Color color)
    {
        if (!resources.OpaqueOnly || color.Alpha == 255) return color with { Alpha = 255 };
        return new(OnWhite(color.Red), OnWhite(color.Green), OnWhite(color.Blue));

        byte OnWhite(byte value) => (byte)(255 - (255 - value) * color.Alpha / 255);
    }

    private void AddColor(Color color) =>
        content.Number(color.Red / 255.0, 3).Number(color.Green / 255.0, 3).Number(color.Blue / 255.0, 3);

    private void AddPath(Rectangle area, float radius)
    {
        radius = MathF.Min(radius, MathF.Min(area.Width, area.Height) / 2);
        if (radius <= 0)
        {
            content.Number(area.X).Number(area.Y).Number(area.Width).Number(area.Height).Add("re\n"u8);
            return;
        }

        var (left, top, right, bottom) = (area.X, area.Y, area.Right, area.Bottom);
        var bend = radius * (1 - Roundness);
        content.Number(left + radius).Number(top).Add("m "u8).Number(right - radius).Number(top).Add("l\n"u8);
        AddCurve(right - bend, top, right, top + bend, right, top + radius);
        content.Number(right).Number(bottom - radius).Add("l\n"u8);
        AddCurve(right, bottom - bend, right - bend, bottom, right - radius, bottom);
        content.Number(left + radius).Number(bottom).Add("l\n"u8);
        AddCurve(left + bend, bottom, left, bottom - bend, left, bottom - radius);
        content.Number(left).Number(top + radius).Add("l\n"u8);
        AddCurve(left, top + bend, left + bend, top, left + radius, top);
        content.Add("h\n"u8);
    }

    private void AddCurve(float x1, float y1, float x2, float y2, float x3, float y3) =>
        content.Number(x1).Number(y1).Number(x2).Number(y2).Number(x3).Number(y3).Add("c\n"u8);
}
