using System.Data.Common;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Papers.Booklet;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Public.Frame;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>What the cache of public pages keeps, how much of it, and for how long.</summary>
public sealed class PageCacheTests(PageCacheTests.Held web) : IClassFixture<PageCacheTests.Held>
{
    [Fact]
    public async Task A_page_that_was_under_way_while_its_content_changed_is_served_to_nobody_else()
    {
        const string address = "/en/kuwait-2024";
        var client = web.CreateClient();
        var (reached, goOn) = web.Hold($"{nameof(EditionHome)} series");

        var underWay = client.GetStringAsync(address);
        await reached;
        await PublishAsync("kuwait-2024", "Another Hall");
        goOn();
        var old = await underWay;

        Assert.DoesNotContain("Another Hall", old);
        Assert.Contains("Another Hall", await client.GetStringAsync(address));
    }

    [Fact]
    public async Task The_programme_is_made_once_a_release_and_language_however_many_ask_and_whatever_they_add_to_the_address()
    {
        var made = web.Get<BookletShelf>().Count;
        string[] addresses = ["programme.pdf", "programme.pdf?q=1", "programme.pdf?q=2", "programme.pdf?day=2022-10-18&room=x", "programme.pdf?utm=3"];

        var files = await Task.WhenAll(addresses.Concat(addresses).Select(each => web.CreateClient().GetByteArrayAsync($"/en/dushanbe-2022/{each}")));
        using var again = new MemoryStream();
        await web.Get<BookletPaper>().WriteAsync("dushanbe-2022", "en", pdfA: false, again, Access.Actor.Public, default);

        Assert.Equal(made + 1, web.Get<BookletShelf>().Count);
        Assert.All(files, file => Assert.Equal(again.ToArray(), file));
        await web.CreateClient().GetByteArrayAsync("/ru/dushanbe-2022/programme.pdf");
        await PublishAsync("dushanbe-2022", "Another Hall");
        Assert.NotEqual(files[0], await web.CreateClient().GetByteArrayAsync("/en/dushanbe-2022/programme.pdf"));
        Assert.Equal(made + 3, web.Get<BookletShelf>().Count);
    }

    [Fact]
    public async Task However_many_pages_are_asked_for_the_cache_holds_so_many_and_those_that_are_read_stay()
    {
        var store = new PageStore(new FakeTimeProvider());
        await store.SetAsync("read", [1], [], TimeSpan.FromMinutes(1), default);
        for (var i = 0; i < PageStore.MostPages + 500; i++)
        {
            await store.SetAsync($"{i}", [2, 3], [], TimeSpan.FromMinutes(1), default);
            if (i % 100 == 0) Assert.Equal([1], await store.GetAsync("read", default));
        }

        Assert.Equal((PageStore.MostPages, PageStore.MostPages * 2L - 1), (store.Count, store.Bytes));
        Assert.Null(await store.GetAsync("0", default));
        Assert.Equal([1], await store.GetAsync("read", default));
    }

    [Fact]
    public async Task The_cache_holds_no_more_bytes_than_it_may_and_forgets_what_is_over_or_dropped()
    {
        var (clock, store) = (new FakeTimeProvider(), default(PageStore));
        store = new PageStore(clock);
        for (var i = 0; i < 40; i++) await store.SetAsync($"{i}", new byte[4 * 1024 * 1024], [i % 2 == 0 ? "even" : "odd"], TimeSpan.FromMinutes(1), default);
        Assert.Equal((32, PageStore.MostBytes), (store.Count, store.Bytes));

        await store.SetAsync("39", [7], ["odd"], TimeSpan.FromSeconds(30), default);
        await store.EvictByTagAsync("even", default);
        Assert.Equal((16, 15 * 4L * 1024 * 1024 + 1), (store.Count, store.Bytes));
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(await store.GetAsync("39", default));
        Assert.NotNull(await store.GetAsync("37", default));
        Assert.Equal(15, store.Count);
    }

    [Theory]
    [InlineData("conference.example.org", 200), InlineData("CONFERENCE.example.org:8443", 200), InlineData("evil.example", 400)]
    public async Task Only_the_host_names_of_the_settings_are_answered(string host, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/dushanbe-2018");
        request.Headers.Host = host;

        Assert.Equal(status, (int)(await web.CreateClient().SendAsync(request)).StatusCode);
    }

    private async Task PublishAsync(string slug, string venue)
    {
        var details = (await web.Get<EditionDetails>().ReadAsync(slug, WebInstallation.Organizer, default))!;
        await web.Get<AmendEdition>().ExecuteAsync(new(details.Id, details.Version, details.Content with { Venue = LocalizedText.Of(en: venue, ru: venue, tg: venue) }), WebInstallation.Organizer, default);
        details = (await web.Get<EditionDetails>().ReadAsync(slug, WebInstallation.Organizer, default))!;
        Assert.IsType<PublishProgramme.Outcome.Published>(await web.Get<PublishProgramme>().ExecuteAsync(new(details.Id, details.Version), WebInstallation.Organizer, default));
    }

    /// <summary>A server that stops in the middle of a page, once it has read what the page shows.</summary>
    public sealed class Held : WebInstallation
    {
        private readonly Stop stop = new();

        protected override IEnumerable<(string Key, string Value)> Settings => [("AllowedHosts", "localhost;conference.example.org")];

        /// <summary>The next reading with this tag stops; the task ends when it has, the action lets it go on.</summary>
        public (Task Reached, Action GoOn) Hold(string tag)
        {
            var (reached, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
            stop.At = (tag, reached, goOn.Task);
            return (reached.Task, goOn.SetResult);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.ConfigureDbContext<ConferenceDb>(options => options.AddInterceptors(stop)));
        }

        private sealed class Stop : DbCommandInterceptor
        {
            public (string Tag, TaskCompletionSource Reached, Task GoOn)? At { get; set; }

            public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
            {
                if (At is not { } at || !command.CommandText.Contains($"-- {at.Tag}", StringComparison.Ordinal)) return result;
                At = null;
                at.Reached.SetResult();
                await at.GoOn;
                return result;
            }
        }
    }
}
