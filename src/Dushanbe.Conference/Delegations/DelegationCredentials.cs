using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dushanbe.Conference.Delegations;

/// <summary>The credentials of a delegation: how far they are, and the note verbale that came with them. A delegation without a row has sent none.</summary>
public sealed class DelegationCredentials : IVersioned
{
    /// <summary>The delegation: the key.</summary>
    public required Guid DelegationId { get; init; }

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>How far they are.</summary>
    public CredentialsState State { get; internal set; }

    /// <summary>The date of the note.</summary>
    public DateOnly? DatedOn { get; internal set; }

    /// <summary>The function of whoever signed it, such as Minister of Foreign Affairs.</summary>
    public string? Signer { get; internal set; }

    /// <summary>Why it was returned.</summary>
    public string? Reason { get; internal set; }

    /// <summary>The hash of the note in the file store; null for none. It names people.</summary>
    public string? NoteHash { get; internal set; }

    /// <summary>The media type of the note, as found in its bytes.</summary>
    public string? NoteType { get; internal set; }

    /// <summary>The length of the note in bytes.</summary>
    public long? NoteLength { get; internal set; }

    /// <summary>When the note was stored (UTC).</summary>
    public DateTime? NoteAt { get; internal set; }

    /// <inheritdoc/>
    public long Version { get; set; } = 1;

    /// <summary>Takes the note away, and what was written about it. The caller deletes the file.</summary>
    internal void Erase() => (Signer, Reason, NoteHash, NoteType, NoteLength, NoteAt) = (null, null, null, null, null, null);
}

/// <summary>How far the credentials of a delegation are.</summary>
public enum CredentialsState
{
    /// <summary>None have come.</summary>
    NotReceived,

    /// <summary>They have come and nobody has checked them.</summary>
    Received,

    /// <summary>They are in order.</summary>
    Accepted,

    /// <summary>Sent back, with a reason.</summary>
    Returned,
}

internal sealed class CredentialsMapping : IEntityTypeConfiguration<DelegationCredentials>
{
    public void Configure(EntityTypeBuilder<DelegationCredentials> builder)
    {
        builder.ToTable("Credentials");
        builder.HasKey(each => each.DelegationId);
        builder.Property(each => each.DelegationId).ValueGeneratedNever();
        builder.Property(each => each.Signer).HasMaxLength(CredentialsFields.Longest);
        builder.Property(each => each.Reason).HasMaxLength(CredentialsFields.Longest);
        builder.Property(each => each.NoteHash).HasMaxLength(64);
        builder.Property(each => each.NoteType).HasMaxLength(40);
        builder.Property(each => each.Version).IsConcurrencyToken();
        builder.HasOne<Edition>().WithMany().HasForeignKey(each => each.EditionId);
        builder.HasOne<Delegation>().WithMany().HasForeignKey(each => each.DelegationId);
    }
}
