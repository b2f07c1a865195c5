using Dushanbe.Conference.Editions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dushanbe.Conference.Files;

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        // one row for each use: equal bytes may be used by two editions
        builder.HasKey(each => new { each.Hash, each.EditionId, each.Purpose });
        builder.Property(each => each.Hash).HasMaxLength(64);
        builder.Property(each => each.MediaType).HasMaxLength(100);
        builder.Property(each => each.Version).IsConcurrencyToken();
        builder.HasOne<Edition>().WithMany().HasForeignKey(each => each.EditionId);
    }
}
