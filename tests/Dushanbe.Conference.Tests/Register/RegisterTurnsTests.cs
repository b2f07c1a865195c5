using Dushanbe.Conference.Register;

namespace Dushanbe.Conference.Tests.Register;

public sealed class RegisterTurnsTests
{
    [Fact]
    public async Task Whoever_asks_the_same_while_it_waits_shares_the_answer_and_whoever_asks_later_gets_a_new_one()
    {
        using var turns = new RegisterTurns();
        var gate = new TaskCompletionSource();
        var busy = Enumerable.Range(0, RegisterTurns.AtOnce).Select(i => turns.ReadAsync(("busy", i), async _ => { await gate.Task; return 0; }, default)).ToList();
        var reads = 0;
        Task<int> Ask(string key) => turns.ReadAsync(key, _ => Task.FromResult(Interlocked.Increment(ref reads)), default);

        Task<int>[] asked = [Ask("rahmon"), Ask("rahmon"), Ask("rahmon")];
        Assert.All(asked, each => Assert.False(each.IsCompleted));
        gate.SetResult();
        await Task.WhenAll(busy);

        var answers = await Task.WhenAll(asked);
        Assert.Equal([1, 1, 1], answers);
        Assert.Equal(2, await Ask("rahmon"));
    }

    [Fact]
    public async Task An_answer_that_was_begun_is_not_shared_for_it_may_miss_what_was_stored_since()
    {
        using var turns = new RegisterTurns();
        var (begun, gate, reads) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        var first = turns.ReadAsync("rahmon", async _ => { begun.SetResult(); await gate.Task; return Interlocked.Increment(ref reads); }, default);
        await begun.Task;

        Assert.Equal(1, await turns.ReadAsync("rahmon", _ => Task.FromResult(Interlocked.Increment(ref reads)), default));
        gate.SetResult();

        Assert.Equal(2, await first);
    }

    [Fact]
    public async Task A_question_that_the_next_letter_ends_is_never_read_unless_another_waits_for_it_too()
    {
        using var turns = new RegisterTurns();
        using var letter = new CancellationTokenSource();
        var (gate, reads) = (new TaskCompletionSource(), new List<string>());
        var busy = Enumerable.Range(0, RegisterTurns.AtOnce).Select(i => turns.ReadAsync(("busy", i), async _ => { await gate.Task; return 0; }, default)).ToList();
        Task<int> Ask(string key, CancellationToken cancel) => turns.ReadAsync(key, _ => { lock (reads) reads.Add(key); return Task.FromResult(7); }, cancel);
        var (alone, shared, other) = (Ask("r", letter.Token), Ask("ra", letter.Token), Ask("ra", default));

        await letter.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => alone);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shared);
        gate.SetResult();
        await Task.WhenAll(busy);

        Assert.Equal(7, await other);
        Assert.Equal(["ra"], reads);
    }

    [Fact]
    public async Task Whoever_types_waits_for_one_of_fifty_desks_that_read_the_same_news_and_not_for_all()
    {
        using var turns = new RegisterTurns();
        var (gate, order) = (new TaskCompletionSource(), new List<string>());
        Task<int> Ask(string key, bool isPatient) => turns.ReadAsync(key, async _ => { if (isPatient) await gate.Task; lock (order) order.Add(key); return 0; }, default, isPatient);
        var news = Enumerable.Range(0, 50).Select(i => Ask($"news {i}", true)).ToList();

        // though all fifty have asked before and not one has been answered
        await Ask("typed", false);
        Assert.All(news, each => Assert.False(each.IsCompleted));
        gate.SetResult();
        await Task.WhenAll(news);

        Assert.Equal("typed", order[0]);
        Assert.Equal(51, order.Count);
    }

    [Fact]
    public async Task No_more_read_at_once_than_there_are_turns_and_a_fault_gives_its_turn_back()
    {
        using var turns = new RegisterTurns();
        var (now, most) = (0, 0);
        foreach (var i in Enumerable.Range(0, 10)) await Assert.ThrowsAsync<InvalidOperationException>(() => turns.ReadAsync<int>(("fault", i), _ => throw new InvalidOperationException(), default));

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => turns.ReadAsync(i, async _ =>
        {
            var running = Interlocked.Increment(ref now);
            lock (turns) most = Math.Max(most, running);
            await Task.Yield();
            return Interlocked.Decrement(ref now);
        }, default)));

        Assert.InRange(most, 1, RegisterTurns.AtOnce);
    }
}
