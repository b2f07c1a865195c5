namespace Dushanbe.Conference;

/// <summary>
/// Limits CPU-heavy work, such as decoding pictures and rendering papers, to half of the cores, so that the others
/// serve other requests. Waiting blocks no thread. Static, since it is a limit of the process.
/// </summary>
public static class HeavyWork
{
    private static readonly SemaphoreSlim Turns = new(AtOnce);

    /// <summary>The maximum number of concurrent calls.</summary>
    public static int AtOnce => Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Runs work on another thread when a slot is free. It must not call this method again, nor wait for anything.</summary>
    /// <param name="work">The work.</param>
    /// <param name="cancel">Cancels the wait and frees the slot.</param>
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
