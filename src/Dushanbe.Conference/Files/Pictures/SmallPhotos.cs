using Dushanbe.Conference.Printing.Drawing;
using Microsoft.Extensions.Caching.Memory;

namespace Dushanbe.Conference.Files.Pictures;

/// <summary>
/// The photos of lists, so small that fifty of them come over a slow line at once. Each is made the first time somebody opens
/// a list with it, and kept in memory by its hash alone: who may see it is asked before.
/// </summary>
public sealed class SmallPhotos(FileStore files) : IDisposable
{
    /// <summary>Pixels across: 28 points of a list, on a screen with two pixels to the point.</summary>
    public const int Width = 56;

    /// <summary>Pixels down.</summary>
    public const int Height = 72;

    // bytes: about ten thousand photos
    private const long Room = 24 * 1024 * 1024;

    // decoding takes a core for milliseconds; a page of new photos leaves the other to everybody else
    private readonly SemaphoreSlim turns = new(1);
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Room });

    /// <summary>The small photo of a photo as it is printed; null where the file is not there.</summary>
    /// <exception cref="PictureException">The file is no picture any more.</exception>
    public async Task<byte[]?> ReadAsync(string hash, CancellationToken cancel)
    {
        if (kept.TryGetValue(hash, out byte[]? known)) return known;
        await turns.WaitAsync(cancel);
        try
        {
            if (kept.TryGetValue(hash, out known)) return known;
            if (await files.ReadAsync(hash, cancel) is not { } photo) return null;
            var made = await Task.Run(() => PictureCutter.ToJpeg(photo, "photo", Width, Height), cancel);
            return kept.Set(hash, made, new MemoryCacheEntryOptions { Size = made.Length, SlidingExpiration = TimeSpan.FromHours(8) });
        }
        finally
        {
            turns.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        kept.Dispose();
        turns.Dispose();
    }
}
