using Dushanbe.Conference.Editions;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dushanbe.Conference.Programme;

internal sealed class RoomMapping : IEntityTypeConfiguration<Room>
{
    public void Configure(EntityTypeBuilder<Room> builder)
    {
        builder.Property(each => each.Version).IsConcurrencyToken();
        builder.HasOne<Edition>().WithMany().HasForeignKey(each => each.EditionId);
    }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.Property(each => each.Slug).HasMaxLength(80);
        builder.Property(each => each.Number).HasMaxLength(20);
        builder.Property(each => each.Version).IsConcurrencyToken();
        builder.HasOne<Edition>().WithMany().HasForeignKey(each => each.EditionId);
        builder.HasOne<Room>().WithMany().HasForeignKey(each => each.RoomId);
        builder.HasMany(each => each.Appearances).WithOne().HasForeignKey(appearance => appearance.SessionId);
        builder.Navigation(each => each.Appearances).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(each => new { each.EditionId, each.Slug }).IsUnique();
        builder.HasIndex(each => new { each.EditionId, each.Day, each.Starts, each.Order });
    }
}

internal sealed class SpeakerMapping : IEntityTypeConfiguration<Speaker>
{
    public void Configure(EntityTypeBuilder<Speaker> builder)
    {
        builder.ComplexProperty(each => each.Name, name =>
        {
            name.Property(each => each.Honorific).HasColumnName("Honorific").HasMaxLength(200);
            name.Property(each => each.Given).HasColumnName("Given").HasMaxLength(200);
            name.Property(each => each.Family).HasColumnName("Family").HasMaxLength(200);
            name.Property(each => each.Native).HasColumnName("Native").HasMaxLength(200);
            name.Property(each => each.InLanguages).HasColumnName("NamesInLanguages");
        });
        builder.Property(each => each.Slug).HasMaxLength(80);
        builder.Property(each => each.Iso2).HasMaxLength(2);
        builder.Property(each => each.PhotoHash).HasMaxLength(64);
        builder.Property(each => each.Version).IsConcurrencyToken();
        builder.HasOne<Edition>().WithMany().HasForeignKey(each => each.EditionId);
        builder.HasOne<Participant>().WithMany().HasForeignKey(each => each.ParticipantId);
        builder.HasIndex(each => new { each.EditionId, each.Slug }).IsUnique();
    }
}

internal sealed class AppearanceMapping : IEntityTypeConfiguration<Appearance>
{
    public void Configure(EntityTypeBuilder<Appearance> builder)
    {
        // keys are generated in the entity; without this EF would take a new appearance in a loaded list for a stored one
        builder.Property(each => each.Id).ValueGeneratedNever();
        builder.HasOne<Speaker>().WithMany().HasForeignKey(each => each.SpeakerId);
    }
}

internal sealed class ProgrammeReleaseMapping : IEntityTypeConfiguration<ProgrammeRelease>
{
    public void Configure(EntityTypeBuilder<ProgrammeRelease> builder)
    {
        builder.Property(each => each.Id).ValueGeneratedNever();
        // longer than other columns, and not indexed
        builder.Property(each => each.Content).HasMaxLength(int.MaxValue);
        builder.Property(each => each.Front).HasMaxLength(int.MaxValue);
        builder.Property(each => each.Calendar).HasMaxLength(int.MaxValue);
        builder.HasOne<Edition>().WithMany().HasForeignKey(each => each.EditionId);
        builder.HasMany(each => each.Portraits).WithOne().HasForeignKey(each => each.ReleaseId);
        builder.Navigation(each => each.Portraits).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(each => new { each.EditionId, each.Number }).IsUnique();
    }
}

internal sealed class ReleasePortraitMapping : IEntityTypeConfiguration<ReleasePortrait>
{
    public void Configure(EntityTypeBuilder<ReleasePortrait> builder)
    {
        builder.HasKey(each => new { each.ReleaseId, each.Hash });
        builder.Property(each => each.Hash).HasMaxLength(64);
        builder.HasIndex(each => each.Hash);
    }
}
