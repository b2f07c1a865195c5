using Dushanbe.Conference.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Accounts;

/// <summary>The rules of accounts: what a password must be, and how many wrong ones stop the change of a password for a while. Failed sign-ins lock no account: the host throttles them instead.</summary>
public static class AccountsSetup
{
    /// <summary>The shortest password, shown where one is chosen. Length matters more than kinds of characters, which people satisfy with predictable ones.</summary>
    public const int PasswordLength = 12;

    /// <summary>The longest password: more than anybody types, and little enough to be hashed for whoever asks.</summary>
    public const int LongestPassword = 200;

    /// <summary>Wrong current passwords in a row after which an account may not change its password for a while.</summary>
    public const int FailuresBeforeLock = 5;

    /// <summary>How long the lock lasts.</summary>
    public static TimeSpan LockedFor { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Registers the account store; a host with sign-in adds its services to the builder.</summary>
    public static IdentityBuilder AddConferenceAccounts(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = AccountHasher.Rounds);
        // before Identity adds its own
        services.AddScoped<IPasswordHasher<Account>, AccountHasher>();
        return services.AddIdentityCore<Account>(options =>
        {
            IdentitySchema.Set(options);
            options.User.RequireUniqueEmail = true;
            // the e-mail address is the user name, and addresses have more characters than Identity allows by default
            options.User.AllowedUserNameCharacters = "";
            options.Password.RequiredLength = PasswordLength;
            options.Password.RequiredUniqueChars = 5;
            options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
            options.Lockout.MaxFailedAccessAttempts = FailuresBeforeLock;
            options.Lockout.DefaultLockoutTimeSpan = LockedFor;
        }).AddUserManager<AccountManager>().AddEntityFrameworkStores<ConferenceDb>().AddPasswordValidator<CommonPasswords>().AddPasswordValidator<LongPasswords>();
    }
}
