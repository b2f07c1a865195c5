using Dushanbe.Conference.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dushanbe.Conference.Accounts;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder) => builder.Property(each => each.DisplayName).HasMaxLength(AccountFields.LongestName);
}

internal sealed class SignInSessionMapping : IEntityTypeConfiguration<SignInSession>
{
    public void Configure(EntityTypeBuilder<SignInSession> builder)
    {
        builder.HasOne<Account>().WithMany().HasForeignKey(each => each.AccountId);
        builder.Property(each => each.Stamp).HasMaxLength(100);
        builder.Property(each => each.Browser).HasMaxLength(SignInManner.LongestBrowser);
        builder.Property(each => each.LooksAs).HasMaxLength(40);
    }
}

internal sealed class GrantMapping : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> builder)
    {
        builder.HasOne<Account>().WithMany().HasForeignKey(each => each.AccountId);
        builder.Property(each => each.Role).HasMaxLength(40);
        builder.HasIndex(each => new { each.AccountId, each.Role, each.Scope, each.ScopeId }).IsUnique();
    }
}
