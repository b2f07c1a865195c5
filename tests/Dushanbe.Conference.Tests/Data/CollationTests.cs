using Dushanbe.Conference.Editions;
using Dushanbe.Conference.PostgreSql;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Data;

/// <summary>The database as its migrations left it: text is told apart by its bytes, whatever the engine.</summary>
public sealed class CollationTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task An_address_in_another_case_is_another_address()
    {
        var edition = await installation.Add(A.Edition($"border-{Guid.CreateVersion7():N}"));

        Assert.NotNull(await installation.Get<FindEdition>().ReadAsync(edition.Slug, default));
        Assert.Null(await installation.Get<FindEdition>().ReadAsync(edition.Slug.ToUpperInvariant(), default));
        // and may be given to somebody else
        await installation.Add(A.Edition(edition.Slug.ToUpperInvariant()));
    }

    [Fact]
    public async Task Letters_of_categories_differ_by_case_and_sort_by_code()
    {
        var edition = await installation.Add(A.Edition());
        await installation.Add(A.Category(edition, "d"), A.Category(edition, "D"), A.Category(edition, "é"), A.Category(edition, "Z"));

        await using var db = await installation.OpenAsync();

        Assert.Equal(["D", "Z", "d", "é"], await db.Categories.Where(each => each.EditionId == edition.Id).OrderBy(each => each.Letter).Select(each => each.Letter).ToListAsync());
        Assert.Equal(1, await db.Categories.CountAsync(each => each.EditionId == edition.Id && each.Letter == "D"));
    }

    [Fact]
    public async Task Every_column_of_text_was_brought_to_it()
    {
        await using var db = await installation.OpenAsync();
        var question = db.Dialect is PostgreSqlDatabase
            ? "SELECT table_name || '.' || column_name AS \"Value\" FROM information_schema.columns WHERE table_schema = 'public' AND data_type IN ('text', 'character varying') AND table_name <> '__EFMigrationsHistory' AND collation_name IS DISTINCT FROM 'C'"
            : "SELECT name AS Value FROM sqlite_master WHERE sql LIKE '%COLLATE%'";

        Assert.Empty(await db.Database.SqlQueryRaw<string>(question).ToListAsync());
    }
}
