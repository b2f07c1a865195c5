using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>What pages share: fonts, pictures, drawings, forms and degrees of transparency, each in the document once.</summary>
internal sealed class PdfResources(ObjectWriter objects, PdfOptions options)
{
    private readonly Dictionary<FontFace, PdfFont> fonts = [];
    private readonly List<PdfFont> fullFonts = [];
    private readonly Dictionary<UInt128, int> pictures = [];
    private readonly Dictionary<UInt128, int> drawings = [];
    private readonly Dictionary<object, int> forms = [];
    private readonly int[] opacities = new int[256];
    private readonly PictureWriter pictureWriter = new(objects, IsOpaqueOnly(options));
    private readonly DrawingWriter drawingWriter = new(objects, IsOpaqueOnly(options));

    /// <summary>Whether colours must be opaque.</summary>
    public bool OpaqueOnly { get; } = IsOpaqueOnly(options);

    /// <summary>The font that takes so many more glyphs of a face.</summary>
    public PdfFont Font(FontFace face, int glyphs)
    {
        if (fonts.TryGetValue(face, out var font))
        {
            if (!font.IsFull(glyphs)) return font;
            fullFonts.Add(font);
        }

        // the rules of archives from part 2 on and of PDF/UA allow no code that leads to the mark for a missing glyph
        return fonts[face] = new(face, objects.Allocate(), standsInForMissing: options.PdfUa1 || options.Archive is PdfArchive.A2b or PdfArchive.A2u);
    }

    public int Picture(Picture picture)
    {
        if (!pictures.TryGetValue(picture.Fingerprint, out var number))
            pictures[picture.Fingerprint] = number = pictureWriter.Write(picture);
        return number;
    }

    public int Drawing(VectorDrawing drawing)
    {
        if (!drawings.TryGetValue(drawing.Fingerprint, out var number))
            drawings[drawing.Fingerprint] = number = drawingWriter.Write(drawing, this);
        return number;
    }

    public int Form(object key, Size size, Action<ICanvas> draw)
    {
        if (forms.TryGetValue(key, out var number)) return number;
        var canvas = new PdfCanvas(this, new());
        draw(canvas);
        canvas.CloseAll();
        number = objects.Allocate();
        var entries = new ByteBuffer();
        entries.Add("/Type/XObject/Subtype/Form/BBox[0 0 "u8).Number(size.Width, 3).Number(size.Height, 3).Add((byte)']');
        canvas.AddResources(entries);
        objects.WriteStream(number, entries.Written, canvas.Content.Written);
        return forms[key] = number;
    }

    /// <summary>The graphics state that makes filling and stroking as opaque as given.</summary>
    public int Opacity(byte alpha)
    {
        if (opacities[alpha] != 0) return opacities[alpha];
        var number = opacities[alpha] = objects.Allocate();
        var body = objects.Open(number);
        body.Add("<</Type/ExtGState/ca "u8).Number(alpha / 255.0, 3).Add("/CA "u8).Number(alpha / 255.0, 3).Add(">>"u8);
        objects.Close();
        return number;
    }

    /// <summary>Writes the fonts, whose subsets are known only now.</summary>
    public void Finish()
    {
        var writer = new FontWriter(objects, withCodeSet: options.Archive == PdfArchive.A1b, everyCodeMeans: options.PdfUa1 || options.Archive == PdfArchive.A2u);
        foreach (var font in fullFonts) writer.Write(font);
        foreach (var font in fonts.Values) writer.Write(font);
    }

    private static bool IsOpaqueOnly(PdfOptions options) => options.Archive == PdfArchive.A1b;
}
