using Dushanbe.Conference.Data;

namespace Dushanbe.Conference.Files;

/// <summary>The description of an uploaded file. The bytes are in the <see cref="FileStore"/> under their hash.</summary>
public sealed class StoredFile : IVersioned
{
    /// <summary>SHA-256 of the bytes, 64 lower-case hexadecimal digits: the key.</summary>
    public required string Hash { get; init; }

    /// <summary>The edition it was uploaded for.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>What it is used for, which decides who may see it.</summary>
    public required FilePurpose Purpose { get; init; }

    /// <summary>Media type detected from the bytes, not as declared.</summary>
    public required string MediaType { get; init; }

    /// <summary>Length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>When it was stored (UTC).</summary>
    public required DateTime StoredAt { get; init; }

    /// <summary>Incremented when a new use begins, so that a concurrent deletion after the last use fails.</summary>
    public long Version { get; set; } = 1;
}

/// <summary>Uses of files.</summary>
public enum FilePurpose
{
    /// <summary>A participant's photo, for desks and badges.</summary>
    ParticipantPhoto,

    /// <summary>A speaker's portrait, for everybody.</summary>
    SpeakerPortrait,
}
