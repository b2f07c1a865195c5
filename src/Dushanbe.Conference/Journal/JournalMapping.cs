using System.Text.Json;
using System.Text.Json.Serialization;
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
        // for changes by other processes since a given time
        builder.HasIndex(each => new { each.EditionId, each.At });
        builder.HasIndex(each => new { each.Subject, each.SubjectId, each.At });
        // for an auditor who asks for rare entries among a hundred thousand, newest first
        builder.HasIndex(each => new { each.EditionId, each.Action, each.Number });
        builder.HasIndex(each => new { each.EditionId, each.Subject, each.Number });
        builder.HasIndex(each => new { each.EditionId, each.ActorId, each.Number, each.ActorName });
        builder.Property(each => each.Salt).HasMaxLength(JournalSeal.SaltLength);
        builder.Property(each => each.TextDigest).HasMaxLength(JournalSeal.Length);
        builder.Property(each => each.Mark).HasMaxLength(JournalSeal.Length);
        builder.Property(each => each.Seal).HasMaxLength(JournalSeal.Length);
        // a number is unique in its chain; two indexes, since engines differ on whether nulls are equal
        builder.HasIndex(each => new { each.EditionId, each.Number }).IsUnique().HasFilter("[EditionId] IS NOT NULL AND [Number] IS NOT NULL");
        builder.HasIndex(each => each.Number).IsUnique().HasFilter("[EditionId] IS NULL AND [Number] IS NOT NULL");
    }

    private sealed class FieldChangesConverter() : ValueConverter<IReadOnlyList<FieldChange>, string>(
        changes => JsonSerializer.Serialize(changes, Json),
        json => Read(json));

    private static readonly JsonSerializerOptions Json = new(Conventions.Json) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    private static List<FieldChange> Read(string json) => [.. (JsonSerializer.Deserialize<List<FieldChange>>(json, Json) ?? []).Select(Today)];

    // old entries have the edition in the name of the field, and entries are never changed
    private static FieldChange Today(FieldChange change) =>
        change.Field.Split(':') is [var field, var edition] && Guid.TryParse(edition, out var id) ? change with { Field = field, EditionId = id } : change;
}
