using SkiaSharp;

namespace Dushanbe.Conference.Tests.Files;

internal static class AnyPicture
{
    /// <summary>A photo that is like no other.</summary>
    public static byte[] Png()
    {
        using var bitmap = new SKBitmap(300, 400);
        foreach (var (place, value) in Guid.CreateVersion7().ToByteArray().Index())
            for (var x = 0; x < 18; x++)
                for (var y = 0; y < 400; y++) bitmap.SetPixel(place * 18 + x, y, new SKColor(value, (byte)(255 - value), 90));
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
