using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Printing.Drawing;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Registration;

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

    /// <summary>Writes both files, says in the database what they are, and gives them to the person. Save, then <see cref="NewFiles.Keep"/>.</summary>
    public static async Task<NewFiles> StoreAsync(FileStore files, ConferenceDb db, Participant participant, Portrait portrait, DateTime now, CancellationToken cancel)
    {
        var added = new NewFiles(files);
        try
        {
            var original = await added.SaveAsync(portrait.Original, cancel);
            var printed = await added.SaveAsync(portrait.Printed, cancel);
            await DescribeAsync(db, participant.EditionId, FilePurpose.ParticipantPhoto, original, portrait.OriginalType, portrait.Original.Length, now, cancel);
            await DescribeAsync(db, participant.EditionId, FilePurpose.ParticipantPhoto, printed, "image/jpeg", portrait.Printed.Length, now, cancel);
            participant.Photograph(printed, original);
            return added;
        }
        catch
        {
            await added.DisposeAsync();
            throw;
        }
    }

    /// <summary>Deletes files that no person of the edition uses any more: a photo that was replaced or removed does not linger.</summary>
    public static async Task ForgetAsync(FileStore files, ConferenceDb db, Guid editionId, IEnumerable<string?> hashes, CancellationToken cancel)
    {
        foreach (var hash in hashes)
        {
            if (hash is null || await db.Participants.TagWith(nameof(PhotoPress)).AnyAsync(each => each.EditionId == editionId && (each.PhotoHash == hash || each.PhotoOriginalHash == hash), cancel)) continue;
            await ForgetAsync(files, db, editionId, FilePurpose.ParticipantPhoto, hash, cancel);
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

/// <summary>Files written before the database knows them; disposed of without <see cref="Keep"/>, those that were new are deleted again.</summary>
internal sealed class NewFiles(FileStore files) : IAsyncDisposable
{
    private readonly List<string> added = [];

    public async Task<string> SaveAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes.Span));
        if (!File.Exists(files.PathOf(hash))) added.Add(hash);
        return await files.SaveAsync(bytes, cancel);
    }

    public void Keep() => added.Clear();

    public ValueTask DisposeAsync()
    {
        foreach (var hash in added) files.Delete(hash);
        added.Clear();
        return ValueTask.CompletedTask;
    }
}
