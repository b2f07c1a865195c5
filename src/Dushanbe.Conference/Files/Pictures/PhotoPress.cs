using Dushanbe.Conference.Data;
using Dushanbe.Conference.Printing.Drawing;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Files.Pictures;

/// <summary>A checked photo: the original without metadata, and the JPEG for badges and screens.</summary>
internal sealed record DevelopedPhoto(ReadOnlyMemory<byte> Original, string OriginalType, byte[] Printed);

/// <summary>Processes an uploaded photo of a person.</summary>
internal static class PhotoPress
{
    /// <summary>Width of a printed photo: 35 mm at 300 dots an inch.</summary>
    public const int Width = 413;

    /// <summary>Height of a printed photo: 45 mm at 300 dots an inch.</summary>
    public const int Height = 531;

    /// <summary>Checks and crops a photo under the limit for heavy work; nothing is stored yet.</summary>
    public static Task<(DevelopedPhoto? Photo, PhotoFault? Fault)> DevelopAsync(PhotoUpload upload, CancellationToken cancel, int width = Width, int height = Height) =>
        HeavyWork.DoAsync(() => Develop(upload, width, height), cancel);

    private static (DevelopedPhoto? Photo, PhotoFault? Fault) Develop(PhotoUpload upload, int width, int height)
    {
        if (upload.FileName.AsSpan().ContainsAny('/', '\\', ':') || upload.FileName is ".." or ".") return (null, PhotoFault.PathInName);
        try
        {
            var crop = upload.Crop is { } part ? new PictureCrop((float)part.Left, (float)part.Top, (float)part.Width, (float)part.Height) : default(PictureCrop?);
            var printed = PictureCutter.ToJpeg(upload.Bytes, upload.FileName, width, height, upload.QuarterTurns, crop);
            return (new DevelopedPhoto(PhotoMetadata.Without(upload.Bytes), MediaType(upload.Bytes.Span), printed), null);
        }
        catch (PictureException refused)
        {
            return (null, refused.Fault switch
            {
                PictureFault.TooManyBytes => PhotoFault.TooManyBytes,
                PictureFault.TooLarge => PhotoFault.TooManyPixels,
                PictureFault.Damaged => PhotoFault.Damaged,
                _ => PhotoFault.NotAPicture,
            });
        }
    }

    /// <summary>Ends one use of a file, unless it is still used, and deletes the file where that was the last.</summary>
    /// <param name="files">The file store.</param>
    /// <param name="db">The database.</param>
    /// <param name="use">The edition and the purpose.</param>
    /// <param name="hash">The file.</param>
    /// <param name="isUsed">Whether it is still used.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task ForgetAsync(FileStore files, ConferenceDb db, (Guid EditionId, FilePurpose Purpose) use, string hash, Func<CancellationToken, Task<bool>> isUsed, CancellationToken cancel)
    {
        var rows = db.Files.TagWith(nameof(PhotoPress)).Where(each => each.Hash == hash && each.EditionId == use.EditionId && each.Purpose == use.Purpose);
        var seen = await rows.Select(each => (long?)each.Version).SingleOrDefaultAsync(cancel);
        // checked after reading the version: a use that begins from here on increments it, and the row stays
        if (await isUsed(cancel)) return;
        await rows.Where(each => each.Version == seen).ExecuteDeleteAsync(cancel);
        await files.DeleteAsync(db, await db.UnnamedAsync([hash], cancel), _ => Task.CompletedTask, cancel);
    }

    /// <summary>Adds the row for a use of a file. Where it exists already, the save fails with <see cref="DbUpdateConcurrencyException"/> if that use ends meanwhile.</summary>
    public static async Task DescribeAsync(ConferenceDb db, Guid editionId, FilePurpose purpose, string hash, string type, long length, DateTime now, CancellationToken cancel)
    {
        if (await db.Files.FindAsync([hash, editionId, purpose], cancel) is not { } there)
            db.Files.Add(new StoredFile { Hash = hash, EditionId = editionId, Purpose = purpose, MediaType = type, Length = length, StoredAt = now });
        else if (db.Entry(there) is { State: EntityState.Unchanged } entry)
            entry.Property(each => each.Version).IsModified = true;
    }

    /// <summary>The kind of a picture that was checked, by its first byte.</summary>
    internal static string MediaType(ReadOnlySpan<byte> file) => file[0] switch
    {
        0xFF => "image/jpeg",
        0x89 => "image/png",
        _ => "image/webp",
    };
}
