using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dushanbe.Conference.Editions;

internal sealed class SeriesMapping : IEntityTypeConfiguration<Series>
{
    public void Configure(EntityTypeBuilder<Series> builder)
    {
        builder.Property(each => each.Slug).HasMaxLength(80);
        builder.HasIndex(each => each.Slug).IsUnique();
    }
}

internal sealed class EditionMapping : IEntityTypeConfiguration<Edition>
{
    public void Configure(EntityTypeBuilder<Edition> builder)
    {
        builder.Property(each => each.Slug).HasMaxLength(80);
        builder.Property(each => each.ZoneId).HasMaxLength(60);
        builder.Property(each => each.DefaultLanguage).HasMaxLength(10);
        builder.Property(each => each.Version).IsConcurrencyToken();
        builder.HasOne<Series>().WithMany().HasForeignKey(each => each.SeriesId);
        builder.HasMany<JournalEntry>().WithOne().HasForeignKey(entry => entry.EditionId);
        builder.HasIndex(each => each.Slug).IsUnique();
    }
}

internal sealed class OrganizationMapping : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.Property(each => each.Abbreviation).HasMaxLength(40);
        builder.Property(each => each.Iso2).HasMaxLength(2);
        builder.Property(each => each.Version).IsConcurrencyToken();
        builder.HasIndex(each => each.Abbreviation).IsUnique();
    }
}

internal sealed class PartnershipMapping : IEntityTypeConfiguration<Partnership>
{
    public void Configure(EntityTypeBuilder<Partnership> builder)
    {
        builder.Property(each => each.Version).IsConcurrencyToken();
        builder.HasOne<Edition>().WithMany().HasForeignKey(each => each.EditionId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(each => each.OrganizationId);
        builder.HasIndex(each => new { each.EditionId, each.OrganizationId }).IsUnique();
    }
}
