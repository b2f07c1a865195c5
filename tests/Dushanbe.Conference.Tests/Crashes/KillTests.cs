using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Register;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Crashes;

/// <summary>A server is killed while desks write: three times here; <c>-- crashes</c> of the benchmarks does it two hundred times.</summary>
public sealed class KillTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("conference-killed-").FullName;
    private readonly Conference.Editions.Edition edition = A.Edition();
    private Guid category;

    [Fact]
    public async Task What_was_said_to_be_stored_outlives_a_kill_and_nothing_is_stored_in_part()
    {
        IReadOnlyList<JournalAnchor> anchors = [];
        foreach (var lives in new[] { 30, 200, 400 })
        {
            var (said, trouble) = await Killing.RunAsync(typeof(KillTests).Assembly.Location, folder, edition.Id, category, writers: 50, TimeSpan.FromMilliseconds(lives));

            Assert.True(said.Count > 0, trouble);
            await using var services = KilledWriter.Open(folder);
            Assert.Empty((await AfterCrash.LookAsync(services, edition.Id, said, anchors)).Faults);
            anchors = await services.GetRequiredService<ReadAnchors>().ReadAsync(Actor.Operator, default);
        }
    }

    [Fact]
    public async Task The_look_afterwards_notices_what_it_is_for()
    {
        await using var services = KilledWriter.Open(folder);
        var made = (RegisterParticipant.Outcome.Registered)await services.GetRequiredService<RegisterParticipant>().ExecuteAsync(new(edition.Id, new() { Given = "Ali", Family = "Karimov", Organization = "Institute", CategoryId = category, Function = "amended 0" }), Actor.Operator, default);
        string[] said = [$"registered {made.ParticipantId} -", $"registered {Guid.CreateVersion7()} -", $"amended {made.ParticipantId} 1", $"printed {made.ParticipantId} {Guid.CreateVersion7()}", $"photographed {made.ParticipantId} -"];
        var lost = (await AfterCrash.LookAsync(services, edition.Id, said, [])).Faults;
        await using (var db = await services.GetRequiredService<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync())
        {
            await db.Participants.ExecuteUpdateAsync(set => set.SetProperty(each => each.Function, "amended 1"));
            await db.Journal.Where(each => each.Action == JournalAction.Created).ExecuteDeleteAsync();
        }

        var half = (await AfterCrash.LookAsync(services, edition.Id, [], [])).Faults;

        Assert.Equal(said[1..].Select(each => $"lost: {each}"), lost);
        Assert.Equal([$"{made.ParticipantId} has 0 entries of its registration and 1 steps", $"{made.ParticipantId} is amended 1 with 0 entries"], half);
    }

    public async Task InitializeAsync()
    {
        await using var services = KilledWriter.Open(folder);
        await services.GetRequiredService<DatabaseSetup>().ExecuteAsync(default);
        await using var db = await services.GetRequiredService<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();
        var letter = A.Category(edition);
        db.AddRange(edition, letter);
        await db.SaveChangesAsync();
        category = letter.Id;
    }

    public Task DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }
}
