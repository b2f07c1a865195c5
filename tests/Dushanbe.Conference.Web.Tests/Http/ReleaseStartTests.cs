using System.Net;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>The server on an installation from before there were releases, and what only editors may fetch.</summary>
public sealed class ReleaseStartTests
{
    private static readonly string[] Pages =
    [
        "/en/dushanbe-2022", "/ru/dushanbe-2022/agenda?day=all", "/tg/dushanbe-2022/speakers", "/en/dushanbe-2022/agenda.ics", "/en/dushanbe-2018/agenda?day=all", "/en/kuwait-2024",
    ];

    [Fact]
    public async Task After_an_update_the_public_reads_what_it_read_before()
    {
        var folder = Directory.CreateTempSubdirectory("conference-web-").FullName;
        try
        {
            IReadOnlyList<string> before;
            await using (var web = new ProductionInstallation(folder))
            {
                await using var db = await web.Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();
                // that version had names in Latin letters alone
                await db.Database.ExecuteSqlAsync($"UPDATE Speakers SET NamesInLanguages = NULL");
                await db.Releases.ExecuteDeleteAsync();
                Assert.NotEqual(0, await web.Get<KeepFirstReleases>().ExecuteAsync(WebInstallation.Organizer, default));
                before = await ReadAsync(web);
                // the database as the version before left it: the same rows, and no table of releases
                await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().TakeWhile(each => !each.EndsWith("_KeepReleases", StringComparison.Ordinal)).Last());
            }

            await using (var web = new ProductionInstallation(folder)) Assert.Equal(before, await ReadAsync(web));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task The_booklet_of_a_draft_is_for_its_editors_and_kept_nowhere()
    {
        const string draft = "/en/dushanbe-2022/draft.pdf";
        await using var web = new ProductionInstallation();
        var edition = (await web.Get<FindEdition>().ReadAsync("dushanbe-2022", default))!;
        var other = (await web.Get<FindEdition>().ReadAsync("kuwait-2024", default))!;

        var answer = await (await web.SignedInAsync("editor", edition.Id)).GetAsync(draft);

        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.True(answer.Headers.CacheControl is { NoStore: true, Private: true });
        Assert.Equal(HttpStatusCode.NotFound, (await web.CreateClient().GetAsync(draft)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await web.SignedInAsync("reader", edition.Id)).GetAsync(draft)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await web.SignedInAsync("editor", other.Id)).GetAsync(draft)).StatusCode);
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(WebInstallation web)
    {
        var client = web.CreateClient();
        var pages = new List<string>();
        foreach (var page in Pages)
        {
            var answer = await client.GetAsync(page);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            // behind the page stands a mark of Blazor's, encrypted anew each time
            pages.Add((await answer.Content.ReadAsStringAsync()).Split("<!--Blazor-Server-Component-State")[0]);
        }

        Assert.Contains("Dushanbe", pages[0], StringComparison.Ordinal);
        return pages;
    }
}
