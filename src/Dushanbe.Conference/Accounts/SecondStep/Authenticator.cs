using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dushanbe.Conference.Accounts.SecondStep;

/// <summary>The authenticator app of an account: it shows the code that the second step of a sign-in asks for.</summary>
public sealed class Authenticator
{
    /// <summary>Whose.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The secret that app and server compute codes from, encrypted with keys outside the database.</summary>
    public required string Secret { get; set; }

    /// <summary>When it was set up (UTC).</summary>
    public required DateTime SetAt { get; set; }
}

/// <summary>A code on paper for one sign-in without the app; the row goes when it is used.</summary>
public sealed class RecoveryCode
{
    /// <summary>The key of the row, which tells nothing of the code.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The hash of the code, encrypted with keys outside the database: a copy of the database does not help to guess it.</summary>
    public required string Hash { get; init; }
}

/// <summary>The codes that were tried for the second step of an account: each is valid once, and few may be wrong.</summary>
public sealed class CodeTally
{
    /// <summary>Whose.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Wrong codes in a row, among them those still being checked.</summary>
    public int Failures { get; set; }

    /// <summary>When the last of them came (UTC).</summary>
    public DateTime FailedAt { get; set; }

    /// <summary>The time step of the code used last (<see cref="TimeCode"/>): an older one, or this one again, is refused.</summary>
    public long LastStep { get; set; }
}

internal sealed class SecondStepMapping : IEntityTypeConfiguration<Authenticator>, IEntityTypeConfiguration<RecoveryCode>, IEntityTypeConfiguration<CodeTally>
{
    public void Configure(EntityTypeBuilder<Authenticator> builder)
    {
        builder.HasKey(each => each.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(each => each.AccountId);
        builder.Property(each => each.Secret).HasMaxLength(AccountSecrets.Longest);
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.HasOne<Account>().WithMany().HasForeignKey(each => each.AccountId);
        builder.Property(each => each.Hash).HasMaxLength(AccountSecrets.Longest);
    }

    public void Configure(EntityTypeBuilder<CodeTally> builder)
    {
        builder.HasKey(each => each.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(each => each.AccountId);
    }
}
