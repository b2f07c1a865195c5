using System.Buffers.Binary;
using System.Text;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.Pictures;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Dushanbe.Conference.Tests.People;

/// <summary>What a phone writes beside a picture, where it was taken above all, is not kept; the picture itself is, byte for byte and the right way up.</summary>
public sealed class PhotoMetadataTests(Installation installation) : IClassFixture<Installation>
{
    private const string Secret = "38.5598N 68.7870E Phone of F. Rahmonzoda";

    public static TheoryData<SKEncodedImageFormat, int> Kinds => new() { { SKEncodedImageFormat.Jpeg, 1 }, { SKEncodedImageFormat.Jpeg, 6 }, { SKEncodedImageFormat.Png, 1 }, { SKEncodedImageFormat.Png, 6 }, { SKEncodedImageFormat.Webp, 1 }, { SKEncodedImageFormat.Webp, 6 } };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Everything_beside_the_picture_goes_and_nothing_of_it(SKEncodedImageFormat format, int orientation)
    {
        var plain = Encoded(format);
        var taken = Taken(plain, format, orientation);
        Assert.Contains(Secret, Encoding.Latin1.GetString(taken));

        var cleaned = PhotoMetadata.Without(taken).ToArray();

        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(cleaned));
        Assert.InRange(cleaned.Length, plain.Length, plain.Length + (orientation == 1 ? 18 : 80));
        using var before = Codec(taken);
        using var after = Codec(cleaned);
        Assert.Equal((before.Info.Width, before.Info.Height, before.EncodedOrigin), (after.Info.Width, after.Info.Height, after.EncodedOrigin));
        using var one = SKBitmap.Decode(taken);
        using var other = SKBitmap.Decode(cleaned);
        Assert.Equal(one.Bytes, other.Bytes);
        // cleaned once, there is nothing left to clean
        Assert.Equal(cleaned, PhotoMetadata.Without(cleaned).ToArray());
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg), InlineData(SKEncodedImageFormat.Png), InlineData(SKEncodedImageFormat.Webp)]
    public void Bytes_that_end_too_early_or_lie_about_their_lengths_are_followed_no_further(SKEncodedImageFormat format)
    {
        var taken = Taken(Encoded(format), format, 6);
        var chance = new Random(7);
        for (var i = 0; i < 400; i++)
        {
            var spoiled = taken[..chance.Next(1, taken.Length)];
            for (var spots = 0; spots < 3; spots++) spoiled[chance.Next(spoiled.Length)] = (byte)chance.Next(256);
            Assert.InRange(PhotoMetadata.Without(spoiled).Length, 1, spoiled.Length + 80);
        }
    }

    [Fact]
    public async Task The_kept_original_of_a_photo_tells_nothing_of_where_it_was_taken_and_is_cut_anew_the_right_way_up()
    {
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());
        var taken = Taken(Encoded(SKEncodedImageFormat.Jpeg), SKEncodedImageFormat.Jpeg, 6);

        Assert.IsType<SetPhoto.Outcome.Stored>(await installation.Get<SetPhoto>().ExecuteAsync(new(id, new("me.jpg", taken)), A.Organizer, default));
        var original = (await installation.Get<ReadPhoto>().ReadAsync(id, true, A.Organizer, default))!.Bytes;
        // left half red, turned to the right: red on top
        await installation.Get<SetPhoto>().ExecuteAsync(new(id, null, new PhotoCrop(0, 0, 1, 0.4)), A.Organizer, default);
        using var printed = SKBitmap.Decode((await installation.Get<ReadPhoto>().ReadAsync(id, false, A.Organizer, default))!.Bytes);

        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(original));
        Assert.True(printed.GetPixel(printed.Width / 2, printed.Height / 2).Red > 128);
    }

    [Fact]
    public async Task Originals_that_an_older_program_kept_as_they_were_are_cleaned_once_and_the_rest_is_left_alone()
    {
        var (desk, other) = (await Desk.OpenAsync(installation), await Desk.OpenAsync(installation));
        var files = installation.Get<FileStore>();
        var (taken, clean) = (Taken(Encoded(SKEncodedImageFormat.Jpeg), SKEncodedImageFormat.Jpeg, 6), Encoded(SKEncodedImageFormat.Png));
        // two share one picture, as a mission may send it, and so does one of another edition
        Guid[] before = [await PhotographedAsync(desk, taken), await PhotographedAsync(desk, taken), await PhotographedAsync(other, taken)];
        var kept = await PhotographedAsync(desk, clean);
        var none = (await desk.Register(desk.Fields("Without", "Photo"))).Id;
        var shown = await PrintedAsync(before[0]);

        Assert.Equal(3, await installation.Get<CleanOriginals>().ExecuteAsync(default));

        foreach (var id in before)
        {
            var original = (await installation.Get<ReadPhoto>().ReadAsync(id, true, A.Organizer, default))!.Bytes;
            Assert.Equal(PhotoMetadata.Without(taken).ToArray(), original);
            Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(original));
            Assert.Equal(shown, await PrintedAsync(id));
        }

        var hash = files.NameOf(taken);
        Assert.Null(files.LengthOf(hash));
        Assert.Equal(clean, (await installation.Get<ReadPhoto>().ReadAsync(kept, true, A.Organizer, default))!.Bytes);
        Assert.Null(await installation.Get<ReadPhoto>().ReadAsync(none, true, A.Organizer, default));
        await using var db = await installation.OpenAsync();
        Assert.Empty(await db.Files.Where(each => each.Hash == hash).ToListAsync());
        Assert.Equal(["1", "2"], (await db.Journal.Where(each => each.EditionId == desk.Edition.Id || each.EditionId == other.Edition.Id).ToListAsync()).SelectMany(each => each.Changes).Where(each => each.Field == "PhotoOriginals").Select(each => each.To).Order());

        // done is done: what a later restore brings back is not looked for again
        await PhotographedAsync(desk, taken);
        Assert.Equal(0, await installation.Get<CleanOriginals>().ExecuteAsync(default));
    }

    // as a program stored it that kept what it was given
    private async Task<Guid> PhotographedAsync(Desk desk, byte[] photo)
    {
        var (id, _) = await desk.Register(desk.Fields("Guest", $"Number{Guid.CreateVersion7():N}"));
        Assert.IsType<SetPhoto.Outcome.Stored>(await installation.Get<SetPhoto>().ExecuteAsync(new(id, new("me.jpg", Encoded(SKEncodedImageFormat.Webp))), A.Organizer, default));
        var hash = await installation.Get<FileStore>().SaveAsync(photo, default);
        await using var db = await installation.OpenAsync();
        var person = await db.Participants.SingleAsync(each => each.Id == id);
        person.Photograph(person.PhotoHash, hash);
        await PhotoPress.DescribeAsync(db, person.EditionId, FilePurpose.ParticipantPhoto, hash, "image/jpeg", photo.Length, installation.Clock.GetUtcNow().UtcDateTime, default);
        await db.SaveChangesAsync();
        return id;
    }

    private async Task<byte[]> PrintedAsync(Guid id) => (await installation.Get<ReadPhoto>().ReadAsync(id, false, A.Organizer, default))!.Bytes;

    private static SKCodec Codec(byte[] bytes) => SKCodec.Create(new MemoryStream(bytes));

    private static byte[] Encoded(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(640, 480);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Blue);
            using var red = new SKPaint { Color = SKColors.Red };
            canvas.DrawRect(0, 0, 320, 480, red);
        }

        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    // as a phone would have written it: Exif with the way up and a text where the place would be, XMP, a comment, and a film behind the picture
    private static byte[] Taken(byte[] plain, SKEncodedImageFormat format, int orientation)
    {
        byte[] tiff = [.. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Secret)];
        byte[] xmp = [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.ASCII.GetBytes(Secret)];
        return format switch
        {
            SKEncodedImageFormat.Jpeg => [.. plain[..2], .. Segment(0xE1, [.. "Exif\0\0"u8, .. tiff]), .. Segment(0xE1, xmp), .. Segment(0xFE, Encoding.ASCII.GetBytes(Secret)), .. plain[2..], .. Encoding.ASCII.GetBytes(Secret)],
            SKEncodedImageFormat.Png => [.. plain[..33], .. Chunk("eXIf", tiff), .. Chunk("tEXt", [.. "Comment\0"u8, .. Encoding.ASCII.GetBytes(Secret)]), .. plain[33..], .. Encoding.ASCII.GetBytes(Secret)],
            _ => Extended(plain, tiff, xmp),
        };
    }

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. content];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(named));
        return [.. length, .. named, .. sum];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var each in bytes)
        {
            crc ^= each;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB8_8320u : crc >> 1;
        }

        return ~crc;
    }

    private static byte[] Extended(byte[] plain, byte[] tiff, byte[] xmp)
    {
        static byte[] Part(string type, byte[] content)
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
            return [.. Encoding.ASCII.GetBytes(type), .. length, .. content, .. content.Length % 2 == 1 ? [0] : Array.Empty<byte>()];
        }

        byte[] parts = [.. Part("VP8X", [0b1100, 0, 0, 0, 639 & 0xFF, 639 >> 8, 0, 479 & 0xFF, 479 >> 8, 0]), .. plain[12..], .. Part("EXIF", tiff), .. Part("XMP ", xmp)];
        return [.. Part("RIFF", [.. "WEBP"u8, .. parts])];
    }
}
