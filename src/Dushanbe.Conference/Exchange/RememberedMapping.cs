using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dushanbe.Conference.Exchange;

/// <summary>How files with a set of headers were last read in an edition, so that the next one needs no choices. It knows headers by keys only.</summary>
public sealed class RememberedMapping
{
    /// <summary>The key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>The key of the header set.</summary>
    public required string HeaderKey { get; init; }

    /// <summary>The mapping, as <see cref="ImportMapping.ToJson"/> writes it.</summary>
    public required string Mapping { get; set; }

    /// <summary>When it was last used (UTC).</summary>
    public required DateTime UsedAt { get; set; }
}

internal sealed class RememberedMappingMapping : IEntityTypeConfiguration<RememberedMapping>
{
    public void Configure(EntityTypeBuilder<RememberedMapping> builder)
    {
        builder.Property(each => each.HeaderKey).HasMaxLength(64);
        builder.Property(each => each.Mapping).HasMaxLength(ImportMapping.Longest);
        builder.HasOne<Editions.Edition>().WithMany().HasForeignKey(each => each.EditionId);
        builder.HasIndex(each => new { each.EditionId, each.HeaderKey });
    }
}
