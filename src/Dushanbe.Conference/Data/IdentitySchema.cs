using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Data;

/// <summary>
/// The version of the accounts' tables: 3, which holds passkeys. Identity reads it from the application's services,
/// so a context made outside the host (tests, tools, verbs) must be given some.
/// </summary>
public static class IdentitySchema
{
    private static readonly IServiceProvider Services = new ServiceCollection().Configure<IdentityOptions>(Set).BuildServiceProvider();

    /// <summary>Sets the version in the host's options.</summary>
    public static void Set(IdentityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
    }

    /// <summary>Gives a context outside the host the same version.</summary>
    public static DbContextOptionsBuilder UseIdentitySchema(this DbContextOptionsBuilder options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.UseApplicationServiceProvider(Services);
    }
}
