using Dushanbe.Conference.Editions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dushanbe.Conference.Work;

internal sealed class WorkMapping : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.ToTable("Work");
        builder.Property(each => each.Kind).HasMaxLength(60);
        builder.Property(each => each.Stage).HasMaxLength(40);
        builder.Property(each => each.Payload).HasMaxLength(WorkItem.LongestText);
        builder.Property(each => each.Result).HasMaxLength(WorkItem.LongestText);
        builder.HasOne<Edition>().WithMany().HasForeignKey(each => each.EditionId);
        // polled every second for due items, while nearly all rows have ended
        builder.HasIndex(each => new { each.State, each.CreatedAt });
    }
}
