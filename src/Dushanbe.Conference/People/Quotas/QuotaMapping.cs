using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dushanbe.Conference.People.Quotas;

internal sealed class QuotaMapping : IEntityTypeConfiguration<Quota>
{
    public void Configure(EntityTypeBuilder<Quota> builder)
    {
        // generated in the entity
        builder.Property(each => each.Id).ValueGeneratedNever();
        builder.HasOne<Edition>().WithMany().HasForeignKey(each => each.EditionId);
        builder.HasOne<Delegation>().WithMany().HasForeignKey(each => each.DelegationId);
        builder.HasOne<Category>().WithMany().HasForeignKey(each => each.CategoryId);
        builder.HasIndex(each => new { each.DelegationId, each.CategoryId }).IsUnique();
    }
}

internal sealed class HeldPlaceMapping : IEntityTypeConfiguration<HeldPlace>
{
    public void Configure(EntityTypeBuilder<HeldPlace> builder)
    {
        builder.Property(each => each.Id).ValueGeneratedNever();
        builder.HasOne<Edition>().WithMany().HasForeignKey(each => each.EditionId);
        builder.HasOne<Delegation>().WithMany().HasForeignKey(each => each.DelegationId);
        builder.HasOne<Category>().WithMany().HasForeignKey(each => each.CategoryId);
    }
}
