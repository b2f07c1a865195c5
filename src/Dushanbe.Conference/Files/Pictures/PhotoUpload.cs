namespace Dushanbe.Conference.Files.Pictures;

/// <summary>An uploaded photo with its crop and rotation.</summary>
/// <param name="FileName">The file name, for messages only; a path in it is refused.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Crop">The part to keep, after rotation; null for the largest part with the aspect ratio of a portrait.</param>
/// <param name="QuarterTurns">Clockwise quarter turns.</param>
public sealed record PhotoUpload(string FileName, ReadOnlyMemory<byte> Bytes, PhotoCrop? Crop = null, int QuarterTurns = 0);

/// <summary>A part of a photo in fractions of its width and height, from the top left corner.</summary>
public sealed record PhotoCrop(double Left, double Top, double Width, double Height);

/// <summary>Why a photo cannot be used.</summary>
public enum PhotoFault
{
    /// <summary>It is not a JPEG, PNG or WebP picture.</summary>
    NotAPicture,

    /// <summary>The file has more than 32 MB.</summary>
    TooManyBytes,

    /// <summary>It has more pixels than allowed, 80 million.</summary>
    TooManyPixels,

    /// <summary>It is truncated or damaged.</summary>
    Damaged,

    /// <summary>Its name has a path.</summary>
    PathInName,
}
