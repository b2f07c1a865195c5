using Dushanbe.Conference.Editions;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dushanbe.Conference.Lists;

internal sealed class IssuedListMapping : IEntityTypeConfiguration<IssuedList>
{
    public void Configure(EntityTypeBuilder<IssuedList> builder)
    {
        builder.Property(each => each.Id).ValueGeneratedNever();
        builder.Property(each => each.AmendTo).HasMaxLength(ListFields.LongestAddress);
        builder.HasOne<Edition>().WithMany().HasForeignKey(each => each.EditionId);
        builder.HasIndex(each => new { each.EditionId, each.Number }).IsUnique();
    }
}

internal sealed class ListedPersonMapping : IEntityTypeConfiguration<ListedPerson>
{
    public void Configure(EntityTypeBuilder<ListedPerson> builder)
    {
        builder.ToTable("ListedPeople");
        builder.HasKey(each => new { each.ListId, each.ParticipantId });
        builder.Property(each => each.Iso2).HasMaxLength(2);
        builder.Property(each => each.Abbreviation).HasMaxLength(40);
        builder.ComplexProperty(each => each.Name, name =>
        {
            name.Property(each => each.Honorific).HasColumnName("Honorific").HasMaxLength(200);
            name.Property(each => each.Given).HasColumnName("Given").HasMaxLength(200);
            name.Property(each => each.Family).HasColumnName("Family").HasMaxLength(200);
            name.Property(each => each.Native).HasColumnName("Native").HasMaxLength(200);
            name.Ignore(each => each.InLanguages);
        });
        builder.HasOne<IssuedList>().WithMany().HasForeignKey(each => each.ListId);
        builder.HasOne<Participant>().WithMany().HasForeignKey(each => each.ParticipantId);
        builder.HasIndex(each => each.ParticipantId);
    }
}
