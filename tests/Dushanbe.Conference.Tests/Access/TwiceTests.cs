using Dushanbe.Conference.Access;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dushanbe.Conference.Tests.Access;

/// <summary>
/// A button that is pressed twice, or a request that is sent twice: every operation is called once more with the same form, and
/// what it makes is there once. Whatever makes another says here why.
/// </summary>
public sealed class TwiceTests(Worlds worlds) : IClassFixture<Worlds>
{
    // the probe and why
    private static readonly (string Operation, string Why)[] MakesAnother =
    [
        ("AskForPassword.ExecuteAsync", "a request is taken alike whether a letter follows or not; within ten minutes none does"),
        ("ImportParticipants.ExecuteAsync", "the work of an import, which ImportCase lets begin once"),
        ("ReceiveImport.ExecuteAsync", "a file sent twice waits twice, registers nobody, and goes after a day"),
        ("StartBadgeRun.ExecuteAsync", "with a reason, which is asked for each time that a badge is printed again; without one it is refused"),
        ("StartBadgeRun.ExecuteAsync everybody", "the same"),
    ];

    [Fact]
    public async Task What_is_sent_twice_is_made_once()
    {
        var stage = await worlds.OfAsync(Part.Everything);
        await stage.ResetAsync();
        var (made, again) = (0, new List<string>());
        var before = await CountAsync(stage.Installation);
        foreach (var operation in Probes.All.Keys.Where(each => each.Contains(".ExecuteAsync", StringComparison.Ordinal)))
        {
            await SendAsync(stage.Installation, operation);
            var once = await CountAsync(stage.Installation);
            await SendAsync(stage.Installation, operation);
            var twice = await CountAsync(stage.Installation);
            if (!once.SequenceEqual(before)) made++;
            if (!twice.SequenceEqual(once)) again.Add(operation);
            // what was removed is there for the next one
            if (twice.Zip(before).Any(each => each.First.Rows < each.Second.Rows)) await stage.ResetAsync();
            before = await CountAsync(stage.Installation);
        }

        await stage.ResetAsync();
        var (expected, found) = (string.Join(", ", MakesAnother.Select(each => each.Operation).Order()), string.Join(", ", again.Order()));
        Assert.True(expected == found, found);
        Assert.True(made > 10, $"only {made} operations make anything");
    }

    private static async Task SendAsync(Installation installation, string operation)
    {
        try
        {
            await Probes.All[operation].Call(installation, Actor.Operator, World.Own);
        }
        catch (DbUpdateException)
        {
            // refused by an index; nothing was made
        }
    }

    // how many rows each table has; entries tell of deeds, not of things
    private static async Task<List<Counted>> CountAsync(Installation installation)
    {
        await using var db = await installation.OpenAsync();
        var quote = db.GetService<ISqlGenerationHelper>();
        var tables = db.Model.GetEntityTypes().Where(each => !each.IsOwned() && each.ClrType != typeof(JournalEntry)).Select(each => each.GetTableName()!).Distinct().Order(StringComparer.Ordinal);
        var counts = tables.Select(table => $"SELECT '{table}' AS {quote.DelimitIdentifier("Kind")}, COUNT(*) AS {quote.DelimitIdentifier("Rows")} FROM {quote.DelimitIdentifier(table)}");
        return [.. (await db.Database.SqlQueryRaw<Counted>(string.Join(" UNION ALL ", counts)).ToListAsync()).OrderBy(each => each.Kind, StringComparer.Ordinal)];
    }

    private sealed record Counted(string Kind, long Rows);
}
