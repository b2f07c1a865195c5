using Dushanbe.Conference.Printing.Drawing;
using Microsoft.Extensions.Caching.Memory;

namespace Dushanbe.Conference.Files.Pictures;

/// <summary>
/// Thumbnails for lists, so small that fifty of them load quickly on a slow connection. Each is created at the first request
/// and cached in memory by its hash; permissions are checked before.
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

    /// <summary>The thumbnail of a printed photo; null where the file is missing.</summary>
    /// <exception cref="PictureException">The file is not a valid picture.</exception>
    public async Task<byte[]?> ReadAsync(string hash, CancellationToken cancel)
    {
        if (kept.TryGetValue(hash, out byte[]? known)) return known;
        if (await files.ReadAsync(hash, cancel) is not { } photo) return null;
        // it may have been created while waiting
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
