using Dushanbe.Conference.Editions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dushanbe.Conference.Delegations;

internal sealed class DelegationMapping : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.Property(each => each.Iso2).HasMaxLength(2);
        builder.Property(each => each.Abbreviation).HasMaxLength(40);
        builder.Property(each => each.Version).IsConcurrencyToken();
        builder.HasOne<Edition>().WithMany().HasForeignKey(each => each.EditionId);
        builder.HasIndex(each => new { each.EditionId, each.Iso2 }).IsUnique();
        builder.HasIndex(each => new { each.EditionId, each.SortEn });
    }
}
