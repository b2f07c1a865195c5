using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>Writes pictures as image objects, their opacity as a soft mask.</summary>
internal sealed class PictureWriter(ObjectWriter objects, bool opaqueOnly)
{
    private readonly ByteBuffer entries = new();

    public int Write(Picture picture)
    {
        if (opaqueOnly) picture = picture.Flattened();
        var mask = picture.Alpha is { } alpha ? Write(picture, isGray: true, isJpeg: false, alpha, mask: 0) : 0;
        return Write(picture, picture.IsGray, picture.IsJpeg, picture.Data, mask);
    }

    private int Write(Picture picture, bool isGray, bool isJpeg, ReadOnlyMemory<byte> data, int mask)
    {
        var number = objects.Allocate();
        entries.Clear();
        entries.Add("/Type/XObject/Subtype/Image/Width "u8).Integer(picture.Width).Add("/Height "u8).Integer(picture.Height);
        entries.Add(isGray ? "/ColorSpace/DeviceGray"u8 : "/ColorSpace/DeviceRGB"u8);
        entries.Add(isJpeg ? "/BitsPerComponent 8/Filter/DCTDecode"u8 : "/BitsPerComponent 8/Filter/FlateDecode"u8);
        if (mask != 0) entries.Add("/SMask "u8).Reference(mask);
        objects.WriteStream(number, entries.Written, data.Span, compress: false);
        return number;
    }
}
