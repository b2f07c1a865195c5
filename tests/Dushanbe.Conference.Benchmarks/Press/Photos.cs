using SkiaSharp;

namespace Dushanbe.Conference.Benchmarks.Press;

/// <summary>A folder of portraits for a run, about as large as the passport photos that participants send.</summary>
internal sealed class Photos : IDisposable
{
    private const int Count = 700;

    public string Folder { get; } = Directory.CreateTempSubdirectory("press-photos-").FullName;

    public static Photos Make()
    {
        var photos = new Photos();
        for (var i = 0; i < Count; i++) File.WriteAllBytes(Path.Combine(photos.Folder, $"{i:000}.jpg"), Portrait(i));
        return photos;
    }

    public static IReadOnlyList<string> In(string folder) => [.. Directory.EnumerateFiles(folder, "*.jpg").Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static byte[] Portrait(int seed)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(354, 472, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            var random = new Random(seed);
            canvas.Clear(new SKColor((byte)random.Next(150, 255), (byte)random.Next(150, 255), (byte)random.Next(150, 255)));
            using var paint = new SKPaint { IsAntialias = true };
            for (var i = 0; i < 160; i++)
            {
                paint.Color = new((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), 60);
                canvas.DrawCircle(random.Next(354), random.Next(472), random.Next(10, 90), paint);
            }
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80);
        return data.ToArray();
    }
}
