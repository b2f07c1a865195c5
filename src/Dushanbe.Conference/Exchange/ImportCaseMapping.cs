using Dushanbe.Conference.Editions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dushanbe.Conference.Exchange;

internal sealed class ImportCaseMapping : IEntityTypeConfiguration<ImportCase>
{
    public void Configure(EntityTypeBuilder<ImportCase> builder)
    {
        builder.Property(each => each.FileName).HasMaxLength(ImportCase.LongestName);
        builder.Property(each => each.PhotosName).HasMaxLength(ImportCase.LongestName);
        builder.Property(each => each.TableHash).HasMaxLength(64);
        builder.Property(each => each.PhotosHash).HasMaxLength(64);
        builder.Property(each => each.Mapping).HasMaxLength(ImportMapping.Longest);
        builder.Property(each => each.Known).HasMaxLength(40);
        builder.Property(each => each.Version).IsConcurrencyToken();
        builder.HasOne<Edition>().WithMany().HasForeignKey(each => each.EditionId);
        builder.HasIndex(each => new { each.EditionId, each.TouchedAt });
    }
}
