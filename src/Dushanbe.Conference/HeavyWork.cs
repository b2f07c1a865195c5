namespace Dushanbe.Conference;

/// <summary>
/// The turns of work that keeps a core busy for long, decoding pictures and making papers: half the cores do it, the others
/// answer everybody else. Whoever waits for a turn holds no thread. Of the process, since the cores are.
/// </summary>
public static class HeavyWork
{
    private static readonly SemaphoreSlim Turns = new(AtOnce);

    /// <summary>How many pieces of such work go on at once.</summary>
    public static int AtOnce => Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Does work when its turn comes, on a thread of its own. It must not ask for another turn, nor wait for anything.</summary>
    /// <param name="work">The work.</param>
    /// <param name="cancel">Ends the wait; whoever has gone makes nobody else wait.</param>
    public static async Task<T> DoAsync<T>(Func<T> work, CancellationToken cancel)
    {
        await Turns.WaitAsync(cancel);
        try
        {
            return await Task.Run(work, cancel);
        }
        finally
        {
            Turns.Release();
        }
    }
}
