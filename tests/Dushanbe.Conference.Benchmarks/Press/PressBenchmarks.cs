using BenchmarkDotNet.Attributes;
using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Benchmarks.Press;

/// <summary>What a running server spends on badges.</summary>
[MemoryDiagnoser]
public class PressBenchmarks
{
    private Photos photos = null!;
    private IReadOnlyList<string> files = [];

    /// <summary>Makes the photos.</summary>
    [GlobalSetup]
    public void Setup()
    {
        photos = Photos.Make();
        files = Photos.In(photos.Folder);
    }

    /// <summary>Removes the photos.</summary>
    [GlobalCleanup]
    public void Cleanup() => photos.Dispose();

    /// <summary>One badge, reprinted at the desk.</summary>
    [Benchmark]
    public void OneBadge() => BadgePapers.Write(Stream.Null, 1, files);

    /// <summary>All badges of a conference.</summary>
    [Benchmark]
    public void SevenHundredBadges() => BadgePapers.Write(Stream.Null, 700, files);

    /// <summary>A tagged booklet of forty pages without portraits: type, tables, links and two passes.</summary>
    [Benchmark]
    public int Booklet() =>
        Printing.Tests.Support.SampleBooklet.Create(4, 84, []).WritePdf(Stream.Null, new() { Title = "Programme", Tagged = true }).Pages;

    /// <summary>A photo of twelve million pixels, cut and reduced to what a badge shows.</summary>
    [Benchmark]
    public int LargePhoto() => Picture.Load(Large, "large.jpg", PictureTarget.Fill(new(85, 113.4f))).Width;

    private static byte[] Large { get; } = MakeLarge();

    private static byte[] MakeLarge()
    {
        using var bitmap = new SkiaSharp.SKBitmap(4000, 3000);
        bitmap.Erase(SkiaSharp.SKColors.SteelBlue);
        using var data = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Jpeg, 85);
        return data.ToArray();
    }
}
