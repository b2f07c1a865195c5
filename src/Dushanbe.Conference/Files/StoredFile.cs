using Dushanbe.Conference.Data;

namespace Dushanbe.Conference.Files;

/// <summary>What an uploaded file is. The bytes lie in the <see cref="FileStore"/> under their hash.</summary>
public sealed class StoredFile : IVersioned
{
    /// <summary>SHA-256 of the bytes, 64 lower-case hexadecimal digits: the key.</summary>
    public required string Hash { get; init; }

    /// <summary>The edition it was uploaded for.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>What it is used for, which decides who may see it.</summary>
    public required FilePurpose Purpose { get; init; }

    /// <summary>Media type as found in the bytes, never as claimed.</summary>
    public required string MediaType { get; init; }

    /// <summary>Length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>When it was stored (UTC).</summary>
    public required DateTime StoredAt { get; init; }

    /// <summary>Raised by everybody who begins to use the file, so that whoever ends the last use sees that it is the last no more.</summary>
    public long Version { get; set; } = 1;
}

/// <summary>What a file is used for.</summary>
public enum FilePurpose
{
    /// <summary>A participant's photo, for desks and badges.</summary>
    ParticipantPhoto,

    /// <summary>A speaker's portrait, for everybody.</summary>
    SpeakerPortrait,
}
