using Dushanbe.Conference.Accounts.OpenId;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Accounts;

/// <summary>Whether there is an open account that may manage accounts in the whole installation, and whose holder can sign in.</summary>
public sealed class HasOrganizer(IDbContextFactory<ConferenceDb> databases, IOptions<ProviderOptions> provider)
{
    /// <summary>Requests it.</summary>
    public async Task<bool> ReadAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Managers(provider.Value).TagWith(nameof(HasOrganizer)).AnyAsync(cancel);
    }
}
