using Microsoft.Extensions.Logging.Abstractions;

namespace Dushanbe.Conference.Tests;

public sealed class BulletinTests
{
    [Fact]
    public void A_reader_that_fails_disturbs_neither_the_others_nor_who_announces()
    {
        var bulletin = new Bulletin(NullLogger<Bulletin>.Instance);
        var heard = new List<int>();
        using var first = bulletin.Subscribe<News>(_ => throw new InvalidOperationException("a desk with a fault"));
        using var second = bulletin.Subscribe<News>(news => heard.Add(news.Number));

        bulletin.Publish(new News(7));

        Assert.Equal([7], heard);
    }

    [Fact]
    public void Who_no_longer_reads_hears_nothing()
    {
        var bulletin = new Bulletin(NullLogger<Bulletin>.Instance);
        var heard = new List<int>();
        var reading = bulletin.Subscribe<News>(news => heard.Add(news.Number));

        bulletin.Publish(new News(1));
        reading.Dispose();
        bulletin.Publish(new News(2));

        Assert.Equal([1], heard);
    }

    private sealed record News(int Number);
}
