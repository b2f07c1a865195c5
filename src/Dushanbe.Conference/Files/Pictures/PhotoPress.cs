using Dushanbe.Conference.Data;
using Dushanbe.Conference.Printing.Drawing;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Files.Pictures;

/// <summary>A photo that was checked: the file as supplied, and the JPEG that goes on badges and screens.</summary>
internal sealed record Portrait(ReadOnlyMemory<byte> Original, string OriginalType, byte[] Printed);

/// <summary>Turns what somebody uploads into the photo of a person.</summary>
internal static class PhotoPress
{
    /// <summary>Width of a printed photo: 35 mm at 300 dots an inch.</summary>
    public const int Width = 413;

    /// <summary>Height of a printed photo: 45 mm at 300 dots an inch.</summary>
    public const int Height = 531;

    /// <summary>Checks and cuts a photo; nothing is stored yet.</summary>
    public static (Portrait? Portrait, PhotoFault? Fault) Develop(PhotoUpload upload, int width = Width, int height = Height)
    {
        if (upload.FileName.AsSpan().ContainsAny('/', '\\', ':') || upload.FileName is ".." or ".") return (null, PhotoFault.PathInName);
        try
        {
            var crop = upload.Crop is { } part ? new PictureCrop((float)part.Left, (float)part.Top, (float)part.Width, (float)part.Height) : default(PictureCrop?);
            var printed = PictureCutter.ToJpeg(upload.Bytes, upload.FileName, width, height, upload.QuarterTurns, crop);
            return (new Portrait(upload.Bytes, MediaType(upload.Bytes.Span), printed), null);
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

    /// <summary>Ends one use of a file, and deletes it where that was the last.</summary>
    public static async Task ForgetAsync(FileStore files, ConferenceDb db, Guid editionId, FilePurpose purpose, string hash, CancellationToken cancel)
    {
        await db.Files.TagWith(nameof(PhotoPress))
            .Where(each => each.Hash == hash && each.EditionId == editionId && each.Purpose == purpose)
            .ExecuteDeleteAsync(cancel);
        if (!await db.Files.TagWith(nameof(PhotoPress)).AnyAsync(each => each.Hash == hash, cancel)) files.Delete(hash);
    }

    /// <summary>Says in the database what a file is used for, unless it says so already.</summary>
    public static async Task DescribeAsync(ConferenceDb db, Guid editionId, FilePurpose purpose, string hash, string type, long length, DateTime now, CancellationToken cancel)
    {
        if (await db.Files.FindAsync([hash, editionId, purpose], cancel) is not null) return;
        db.Files.Add(new StoredFile { Hash = hash, EditionId = editionId, Purpose = purpose, MediaType = type, Length = length, StoredAt = now });
    }

    private static string MediaType(ReadOnlySpan<byte> file) => file[0] switch
    {
        0xFF => "image/jpeg",
        0x89 => "image/png",
        _ => "image/webp",
    };
}
