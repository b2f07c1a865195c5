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

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Room });

    /// <summary>The small photo of a photo as it is printed; null where the file is not there.</summary>
    /// <exception cref="PictureException">The file is no picture any more.</exception>
    public async Task<byte[]?> ReadAsync(string hash, CancellationToken cancel)
    {
        if (kept.TryGetValue(hash, out byte[]? known)) return known;
        if (await files.ReadAsync(hash, cancel) is not { } photo) return null;
        // whoever waited for a turn may find that the one before has made it
        return await HeavyWork.DoAsync(() => kept.TryGetValue(hash, out byte[]? made) && made is not null ? made : Make(hash, photo), cancel);
    }

    /// <inheritdoc/>
    public void Dispose() => kept.Dispose();

    private byte[] Make(string hash, byte[] photo)
    {
        var made = PictureCutter.ToJpeg(photo, "photo", Width, Height);
        return kept.Set(hash, made, new MemoryCacheEntryOptions { Size = made.Length, SlidingExpiration = TimeSpan.FromHours(8) });
    }
}
