using System.Collections.Concurrent;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Work;

/// <summary>Work of a kind of its own for one test: does what the test says and remembers every beginning.</summary>
internal sealed class Errand(string kind, Func<WorkTurn, CancellationToken, Task> deed) : WorkHandler
{
    // names of tests are long, the column is not
    public override string Kind { get; } = kind[..Math.Min(60, kind.Length)];

    public override Permission Permission => Permission.EditProgramme;

    public override int MostAttempts => Most;

    /// <summary>How often it is begun before it is given up.</summary>
    public int Most { get; init; } = 3;

    /// <summary>Every beginning, in whatever process.</summary>
    public ConcurrentQueue<Guid> Begun { get; } = [];

    /// <summary>What was given up.</summary>
    public ConcurrentQueue<Guid> Abandoned { get; } = [];

    public override Task RunAsync(WorkTurn turn, CancellationToken cancel)
    {
        Begun.Enqueue(turn.Item.Id);
        return deed(turn, cancel);
    }

    public override Task AbandonedAsync(WorkItem item, CancellationToken cancel)
    {
        Abandoned.Enqueue(item.Id);
        return Task.CompletedTask;
    }

    /// <summary>A process that knows how to do it.</summary>
    public ServiceProvider Process(Installation installation, Action<IServiceCollection>? with = null) => installation.Process(collection =>
    {
        collection.AddSingleton<WorkHandler>(this);
        with?.Invoke(collection);
    });

    /// <summary>Asks for it.</summary>
    public async Task<Guid> AskAsync(Installation installation, Edition? edition = null, Actor? actor = null, DateTime? due = null)
    {
        await using var db = await installation.OpenAsync();
        var item = db.Ask(Kind, edition?.Id, actor ?? A.Organizer, new { }, installation.Clock.GetUtcNow().UtcDateTime, due);
        await db.SaveChangesAsync();
        return item.Id;
    }
}

internal static class WorkOfTests
{
    /// <summary>The record as it stands.</summary>
    public static async Task<WorkItem> WorkAsync(this Installation installation, Guid id)
    {
        await using var db = await installation.OpenAsync();
        return await db.Work.AsNoTracking().SingleAsync(each => each.Id == id);
    }

    /// <summary>Takes the oldest piece that is due and does it.</summary>
    public static Task<bool> RunNextAsync(this ServiceProvider process, CancellationToken stopping = default) => process.GetRequiredService<WorkRunner>().RunNextAsync(stopping);

    /// <summary>Waits for what happens on another thread; a minute without it fails the test.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            Assert.True(tries < 6_000, "It never came about.");
            await Task.Delay(10);
        }
    }
}
