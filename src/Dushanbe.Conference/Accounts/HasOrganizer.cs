using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Accounts;

/// <summary>Whether there is an open account that may manage accounts in the whole installation.</summary>
public sealed class HasOrganizer(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>Requests it.</summary>
    public async Task<bool> ReadAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Managers().TagWith(nameof(HasOrganizer)).AnyAsync(cancel);
    }
}
