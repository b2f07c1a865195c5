using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dushanbe.Conference.People;

internal sealed class ParticipantMapping : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.ComplexProperty(each => each.Name, name =>
        {
            name.Property(each => each.Honorific).HasColumnName("Honorific").HasMaxLength(200);
            name.Property(each => each.Given).HasColumnName("Given").HasMaxLength(200);
            name.Property(each => each.Family).HasColumnName("Family").HasMaxLength(200);
            name.Property(each => each.Native).HasColumnName("Native").HasMaxLength(200);
            name.Ignore(each => each.InLanguages);
        });
        builder.Property(each => each.PhotoHash).HasMaxLength(64);
        builder.Property(each => each.PhotoOriginalHash).HasMaxLength(64);
        builder.Property(each => each.ListNumber).HasMaxLength(Participant.LongestListNumber);
        builder.Property(each => each.BadgeFace).HasMaxLength(Participant.FaceLength);
        builder.Property(each => each.Version).IsConcurrencyToken();
        builder.HasOne<Edition>().WithMany().HasForeignKey(each => each.EditionId);
        builder.HasOne<Delegation>().WithMany().HasForeignKey(each => each.DelegationId);
        builder.HasOne<Category>().WithMany().HasForeignKey(each => each.CategoryId);
        builder.HasMany<Badge>().WithOne().HasForeignKey(badge => badge.ParticipantId);
        builder.HasMany<BadgePrint>().WithOne().HasForeignKey(print => print.ParticipantId);
        builder.HasMany<Consent>().WithOne().HasForeignKey(consent => consent.ParticipantId);
        builder.HasMany(each => each.Steps).WithOne().HasForeignKey(step => step.ParticipantId);
        builder.Navigation(each => each.Steps).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(each => new { each.EditionId, each.SortKey, each.Id });
        builder.HasIndex(each => new { each.EditionId, each.DelegationId, each.OrderInDelegation });
        builder.HasIndex(each => new { each.EditionId, each.ListNumber }).IsUnique();
        // a covering index for the counts above the register, which avoids reading the wide rows
        builder.HasIndex(each => new { each.EditionId, each.State, each.ErasedAt, each.PhotoHash });
    }
}

internal sealed class AccreditationStepMapping : IEntityTypeConfiguration<AccreditationStep>
{
    // keys are generated in the entity; without this EF would take a new step in a loaded list for a stored one
    public void Configure(EntityTypeBuilder<AccreditationStep> builder) => builder.Property(each => each.Id).ValueGeneratedNever();
}
