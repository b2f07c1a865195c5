using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dushanbe.Conference.Editions.Categories;

internal sealed class CategoryMapping : IEntityTypeConfiguration<Category>
{
    public void Configure(EntityTypeBuilder<Category> builder)
    {
        builder.Property(each => each.Letter).HasMaxLength(1);
        builder.Property(each => each.Version).IsConcurrencyToken();
        builder.HasOne<Edition>().WithMany().HasForeignKey(each => each.EditionId);
        builder.HasIndex(each => new { each.EditionId, each.Letter }).IsUnique();
    }
}
