using Dushanbe.Conference.Editions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dushanbe.Conference.Badges;

internal sealed class BadgeMapping : IEntityTypeConfiguration<Badge>
{
    public void Configure(EntityTypeBuilder<Badge> builder)
    {
        builder.Property(each => each.Number).HasMaxLength(BadgeNumber.Length);
        builder.Property(each => each.Face).HasMaxLength(Badge.FaceLength);
        builder.HasOne<Edition>().WithMany().HasForeignKey(each => each.EditionId);
        builder.HasIndex(each => each.Number).IsUnique();
        // at most one valid badge a person; PostgreSQL's adapter turns the brackets into quotes
        builder.HasIndex(each => each.ParticipantId).IsUnique().HasFilter("[VoidedAt] IS NULL");
        // all badges of a person; the index above has only valid ones
        builder.HasIndex(each => new { each.ParticipantId, each.VoidedAt });
    }
}

internal sealed class BadgeRunMapping : IEntityTypeConfiguration<BadgeRun>
{
    public void Configure(EntityTypeBuilder<BadgeRun> builder)
    {
        builder.Property(each => each.Stock).HasMaxLength(40);
        builder.HasOne<Edition>().WithMany().HasForeignKey(each => each.EditionId);
    }
}

internal sealed class BadgePrintMapping : IEntityTypeConfiguration<BadgePrint>
{
    public void Configure(EntityTypeBuilder<BadgePrint> builder)
    {
        builder.HasOne<BadgeRun>().WithMany().HasForeignKey(each => each.RunId);
        builder.HasOne<Badge>().WithMany().HasForeignKey(each => each.BadgeId);
        builder.HasIndex(each => new { each.ParticipantId, each.Before }).IsUnique();
    }
}
