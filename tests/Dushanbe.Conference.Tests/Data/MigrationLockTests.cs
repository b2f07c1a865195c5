using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Data;

public sealed class MigrationLockTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_lock_that_a_killed_process_left_behind_does_not_stop_the_next_migration()
    {
        await using var db = await installation.OpenAsync();
        if (!db.Database.IsSqlite()) return;
        await db.Database.ExecuteSqlRawAsync("""INSERT OR REPLACE INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2022-10-18 08:00:00')""");

        await using (await installation.Get<DatabaseDialect>().AloneAsync(db, default))
            await db.Database.MigrateAsync();

        Assert.Equal(0, await db.Database.SqlQueryRaw<int>("""SELECT COUNT(*) AS Value FROM "__EFMigrationsLock" """).SingleAsync());
    }
}
