using System.Text.Json;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Dushanbe.Conference.Journal;

internal sealed class JournalMapping : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("Journal");
        builder.Property(each => each.Changes).HasConversion<FieldChangesConverter, Conventions.ListComparer<FieldChange>>().HasMaxLength(int.MaxValue);
        builder.HasIndex(each => new { each.Subject, each.SubjectId, each.At });
    }

    private sealed class FieldChangesConverter() : ValueConverter<IReadOnlyList<FieldChange>, string>(
        changes => JsonSerializer.Serialize(changes, Conventions.Json),
        json => JsonSerializer.Deserialize<List<FieldChange>>(json, Conventions.Json) ?? new List<FieldChange>());
}
