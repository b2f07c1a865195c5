namespace Dushanbe.Conference.Files.Pictures;

/// <summary>A photo as somebody supplies it, with what they did to it on the page.</summary>
/// <param name="FileName">The name it was sent under, for messages only; a path in it is refused.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Crop">The part to keep, after turning; null for as much as fits the form of a portrait.</param>
/// <param name="QuarterTurns">Clockwise quarter turns.</param>
public sealed record PhotoUpload(string FileName, ReadOnlyMemory<byte> Bytes, PhotoCrop? Crop = null, int QuarterTurns = 0);

/// <summary>A part of a photo in fractions of its width and height, from the top left corner.</summary>
public sealed record PhotoCrop(double Left, double Top, double Width, double Height);

/// <summary>Why a photo cannot be used.</summary>
public enum PhotoFault
{
    /// <summary>It is no JPEG, PNG or WebP picture.</summary>
    NotAPicture,

    /// <summary>The file has more than 32 MB.</summary>
    TooManyBytes,

    /// <summary>It has more pixels than allowed, 80 million.</summary>
    TooManyPixels,

    /// <summary>It is cut off or damaged.</summary>
    Damaged,

    /// <summary>Its name carries a path.</summary>
    PathInName,
}
