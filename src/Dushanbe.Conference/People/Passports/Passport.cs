using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files.AtRest;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dushanbe.Conference.People.Passports;

/// <summary>The passport of a participant: its data in one encrypted text, and keyed hashes by which equal numbers and dates of birth are found.</summary>
public sealed class Passport : IVersioned
{
    /// <summary>Lower-case hexadecimal digits of a keyed hash.</summary>
    internal const int HashLength = 64;

    // as the fields are declared; a hash of a column is comparable with those of the same column alone
    private const string Column = $"{nameof(Passport)}.{nameof(Sealed)}", Number = $"{nameof(Passport)}.{nameof(PassportFields.Number)}", Birth = $"{nameof(Passport)}.{nameof(PassportFields.BirthDate)}";

    /// <summary>The person, and the key.</summary>
    public required Guid ParticipantId { get; init; }

    /// <summary>Number, nationality, issuer, dates and the name in Latin letters, encrypted.</summary>
    public SealedText Sealed { get; internal set; } = new("");

    /// <summary>What equal numbers have in common.</summary>
    public string NumberHash { get; internal set; } = "";

    /// <summary>What equal dates of birth have in common; null where the passport has none.</summary>
    public string? BirthHash { get; internal set; }

    /// <summary>When it was noted last (UTC).</summary>
    public DateTime At { get; internal set; }

    /// <summary>The name shown for who noted it, kept even when the account is gone.</summary>
    public string ActorName { get; internal set; } = "";

    /// <inheritdoc/>
    public long Version { get; set; } = 1;

    /// <summary>Stores other data.</summary>
    internal void Note(PassportFields fields, FieldSecrets secrets, DateTime at, string actorName)
    {
        Sealed = secrets.Seal(Column, ParticipantId, fields.ToJson());
        NumberHash = HashOfNumber(secrets, fields.Number);
        BirthHash = fields.BirthDate is { } day ? HashOfBirth(secrets, day) : null;
        (At, ActorName) = (at, actorName);
    }

    /// <summary>The data; null where the key is gone.</summary>
    internal PassportFields? Read(FieldSecrets secrets) => secrets.Open(Column, ParticipantId, Sealed) is { } json ? PassportFields.FromJson(json) : null;

    /// <summary>What passports with this number have in common.</summary>
    internal static string HashOfNumber(FieldSecrets secrets, string number) => secrets.HashOf(Number, number);

    /// <summary>What passports with this date of birth have in common.</summary>
    internal static string HashOfBirth(FieldSecrets secrets, DateOnly day) => secrets.HashOf(Birth, day.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
}

internal sealed class PassportMapping : IEntityTypeConfiguration<Passport>
{
    public void Configure(EntityTypeBuilder<Passport> builder)
    {
        builder.HasKey(each => each.ParticipantId);
        builder.Property(each => each.ParticipantId).ValueGeneratedNever();
        builder.Property(each => each.NumberHash).HasMaxLength(Passport.HashLength);
        builder.Property(each => each.BirthHash).HasMaxLength(Passport.HashLength);
        builder.Property(each => each.Version).IsConcurrencyToken();
        builder.HasOne<Participant>().WithOne().HasForeignKey<Passport>(each => each.ParticipantId);
        builder.HasIndex(each => each.NumberHash);
    }
}
